using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>
/// A row as a line: <c>{"partition":"2023","row":"h-…","values":{"Json":["string","…"],"Sequence":["int32","5"]}}</c>. Every value is
/// written with its type, so that it comes back as it was. ETag and timestamp are the service's and are left out.
/// </summary>
internal static class BackupRow
{
    private static readonly string[] s_ofService = ["PartitionKey", "RowKey", "Timestamp", "odata.etag"];

    public static void Write(Stream lines, TableEntity row)
    {
        using (var json = new Utf8JsonWriter(lines, new() { Encoder = StoredJson.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("partition", row.PartitionKey);
            json.WriteString("row", row.RowKey);
            json.WriteStartObject("values");
            foreach (var (name, value) in Values(row))
            {
                var (type, text) = Print(value);
                json.WriteStartArray(name);
                json.WriteStringValue(type);
                json.WriteStringValue(text);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        lines.WriteByte((byte)'\n');
    }

    /// <summary>Throws <see cref="InvalidDataException"/> when the line is no row.</summary>
    public static TableEntity Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var row = new TableEntity(json.RootElement.GetProperty("partition").GetString(), json.RootElement.GetProperty("row").GetString());
            foreach (var value in json.RootElement.GetProperty("values").EnumerateObject())
            {
                row[value.Name] = Parse(value.Value[0].GetString()!, value.Value[1].GetString()!);
            }

            return row;
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("A line of the copy is no row.", damaged);
        }
    }

    /// <summary>Whether two rows hold the same.</summary>
    public static bool IsSame(TableEntity one, TableEntity other) =>
        Values(one).Select(pair => (pair.Key, Print(pair.Value))).Order().SequenceEqual(Values(other).Select(pair => (pair.Key, Print(pair.Value))).Order());

    private static IEnumerable<KeyValuePair<string, object>> Values(TableEntity row) => row.Where(pair => !s_ofService.Contains(pair.Key) && pair.Value is not null);

    private static (string Type, string Text) Print(object value) => value switch
    {
        string text => ("string", text),
        byte[] bytes => ("binary", Convert.ToBase64String(bytes)),
        bool truth => ("boolean", truth ? "true" : "false"),
        int number => ("int32", number.ToString(CultureInfo.InvariantCulture)),
        long number => ("int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("double", number.ToString("R", CultureInfo.InvariantCulture)),
        Guid guid => ("guid", guid.ToString("D")),
        DateTimeOffset moment => ("datetime", moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        _ => throw new InvalidDataException($"The service has no values of type {value.GetType()}."),
    };

    private static object Parse(string type, string text) => type switch
    {
        "string" => text,
        "binary" => Convert.FromBase64String(text),
        "boolean" => text == "true",
        "int32" => int.Parse(text, CultureInfo.InvariantCulture),
        "int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "double" => double.Parse(text, CultureInfo.InvariantCulture),
        "guid" => Guid.Parse(text),
        "datetime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ => throw new FormatException($"No value is of type {type}."),
    };
}
