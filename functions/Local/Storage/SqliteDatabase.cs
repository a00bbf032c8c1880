using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Nianbao.Local.Storage;

/// <summary>
/// One database file in WAL mode: any number of readers, and one writer at a time, who waits in a queue of ours instead of polling for
/// the file's lock. What is written is on the disk when the call returns. Another process may use the same file.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    // sqlite.org/rescode.html: busy, locked, input/output error, disk full, cannot open.
    private static readonly int[] Passing = [5, 6, 10, 13, 14];

    private readonly SemaphoreSlim writer = new(1);
    private readonly string connectionString;
    private readonly string settings;

    /// <summary>Opens a database file, and makes it with its folder when there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lockWait">How long another process may keep the file locked before that is an <see cref="IOException"/>; 5 s when null.</param>
    public SqliteDatabase(string path, TimeSpan? lockWait = null)
    {
        var wait = (int)(lockWait ?? TimeSpan.FromSeconds(5)).TotalMilliseconds;
        settings = string.Create(CultureInfo.InvariantCulture, $"PRAGMA synchronous = FULL; PRAGMA busy_timeout = {wait}");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = 1 }.ToString();
        using var connection = Connect();
        SqliteSchema.Ensure(connection);
    }

    /// <summary>Reads one consistent state.</summary>
    internal T Read<T>(Func<SqliteConnection, T> work) => Guard(() =>
    {
        using var connection = Connect();
        return work(connection);
    });

    /// <summary>Reads row by row; the rows are those of one moment.</summary>
    internal async IAsyncEnumerable<T> ListAsync<T>(
        Func<SqliteConnection, SqliteCommand> query, Func<SqliteDataReader, T> map, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = Guard(Connect);
        await using var command = query(connection);
        await using var reader = Guard(command.ExecuteReader);
        while (Guard(reader.Read))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return map(reader);
        }
    }

    /// <summary>Writes all of the work, or nothing when it throws.</summary>
    internal async Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            return Guard(() => InTransaction(work));
        }
        finally
        {
            writer.Release();
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private T InTransaction<T>(Func<SqliteConnection, T> work)
    {
        using var connection = Connect();
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(connection);
        transaction.Commit();
        return result;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        connection.Execute(settings);
        return connection;
    }

    private static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault) when (Passing.Contains(fault.SqliteErrorCode))
        {
            throw new IOException("The database cannot be used now.", fault);
        }
    }
}
