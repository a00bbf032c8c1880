using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>
/// Writes to the tables what a line of the log says. Records are taken over as the text they were logged as, never printed anew: a
/// newer program must not change a byte of what an older one wrote.
/// </summary>
internal static class SqliteLogReplay
{
    public static void Write(SqliteConnection connection, LogEntry entry)
    {
        using var content = JsonDocument.Parse(entry.Unpack());
        foreach (var act in entry.Acts)
        {
            SqliteRecords.AddAct(connection, act, JsonSerializer.Serialize(act, StoredJson.Plain.Act));
        }

        var (root, json) = (content.RootElement, content.RootElement.GetRawText());
        switch (entry.Kind)
        {
            case LogKind.Filing:
                WriteChange(connection, root);
                break;
            case LogKind.Roster:
                foreach (var agency in root.EnumerateArray())
                {
                    SqliteRecords.PutAgency(connection, agency.GetProperty("id").GetString()!, agency.GetRawText());
                }

                break;
            case LogKind.Key:
                SqliteRecords.PutKey(connection, root.Deserialize(StoredJson.Plain.AccessKey)!, json);
                break;
            case LogKind.Edition:
                SqliteRecords.AddEdition(connection, root.Deserialize(StoredJson.Plain.SummaryEdition)!, json);
                break;
            case LogKind.Notice:
                foreach (var notice in root.EnumerateArray())
                {
                    SqliteNotices.Put(connection, notice.Deserialize(StoredJson.Plain.Notice)!, notice.GetRawText());
                }

                break;
            case LogKind.Setting:
                SqliteRecords.PutSetting(connection, root.GetProperty("name").GetString()!, json);
                break;
            default:
                throw new InvalidDataException($"Line {entry.Sequence} of the log is of no known kind.");
        }
    }

    private static void WriteChange(SqliteConnection connection, JsonElement root)
    {
        var change = root.Deserialize(StoredJson.Plain.LoggedChange)!;
        SqliteRecords.PutHead(connection, change.Head.Key, root.GetProperty("head").GetRawText());
        foreach (var (revision, json) in change.Revisions.Zip(root.GetProperty("revisions").EnumerateArray()))
        {
            SqliteRecords.PutRevision(connection, revision.Id, Encoding.UTF8.GetBytes(json.GetRawText()));
        }

        SqliteRecords.WritePending(connection, change.Pending, change.Done);
        // Lines of older programs name no notices.
        if (root.TryGetProperty("notices", out var notices))
        {
            foreach (var notice in notices.EnumerateArray())
            {
                SqliteNotices.Add(connection, notice.Deserialize(StoredJson.Plain.Notice)!, notice.GetRawText());
            }
        }
    }
}
