using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>The log inside the database: the lines of <see cref="LogEntry"/>, exactly as they are copied to the file.</summary>
internal static class SqliteLog
{
    /// <summary>Adds a line inside the transaction it is given.</summary>
    /// <param name="content">The records as stored JSON.</param>
    public static void Append(SqliteConnection connection, DateTimeOffset at, LogKind kind, IReadOnlyList<Act> acts, ReadOnlySpan<byte> content)
    {
        var entry = new LogEntry(LastSequence(connection) + 1, at.ToUniversalTime(), kind, acts, LogEntry.Pack(content));
        Insert(connection, entry.Sequence, entry.At.Year, entry.Print());
    }

    /// <summary>The number of the newest line; 0 when there is none.</summary>
    public static long LastSequence(SqliteConnection connection) => (long)connection.Scalar("SELECT coalesce(max(sequence), 0) FROM log")!;

    public static void Insert(SqliteConnection connection, long sequence, int year, string line) => connection.Execute(
        "INSERT INTO log (sequence, year, line) VALUES ($sequence, $year, $line)", ("$sequence", sequence), ("$year", year), ("$line", line));

    /// <summary>Writes again what a line says was written.</summary>
    public static void Replay(SqliteConnection connection, LogEntry entry, string line)
    {
        SqliteLogReplay.Write(connection, entry);
        Insert(connection, entry.Sequence, entry.At.Year, line);
    }

    /// <summary>The lines after a number, in order.</summary>
    public static IEnumerable<(long Sequence, int Year, string Line)> After(SqliteConnection connection, long sequence)
    {
        using var command = connection.Command("SELECT sequence, year, line FROM log WHERE sequence > $sequence ORDER BY sequence", ("$sequence", sequence));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return (row.GetInt64(0), row.GetInt32(1), row.GetString(2));
        }
    }
}
