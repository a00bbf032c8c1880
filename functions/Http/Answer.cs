using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Nianbao.Http;

/// <summary>What is sent back, whole: status, headers, body.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">Of the body; null when there is none.</param>
/// <param name="Body">May be empty.</param>
public sealed record Answer(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Beside the content type and those every answer has.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The refusal it says; null when it is none.</summary>
    public ProblemView? Refusal { get; init; }

    public static Answer Of<T>(int status, T value, JsonTypeInfo<T> type) =>
        new(status, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, type));

    public static Answer Of(int status, ProblemView problem) =>
        new(status, "application/problem+json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(problem, HttpJson.Readable.ProblemView)) { Refusal = problem };

    public static Answer Page(string html, string policy) =>
        new(200, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html)) { Headers = [new("Content-Security-Policy", policy)] };

    /// <summary>A file to be saved, never shown: what filers upload must not run in anybody's browser.</summary>
    public static Answer Download(ReadOnlyMemory<byte> content, string name, string contentType) =>
        new(200, contentType, content) { Headers = [new("Content-Disposition", AttachmentOf(name))] };

    public Answer At(string location) => With("Location", location);

    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };

    /// <summary>Writes the response, with what every answer says to browsers.</summary>
    public async Task SendAsync(HttpContext http, CancellationToken cancellation)
    {
        var response = http.Response;
        response.StatusCode = Status;
        SecurityHeaders.AddTo(response.Headers, http.Request.IsHttps);
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, cancellation);
    }

    /// <summary>RFC 6266: a plain name for old programs, and the real one in UTF-8 as RFC 5987 has it.</summary>
    private static string AttachmentOf(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name)
        {
            plain.Append(char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_');
        }

        return $"attachment; filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }
}
