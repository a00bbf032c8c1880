using System.Text.Json;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>Reads keys with the time of their last use, which has a table of its own: it is not logged, and written on its own.</summary>
internal static class SqliteKeys
{
    private const string All = "SELECT keys.json, key_uses.at FROM keys LEFT JOIN key_uses ON key_uses.name = keys.name";

    public static AccessKey? FindOrNull(SqliteConnection connection, string hash)
    {
        using var command = connection.Command($"{All} WHERE keys.hash = $hash", ("$hash", hash));
        using var row = command.ExecuteReader();
        return row.Read() ? Read(row) : null;
    }

    public static SqliteCommand List(SqliteConnection connection) => connection.Command($"{All} ORDER BY keys.name");

    public static AccessKey Read(SqliteDataReader row) => JsonSerializer.Deserialize(row.GetString(0), StoredJson.Plain.AccessKey)! with
    {
        LastUsedAt = row.IsDBNull(1) ? null : new(row.GetInt64(1), TimeSpan.Zero),
    };

    public static int NoteUse(SqliteConnection connection, string name, DateTimeOffset at) => connection.Execute(
        "INSERT INTO key_uses (name, at) VALUES ($name, $at) ON CONFLICT (name) DO UPDATE SET at = excluded.at",
        ("$name", name), ("$at", at.UtcTicks));
}
