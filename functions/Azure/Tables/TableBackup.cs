using System.Text.Json;
using Azure.Data.Tables;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>
/// Copies the tables once a day into the container of backups, while they are in use. A scan reads its rows at different moments: filings
/// that changed meanwhile are read once more, each as it is at one moment, and the roster is read again when it changed. Left out are rows
/// that others hold too (keys by hash, copies of waiting notices), which restoring makes again, and answers kept for a week, which would
/// speak of submissions the restored tables may not have. Files are not copied: they are never changed, and their containers keep versions.
/// </summary>
/// <param name="service">The account.</param>
/// <param name="files">Where copies go.</param>
/// <param name="time">Tells the day.</param>
public sealed class TableBackup(TableServiceClient service, IFileStore files, TimeProvider time)
{
    /// <summary>More writers than this never meet at what is copied.</summary>
    private const int Tries = 50;

    // The service's clock and this one's may differ.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(10);

    private readonly RowTable filings = new(service.GetTableClient(AzureNames.FilingsTable));
    private readonly RowTable agencies = new(service.GetTableClient(AzureNames.AgenciesTable));
    private readonly RowTable keys = new(service.GetTableClient(AzureNames.KeysTable));

    /// <summary>Makes the copy of today unless there is one. True when one was made.</summary>
    public async Task<bool> BackUpAsync(CancellationToken cancellation)
    {
        var began = time.GetUtcNow();
        var day = Beijing.DateOf(began);
        if (await files.FindOrNullAsync(BackupManifest.PathOf(day), cancellation) is not null)
        {
            return false;
        }

        // A folder of its own: what an earlier try left belongs to no manifest.
        var folder = $"{BackupManifest.FolderOf(day)}/{Guid.NewGuid():N}";
        var all = await CopyAsync(filings, AzureNames.FilingsTable, folder, IsOfFilings, cancellation);
        var late = await CopyLateAsync(folder, began - s_skew, cancellation);
        var roster = await CopyRosterAsync(folder, cancellation);
        var names = await CopyAsync(keys, AzureNames.KeysTable, folder, row => row.RowKey.StartsWith(TableKeys.ByName, StringComparison.Ordinal), cancellation);
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new(1, began, [.. all, .. late, .. roster, .. names]), BackupJson.Default.BackupManifest);
        return await files.PutAsync(BackupManifest.PathOf(day), manifest, cancellation) == PutOutcome.Stored;
    }

    private static bool IsOfFilings(TableEntity row) => row.PartitionKey != TableSubmissionStore.ProbePartition
        && !row.RowKey.StartsWith(RowKeys.AllAnswered, StringComparison.Ordinal) && !row.RowKey.StartsWith(RowKeys.WaitingNotices, StringComparison.Ordinal);

    private async Task<IReadOnlyList<BackupPart>> CopyAsync(
        RowTable table, string name, string folder, Func<TableEntity, bool> isMeant, CancellationToken cancellation)
    {
        using var writer = new BackupWriter(files, folder, name, isLate: false);
        await foreach (var row in table.QueryAsync(null, cancellation))
        {
            if (isMeant(row))
            {
                await writer.AddAsync(row, cancellation);
            }
        }

        return await writer.EndAsync(cancellation);
    }

    private async Task<IReadOnlyList<BackupPart>> CopyRosterAsync(string folder, CancellationToken cancellation)
    {
        for (var i = 0; i < Tries; i++)
        {
            var before = await agencies.FindAsync(TableRoster.Partition, RosterState.Row, cancellation);
            var parts = await CopyAsync(agencies, AzureNames.AgenciesTable, $"{folder}/{i}", _ => true, cancellation);
            var after = await agencies.FindAsync(TableRoster.Partition, RosterState.Row, cancellation);
            if (before?.GetInt64(nameof(RosterState.Generation)) == after?.GetInt64(nameof(RosterState.Generation)))
            {
                return parts;
            }
        }

        throw Contended();
    }

    private async Task<IReadOnlyList<BackupPart>> CopyLateAsync(string folder, DateTimeOffset since, CancellationToken cancellation)
    {
        using var writer = new BackupWriter(files, folder, AzureNames.FilingsTable, isLate: true);
        foreach (var year in RowKeys.Years(time.GetUtcNow()))
        {
            await foreach (var head in filings.ListWrittenAsync(RowKeys.PartitionOf(year), RowKeys.Heads, since, cancellation))
            {
                foreach (var row in await FilingAsync(head, cancellation))
                {
                    await writer.AddAsync(row, cancellation);
                }
            }
        }

        return await writer.EndAsync(cancellation);
    }

    /// <summary>All rows of a filing at one moment: everything of it changes together with its head.</summary>
    private async Task<IReadOnlyList<TableEntity>> FilingAsync(TableEntity found, CancellationToken cancellation)
    {
        for (var i = 0; i < Tries; i++)
        {
            var head = await filings.FindAsync(found.PartitionKey, found.RowKey, cancellation);
            var rows = new List<TableEntity>();
            foreach (var prefix in RowKeys.OfFiling(found.RowKey))
            {
                rows.AddRange(await filings.ListAsync(found.PartitionKey, prefix, cancellation).ToListAsync(cancellation));
            }

            if (head is not null && (await filings.FindAsync(found.PartitionKey, found.RowKey, cancellation))?.ETag == head.ETag)
            {
                return [head, .. rows];
            }
        }

        throw Contended();
    }

    private static TimeoutException Contended() => new($"What was to be copied changed {Tries} times while it was being read.");
}
