using System.Text;
using System.Text.RegularExpressions;
using Nianbao.Documents.Text;
using Nianbao.Intake;

namespace Nianbao.Documents.Html;

/// <summary>Decodes a page: by its mark, by what the server said, by what the page says, else by looking.</summary>
internal static partial class HtmlCharset
{
    private const int DeclarationWindow = 16 * 1024;

    /// <param name="content">The page.</param>
    /// <param name="charset">What the server said; null when there was none.</param>
    public static string Decode(ReadOnlySpan<byte> content, string? charset)
    {
        if (content is [0xEF, 0xBB, 0xBF, ..] || TextBytes.Utf16Of(content) is not null)
        {
            return TextDecoder.Decode(content);
        }

        var named = (charset is null ? null : TextDecoder.Named(charset)) ?? Declared(content);
        // A page that was saved anew keeps the old declaration: bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever it says.
        var encoding = named is null || TextDecoder.IsUtf8(content) || named.Equals(Encoding.UTF8) || IsUtf16(named)
            ? TextDecoder.Utf8OrGb18030(content)
            : named;
        return encoding.GetString(content);
    }

    // A page without NULs that calls itself UTF-16 is not: the declaration could not have been read.
    private static bool IsUtf16(Encoding encoding) => encoding is UnicodeEncoding;

    private static Encoding? Declared(ReadOnlySpan<byte> content)
    {
        var opening = Encoding.Latin1.GetString(content[..Math.Min(content.Length, DeclarationWindow)]);
        return Charset().Match(opening) is { Success: true } match ? TextDecoder.Named(match.Groups[1].Value) : null;
    }

    [GeneratedRegex("""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
