using Azure.Data.Tables;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>
/// A notice as rows: one that stays, and beside it, while it waits to be sent, a copy that the search for due notices reads. Both are
/// always written together. A notice's ETag is the name of the write that made it, the same in both.
/// </summary>
internal static class NoticeRows
{
    private const string Write = "Write";
    private const string IsWaiting = "IsWaiting";

    /// <summary>The actions that add a notice; they are refused when its id is taken.</summary>
    public static async Task<IReadOnlyList<TableTransactionAction>> AddAsync(Notice notice, StoredContent content, CancellationToken cancellation)
    {
        var (row, copy) = await RowsAsync(notice, NewWrite(), content, cancellation);
        return copy is null
            ? [new(TableTransactionActionType.Add, row)]
            : [new(TableTransactionActionType.Add, row), new(TableTransactionActionType.UpsertReplace, copy)];
    }

    /// <summary>The actions that replace a notice; they are refused when it is not the one that was read.</summary>
    /// <param name="read">The row that stays.</param>
    /// <param name="write">A name of this write, never used for another.</param>
    public static async Task<IReadOnlyList<TableTransactionAction>> ReplaceAsync(
        TableEntity read, Notice notice, string write, StoredContent content, CancellationToken cancellation)
    {
        var (row, copy) = await RowsAsync(notice, write, content, cancellation);
        var replaced = new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, read.ETag);
        return (copy, read.GetBoolean(IsWaiting)) switch
        {
            (not null, _) => [replaced, new(TableTransactionActionType.UpsertReplace, copy)],
            (null, true) => [replaced, new(TableTransactionActionType.Delete, new TableEntity(read.PartitionKey, RowKeys.WaitingNotice(notice.Id)), global::Azure.ETag.All)],
            (null, _) => [replaced],
        };
    }

    /// <summary>The actions of a batch by notice: every row that stays begins one.</summary>
    public static IEnumerable<IReadOnlyList<TableTransactionAction>> Groups(IEnumerable<TableTransactionAction> batch)
    {
        var group = new List<TableTransactionAction>();
        foreach (var action in batch)
        {
            if (group.Count > 0 && action.ActionType == TableTransactionActionType.Add)
            {
                yield return group;
                group = [];
            }

            group.Add(action);
        }

        yield return group;
    }

    /// <summary>The copy that stands beside a row while its notice waits; null for one that does not wait, and for rows of other kinds.</summary>
    public static TableEntity? WaitingCopyOf(TableEntity row)
    {
        if (!row.RowKey.StartsWith(RowKeys.Notices, StringComparison.Ordinal) || row.GetBoolean(IsWaiting) != true)
        {
            return null;
        }

        var copy = new TableEntity(row.PartitionKey, RowKeys.WaitingNotices + row.RowKey[RowKeys.Notices.Length..]);
        foreach (var name in row.Keys.Except([nameof(row.PartitionKey), nameof(row.RowKey), IsWaiting]))
        {
            copy[name] = row[name];
        }

        return copy;
    }

    public static string NewWrite() => Guid.NewGuid().ToString("N");

    public static string WriteOf(TableEntity row) => row.GetString(Write);

    public static async Task<Notice> ReadAsync(TableEntity row, StoredContent content, CancellationToken cancellation) =>
        await content.ReadAsync(row, StoredJson.Plain.Notice, cancellation) with { ETag = WriteOf(row) };

    private static async Task<(TableEntity Row, TableEntity? Copy)> RowsAsync(Notice notice, string write, StoredContent content, CancellationToken cancellation)
    {
        var isWaiting = notice.State == NoticeState.Waiting;
        var row = await RowAsync(RowKeys.Notice(notice.Id));
        row[IsWaiting] = isWaiting;
        return (row, isWaiting ? await RowAsync(RowKeys.WaitingNotice(notice.Id)) : null);

        async Task<TableEntity> RowAsync(string key)
        {
            var made = new TableEntity(RowKeys.PartitionOf(notice.Year), key) { [Write] = write, [RowTable.At] = notice.NotBefore };
            return await content.PutAsync(made, notice with { ETag = null }, StoredJson.Plain.Notice, $"{RowKeys.PartitionOf(notice.Year)}/notices", cancellation);
        }
    }
}
