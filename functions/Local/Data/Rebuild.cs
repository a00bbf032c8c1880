using Microsoft.Data.Sqlite;
using Nianbao.Local.Storage;

namespace Nianbao.Local.Data;

/// <summary>What a rebuild came to.</summary>
/// <param name="Lines">How many lines of the log were written again.</param>
/// <param name="SetAside">Where the former database is now; null when there was none.</param>
/// <param name="WasCopied">Whether the former database could still be read for lines that were in no file yet.</param>
internal sealed record RebuildOutcome(long Lines, string? SetAside, bool WasCopied);

/// <summary>Makes the database anew from the log. The former one is kept under another name.</summary>
internal static class Rebuild
{
    // The journal's files first: without them a database is whole in itself.
    private static readonly string[] s_ends = ["-wal", "-shm", ""];

    /// <summary>Throws <see cref="InvalidDataException"/> with what is wrong (中文) when the log is damaged; then nothing has changed.</summary>
    public static RebuildOutcome Run(DataPaths paths, TimeProvider time)
    {
        var log = new LogFolder(paths.Log);
        var wasCopied = File.Exists(paths.Database) && TryCatchUp(log, paths.Database);
        var incoming = $"{paths.Database}.rebuilding";
        Remove(incoming);
        var lines = Write(incoming, log);
        var aside = SetAside(paths.Database, time);
        File.Move(incoming, paths.Database);
        return new(lines, aside, wasCopied);
    }

    private static long Write(string path, LogFolder log)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return LogReplay.Into(connection, log.ReadLines());
    }

    private static bool TryCatchUp(LogFolder log, string path)
    {
        try
        {
            using var database = new SqliteDatabase(path);
            log.CatchUp(database);
            return true;
        }
        catch (DamagedDatabaseException)
        {
            return false;
        }
    }

    private static string? SetAside(string path, TimeProvider time)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var aside = $"{path}.{time.GetUtcNow():yyyyMMdd'T'HHmmssfff}.old";
        foreach (var end in s_ends.Where(end => File.Exists(path + end)))
        {
            File.Move(path + end, aside + end);
        }

        return aside;
    }

    private static void Remove(string path)
    {
        foreach (var end in s_ends)
        {
            File.Delete(path + end);
        }
    }
}
