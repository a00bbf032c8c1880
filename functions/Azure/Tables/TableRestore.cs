using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>What came of restoring.</summary>
/// <param name="Added">Rows that were not there.</param>
/// <param name="Same">Rows that were there already and hold the same.</param>
/// <param name="Different">Rows that were there and hold something else; they stay as they are.</param>
public sealed record RestoredRows(int Added, int Same, int Different)
{
    internal RestoredRows Plus(RestoredRows more) => new(Added + more.Added, Same + more.Same, Different + more.Different);
}

/// <summary>
/// Puts a day's copy into empty tables. Nothing that is there is changed, so it can be run again after it was interrupted, and run by
/// mistake it does no harm. The app must not run meanwhile.
/// </summary>
public sealed class TableRestore(TableServiceClient service, IFileStore files)
{
    /// <summary>
    /// Restores the copy of a day. Throws <see cref="FileNotFoundException"/> when there is none or a file of it is missing,
    /// <see cref="InvalidDataException"/> when a file is not the one that was written.
    /// </summary>
    public async Task<RestoredRows> RestoreAsync(DateOnly day, CancellationToken cancellation)
    {
        var manifest = JsonSerializer.Deserialize(await FileAsync(BackupManifest.PathOf(day), cancellation), BackupJson.Default.BackupManifest)!;
        var late = new HashSet<(string, string)>();
        var restored = new RestoredRows(0, 0, 0);
        foreach (var part in manifest.Parts.OrderByDescending(part => part.IsLate))
        {
            var table = new RowTable(service.GetTableClient(part.Table));
            foreach (var some in RowsOf(part, await FileAsync(part.Path, cancellation), late).SelectMany(WithDerived).Chunk(Batches.MostRows))
            {
                restored = restored.Plus(await AddAsync(table, some, cancellation));
            }
        }

        return restored;
    }

    private async Task<byte[]> FileAsync(string path, CancellationToken cancellation) =>
        await files.FindOrNullAsync(path, cancellation) ?? throw new FileNotFoundException("The copy is not there, or not whole.", path);

    /// <summary>The rows of a part; what a late part says of a filing stands for all that other parts say of it.</summary>
    private static IEnumerable<TableEntity> RowsOf(BackupPart part, byte[] file, HashSet<(string, string)> late)
    {
        if (Fingerprint.Of(file) != part.Sha256)
        {
            throw new InvalidDataException($"{part.Path} is not the file that was written.");
        }

        using var lines = new StreamReader(new GZipStream(new MemoryStream(file), CompressionMode.Decompress), Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            var row = BackupRow.Read(line);
            var filing = part.Table == AzureNames.FilingsTable && RowKeys.FilingOf(row.RowKey) is { } of ? (row.PartitionKey, of) : default((string, string)?);
            if (part.IsLate && filing is { } newer)
            {
                late.Add(newer);
            }
            else if (filing is { } known && late.Contains(known))
            {
                continue;
            }

            yield return row;
        }
    }

    private static IEnumerable<TableEntity> WithDerived(TableEntity row) =>
        NoticeRows.WaitingCopyOf(row) is { } copy ? [row, copy] : TableKeys.ByHashOf(row) is { } key ? [row, key] : [row];

    private static async Task<RestoredRows> AddAsync(RowTable table, IReadOnlyList<TableEntity> rows, CancellationToken cancellation)
    {
        var restored = new RestoredRows(0, 0, 0);
        foreach (var partition in rows.GroupBy(row => row.PartitionKey))
        {
            foreach (var batch in Batches.Of(partition.Select(row => (IReadOnlyList<TableTransactionAction>)[new(TableTransactionActionType.Add, row)]), Batches.MostRows))
            {
                restored = restored.Plus(await table.TrySubmitAsync(batch, cancellation)
                    ? new(batch.Count, 0, 0)
                    : await AddOneByOneAsync(table, batch.Select(action => (TableEntity)action.Entity), cancellation));
            }
        }

        return restored;
    }

    private static async Task<RestoredRows> AddOneByOneAsync(RowTable table, IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        var restored = new RestoredRows(0, 0, 0);
        foreach (var row in rows)
        {
            var isAdded = await table.TryAddAsync(row, cancellation);
            var isSame = !isAdded && await table.FindAsync(row.PartitionKey, row.RowKey, cancellation) is { } there && BackupRow.IsSame(there, row);
            restored = restored.Plus(new(isAdded ? 1 : 0, isSame ? 1 : 0, isAdded || isSame ? 0 : 1));
        }

        return restored;
    }
}
