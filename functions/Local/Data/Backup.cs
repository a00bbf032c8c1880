using Nianbao.Local.Storage;

namespace Nianbao.Local.Data;

/// <summary>
/// Copies a data folder while it is in use. The database is copied first, as it is at one moment; every file it speaks of was on the
/// disk before and is never changed, so the files copied after it are those of that moment and perhaps some newer ones. The log is
/// written from the copied database.
/// </summary>
internal static class Backup
{
    public static BackupManifest Make(DataPaths from, string to, TimeProvider time, Action<int, int> progress)
    {
        Directory.CreateDirectory(to);
        var copies = new DataPaths(to);
        using (var database = new SqliteDatabase(from.Database))
        {
            database.CopyTo(copies.Database);
        }

        var lines = LogOf(copies);
        CopyFiles(from, to, progress);
        var manifest = new BackupManifest(1, time.GetUtcNow(), lines, [.. PathsIn(to).Select(path => BackedUpFile.Of(to, path))]);
        manifest.Write(to);
        return manifest;
    }

    private static long LogOf(DataPaths copies)
    {
        using var database = new SqliteDatabase(copies.Database);
        new LogFolder(copies.Log).CatchUp(database);
        return database.Read(SqliteLog.LastSequence);
    }

    private static void CopyFiles(DataPaths from, string to, Action<int, int> progress)
    {
        List<string> paths = [.. PathsIn(from.Root).Where(path => path.StartsWith("files/", StringComparison.Ordinal) || path.StartsWith("keys/", StringComparison.Ordinal))];
        for (var i = 0; i < paths.Count; i++)
        {
            progress(i, paths.Count);
            var copy = Path.Combine(to, paths[i]);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            CopyThrough(Path.Combine(from.Root, paths[i]), copy);
        }
    }

    /// <summary>Copies a file and its rights onto the disk.</summary>
    public static void CopyThrough(string from, string to)
    {
        using var source = File.OpenRead(from);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.GetUnixFileMode(from);
        }

        using var copy = new FileStream(to, options);
        source.CopyTo(copy);
        copy.Flush(flushToDisk: true);
    }

    /// <summary>Every file under a folder, with forward slashes, ordered; what is being written (a name that begins with a dot) left out.</summary>
    private static IEnumerable<string> PathsIn(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part.StartsWith('.')) && !path.EndsWith("-wal", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
