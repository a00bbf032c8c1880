using Nianbao.Local.Storage;

namespace Nianbao.Local.Data;

/// <summary>Another process has the data folder.</summary>
public sealed class DataFolderInUseException(string path, Exception cause) : Exception($"The data folder {path} is in use.", cause)
{
    /// <summary>What to tell the operator (中文).</summary>
    public string Advice => $"数据目录“{path}”正由另一个 nianbao 进程使用；请先停止那个进程，或用 --data 换一个目录。";
}

/// <summary>Where everything is in a data folder.</summary>
/// <param name="Root">The folder.</param>
public sealed record DataPaths(string Root)
{
    public string Database => Path.Combine(Root, "nianbao.db");

    public string Files => Path.Combine(Root, "files");

    public string Log => Path.Combine(Root, "log");

    public string ReceiptKey => Path.Combine(Root, "keys", "receipt.pem");

    public string Lock => Path.Combine(Root, "nianbao.lock");
}

/// <summary>
/// The right to write a data folder, for one process at a time: a lock of the operating system on a file that is held open, which ends
/// with the process however that ends. The file itself says nothing and stays.
/// </summary>
public sealed class DataFolder : IDisposable
{
    // Another holds the lock: EAGAIN (Linux), EWOULDBLOCK (macOS), ERROR_SHARING_VIOLATION (Windows).
    private static readonly int[] s_taken = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream held;

    private DataFolder(DataPaths paths, FileStream held)
    {
        Paths = paths;
        this.held = held;
    }

    public DataPaths Paths { get; }

    /// <summary>Takes a folder, and makes it when there is none. Throws <see cref="DataFolderInUseException"/> when another process has it.</summary>
    public static DataFolder Take(string path)
    {
        var paths = new DataPaths(path);
        Directory.CreateDirectory(path);
        try
        {
            return new(paths, new FileStream(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (s_taken.Contains(taken.HResult))
        {
            throw new DataFolderInUseException(path, taken);
        }
    }

    /// <summary>
    /// Makes good what a process left that ended without warning: reads the database through when its journal was left behind, and
    /// removes half-written files. Throws <see cref="DamagedDatabaseException"/> when a page is damaged.
    /// </summary>
    public void Recover()
    {
        // SQLite removes the journal when the last connection is closed in order.
        if (File.Exists($"{Paths.Database}-wal"))
        {
            using var database = new SqliteDatabase(Paths.Database);
            database.Check();
        }

        new DiskFileStore(Paths.Files).SweepIncoming();
    }

    public void Dispose() => held.Dispose();
}
