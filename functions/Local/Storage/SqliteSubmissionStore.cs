using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>State in SQLite: a filing's key is (year, agency, scope), everything of a filing goes by the printed form of its key.</summary>
public sealed class SqliteSubmissionStore(SqliteDatabase database, TimeProvider time) : ISubmissionStore
{
    private const int LargestRevision = 256 * 1024 * 1024;

    public Task<Agency?> FindAgencyOrNullAsync(string id, CancellationToken cancellation) =>
        FindAsync("SELECT json FROM agencies WHERE id = $id", ("$id", id), StoredJson.Plain.Agency);

    public IAsyncEnumerable<Agency> ListAgenciesAsync(CancellationToken cancellation) => database.ListAsync(
        connection => connection.Command("SELECT json FROM agencies ORDER BY id"), row => Record(row.GetString(0), StoredJson.Plain.Agency), cancellation);

    public Task PutAgenciesAsync(IReadOnlyList<Agency> agencies, CancellationToken cancellation) => database.WriteAsync(
        connection =>
        {
            foreach (var agency in agencies)
            {
                SqliteRecords.PutAgency(connection, agency.Id, Json(agency, StoredJson.Plain.Agency));
            }

            SqliteLog.Append(connection, time.GetUtcNow(), LogKind.Roster, [], Bytes(agencies, StoredJson.Plain.IReadOnlyListAgency));
            return agencies.Count;
        }, cancellation);

    public Task<Filing?> FindFilingOrNullAsync(FilingKey key, CancellationToken cancellation) => Task.FromResult(database.Read(connection =>
    {
        using var command = connection.Command(
            "SELECT json, etag FROM filings WHERE year = $year AND agency = $agency AND scope = $scope",
            ("$year", key.Year), ("$agency", key.Agency), ("$scope", key.Scope.ToString()));
        using var row = command.ExecuteReader();
        return row.Read() ? Head(row) : null;
    }));

    public IAsyncEnumerable<Filing> ListFilingsAsync(int year, CancellationToken cancellation) => database.ListAsync(
        // "Own" before "Area".
        connection => connection.Command("SELECT json, etag FROM filings WHERE year = $year ORDER BY agency, scope DESC", ("$year", year)),
        Head, cancellation);

    public Task<Submission?> FindSubmissionOrNullAsync(SubmissionId id, CancellationToken cancellation) =>
        Task.FromResult(database.Read(connection => Find(connection, id)));

    public Task<bool> SaveAsync(FilingChange change, CancellationToken cancellation) => database.WriteAsync(
        connection => SqliteFilingChange.Write(connection, change), cancellation);

    public IAsyncEnumerable<PendingCheck> ListPendingAsync(DateTimeOffset dueBefore, CancellationToken cancellation) => database.ListAsync(
        connection => connection.Command(
            "SELECT submission, attempt, next_attempt_at FROM pending WHERE next_attempt_at <= $due ORDER BY next_attempt_at, submission",
            ("$due", dueBefore.UtcTicks)),
        row => new PendingCheck(SubmissionId.Parse(row.GetString(0))!.Value, row.GetInt32(1), new(row.GetInt64(2), TimeSpan.Zero)), cancellation);

    public IAsyncEnumerable<Act> ListActsAsync(FilingKey filing, CancellationToken cancellation) => database.ListAsync(
        connection => connection.Command("SELECT json FROM acts WHERE filing = $filing ORDER BY sequence", ("$filing", filing.ToString())),
        row => Record(row.GetString(0), StoredJson.Plain.Act), cancellation);

    public Task<AccessKey?> FindKeyOrNullAsync(string hash, CancellationToken cancellation) =>
        Task.FromResult(database.Read(connection => SqliteKeys.FindOrNull(connection, hash)));

    public IAsyncEnumerable<AccessKey> ListKeysAsync(CancellationToken cancellation) => database.ListAsync(SqliteKeys.List, SqliteKeys.Read, cancellation);

    public Task PutKeyAsync(AccessKey key, CancellationToken cancellation) => PutKeysAsync([key], cancellation);

    public Task PutKeysAsync(IReadOnlyList<AccessKey> keys, CancellationToken cancellation) => database.WriteAsync(
        connection =>
        {
            foreach (var key in keys)
            {
                SqliteRecords.PutKey(connection, key, Json(key, StoredJson.Plain.AccessKey));
                SqliteLog.Append(connection, time.GetUtcNow(), LogKind.Key, [], Bytes(key, StoredJson.Plain.AccessKey));
            }

            return keys.Count;
        }, cancellation);

    public Task NoteKeyUseAsync(string name, DateTimeOffset at, CancellationToken cancellation) => database.WriteAsync(
        connection => SqliteKeys.NoteUse(connection, name, at), cancellation);

    public Task<RememberedAnswer?> FindAnswerOrNullAsync(
        string caller, string idempotencyKey, DateTimeOffset now, CancellationToken cancellation) => Task.FromResult(database.Read(connection =>
        connection.Scalar(
            "SELECT json FROM answers WHERE caller = $caller AND idempotency_key = $key AND at > $expired",
            ("$caller", caller), ("$key", idempotencyKey), ("$expired", (now - SqliteAnswers.Kept).UtcTicks)) is string json
            ? Record(json, StoredJson.Plain.RememberedAnswer)
            : null));

    public Task<RememberedAnswer> ReserveAnswerAsync(
        string caller, string idempotencyKey, string requestHash, DateTimeOffset now, CancellationToken cancellation) => database.WriteAsync(
        connection => SqliteAnswers.Reserve(connection, new(caller, idempotencyKey, new(requestHash, Submission: null, IsNew: true, now))), cancellation);

    public Task RememberAnswerAsync(AnsweredCall answered, CancellationToken cancellation) => database.WriteAsync(
        connection => SqliteAnswers.Remember(connection, answered), cancellation);

    public Task<bool> AddEditionAsync(SummaryEdition edition, CancellationToken cancellation) => database.WriteAsync(
        connection =>
        {
            if (!SqliteRecords.AddEdition(connection, edition, Json(edition, StoredJson.Plain.SummaryEdition)))
            {
                return false;
            }

            SqliteLog.Append(connection, edition.CompiledAt, LogKind.Edition, [], Bytes(edition, StoredJson.Plain.SummaryEdition));
            return true;
        }, cancellation);

    public IAsyncEnumerable<SummaryEdition> ListEditionsAsync(int year, CancellationToken cancellation) => database.ListAsync(
        connection => connection.Command("SELECT json FROM editions WHERE year = $year ORDER BY number", ("$year", year)),
        row => Record(row.GetString(0), StoredJson.Plain.SummaryEdition), cancellation);

    // An immediate transaction takes the write lock, which fails on a file that cannot be written.
    public Task ProbeAsync(CancellationToken cancellation) => database.WriteAsync(connection => connection.Scalar("SELECT count(*) FROM editions"), cancellation);

    private static string Json<T>(T record, JsonTypeInfo<T> shape) => JsonSerializer.Serialize(record, shape);

    private static byte[] Bytes<T>(T record, JsonTypeInfo<T> shape) => JsonSerializer.SerializeToUtf8Bytes(record, shape);

    internal static Submission? Find(SqliteConnection connection, SubmissionId id) =>
        connection.Scalar("SELECT packed FROM revisions WHERE submission = $submission", ("$submission", id.ToString())) is byte[] packed
            ? Compressed.Read(packed, StoredJson.Plain.Submission, LargestRevision)
            : null;

    private static T Record<T>(string json, JsonTypeInfo<T> shape) => JsonSerializer.Deserialize(json, shape)!;

    private static Filing Head(SqliteDataReader row) =>
        Record(row.GetString(0), StoredJson.Plain.Filing) with { ETag = row.GetInt64(1).ToString(CultureInfo.InvariantCulture) };

    private Task<T?> FindAsync<T>(string sql, (string, object?) parameter, JsonTypeInfo<T> shape) where T : class =>
        Task.FromResult(database.Read(connection => connection.Scalar(sql, parameter) is string json ? Record(json, shape) : null));
}
