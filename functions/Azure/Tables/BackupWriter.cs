using System.Globalization;
using System.IO.Compression;
using Azure.Data.Tables;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>Writes rows into files of a bounded size, one after the other: what is in memory is one file.</summary>
/// <param name="files">Where the files go.</param>
/// <param name="folder">A folder that no other copy writes to.</param>
/// <param name="table">Of which table the rows are.</param>
/// <param name="isLate">See <see cref="BackupPart"/>.</param>
internal sealed class BackupWriter(IFileStore files, string folder, string table, bool isLate) : IDisposable
{
    private const int LargestPart = 16 * 1024 * 1024;

    private readonly List<BackupPart> parts = [];
    private MemoryStream packed = new();
    private GZipStream? lines;
    private int rows;

    public async Task AddAsync(TableEntity row, CancellationToken cancellation)
    {
        lines ??= new(packed, CompressionLevel.Fastest, leaveOpen: true);
        BackupRow.Write(lines, row);
        rows++;
        if (packed.Length > LargestPart)
        {
            await EndPartAsync(cancellation);
        }
    }

    /// <summary>Writes what is left; all files then, in their order.</summary>
    public async Task<IReadOnlyList<BackupPart>> EndAsync(CancellationToken cancellation)
    {
        if (rows > 0)
        {
            await EndPartAsync(cancellation);
        }

        return parts;
    }

    public void Dispose()
    {
        lines?.Dispose();
        packed.Dispose();
    }

    private async Task EndPartAsync(CancellationToken cancellation)
    {
        await lines!.DisposeAsync();
        var content = packed.ToArray();
        var path = string.Create(CultureInfo.InvariantCulture, $"{folder}/{table}{(isLate ? "-late" : "")}-{parts.Count:000}.jsonl.gz");
        await files.PutAsync(path, content, cancellation);
        parts.Add(new(table, isLate, path, rows, Fingerprint.Of(content)));
        await packed.DisposeAsync();
        (packed, lines, rows) = (new(), null, 0);
    }
}
