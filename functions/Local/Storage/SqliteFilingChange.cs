using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>Writes a change of one filing, with its act and its line of the log, inside the transaction it is given.</summary>
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
            SqliteRecords.PutRevision(connection, revision.Id, JsonSerializer.SerializeToUtf8Bytes(revision, StoredJson.Plain.Submission));
        }

        SqliteRecords.WritePending(connection, change.Pending, change.Done);
        foreach (var notice in change.Notices)
        {
            SqliteNotices.Add(connection, notice, SqliteNotices.Print(notice));
        }

        var content = LoggedChange.Print(change);
        var act = ActChain.Append(LastAct(connection, change.Act.Filing), change.Act, Fingerprint.Of(content));
        SqliteRecords.AddAct(connection, act, JsonSerializer.Serialize(act, StoredJson.Plain.Act));
        SqliteLog.Append(connection, act.At, LogKind.Filing, [act], content);
        if (change.Answered is { } answered)
        {
            SqliteAnswers.Remember(connection, answered);
        }

        return true;
    }

    /// <summary>The last act on a filing; null when there is none.</summary>
    public static Act? LastAct(SqliteConnection connection, FilingKey filing) =>
        connection.Scalar("SELECT json FROM acts WHERE filing = $filing ORDER BY sequence DESC LIMIT 1", ("$filing", filing.ToString())) is string json
            ? JsonSerializer.Deserialize(json, StoredJson.Plain.Act)
            : null;

    private static bool WriteHead(SqliteConnection connection, Filing head)
    {
        var json = JsonSerializer.Serialize(head with { ETag = null }, StoredJson.Plain.Filing);
        return head.ETag is { } etag
            ? connection.Execute(
                "UPDATE filings SET json = $json, etag = etag + 1 WHERE year = $year AND agency = $agency AND scope = $scope AND etag = $etag",
                ("$json", json), ("$year", head.Key.Year), ("$agency", head.Key.Agency), ("$scope", head.Key.Scope.ToString()),
                ("$etag", long.Parse(etag, CultureInfo.InvariantCulture))) == 1
            : connection.Execute(
                "INSERT OR IGNORE INTO filings (year, agency, scope, etag, json) VALUES ($year, $agency, $scope, 1, $json)",
                ("$json", json), ("$year", head.Key.Year), ("$agency", head.Key.Agency), ("$scope", head.Key.Scope.ToString())) == 1;
    }
}
