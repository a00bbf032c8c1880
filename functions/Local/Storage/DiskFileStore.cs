using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>
/// Files in a folder of the disk, a path of the store being a path under the folder. What is being written stands in <c>.incoming</c>
/// under a name of its own, and gets its real one when all of it is on the disk.
/// </summary>
public sealed class DiskFileStore(string folder) : IFileStore
{
    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;

    // Not every file system moves without overwriting in one step; one process has a data folder, so a lock in the process does.
    private static readonly Lock Publishing = new();

    public async Task<PutOutcome> PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var full = FullPath(path);
        if (File.Exists(full))
        {
            return PutOutcome.AlreadyThere;
        }

        try
        {
            return await WriteAsync(full, content, cancellation);
        }
        catch (Exception refused) when (DiskFaults.FaultOf(refused) is { } fault)
        {
            throw new StoreFaultException(fault, refused);
        }
    }

    public async Task<byte[]?> FindOrNullAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(FullPath(path), cancellation);
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Removes what a process that has ended left half-written. For the process that has the data folder to itself: another one may be
    /// writing there now.
    /// </summary>
    public void SweepIncoming()
    {
        if (Directory.Exists(Incoming))
        {
            foreach (var left in Directory.EnumerateFiles(Incoming))
            {
                File.Delete(left);
            }
        }
    }

    private string Incoming => Path.Combine(root, ".incoming");

    private async Task<PutOutcome> WriteAsync(string full, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var incoming = Path.Combine(Directory.CreateDirectory(Incoming).FullName, $"{Guid.NewGuid():N}.tmp");
        try
        {
            await WriteThroughAsync(incoming, content, cancellation);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            return Publish(incoming, full);
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    private static async Task WriteThroughAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        await file.WriteAsync(content, cancellation);
        file.Flush(flushToDisk: true);
    }

    private static PutOutcome Publish(string incoming, string full)
    {
        lock (Publishing)
        {
            if (File.Exists(full))
            {
                return PutOutcome.AlreadyThere;
            }

            File.Move(incoming, full, overwrite: false);
            return PutOutcome.Stored;
        }
    }

    private string FullPath(string path)
    {
        var full = StoredPath.IsInside(path) ? Path.GetFullPath(Path.Combine(root, path)) : "";
        return full.StartsWith(root, StringComparison.Ordinal) ? full : throw new ArgumentException("The path leaves the store.", nameof(path));
    }
}
