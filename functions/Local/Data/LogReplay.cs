using System.Text.Json;
using Microsoft.Data.Sqlite;
using Nianbao.Intake;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local.Data;

/// <summary>Writes tables from the lines of a log.</summary>
internal static class LogReplay
{
    /// <summary>
    /// Fills a new database with what the lines say; how many there were. Throws <see cref="InvalidDataException"/> with the first line
    /// that is missing, damaged, or does not fit its act (中文).
    /// </summary>
    public static long Into(SqliteConnection connection, IEnumerable<string> lines)
    {
        SqliteSchema.Ensure(connection);
        using var transaction = connection.BeginTransaction();
        var sequence = 0L;
        foreach (var line in lines)
        {
            sequence++;
            var entry = LogEntry.Parse(line);
            if (entry?.Sequence != sequence)
            {
                throw new InvalidDataException(entry is null ? $"日志第 {sequence} 条已损坏。" : $"日志缺少第 {sequence} 条。");
            }

            Replay(connection, entry, line);
        }

        transaction.Commit();
        return sequence;
    }

    private static void Replay(SqliteConnection connection, LogEntry entry, string line)
    {
        try
        {
            if (entry.Acts is [{ Content.Length: > 0 } act] && Fingerprint.Of(entry.Unpack()) != act.Content)
            {
                throw new InvalidDataException("The content is not the one of its act.");
            }

            SqliteLog.Replay(connection, entry, line);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or FormatException or JsonException or SqliteException)
        {
            throw new InvalidDataException($"日志第 {entry.Sequence} 条的内容已损坏或被改动。", damaged);
        }
    }
}
