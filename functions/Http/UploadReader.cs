using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Nianbao.Intake;

namespace Nianbao.Http;

/// <summary>What was uploaded, before anything is known of it.</summary>
/// <param name="FileName">As sent; may be hostile.</param>
/// <param name="Content">At most <see cref="RouteLimits.LargestFile"/> bytes; may be empty.</param>
/// <param name="Fields">The other fields by name.</param>
public sealed record UploadBody(string FileName, ReadOnlyMemory<byte> Content, IReadOnlyDictionary<string, string> Fields)
{
    public string? Field(string name) => Fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Sha256 => Fingerprint.Of(Content.Span);
}

/// <summary>What came of reading an upload.</summary>
public abstract record UploadOutcome
{
    private UploadOutcome() { }

    /// <param name="Bodies">In the order they were sent; at least one.</param>
    public sealed record Read(IReadOnlyList<UploadBody> Bodies) : UploadOutcome
    {
        public UploadBody Body => Bodies[0];
    }

    public sealed record Refused(Answer Why) : UploadOutcome;
}

/// <summary>Reads <c>multipart/form-data</c> with files, never more of it than is allowed, whatever its headers say.</summary>
public static class UploadReader
{
    private const int LongestBoundary = 200;
    private const int LongestField = 1024;
    private const string Digest = "Content-Digest";
    private const string BrokenOff = "上传内容没有发送完整，请重新上传。";

    /// <summary>Reads the file in the field <c>file</c> and the fields named.</summary>
    public static Task<UploadOutcome> ReadAsync(HttpRequest request, IReadOnlyList<string> fields, CancellationToken cancellation) =>
        ReadAsync(request, fields, BatchLimits.One, cancellation);

    /// <summary>
    /// Reads all files and the fields named. A field that stands once is said of every file, one that stands as often as there are files of each
    /// in turn, empty where nothing is said; but a checksum or a size is that of one file.
    /// </summary>
    public static async Task<UploadOutcome> ReadAsync(HttpRequest request, IReadOnlyList<string> fields, BatchLimits limits, CancellationToken cancellation)
    {
        if (BoundaryOf(request) is not { } boundary)
        {
            return new UploadOutcome.Refused(Problem.NotMultipart);
        }

        try
        {
            return await ReadDigestedAsync(request, boundary, fields, limits, cancellation);
        }
        // The reader's words for a body that ends too early, and for headers or lines that never end.
        catch (Exception broken) when (broken is (IOException or InvalidDataException) and not BadHttpRequestException)
        {
            return new UploadOutcome.Refused(Problem.MalformedUpload(BrokenOff));
        }
    }

    // The digest of the request is that of its whole body, field names and all; a file's own stands at its part.
    private static async Task<UploadOutcome> ReadDigestedAsync(
        HttpRequest request, string boundary, IReadOnlyList<string> fields, BatchLimits limits, CancellationToken cancellation)
    {
        if (ContentDigest.Sha256In(request.Headers[Digest]) is not { } declared)
        {
            return await ReadSectionsAsync(new MultipartReader(boundary, request.Body), fields, limits, cancellation);
        }

        await using var body = new HashedBody(request.Body);
        var outcome = await ReadSectionsAsync(new MultipartReader(boundary, body), fields, limits, cancellation);
        return outcome is UploadOutcome.Read && await body.FinishAsync(cancellation) != declared ? Mismatch(Digest) : outcome;
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary
            : null;

    private static async Task<UploadOutcome> ReadSectionsAsync(
        MultipartReader reader, IReadOnlyList<string> fields, BatchLimits limits, CancellationToken cancellation)
    {
        var (files, bytes) = (new List<(string Name, ReadOnlyMemory<byte> Content)>(), 0L);
        var values = new Dictionary<string, List<string>>();
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            var (name, fileName) = NamesOf(section);
            if (RefusalOf(name, name is "file" ? files.Count : values.GetValueOrDefault(name)?.Count ?? 0, fields, limits) is { } refusal)
            {
                return refusal;
            }

            if (await ReadAtMostAsync(section.Body, name is "file" ? RouteLimits.LargestFile : LongestField, cancellation) is not { } content)
            {
                return name is "file" ? new UploadOutcome.Refused(Problem.TooLarge) : Malformed($"{name} 一栏太长。");
            }

            if (ContentDigest.Sha256In(HeaderOf(section, Digest)) is { } declared && Fingerprint.Of(content.Span) != declared)
            {
                return Mismatch(Digest);
            }

            if (name is "file")
            {
                files.Add((fileName ?? "", content));
                bytes += content.Length;
            }
            else
            {
                (values.TryGetValue(name, out var given) ? given : values[name] = []).Add(Encoding.UTF8.GetString(content.Span).Trim());
            }

            if (bytes > limits.Bytes)
            {
                return new UploadOutcome.Refused(Problem.BatchTooLarge(limits.Megabytes));
            }
        }

        return BodiesOf(files, values);
    }

    private static UploadOutcome.Refused? RefusalOf(string name, int before, IReadOnlyList<string> fields, BatchLimits limits)
    {
        if (before >= limits.Files)
        {
            return limits.Files == 1 ? Repeated(name) : new UploadOutcome.Refused(Problem.TooManyFiles(limits.Files));
        }

        return name is "file" || fields.Contains(name) ? null : Malformed($"不认识的一栏“{Shown(name)}”；可以有：file、{string.Join('、', fields)}。");
    }

    private static UploadOutcome BodiesOf(List<(string Name, ReadOnlyMemory<byte> Content)> files, Dictionary<string, List<string>> values)
    {
        if (files.Count == 0)
        {
            return Malformed("没有找到文件，请把文件放在 file 一栏。");
        }

        foreach (var (name, given) in values)
        {
            if (given.Count != files.Count && (given.Count > 1 || name is "sha256" or "size"))
            {
                return files.Count == 1 ? Repeated(name) : Malformed($"{name} 一栏填了 {given.Count} 次，文件有 {files.Count} 个：请{(name is "sha256" or "size" ? "" : "只填一次，或")}按文件的顺序每个各填一次，或不填。");
            }
        }

        return new UploadOutcome.Read([.. files.Select((file, at) => new UploadBody(
            file.Name, file.Content, values.ToDictionary(field => field.Key, field => field.Value[field.Value.Count == 1 ? 0 : at])))]);
    }

    private static UploadOutcome.Refused Repeated(string name) => Malformed($"{name} 一栏出现了不止一次，请只填一次。");

    private static StringValues HeaderOf(MultipartSection section, string name) =>
        section.Headers is { } headers && headers.TryGetValue(name, out var values) ? values : default;

    /// <summary>The refusal of a file that is not the one its fields <c>sha256</c> and <c>size</c> declare; null when it is, or they declare none.</summary>
    public static Answer? MismatchOf(UploadBody body) => body switch
    {
        _ when body.Field("size") is { } size && size != body.Content.Length.ToString(CultureInfo.InvariantCulture) => Mismatch("size").Why,
        _ when body.Field("sha256") is { } sha256 && !sha256.Equals(body.Sha256, StringComparison.OrdinalIgnoreCase) => Mismatch("sha256").Why,
        _ => null,
    };

    private static UploadOutcome.Refused Mismatch(string declaredIn) =>
        new(Problem.ContentMismatch($"收到的内容与 {declaredIn} 所声明的不一致，可能没有传完整；没有保存，请重新上传。"));

    private static (string Name, string? FileName) NamesOf(MultipartSection section)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
        {
            return ("", null);
        }

        var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        return (HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", HeaderUtilities.RemoveQuotes(fileName).Value);
    }

    /// <summary>All of a stream; null, and the rest left unread, when it holds more than allowed.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAtMostAsync(Stream stream, int allowed, CancellationToken cancellation)
    {
        const int step = 64 * 1024;
        var buffer = new byte[Math.Min(step, allowed + 1)];
        var length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length), cancellation) is > 0 and var read)
        {
            length += read;
            if (length > allowed)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, allowed + 1L));
            }
        }

        return buffer.AsMemory(0, length);
    }

    private static string Shown(string name) => name.Length <= 30 ? name : $"{name[..30]}…";

    private static UploadOutcome.Refused Malformed(string detail) => new(Problem.MalformedUpload(detail));
}
