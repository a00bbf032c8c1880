using System.Collections.Concurrent;
using System.Text.Json;
using Nianbao.Http;

namespace Nianbao.Tests.Http;

/// <summary>The document that describes the interface, and whether an answer is as it says.</summary>
internal sealed class InterfaceDescription(JsonElement document)
{
    private readonly ConcurrentDictionary<string, bool> _seen = [];

    /// <summary>Which of the answers it describes have been given, as <c>GET /api/health 200</c>.</summary>
    public IEnumerable<string> Seen => _seen.Keys;

    public IEnumerable<(string Method, string Path)> Operations =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Name.ToUpperInvariant(), path.Name);

    public JsonElement OperationOf(string method, string path) =>
        document.GetProperty("paths").GetProperty(path).GetProperty(method.ToLowerInvariant());

    /// <summary>What is wrong with an answer; null when it is as described, or answers what is no route.</summary>
    public string? WrongWith(string method, string path, int status, string? mediaType, byte[] body)
    {
        var described = Operations.FirstOrDefault(operation => operation.Method == method && new RouteTemplate(operation.Path).Match(path) is not null);
        if (described == default)
        {
            return status is 404 or 405 ? null : $"{method} {path} is not described and was answered {status}";
        }

        var responses = OperationOf(described.Method, described.Path).GetProperty("responses");
        if (!responses.TryGetProperty($"{status}", out var response) || !response.GetProperty("content").TryGetProperty(mediaType ?? "", out var content))
        {
            return $"{method} {described.Path} was answered {status} {mediaType}, which is not described";
        }

        _seen[$"{method} {described.Path} {status}"] = true;
        var schema = content.GetProperty("schema");
        return IsBytes(schema) || mediaType == "text/html" ? null : WrongWith(JsonSerializer.Deserialize<JsonElement>(body), schema, $"{method} {described.Path} {status}");
    }

    private static bool IsBytes(JsonElement schema) => schema.TryGetProperty("format", out var format) && format.GetString() == "binary";

    /// <summary>The part of JSON Schema that the document uses.</summary>
    private string? WrongWith(JsonElement value, JsonElement schema, string where)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return WrongWith(value, document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), where);
        }

        if (schema.TryGetProperty("allOf", out var all))
        {
            return all.EnumerateArray().Select(one => WrongWith(value, one, where)).FirstOrDefault(wrong => wrong is not null);
        }

        if (schema.TryGetProperty("type", out var type) && !TypesOf(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && TypesOf(type).Contains("number")))
        {
            return $"{where} is {TypeOf(value)}, not {type}";
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
        {
            return $"{where} is {value}, none of {words}";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => WrongWithObject(value, schema, where),
            JsonValueKind.Array => value.EnumerateArray().Select(item => WrongWith(item, schema.GetProperty("items"), $"{where}[]")).FirstOrDefault(wrong => wrong is not null),
            _ => null,
        };
    }

    private string? WrongWithObject(JsonElement value, JsonElement schema, string where)
    {
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !value.TryGetProperty(name, out _)) is { } missing)
        {
            return $"{where} has no {missing}";
        }

        var properties = schema.TryGetProperty("properties", out var described) ? described : default;
        var more = schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
        return value.EnumerateObject().Select(property => properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(property.Name, out var known)
            ? WrongWith(property.Value, known, $"{where}.{property.Name}")
            : more.ValueKind switch
            {
                JsonValueKind.Object => WrongWith(property.Value, more, $"{where}.{property.Name}"),
                JsonValueKind.False => $"{where}.{property.Name} is not described",
                _ => null,
            }).FirstOrDefault(wrong => wrong is not null);
    }

    private static IEnumerable<string> TypesOf(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}

/// <summary>Holds every answer that passes through it to the description.</summary>
internal sealed class AsDescribed(InterfaceDescription description) : DelegatingHandler(new HttpClientHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var wrong = description.WrongWith(
            request.Method.Method, Uri.UnescapeDataString(request.RequestUri!.AbsolutePath), (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType,
            await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        Assert.True(wrong is null, wrong);
        return answer;
    }
}
