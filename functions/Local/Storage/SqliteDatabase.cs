using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>
/// One database file in WAL mode: any number of readers, and one writer at a time, who waits in a queue of ours instead of polling for
/// the file's lock. What is written is on the disk when the call returns. Another process may use the same file.
/// </summary>
public sealed class SqliteDatabase : IDisposable
{
    // sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private readonly SemaphoreSlim writer = new(1);
    private readonly string connectionString;
    private readonly string path;
    private readonly string settings;

    /// <summary>Opens a database file, and makes it with its folder when there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lockWait">How long another process may keep the file locked before that is an <see cref="IOException"/>; 5 s when null.</param>
    public SqliteDatabase(string path, TimeSpan? lockWait = null)
    {
        this.path = path;
        var wait = (int)(lockWait ?? TimeSpan.FromSeconds(5)).TotalMilliseconds;
        settings = string.Create(CultureInfo.InvariantCulture, $"PRAGMA synchronous = FULL; PRAGMA busy_timeout = {wait}");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = 1 }.ToString();
        Guard(() =>
        {
            using var connection = Connect();
            SqliteSchema.Ensure(connection);
            return true;
        });
    }

    /// <summary>Reads every page and index. Throws <see cref="DamagedDatabaseException"/> when one is damaged.</summary>
    public void Check() => Read(connection =>
        connection.Scalar("PRAGMA integrity_check(1)") is string found && found != "ok" ? throw new DamagedDatabaseException(path, found) : true);

    /// <summary>Writes a copy of one moment to a new file, while others go on reading and writing.</summary>
    internal void CopyTo(string copy) => Read(connection => connection.Execute("VACUUM INTO $copy", ("$copy", copy)));

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

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Corrupt or NotADatabase)
        {
            throw new DamagedDatabaseException(path, fault.Message, fault);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Full or ReadOnly or Busy or Locked or InputOutput or CannotOpen)
        {
            throw new StoreFaultException(FaultOf(fault.SqliteErrorCode), fault);
        }
    }

    private static StoreFault FaultOf(int code) => code switch
    {
        Full => StoreFault.Full,
        ReadOnly => StoreFault.ReadOnly,
        _ => StoreFault.Busy,
    };
}
