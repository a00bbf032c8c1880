using Nianbao.Local.Storage;

namespace Nianbao.Local.Data;

/// <summary>Puts a backup in the place of a data folder that is not there yet; all of it, or nothing.</summary>
internal static class Restore
{
    /// <summary>
    /// Copies and checks every file beside the new folder, and gives the folder its name when all is well. Throws
    /// <see cref="InvalidDataException"/> with what is wrong (中文) when a file is not the one that was backed up.
    /// </summary>
    public static void Run(string from, BackupManifest manifest, string to, Action<int, int> progress)
    {
        var incoming = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(to))}.{Guid.NewGuid():N}.restoring";
        try
        {
            for (var i = 0; i < manifest.Files.Count; i++)
            {
                progress(i, manifest.Files.Count);
                Copy(from, manifest.Files[i], incoming);
            }

            using (var database = new SqliteDatabase(new DataPaths(incoming).Database))
            {
                database.Check();
            }

            if (Directory.Exists(to))
            {
                Directory.Delete(to);
            }

            Directory.Move(incoming, to);
        }
        finally
        {
            if (Directory.Exists(incoming))
            {
                Directory.Delete(incoming, recursive: true);
            }
        }
    }

    private static void Copy(string from, BackedUpFile file, string to)
    {
        var source = Path.Combine(from, file.Path);
        var copy = Path.GetFullPath(Path.Combine(to, file.Path));
        if (!copy.StartsWith(Path.GetFullPath(to) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"清单中的“{file.Path}”不在备份目录之内。");
        }

        if (!File.Exists(source))
        {
            throw new InvalidDataException($"备份中缺少“{file.Path}”。");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        Backup.CopyThrough(source, copy);
        if (BackedUpFile.Of(to, file.Path) != file)
        {
            throw new InvalidDataException($"备份中的“{file.Path}”与清单不符，内容被改动或已损坏。");
        }
    }
}
