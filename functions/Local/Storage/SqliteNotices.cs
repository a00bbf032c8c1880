using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>The rows of the outbox, written inside the transaction they are given; records come as the JSON they are stored as.</summary>
internal static class SqliteNotices
{
    /// <summary>A notice as it is stored: its ETag is a column.</summary>
    public static string Print(Notice notice) => JsonSerializer.Serialize(notice with { ETag = null }, StoredJson.Plain.Notice);

    /// <summary>False when its id is taken.</summary>
    public static bool Add(SqliteConnection connection, Notice notice, string json) => connection.Execute(
        "INSERT OR IGNORE INTO notices (id, year, is_waiting, not_before, etag, json) VALUES ($id, $year, $waiting, $notBefore, 1, $json)",
        Row(notice, json)) == 1;

    /// <summary>False when it is not the one that was read.</summary>
    public static bool Replace(SqliteConnection connection, Notice notice, string json) => connection.Execute(
        """
        UPDATE notices SET year = $year, is_waiting = $waiting, not_before = $notBefore, etag = etag + 1, json = $json WHERE id = $id AND etag = $etag
        """,
        [.. Row(notice, json), ("$etag", long.Parse(notice.ETag!, CultureInfo.InvariantCulture))]) == 1;

    public static void Put(SqliteConnection connection, Notice notice, string json) => connection.Execute(
        """
        INSERT INTO notices (id, year, is_waiting, not_before, etag, json) VALUES ($id, $year, $waiting, $notBefore, 1, $json)
        ON CONFLICT (id) DO UPDATE SET
            year = excluded.year, is_waiting = excluded.is_waiting, not_before = excluded.not_before, etag = etag + 1, json = excluded.json
        """,
        Row(notice, json));

    /// <summary>Reads the columns json and etag.</summary>
    public static Notice Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize(row.GetString(0), StoredJson.Plain.Notice)! with { ETag = row.GetInt64(1).ToString(CultureInfo.InvariantCulture) };

    private static (string, object?)[] Row(Notice notice, string json) =>
    [
        ("$id", notice.Id), ("$year", notice.Year), ("$waiting", notice.State == NoticeState.Waiting), ("$notBefore", notice.NotBefore.UtcTicks),
        ("$json", json),
    ];
}
