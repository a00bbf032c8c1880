// Azure.Data.Tables 12.11.0, listing sdk/tables/Azure.Data.Tables/api/Azure.Data.Tables.net10.0.cs; the package has no nullable annotations.
#nullable disable
using System.Collections;

namespace Azure.Data.Tables;

/// <summary>A row as a dictionary. Reading a property as another type than it has throws <see cref="InvalidOperationException"/>.</summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private const string ETagName = "odata.etag";

    private readonly Dictionary<string, object> values = [];

    public TableEntity()
    {
    }

    public TableEntity(string partitionKey, string rowKey)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public ETag ETag
    {
        get => new(GetString(ETagName));
        set => values[ETagName] = value.ToString();
    }

    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => values[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => values[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => values[nameof(Timestamp)] = value;
    }

    public int Count => values.Count;

    public ICollection<string> Keys => values.Keys;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    ICollection<object> IDictionary<string, object>.Values => values.Values;

    public object this[string key]
    {
        get => values.GetValueOrDefault(key);
        set => values[key] = value;
    }

    public void Add(string key, object value) => values[key] = value;

    public void Clear() => values.Clear();

    public bool ContainsKey(string key) => values.ContainsKey(key);

    public byte[] GetBinary(string key) => Get<byte[]>(key);

    public bool? GetBoolean(string key) => Get<bool?>(key);

    public DateTimeOffset? GetDateTimeOffset(string key) => Get<DateTimeOffset?>(key);

    public double? GetDouble(string key) => Get<double?>(key);

    public Guid? GetGuid(string key) => Get<Guid?>(key);

    public int? GetInt32(string key) => Get<int?>(key);

    public long? GetInt64(string key) => Get<long?>(key);

    public string GetString(string key) => Get<string>(key);

    public bool Remove(string key) => values.Remove(key);

    public bool TryGetValue(string key, out object value) => values.TryGetValue(key, out value);

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => values.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)values).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)values).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => values.GetEnumerator();

    private T Get<T>(string key) => values.GetValueOrDefault(key) switch
    {
        null => default,
        T value => value,
        var other => throw new InvalidOperationException($"Cannot return {typeof(T)} type for a {other.GetType()} typed property."),
    };
}
