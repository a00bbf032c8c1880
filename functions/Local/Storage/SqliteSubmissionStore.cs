using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>State in SQLite: a filing's key is (year, agency, scope), everything of a filing goes by the printed form of its key.</summary>
public sealed class SqliteSubmissionStore(SqliteDatabase database) : ISubmissionStore
{
    private const int LargestRevision = 256 * 1024 * 1024;

    private static readonly TimeSpan AnswersKept = TimeSpan.FromDays(7);

    public Task<Agency?> FindAgencyOrNullAsync(string id, CancellationToken cancellation) =>
        FindAsync("SELECT json FROM agencies WHERE id = $id", ("$id", id), StoredJson.Plain.Agency);

    public IAsyncEnumerable<Agency> ListAgenciesAsync(CancellationToken cancellation) => database.ListAsync(
        connection => connection.Command("SELECT json FROM agencies ORDER BY id"), row => Record(row.GetString(0), StoredJson.Plain.Agency), cancellation);

    public Task PutAgenciesAsync(IReadOnlyList<Agency> agencies, CancellationToken cancellation) => database.WriteAsync(
        connection =>
        {
            foreach (var agency in agencies)
            {
                connection.Execute(
                    "INSERT INTO agencies (id, json) VALUES ($id, $json) ON CONFLICT (id) DO UPDATE SET json = excluded.json",
                    ("$id", agency.Id), ("$json", Json(agency, StoredJson.Plain.Agency)));
            }

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

    public Task<Submission?> FindSubmissionOrNullAsync(SubmissionId id, CancellationToken cancellation)
    {
        var packed = database.Read(connection =>
            connection.Scalar("SELECT packed FROM revisions WHERE submission = $submission", ("$submission", id.ToString())));
        return Task.FromResult(packed is byte[] bytes ? Unpacked(bytes) : null);
    }

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
        FindAsync("SELECT json FROM keys WHERE hash = $hash", ("$hash", hash), StoredJson.Plain.AccessKey);

    public IAsyncEnumerable<AccessKey> ListKeysAsync(CancellationToken cancellation) => database.ListAsync(
        connection => connection.Command("SELECT json FROM keys ORDER BY name"), row => Record(row.GetString(0), StoredJson.Plain.AccessKey), cancellation);

    public Task PutKeyAsync(AccessKey key, CancellationToken cancellation) => database.WriteAsync(
        connection => connection.Execute(
            "INSERT INTO keys (name, hash, json) VALUES ($name, $hash, $json) ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, json = excluded.json",
            ("$name", key.Name), ("$hash", key.Hash), ("$json", Json(key, StoredJson.Plain.AccessKey))),
        cancellation);

    public Task<RememberedAnswer?> FindAnswerOrNullAsync(
        string caller, string idempotencyKey, DateTimeOffset now, CancellationToken cancellation) => Task.FromResult(database.Read(connection =>
        connection.Scalar(
            "SELECT json FROM answers WHERE caller = $caller AND idempotency_key = $key AND at > $expired",
            ("$caller", caller), ("$key", idempotencyKey), ("$expired", (now - AnswersKept).UtcTicks)) is string json
            ? Record(json, StoredJson.Plain.RememberedAnswer)
            : null));

    public Task RememberAnswerAsync(string caller, string idempotencyKey, RememberedAnswer answer, CancellationToken cancellation) => database.WriteAsync(
        connection =>
        {
            connection.Execute("DELETE FROM answers WHERE at <= $expired", ("$expired", (answer.At - AnswersKept).UtcTicks));
            return connection.Execute(
                "INSERT OR IGNORE INTO answers (caller, idempotency_key, at, json) VALUES ($caller, $key, $at, $json)",
                ("$caller", caller), ("$key", idempotencyKey), ("$at", answer.At.UtcTicks),
                ("$json", Json(answer, StoredJson.Plain.RememberedAnswer)));
        }, cancellation);

    public Task<bool> AddEditionAsync(SummaryEdition edition, CancellationToken cancellation) => database.WriteAsync(
        connection => connection.Execute(
            "INSERT OR IGNORE INTO editions (year, number, json) VALUES ($year, $number, $json)",
            ("$year", edition.Year), ("$number", edition.Number), ("$json", Json(edition, StoredJson.Plain.SummaryEdition))) == 1,
        cancellation);

    public IAsyncEnumerable<SummaryEdition> ListEditionsAsync(int year, CancellationToken cancellation) => database.ListAsync(
        connection => connection.Command("SELECT json FROM editions WHERE year = $year ORDER BY number", ("$year", year)),
        row => Record(row.GetString(0), StoredJson.Plain.SummaryEdition), cancellation);

    // An immediate transaction takes the write lock, which fails on a file that cannot be written.
    public Task ProbeAsync(CancellationToken cancellation) => database.WriteAsync(connection => connection.Scalar("SELECT count(*) FROM editions"), cancellation);

    internal static string Json<T>(T record, JsonTypeInfo<T> shape) => JsonSerializer.Serialize(record, shape);

    internal static byte[] Packed(Submission submission) =>
        Compressed.Pack(JsonSerializer.SerializeToUtf8Bytes(submission, StoredJson.Plain.Submission));

    private static Submission Unpacked(byte[] packed)
    {
        var json = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            return JsonSerializer.Deserialize(Compressed.Unpack(packed, ref json, LargestRevision), StoredJson.Plain.Submission)!;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    private static T Record<T>(string json, JsonTypeInfo<T> shape) => JsonSerializer.Deserialize(json, shape)!;

    private static Filing Head(SqliteDataReader row) =>
        Record(row.GetString(0), StoredJson.Plain.Filing) with { ETag = row.GetInt64(1).ToString(CultureInfo.InvariantCulture) };

    private Task<T?> FindAsync<T>(string sql, (string, object?) parameter, JsonTypeInfo<T> shape) where T : class =>
        Task.FromResult(database.Read(connection => connection.Scalar(sql, parameter) is string json ? Record(json, shape) : null));
}
