using Azure;
using Azure.Data.Tables;

namespace Nianbao.AzureStandIns;

/// <summary>The rows of one table, ordered by partition and row, both ordinally. Not safe for several threads: the service locks.</summary>
internal sealed class StoredTable
{
    private static readonly Comparer<(string Partition, string Row)> s_order = Comparer<(string Partition, string Row)>.Create((one, other) =>
        string.CompareOrdinal(one.Partition, other.Partition) is not 0 and var byPartition ? byPartition : string.CompareOrdinal(one.Row, other.Row));

    private readonly SortedDictionary<(string, string), StoredRow> rows = new(s_order);
    private DateTimeOffset lastWrite;

    public StoredRow? Find(string partitionKey, string rowKey) => rows.GetValueOrDefault((partitionKey, rowKey));

    /// <summary>The next rows after a continuation token, and the token for the rest; null when there is none.</summary>
    public (IReadOnlyList<StoredRow> Rows, string? Next) Page(QueryFilter filter, string? after, int size)
    {
        var start = after?.Split('\n') is [var partition, var row] ? (partition, row) : default((string, string)?);
        var found = rows.Where(pair => start is null || s_order.Compare(pair.Key, start.Value) >= 0)
            .Select(pair => pair.Value).Where(filter.Fits).Take(size + 1).ToList();
        return found.Count > size ? (found[..size], $"{found[size].PartitionKey}\n{found[size].RowKey}") : (found, null);
    }

    public void Apply(TableTransactionAction action) => Put((action.Entity.PartitionKey, action.Entity.RowKey), Outcome(action));

    /// <summary>All or none.</summary>
    public void ApplyAll(IReadOnlyList<TableTransactionAction> actions)
    {
        try
        {
            // No row is twice in a batch, so no action sees what another does.
            foreach (var (action, outcome) in actions.Select(action => (action, Outcome(action))).ToList())
            {
                Put((action.Entity.PartitionKey, action.Entity.RowKey), outcome);
            }
        }
        catch (RequestFailedException refused)
        {
            throw new TableTransactionFailedException(refused);
        }
    }

    private void Put((string, string) key, StoredRow? row)
    {
        if (row is null)
        {
            rows.Remove(key);
            return;
        }

        rows[key] = row;
    }

    /// <summary>What a row is after an action; null when it is gone.</summary>
    private StoredRow? Outcome(TableTransactionAction action)
    {
        var existing = Find(action.Entity.PartitionKey, action.Entity.RowKey);
        var adds = action.ActionType is TableTransactionActionType.UpsertMerge or TableTransactionActionType.UpsertReplace
            || (action.ETag == default && action.ActionType is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace);
        return action.ActionType switch
        {
            TableTransactionActionType.Add when existing is not null => throw TableErrors.Exists,
            TableTransactionActionType.Add => Written(action.Entity, null),
            _ when existing is null && adds => Written(action.Entity, null),
            _ when existing is null => throw TableErrors.Missing,
            _ when !adds && action.ETag != default && action.ETag != ETag.All && action.ETag != existing.ETag => throw TableErrors.Stale,
            TableTransactionActionType.Delete => null,
            TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => Written(action.Entity, existing),
            _ => Written(action.Entity, null),
        };
    }

    private StoredRow Written(ITableEntity entity, StoredRow? under)
    {
        var values = RowLimits.Read(entity);
        foreach (var (name, value) in under?.Values ?? new Dictionary<string, object>())
        {
            values.TryAdd(name, value);
        }

        RowLimits.CheckSize(entity.PartitionKey, entity.RowKey, values);
        // Later than every other write, so that no two states of a row have one ETag.
        var now = DateTimeOffset.UtcNow;
        lastWrite = now > lastWrite ? now : lastWrite.AddTicks(1);
        return new(entity.PartitionKey, entity.RowKey, values, lastWrite);
    }
}
