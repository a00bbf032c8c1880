using System.Text.Json;

namespace Nianbao.Tests.Summary;

/// <summary>Validates JSON against as much of JSON Schema (2020-12) as our schemas use; a keyword it does not know fails.</summary>
internal sealed class JsonShape(JsonElement root)
{
    private static readonly HashSet<string> s_known =
        ["$schema", "title", "description", "type", "properties", "required", "items", "enum", "$ref", "pattern", "default", "format"];

    /// <summary>What does not fit, by its path.</summary>
    public IEnumerable<string> Faults(JsonElement value) => Faults(value, root, "#");

    private IEnumerable<string> Faults(JsonElement value, JsonElement shape, string path)
    {
        if (shape.ValueKind == JsonValueKind.True)
        {
            return [];
        }

        if (shape.TryGetProperty("$ref", out var reference))
        {
            return Faults(value, Find(reference.GetString()!), path);
        }

        var unknown = shape.EnumerateObject().Where(keyword => !s_known.Contains(keyword.Name)).Select(keyword => $"{path}: keyword {keyword.Name}");
        return unknown.Concat(OfType(value, shape, path)).Concat(OfEnum(value, shape, path)).Concat(value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(value, shape, path),
            JsonValueKind.Array when shape.TryGetProperty("items", out var items) => value.EnumerateArray().Index().SelectMany(item => Faults(item.Item, items, $"{path}/{item.Index}")),
            _ => [],
        });
    }

    private static IEnumerable<string> OfType(JsonElement value, JsonElement shape, string path)
    {
        if (!shape.TryGetProperty("type", out var type))
        {
            return [];
        }

        var allowed = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(each => each.GetString()!).ToList() : [type.GetString()!];
        var found = value.ValueKind switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => value.TryGetInt64(out _) && allowed.Contains("integer") ? "integer" : "number",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Null => "null",
            JsonValueKind.Object => "object",
            _ => "array",
        };
        return allowed.Contains(found) ? [] : [$"{path}: {found}, not {string.Join('|', allowed)}"];
    }

    private static IEnumerable<string> OfEnum(JsonElement value, JsonElement shape, string path) =>
        shape.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(each => JsonElement.DeepEquals(each, value)) ? [$"{path}: {value} is no value of its enum"] : [];

    private IEnumerable<string> OfObject(JsonElement value, JsonElement shape, string path)
    {
        if (!shape.TryGetProperty("properties", out var properties))
        {
            return [];
        }

        var missing = shape.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}: lacks {name}")
            : [];
        return missing.Concat(value.EnumerateObject().SelectMany(property => properties.TryGetProperty(property.Name, out var described)
            ? Faults(property.Value, described, $"{path}/{property.Name}")
            : [$"{path}: {property.Name} is not described"]));
    }

    private JsonElement Find(string reference) => reference.Split('/').Skip(1).Aggregate(
        root, (at, name) => at.ValueKind == JsonValueKind.Array ? at[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : at.GetProperty(name.Replace("~1", "/", StringComparison.Ordinal)));
}
