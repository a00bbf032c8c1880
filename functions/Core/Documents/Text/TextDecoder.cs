using System.Text;
using Nianbao.Intake;

namespace Nianbao.Documents.Text;

/// <summary>Turns bytes into text: by their mark, as UTF-8 when they are, as UTF-16 by its NULs, else as GB18030 (which holds GBK and GB2312).</summary>
internal static class TextDecoder
{
    private static readonly Encoding s_gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>The text without its mark. Never throws: what no encoding explains becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> content) => content switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => (TextBytes.Utf16Of(content) ?? Utf8OrGb18030(content)).GetString(content),
    };

    /// <summary>The encoding a page or a server names; null for an unknown name.</summary>
    public static Encoding? Named(string name) => name.Trim().Trim('"', '\'').ToLowerInvariant() switch
    {
        "utf-8" or "utf8" => Encoding.UTF8,
        "gb2312" or "gbk" or "gb18030" or "x-gbk" or "gb_2312-80" or "cp936" => s_gb18030,
        "big5" or "big5-hkscs" => CodePagesEncodingProvider.Instance.GetEncoding("big5"),
        "utf-16" or "utf-16le" => Encoding.Unicode,
        "utf-16be" => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>UTF-8 where the bytes are, or are but for a few that were cut or lost; GB18030 otherwise.</summary>
    public static Encoding Utf8OrGb18030(ReadOnlySpan<byte> content) => IsMostlyUtf8(content) ? Encoding.UTF8 : s_gb18030;

    /// <summary>Whether every byte fits UTF-8.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> content) => System.Text.Unicode.Utf8.IsValid(content);

    private static bool IsMostlyUtf8(ReadOnlySpan<byte> content)
    {
        if (IsUtf8(content))
        {
            return true;
        }

        // Chinese in GB18030 is hardly ever valid UTF-8 for more than a character or two.
        int valid = 0, invalid = 0;
        while (!content.IsEmpty)
        {
            var done = Rune.DecodeFromUtf8(content, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            invalid += done ? 0 : 1;
            valid += done && !rune.IsAscii ? 1 : 0;
            content = content[length..];
        }

        return valid > invalid * 50L;
    }
}
