using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Nianbao.Http;

/// <summary>What came of reading a body.</summary>
/// <typeparam name="T">What it holds.</typeparam>
public abstract record BodyOutcome<T>
{
    private BodyOutcome() { }

    public sealed record Read(T Body) : BodyOutcome<T>;

    public sealed record Refused(Answer Why) : BodyOutcome<T>;
}

/// <summary>Reads bodies that are not uploads.</summary>
public static class BodyReader
{
    /// <summary>Reads JSON. Fields that are not known are refused: a field that is ignored may be one that was meant.</summary>
    public static async Task<BodyOutcome<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        if (!IsOf(request, "application/json"))
        {
            return new BodyOutcome<T>.Refused(Problem.NotJson);
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, cancellation) is { } body
                ? new BodyOutcome<T>.Read(body)
                : new BodyOutcome<T>.Refused(Problem.MalformedBody("内容是空的。"));
        }
        catch (JsonException broken)
        {
            var where = broken.Path is { Length: > 2 } path ? $"（{path[2..]} 附近）" : "";
            return new BodyOutcome<T>.Refused(Problem.MalformedBody($"JSON 不完整、少了必填的一栏，或有不认识的一栏{where}，请对照接口说明检查。"));
        }
    }

    /// <summary>Reads the bytes of a CSV file.</summary>
    public static async Task<BodyOutcome<ReadOnlyMemory<byte>>> ReadCsvAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!IsOf(request, "text/csv"))
        {
            return new BodyOutcome<ReadOnlyMemory<byte>>.Refused(Problem.NotCsv);
        }

        return await UploadReader.ReadAtMostAsync(request.Body, (int)RouteLimits.Roster.Body, cancellation) is { } content
            ? new BodyOutcome<ReadOnlyMemory<byte>>.Read(content)
            : new BodyOutcome<ReadOnlyMemory<byte>>.Refused(Problem.BodyTooLarge);
    }

    private static bool IsOf(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);
}
