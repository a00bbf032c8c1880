using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Nianbao.AzureStandIns;

/// <summary>A row as the service keeps it: nothing in it is shared with a client.</summary>
internal sealed record StoredRow(string PartitionKey, string RowKey, IReadOnlyDictionary<string, object> Values, DateTimeOffset Timestamp)
{
    /// <summary>Derived from the moment of the last write, as the service's own is.</summary>
    public ETag ETag { get; } = new(string.Create(
        CultureInfo.InvariantCulture, $"W/\"datetime'{Uri.EscapeDataString(Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))}'\""));

    /// <summary>A copy for a client: everything, or the ETag and what was selected.</summary>
    public TableEntity Read(IEnumerable<string>? select)
    {
        var selected = select?.ToHashSet(StringComparer.Ordinal);
        var row = new TableEntity { ETag = ETag };
        var all = Values.Append(new(nameof(PartitionKey), PartitionKey)).Append(new(nameof(RowKey), RowKey)).Append(new(nameof(Timestamp), Timestamp));
        foreach (var (name, value) in all.Where(pair => selected?.Contains(pair.Key) != false))
        {
            row[name] = value is byte[] bytes ? bytes.ToArray() : value;
        }

        return row;
    }

    /// <summary>A value by name, the keys and the timestamp included; null when the row has none.</summary>
    public object? ValueOf(string name) => name switch
    {
        nameof(PartitionKey) => PartitionKey,
        nameof(RowKey) => RowKey,
        nameof(Timestamp) => Timestamp,
        _ => Values.GetValueOrDefault(name),
    };
}
