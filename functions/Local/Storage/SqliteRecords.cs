using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>Writes single rows inside the transaction it is given; records come as the JSON they are stored as.</summary>
internal static class SqliteRecords
{
    public static void PutAgency(SqliteConnection connection, string id, string json) => connection.Execute(
        "INSERT INTO agencies (id, json) VALUES ($id, $json) ON CONFLICT (id) DO UPDATE SET json = excluded.json", ("$id", id), ("$json", json));

    public static void PutKey(SqliteConnection connection, AccessKey key, string json) => connection.Execute(
        "INSERT INTO keys (name, hash, json) VALUES ($name, $hash, $json) ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, json = excluded.json",
        ("$name", key.Name), ("$hash", key.Hash), ("$json", json));

    /// <summary>False when that number is taken, or the occasion is.</summary>
    public static bool AddEdition(SqliteConnection connection, SummaryEdition edition, string json) => connection.Execute(
        """
        INSERT OR IGNORE INTO editions (year, number, json) SELECT $year, $number, $json WHERE NOT EXISTS (
            SELECT 1 FROM editions WHERE year = $year AND $isFrozen
            AND json_extract(json, '$.occasion') = json_extract($json, '$.occasion') AND json_extract(json, '$.area') IS $area)
        """,
        ("$year", edition.Year), ("$number", edition.Number), ("$json", json), ("$area", edition.Area),
        ("$isFrozen", edition.Occasion != EditionOccasion.OnRequest)) == 1;

    public static void PutSetting(SqliteConnection connection, string name, string json) => connection.Execute(
        "INSERT INTO settings (name, etag, json) VALUES ($name, 1, $json) ON CONFLICT (name) DO UPDATE SET etag = etag + 1, json = excluded.json",
        ("$name", name), ("$json", json));

    public static void PutHead(SqliteConnection connection, FilingKey key, string json) => connection.Execute(
        """
        INSERT INTO filings (year, agency, scope, etag, json) VALUES ($year, $agency, $scope, 1, $json)
        ON CONFLICT (year, agency, scope) DO UPDATE SET etag = etag + 1, json = excluded.json
        """,
        ("$year", key.Year), ("$agency", key.Agency), ("$scope", key.Scope.ToString()), ("$json", json));

    public static void PutRevision(SqliteConnection connection, SubmissionId id, ReadOnlySpan<byte> json) => connection.Execute(
        "INSERT INTO revisions (submission, packed) VALUES ($submission, $packed) ON CONFLICT (submission) DO UPDATE SET packed = excluded.packed",
        ("$submission", id.ToString()), ("$packed", Compressed.Pack(json)));

    public static void AddAct(SqliteConnection connection, Act act, string json) => connection.Execute(
        "INSERT INTO acts (filing, sequence, json) VALUES ($filing, $sequence, $json)",
        ("$filing", act.Filing.ToString()), ("$sequence", act.Sequence), ("$json", json));

    public static void WritePending(SqliteConnection connection, PendingCheck? pending, SubmissionId? done)
    {
        if (pending is not null)
        {
            connection.Execute(
                """
                INSERT INTO pending (submission, attempt, next_attempt_at) VALUES ($submission, $attempt, $next)
                ON CONFLICT (submission) DO UPDATE SET attempt = excluded.attempt, next_attempt_at = excluded.next_attempt_at
                """,
                ("$submission", pending.Submission.ToString()), ("$attempt", pending.Attempt), ("$next", pending.NextAttemptAt.UtcTicks));
        }

        if (done is { } gone)
        {
            connection.Execute("DELETE FROM pending WHERE submission = $submission", ("$submission", gone.ToString()));
        }
    }
}
