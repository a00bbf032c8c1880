using Azure.Data.Tables;

namespace Nianbao.AzureStandIns;

/// <summary>What a row may be: learn.microsoft.com, "Understanding the Table service data model".</summary>
internal static class RowLimits
{
    private const int LongestKey = 512;
    private const int LongestName = 255;
    private const int MostProperties = 252;
    private const int LargestProperty = 64 * 1024;
    private const int LargestRow = 1024 * 1024;

    private static readonly DateTimeOffset s_earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] s_system = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    /// <summary>The properties to store, copied; null is not stored. Throws 400 when one cannot be.</summary>
    public static Dictionary<string, object> Read(ITableEntity entity)
    {
        CheckKey(entity.PartitionKey);
        CheckKey(entity.RowKey);
        var row = entity as TableEntity ?? throw new NotSupportedException("The stand-in writes rows as TableEntity only.");
        return row.Where(pair => pair.Value is not null && !s_system.Contains(pair.Key))
            .ToDictionary(pair => Name(pair.Key), pair => Value(pair.Value), StringComparer.Ordinal);
    }

    /// <summary>Throws 400 when a row has too many properties or is too large as a whole.</summary>
    public static void CheckSize(string partitionKey, string rowKey, IReadOnlyDictionary<string, object> values)
    {
        if (values.Count > MostProperties)
        {
            throw TableErrors.Bad("TooManyProperties");
        }

        if (4 + ((partitionKey.Length + rowKey.Length) * 2) + values.Sum(pair => 8 + (pair.Key.Length * 2) + SizeOf(pair.Value)) > LargestRow)
        {
            throw TableErrors.Bad("EntityTooLarge");
        }
    }

    private static void CheckKey(string key)
    {
        if (key.Length > LongestKey)
        {
            throw TableErrors.Bad("KeyValueTooLarge");
        }

        if (key.AsSpan().ContainsAny("/\\#?") || key.Any(char.IsControl))
        {
            throw TableErrors.Bad("OutOfRangeInput");
        }
    }

    private static string Name(string name) => name.Length is > 0 and <= LongestName && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_')
        ? name
        : throw TableErrors.Bad("PropertyNameInvalid");

    private static object Value(object value)
    {
        object stored = value switch
        {
            byte[] bytes => bytes.ToArray(),
            DateTimeOffset moment => moment.ToUniversalTime(),
            string or bool or int or long or double or Guid => value,
            _ => throw TableErrors.Bad("InvalidValueType"),
        };
        return stored switch
        {
            string text when text.Length * 2 > LargestProperty => throw TableErrors.Bad("PropertyValueTooLarge"),
            byte[] { Length: > LargestProperty } => throw TableErrors.Bad("PropertyValueTooLarge"),
            DateTimeOffset moment when moment < s_earliest => throw TableErrors.Bad("OutOfRangeInput"),
            _ => stored,
        };
    }

    private static int SizeOf(object value) => value switch
    {
        string text => (text.Length * 2) + 4,
        byte[] bytes => bytes.Length + 4,
        Guid => 16,
        int => 4,
        bool => 1,
        _ => 8,
    };
}
