using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>
/// Takes over a database of version 1, which had no log: chains the acts that are there, and logs every record as it stands, so that
/// the tables can be rebuilt from the log alone. What the records were before is not known any more, nor when keys and roster were
/// made: their lines carry the first moment of 1970.
/// </summary>
internal static class SqliteTakeOver
{
    public static void Write(SqliteConnection connection)
    {
        foreach (var json in Column(connection, "SELECT json FROM keys ORDER BY name"))
        {
            Log(connection, LogKind.Key, json);
        }

        if (Column(connection, "SELECT json FROM agencies ORDER BY id") is { Count: > 0 } agencies)
        {
            Log(connection, LogKind.Roster, $"[{string.Join(',', agencies)}]");
        }

        foreach (var json in Column(connection, "SELECT json FROM filings ORDER BY year, agency, scope"))
        {
            TakeOverFiling(connection, JsonSerializer.Deserialize(json, StoredJson.Plain.Filing)!);
        }

        foreach (var json in Column(connection, "SELECT json FROM editions ORDER BY year, number"))
        {
            Log(connection, LogKind.Edition, json);
        }
    }

    private static void TakeOverFiling(SqliteConnection connection, Filing head)
    {
        var acts = Chain(connection, head.Key);
        SqliteRecords.PutHead(connection, head.Key, JsonSerializer.Serialize(head, StoredJson.Plain.Filing));
        for (var number = 1; number <= head.LatestRevision; number++)
        {
            var revision = SqliteSubmissionStore.Find(connection, new(head.Key, number))!;
            SqliteRecords.PutRevision(connection, revision.Id, JsonSerializer.SerializeToUtf8Bytes(revision, StoredJson.Plain.Submission));
            var change = new FilingChange(head, [revision], acts[^1], PendingOf(connection, revision.Id), Done: null);
            SqliteLog.Append(connection, acts[^1].At, LogKind.Filing, number == 1 ? acts : [], LoggedChange.Print(change));
        }
    }

    private static List<Act> Chain(SqliteConnection connection, FilingKey filing)
    {
        var acts = new List<Act>();
        foreach (var json in Column(connection, "SELECT json FROM acts WHERE filing = $filing ORDER BY sequence", ("$filing", filing.ToString())))
        {
            acts.Add(ActChain.Append(acts.LastOrDefault(), JsonSerializer.Deserialize(json, StoredJson.Plain.Act)!, content: ""));
        }

        connection.Execute("DELETE FROM acts WHERE filing = $filing", ("$filing", filing.ToString()));
        acts.ForEach(act => SqliteRecords.AddAct(connection, act, JsonSerializer.Serialize(act, StoredJson.Plain.Act)));
        return acts;
    }

    private static PendingCheck? PendingOf(SqliteConnection connection, SubmissionId id)
    {
        using var command = connection.Command("SELECT attempt, next_attempt_at FROM pending WHERE submission = $submission", ("$submission", id.ToString()));
        using var row = command.ExecuteReader();
        return row.Read() ? new(id, row.GetInt32(0), new(row.GetInt64(1), TimeSpan.Zero)) : null;
    }

    private static List<string> Column(SqliteConnection connection, string sql, params ReadOnlySpan<(string, object?)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        using var row = command.ExecuteReader();
        var values = new List<string>();
        while (row.Read())
        {
            values.Add(row.GetString(0));
        }

        return values;
    }

    private static void Log(SqliteConnection connection, LogKind kind, string json) =>
        SqliteLog.Append(connection, DateTimeOffset.UnixEpoch, kind, [], Encoding.UTF8.GetBytes(json));
}
