using System.Text.Json;
using System.Text.Json.Serialization;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>Writes a summary as JSON: UTF-8, indented, camelCase, the same bytes for the same summary everywhere.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProvincialSummary))]
public sealed partial class SummaryJson : JsonSerializerContext
{
    private static SummaryJson Printed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = StoredJson.Encoder,
        WriteIndented = true,
        NewLine = "\n",
    });

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(ProvincialSummary summary) => JsonSerializer.SerializeToUtf8Bytes(summary, Printed.ProvincialSummary);
}
