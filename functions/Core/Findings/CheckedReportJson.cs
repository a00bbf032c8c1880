using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nianbao.Findings;

/// <summary>
/// Writes and reads the result of a check as JSON: camelCase, properties in printed order, nulls written, figures as an object
/// keyed by figure key, Chinese as it is.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckedReport))]
public sealed partial class CheckedReportJson : JsonSerializerContext
{
    /// <summary>
    /// The encoder of everything Nianbao writes as JSON. The stricter ones turn rare characters of names into escapes six times
    /// as long; what is written is never placed inside a web page.
    /// </summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The one to use.</summary>
    public static CheckedReportJson Readable { get; } =
        new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = Encoder });

    /// <summary>The result as one line of JSON, without a line end.</summary>
    public static string Print(CheckedReport report) => JsonSerializer.Serialize(report.WithoutSketch(), Readable.CheckedReport);
}
