using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace Nianbao.Azure.Tables;

/// <summary>A table whose faults are those of the ports, and whose conflicts are an answer.</summary>
internal sealed class RowTable(TableClient table)
{
    /// <summary>The property of rows that have a time: the moment they are asked for by.</summary>
    public const string At = "At";

    public async Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancellation)
    {
        var found = await GuardAsync(() => table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellation), cancellation);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Rows whose keys begin with a prefix, in their order, page by page as they are read.</summary>
    public IAsyncEnumerable<TableEntity> ListAsync(string partition, string prefix, CancellationToken cancellation) => QueryAsync(
        TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {RowKeys.After(prefix)}"), cancellation);

    /// <summary>The same, of which only those whose time has come.</summary>
    public IAsyncEnumerable<TableEntity> ListDueAsync(string partition, string prefix, DateTimeOffset now, CancellationToken cancellation) => QueryAsync(
        TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {RowKeys.After(prefix)} and At le {now}"), cancellation);

    /// <summary>Rows whose keys begin with a prefix that were written at a moment or later, by the service's clock.</summary>
    public IAsyncEnumerable<TableEntity> ListWrittenAsync(string partition, string prefix, DateTimeOffset since, CancellationToken cancellation) => QueryAsync(
        TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {RowKeys.After(prefix)} and Timestamp ge {since}"), cancellation);

    /// <summary>Due rows of every data year, the one whose time came first at the beginning.</summary>
    public async Task<IEnumerable<TableEntity>> DueInAllYearsAsync(string prefix, DateTimeOffset now, TimeProvider time, CancellationToken cancellation)
    {
        var years = await Task.WhenAll(RowKeys.Years(time.GetUtcNow()).Select(
            async year => await ListDueAsync(RowKeys.PartitionOf(year), prefix, now, cancellation).ToListAsync(cancellation)));
        return years.SelectMany(year => year).OrderBy(row => row.GetDateTimeOffset(At)).ThenBy(row => row.PartitionKey, StringComparer.Ordinal).ThenBy(row => row.RowKey, StringComparer.Ordinal);
    }

    /// <summary>Rows that a filter means, page by page; null for all.</summary>
    public async IAsyncEnumerable<TableEntity> QueryAsync(string? filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var pages = table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).AsPages().GetAsyncEnumerator(cancellation);
        while (await GuardAsync(() => pages.MoveNextAsync().AsTask(), cancellation))
        {
            foreach (var row in pages.Current.Values)
            {
                yield return row;
            }
        }
    }

    /// <summary>Adds a row, or replaces the one of that key.</summary>
    public Task PutAsync(TableEntity row, CancellationToken cancellation) =>
        GuardAsync(() => table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation), cancellation);

    /// <summary>False when a row of that key is there. Also when the row is this one and the service's first answer was lost.</summary>
    public Task<bool> TryAddAsync(TableEntity row, CancellationToken cancellation) => TryAsync(() => table.AddEntityAsync(row, cancellation), cancellation);

    /// <summary>False when the row is not the one that was read. Also when it was replaced by this one and the service's first answer was lost.</summary>
    public Task<bool> TryReplaceAsync(TableEntity row, ETag read, CancellationToken cancellation) =>
        TryAsync(() => table.UpdateEntityAsync(row, read, TableUpdateMode.Replace, cancellation), cancellation);

    /// <summary>False when the row is not the one that was read; true when it is gone.</summary>
    public Task<bool> TryRemoveAsync(TableEntity read, CancellationToken cancellation) =>
        TryAsync(() => table.DeleteEntityAsync(read.PartitionKey, read.RowKey, read.ETag, cancellation), cancellation);

    /// <summary>All or none. False when one of them does not fit what is in the table. Also when all were done and the service's first answer was lost.</summary>
    public Task<bool> TrySubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellation) =>
        TryAsync(() => table.SubmitTransactionAsync(actions, cancellation), cancellation);

    private static async Task<bool> TryAsync<T>(Func<Task<T>> write, CancellationToken cancellation)
    {
        try
        {
            await GuardAsync(write, cancellation);
            return true;
        }
        // A row is there, is not, or is another than was read.
        catch (RequestFailedException refused) when (refused.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (Exception failed) when (AzureFaults.FaultOf(failed, cancellation) is { } fault)
        {
            throw fault;
        }
    }
}
