using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;
using Nianbao.Documents;

namespace Nianbao.Http;

/// <summary>Makes schemas of the types that are sent and read: from the same metadata that writes them, so they cannot say otherwise.</summary>
internal sealed class OpenApiSchemas(OpenApiDocument document)
{
    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    /// <summary>The schema of a type, by its name; it is written once, whoever refers to it.</summary>
    public OpenApiSchemaReference Of(JsonTypeInfo type)
    {
        var schemas = document.Components!.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        schemas.TryAdd(type.Type.Name, Read(type.GetJsonSchemaAsNode(Exporter).AsObject()));
        return new(type.Type.Name, document);
    }

    /// <summary>Text.</summary>
    /// <param name="about">What it means (中文).</param>
    public static OpenApiSchema Text(string? about = null) => new() { Type = JsonSchemaType.String, Description = about };

    /// <summary>Bytes of a file.</summary>
    public static OpenApiSchema Bytes { get; } = new() { Type = JsonSchemaType.String, Format = "binary" };

    // What has a converter of its own is told by nobody else what it looks like.
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema) =>
        typeof(Place).IsAssignableFrom(context.TypeInfo.Type) ? new JsonObject { ["type"] = "string" } : schema;

    private static OpenApiSchema Read(JsonObject from) => new()
    {
        Type = TypeOf(from["type"]),
        Format = from["format"]?.GetValue<string>(),
        Enum = from["enum"] is JsonArray words ? [.. words.Select(word => word?.DeepClone() ?? JsonNullSentinel.JsonNull)] : null,
        Properties = from["properties"] is JsonObject properties
            ? properties.ToDictionary(property => property.Key, property => (IOpenApiSchema)ReadOrAny(property.Value)) : null,
        Required = from["required"] is JsonArray required ? required.Select(name => name!.GetValue<string>()).ToHashSet() : null,
        Items = from["items"] is { } items ? ReadOrAny(items) : null,
        AdditionalProperties = from["additionalProperties"] is JsonObject more ? Read(more) : null,
        AdditionalPropertiesAllowed = from["properties"] is null,
    };

    private static OpenApiSchema ReadOrAny(JsonNode? from) => from is JsonObject schema ? Read(schema) : new();

    /// <summary>One word, or several of which one is <c>null</c>; an enumeration has none and its words say what it is.</summary>
    private static JsonSchemaType? TypeOf(JsonNode? type) => type switch
    {
        null => null,
        JsonArray several => several.Aggregate(default(JsonSchemaType), (all, one) => all | TypeOf(one)!.Value),
        _ => Enum.Parse<JsonSchemaType>(type.GetValue<string>(), ignoreCase: true),
    };
}
