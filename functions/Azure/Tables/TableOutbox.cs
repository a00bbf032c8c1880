using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>The outbox, in the partitions of the years it speaks of; and what offices have set, beside the roster.</summary>
/// <param name="service">The account.</param>
/// <param name="files">Where what is too long for a row goes.</param>
/// <param name="time">Tells which data years there can be.</param>
public sealed class TableOutbox(TableServiceClient service, IFileStore files, TimeProvider time) : INoticeStore, ISettingStore
{
    private const string SettingsPartition = "settings";

    /// <summary>How many notices are looked at by themselves at the same time.</summary>
    private const int AtOnce = 8;

    private readonly RowTable filings = new(service.GetTableClient(AzureNames.FilingsTable));
    private readonly RowTable settings = new(service.GetTableClient(AzureNames.AgenciesTable));
    private readonly StoredContent content = new(files);

    public async Task AddNoticesAsync(IReadOnlyList<Notice> notices, CancellationToken cancellation)
    {
        foreach (var year in notices.DistinctBy(notice => notice.Id).GroupBy(notice => notice.Year))
        {
            var groups = new List<IReadOnlyList<TableTransactionAction>>();
            foreach (var notice in year)
            {
                groups.Add(await NoticeRows.AddAsync(notice, content, cancellation));
            }

            foreach (var batch in Batches.Of(groups, Batches.MostRows))
            {
                if (!await filings.TrySubmitAsync(batch, cancellation))
                {
                    await AddOneByOneAsync(batch, cancellation);
                }
            }
        }
    }

    public async Task<Notice?> FindNoticeOrNullAsync(string id, CancellationToken cancellation) =>
        RowKeys.YearOfNotice(id) is { } year && await filings.FindAsync(RowKeys.PartitionOf(year), RowKeys.Notice(id), cancellation) is { } row
            ? await NoticeRows.ReadAsync(row, content, cancellation)
            : null;

    public async Task<bool> ReplaceNoticeAsync(Notice notice, CancellationToken cancellation)
    {
        var (partition, key, write) = (RowKeys.PartitionOf(notice.Year), RowKeys.Notice(notice.Id), NoticeRows.NewWrite());
        if (await filings.FindAsync(partition, key, cancellation) is not { } row || NoticeRows.WriteOf(row) != notice.ETag)
        {
            return false;
        }

        // A row that has changed may have been changed by this very write: its answer may have been lost.
        return await filings.TrySubmitAsync(await NoticeRows.ReplaceAsync(row, notice, write, content, cancellation), cancellation)
            || (await filings.FindAsync(partition, key, cancellation) is { } now && NoticeRows.WriteOf(now) == write);
    }

    public IAsyncEnumerable<Notice> ListNoticesAsync(int year, CancellationToken cancellation) =>
        ReadAsync(filings.ListAsync(RowKeys.PartitionOf(year), RowKeys.Notices, cancellation), cancellation);

    public async IAsyncEnumerable<Notice> ListDueNoticesAsync(DateTimeOffset dueBefore, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var row in await filings.DueInAllYearsAsync(RowKeys.WaitingNotices, dueBefore, time, cancellation))
        {
            yield return await NoticeRows.ReadAsync(row, content, cancellation);
        }
    }

    public async Task<OfficeSetting?> FindSettingOrNullAsync(string name, CancellationToken cancellation) =>
        await settings.FindAsync(SettingsPartition, RowKeys.Escaped(name), cancellation) is { } row
            ? new(name, row.GetString("Json"), row.GetDateTimeOffset(RowTable.At)!.Value, row.GetString("By"), row.GetString("Write"))
            : null;

    public async Task<bool> SaveSettingAsync(OfficeSetting setting, CancellationToken cancellation)
    {
        var write = Guid.NewGuid().ToString("N");
        var row = new TableEntity(SettingsPartition, RowKeys.Escaped(setting.Name))
        {
            ["Json"] = setting.Json,
            [RowTable.At] = setting.At,
            ["By"] = setting.By,
            ["Write"] = write,
        };
        var before = await settings.FindAsync(row.PartitionKey, row.RowKey, cancellation);
        if (before?.GetString("Write") != setting.ETag)
        {
            return false;
        }

        return await (before is null ? settings.TryAddAsync(row, cancellation) : settings.TryReplaceAsync(row, before.ETag, cancellation))
            || (await settings.FindAsync(row.PartitionKey, row.RowKey, cancellation))?.GetString("Write") == write;
    }

    /// <summary>The notices of a batch that was refused because one of them is there.</summary>
    private Task AddOneByOneAsync(List<TableTransactionAction> batch, CancellationToken cancellation) => Parallel.ForEachAsync(
        NoticeRows.Groups(batch), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
        async (group, ended) => await filings.TrySubmitAsync(group, ended));

    private async IAsyncEnumerable<Notice> ReadAsync(IAsyncEnumerable<TableEntity> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            yield return await NoticeRows.ReadAsync(row, content, cancellation);
        }
    }
}
