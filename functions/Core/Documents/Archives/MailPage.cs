using System.Globalization;
using System.Text;
using Nianbao.Documents.Html;
using Nianbao.Intake;

namespace Nianbao.Documents.Archives;

/// <summary>Reads a page that was saved with its pictures in one file (mht, RFC 2557): the first part that is a web page.</summary>
internal static class MailPage
{
    private const int DeepestPart = 8;

    /// <summary>Throws <see cref="InvalidDataException"/> or <see cref="FormatException"/> when the file is damaged or does not end.</summary>
    public static ReportDocument Read(ReadOnlySpan<byte> content, ReadBudget budget)
    {
        var page = FindPage(content, DeepestPart) ?? throw new InvalidDataException("There is no page in it.");
        return HtmlPage.Read(page.Content, page.Charset, budget) with { Kind = FileKind.Mht };
    }

    private static Page? FindPage(ReadOnlySpan<byte> part, int depth)
    {
        var headers = MailHeaders.Read(ref part);
        if (headers.MediaType.StartsWith("multipart/", StringComparison.Ordinal))
        {
            return depth > 0 && headers.Parameter("boundary") is { Length: > 0 } boundary ? FindInParts(part, Encoding.Latin1.GetBytes("--" + boundary), depth) : null;
        }

        return headers.MediaType == "text/html" ? new(Decode(part, headers.TransferEncoding), headers.Parameter("charset")) : null;
    }

    private static Page? FindInParts(ReadOnlySpan<byte> parts, byte[] boundary, int depth)
    {
        var (page, start) = ((Page?)null, -1);
        for (var at = 0; at < parts.Length;)
        {
            var end = parts[at..].IndexOf((byte)'\n');
            var line = parts.Slice(at, end < 0 ? parts.Length - at : end);
            if (line.StartsWith(boundary))
            {
                page ??= start < 0 ? null : FindPage(parts[start..at], depth - 1);
                if (line[boundary.Length..].StartsWith("--"u8))
                {
                    return page;
                }

                start = at + line.Length + 1;
            }

            at += line.Length + 1;
        }

        throw new InvalidDataException("The last part does not end.");
    }

    private static byte[] Decode(ReadOnlySpan<byte> body, string encoding) => encoding switch
    {
        "base64" => Convert.FromBase64String(Encoding.Latin1.GetString(body)),
        "quoted-printable" => Unquoted(body),
        _ => body.ToArray(),
    };

    private static byte[] Unquoted(ReadOnlySpan<byte> body)
    {
        var bytes = new List<byte>(body.Length);
        for (var at = 0; at < body.Length; at++)
        {
            if (body[at] != '=')
            {
                bytes.Add(body[at]);
            }
            else if (at + 2 < body.Length && byte.TryParse(body.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                at += 2;
            }
            else
            {
                // At the end of a line it only breaks that line.
                var end = body[at..].IndexOf((byte)'\n');
                at = end < 0 ? body.Length : at + end;
            }
        }

        return [.. bytes];
    }

    private sealed record Page(byte[] Content, string? Charset);
}
