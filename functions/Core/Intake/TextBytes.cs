using System.Buffers;
using System.Text;

namespace Nianbao.Intake;

/// <summary>What can be said of bytes that may be text, before they are decoded.</summary>
internal static class TextBytes
{
    private static readonly SearchValues<byte> s_blanks = SearchValues.Create(" \t\r\n\f\v\0"u8);

    private static readonly SearchValues<byte> s_controls = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(octet => (byte)octet).Except("\t\r\n\f\v\x1A"u8.ToArray())]);

    private const int SampleLength = 64 * 1024;
    private const int OpeningLength = 16 * 1024;

    /// <summary>Nothing but byte order marks, white space and NULs.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> content) =>
        WithoutMark(content).IndexOfAnyExcept(s_blanks) < 0;

    /// <summary>Whether the bytes can be text: hardly any control bytes, and NULs only as the other half of UTF-16.</summary>
    public static bool IsText(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length, SampleLength)];
        if (Utf16Of(content) is not null)
        {
            return true;
        }

        var controls = 0;
        for (var rest = sample; rest.IndexOfAny(s_controls) is >= 0 and var next; rest = rest[(next + 1)..])
        {
            controls++;
        }

        // One stray control byte in five hundred is a scar of some export; more is no text.
        return controls * 500L <= sample.Length;
    }

    /// <summary>UTF-16 told by its mark, or by NULs that stand at one side of the pairs only; null when it is not UTF-16.</summary>
    public static Encoding? Utf16Of(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => Utf16ByNulls(content[..Math.Min(content.Length, SampleLength)]),
    };

    /// <summary>The first characters, good enough to look for tags in: only ASCII matters there.</summary>
    public static string Opening(ReadOnlySpan<byte> content)
    {
        var encoding = Utf16Of(content) ?? Encoding.Latin1;
        return encoding.GetString(WithoutMark(content[..Math.Min(content.Length, OpeningLength)]));
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> content) => content switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => rest,
        [0xFF, 0xFE, .. var rest] => rest,
        [0xFE, 0xFF, .. var rest] => rest,
        _ => content,
    };

    private static Encoding? Utf16ByNulls(ReadOnlySpan<byte> sample)
    {
        // Line breaks, digits and spaces have a NUL half in every report, and so has 一. Most files are not UTF-16 and have no NUL at all.
        var least = Math.Max(2, sample.Length / 200);
        if (sample.Count((byte)0) < least)
        {
            return null;
        }

        int nulls = 0, little = 0, big = 0;
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            nulls += sample[i] == 0 || sample[i + 1] == 0 ? 1 : 0;
            little += Likelihood((char)(sample[i] | sample[i + 1] << 8));
            big += Likelihood((char)(sample[i] << 8 | sample[i + 1]));
        }

        if (nulls < least || Math.Max(little, big) * 10L < sample.Length / 2 * 9L)
        {
            return null;
        }

        return little >= big ? Encoding.Unicode : Encoding.BigEndianUnicode;
    }

    // What Chinese text is made of: ASCII, punctuation, ideographs (those outside the basic plane come in pairs). ASCII counts twice: read
    // the wrong way round, most of it looks like rare ideographs.
    private static int Likelihood(char character) => character switch
    {
        '\t' or '\r' or '\n' or (>= ' ' and <= '~') => 2,
        '\u00A0' or '\u00B7' or (>= '\u2000' and <= '\u2BFF') or (>= '\u3000' and <= '\u9FFF') => 1,
        (>= '\uD800' and <= '\uDFFF') or (>= '\uFE30' and <= '\uFFEF') => 1,
        _ => 0,
    };
}
