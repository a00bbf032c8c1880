using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>
/// A record of any length in a row: its stored JSON compressed in one property, or, where that would not hold it, in a blob whose path
/// the row has. The blob is named by what it holds and stored first: a row never speaks of one that is not there.
/// </summary>
internal sealed class StoredContent(IFileStore files)
{
    /// <summary>A property holds 64 KiB.</summary>
    private const int LargestProperty = 60 * 1024;

    private const int LargestRecord = 256 * 1024 * 1024;
    private const string Packed = "Packed";
    private const string PathName = "Path";

    /// <summary>Puts a record into a row that is to be written.</summary>
    /// <param name="folder">The folder of the blob, when one is needed: <c>2023/11321322014214799H</c>.</param>
    public async Task<TableEntity> PutAsync<T>(TableEntity row, T record, JsonTypeInfo<T> shape, string folder, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, shape);
        var packed = Compressed.Pack(json);
        if (packed.Length <= LargestProperty)
        {
            row[Packed] = packed;
            return row;
        }

        var path = $"{AzureNames.ResultsContainer}/{folder}/{Fingerprint.Of(json)}.json.br";
        await files.PutAsync(path, packed, cancellation);
        row[PathName] = path;
        return row;
    }

    /// <summary>Reads the record of a row. Throws <see cref="FileNotFoundException"/> when its blob is not there, <see cref="InvalidDataException"/> when it is damaged.</summary>
    public async Task<T> ReadAsync<T>(TableEntity row, JsonTypeInfo<T> shape, CancellationToken cancellation)
    {
        if (row.GetBinary(Packed) is { } packed)
        {
            return Compressed.Read(packed, shape, LargestRecord);
        }

        var path = row.GetString(PathName) ?? throw new InvalidDataException($"The row {row.RowKey} holds no record.");
        var file = await files.FindOrNullAsync(path, cancellation) ?? throw new FileNotFoundException("A row's record is not in the store.", path);
        return Compressed.Read(file, shape, LargestRecord);
    }
}
