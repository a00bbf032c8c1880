using System.Globalization;
using System.Text;

namespace Nianbao.Local.CommandLine;

/// <summary>How wide text stands on a terminal: a Chinese character takes two columns (Unicode UAX #11, wide and full-width).</summary>
internal static class DisplayWidth
{
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
        // Of ambiguous width by the standard; Chinese terminals and fonts show them full.
        (0x2018, 0x2019), (0x201C, 0x201D), (0x2014, 0x2014), (0x2026, 0x2026),
    ];

    /// <summary>Columns taken; control and combining characters take none.</summary>
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>The text with spaces after it up to a width; longer text as it is.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Of(text)));

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        _ => Array.Exists(Wide, range => range.First <= rune.Value && rune.Value <= range.Last) ? 2 : 1,
    };
}
