using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Nianbao.Documents;
using Nianbao.Store;
using Nianbao.Summary.Files;

namespace Nianbao.Summary;

/// <summary>Writes a summary and what belongs to it as JSON: UTF-8, indented, camelCase, the same bytes for the same summary everywhere.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProvincialSummary))]
[JsonSerializable(typeof(Errata))]
[JsonSerializable(typeof(EditionManifest))]
[JsonSerializable(typeof(ManifestSignature))]
public sealed partial class SummaryJson : JsonSerializerContext
{
    /// <summary>The context to write and read with.</summary>
    public static SummaryJson Printed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = StoredJson.Encoder,
        WriteIndented = true,
        NewLine = "\n",
    });

    /// <summary>The context to verify with: what lacks a part, or has one too many, is not what was written.</summary>
    public static SummaryJson Strict { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(ProvincialSummary summary) => JsonSerializer.SerializeToUtf8Bytes(summary, Printed.ProvincialSummary);

    /// <summary>The JSON schema of the file, made of the same metadata that writes it.</summary>
    public static byte[] Schema()
    {
        var schema = Printed.ProvincialSummary.GetJsonSchemaAsNode(new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "政府信息公开工作年度报告汇总");
        return JsonSerializer.SerializeToUtf8Bytes<JsonNode>(schema, SchemaJson.Printed.JsonNode);
    }

    // What has a converter of its own is told by nobody else what it looks like.
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema) =>
        typeof(Place).IsAssignableFrom(context.TypeInfo.Type) || context.TypeInfo.Type == typeof(SubmissionId) || context.TypeInfo.Type == typeof(FilingKey)
            ? new JsonObject { ["type"] = "string" }
            : schema;
}

/// <summary>Writes a schema.</summary>
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class SchemaJson : JsonSerializerContext
{
    public static SchemaJson Printed { get; } = new(new JsonSerializerOptions { Encoder = StoredJson.Encoder, WriteIndented = true, NewLine = "\n" });
}
