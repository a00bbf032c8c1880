using System.Globalization;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>Writes a change of one filing inside the transaction it is given.</summary>
internal static class SqliteFilingChange
{
    /// <summary>False, and nothing written, when the head is not the one the change was made for.</summary>
    public static bool Write(SqliteConnection connection, FilingChange change)
    {
        if (!WriteHead(connection, change.Head))
        {
            return false;
        }

        foreach (var revision in change.Revisions)
        {
            connection.Execute(
                "INSERT INTO revisions (submission, packed) VALUES ($submission, $packed) ON CONFLICT (submission) DO UPDATE SET packed = excluded.packed",
                ("$submission", revision.Id.ToString()), ("$packed", SqliteSubmissionStore.Packed(revision)));
        }

        WriteAct(connection, change.Act);
        WritePending(connection, change);
        return true;
    }

    private static bool WriteHead(SqliteConnection connection, Filing head)
    {
        var json = SqliteSubmissionStore.Json(head with { ETag = null }, StoredJson.Plain.Filing);
        return head.ETag is { } etag
            ? connection.Execute(
                "UPDATE filings SET json = $json, etag = etag + 1 WHERE year = $year AND agency = $agency AND scope = $scope AND etag = $etag",
                ("$json", json), ("$year", head.Key.Year), ("$agency", head.Key.Agency), ("$scope", head.Key.Scope.ToString()),
                ("$etag", long.Parse(etag, CultureInfo.InvariantCulture))) == 1
            : connection.Execute(
                "INSERT OR IGNORE INTO filings (year, agency, scope, etag, json) VALUES ($year, $agency, $scope, 1, $json)",
                ("$json", json), ("$year", head.Key.Year), ("$agency", head.Key.Agency), ("$scope", head.Key.Scope.ToString())) == 1;
    }

    private static void WriteAct(SqliteConnection connection, Act act)
    {
        var filing = act.Filing.ToString();
        var last = (long)connection.Scalar("SELECT coalesce(max(sequence), 0) FROM acts WHERE filing = $filing", ("$filing", filing))!;
        var numbered = act with { Sequence = (int)last + 1 };
        connection.Execute(
            "INSERT INTO acts (filing, sequence, json) VALUES ($filing, $sequence, $json)",
            ("$filing", filing), ("$sequence", numbered.Sequence), ("$json", SqliteSubmissionStore.Json(numbered, StoredJson.Plain.Act)));
    }

    private static void WritePending(SqliteConnection connection, FilingChange change)
    {
        if (change.Pending is { } pending)
        {
            connection.Execute(
                """
                INSERT INTO pending (submission, attempt, next_attempt_at) VALUES ($submission, $attempt, $next)
                ON CONFLICT (submission) DO UPDATE SET attempt = excluded.attempt, next_attempt_at = excluded.next_attempt_at
                """,
                ("$submission", pending.Submission.ToString()), ("$attempt", pending.Attempt), ("$next", pending.NextAttemptAt.UtcTicks));
        }

        if (change.Done is { } done)
        {
            connection.Execute("DELETE FROM pending WHERE submission = $submission", ("$submission", done.ToString()));
        }
    }
}
