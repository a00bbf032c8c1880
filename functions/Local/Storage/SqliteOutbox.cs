using System.Globalization;
using System.Text;
using System.Text.Json;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>The outbox, and what offices have set, in SQLite; every change of them is logged.</summary>
public sealed class SqliteOutbox(SqliteDatabase database, TimeProvider time) : INoticeStore, ISettingStore
{
    public Task AddNoticesAsync(IReadOnlyList<Notice> notices, CancellationToken cancellation) => database.WriteAsync(
        connection =>
        {
            var added = notices.Select(SqliteNotices.Print).Zip(notices, (json, notice) => (json, notice))
                .Where(pair => SqliteNotices.Add(connection, pair.notice, pair.json)).Select(pair => pair.json).ToList();
            if (added.Count > 0)
            {
                SqliteLog.Append(connection, time.GetUtcNow(), LogKind.Notice, [], Encoding.UTF8.GetBytes($"[{string.Join(',', added)}]"));
            }

            return added.Count;
        }, cancellation);

    public Task<Notice?> FindNoticeOrNullAsync(string id, CancellationToken cancellation) => Task.FromResult(database.Read(connection =>
    {
        using var command = connection.Command("SELECT json, etag FROM notices WHERE id = $id", ("$id", id));
        using var row = command.ExecuteReader();
        return row.Read() ? SqliteNotices.Read(row) : null;
    }));

    public Task<bool> ReplaceNoticeAsync(Notice notice, CancellationToken cancellation) => database.WriteAsync(
        connection =>
        {
            var json = SqliteNotices.Print(notice);
            if (!SqliteNotices.Replace(connection, notice, json))
            {
                return false;
            }

            SqliteLog.Append(connection, time.GetUtcNow(), LogKind.Notice, [], Encoding.UTF8.GetBytes($"[{json}]"));
            return true;
        }, cancellation);

    public IAsyncEnumerable<Notice> ListNoticesAsync(int year, CancellationToken cancellation) => database.ListAsync(
        connection => connection.Command("SELECT json, etag FROM notices WHERE year = $year ORDER BY id", ("$year", year)), SqliteNotices.Read, cancellation);

    public IAsyncEnumerable<Notice> ListDueNoticesAsync(DateTimeOffset dueBefore, CancellationToken cancellation) => database.ListAsync(
        connection => connection.Command(
            "SELECT json, etag FROM notices WHERE is_waiting = 1 AND not_before <= $due ORDER BY not_before, id", ("$due", dueBefore.UtcTicks)),
        SqliteNotices.Read, cancellation);

    public Task<OfficeSetting?> FindSettingOrNullAsync(string name, CancellationToken cancellation) => Task.FromResult(database.Read(connection =>
    {
        using var command = connection.Command("SELECT json, etag FROM settings WHERE name = $name", ("$name", name));
        using var row = command.ExecuteReader();
        return row.Read()
            ? JsonSerializer.Deserialize(row.GetString(0), StoredJson.Plain.OfficeSetting)! with { ETag = row.GetInt64(1).ToString(CultureInfo.InvariantCulture) }
            : null;
    }));

    public Task<bool> SaveSettingAsync(OfficeSetting setting, CancellationToken cancellation) => database.WriteAsync(
        connection =>
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(setting with { ETag = null }, StoredJson.Plain.OfficeSetting);
            var (name, text) = (("$name", (object?)setting.Name), ("$json", (object?)Encoding.UTF8.GetString(json)));
            var isWritten = 1 == (setting.ETag is { } etag
                ? connection.Execute(
                    "UPDATE settings SET json = $json, etag = etag + 1 WHERE name = $name AND etag = $etag",
                    name, text, ("$etag", long.Parse(etag, CultureInfo.InvariantCulture)))
                : connection.Execute("INSERT OR IGNORE INTO settings (name, etag, json) VALUES ($name, 1, $json)", name, text));
            if (isWritten)
            {
                SqliteLog.Append(connection, setting.At, LogKind.Setting, [], json);
            }

            return isWritten;
        }, cancellation);
}
