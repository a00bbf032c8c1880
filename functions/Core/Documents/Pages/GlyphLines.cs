using System.Text;

namespace Nianbao.Documents.Pages;

/// <summary>A line of text.</summary>
/// <param name="Text">As printed, with spaces where gaps are.</param>
/// <param name="Box">Around its characters.</param>
/// <param name="Size">Of its largest characters, in points.</param>
internal sealed record GlyphLine(string Text, Box Box, double Size);

/// <summary>Puts characters together to lines of text by where they stand, in whatever order they were drawn.</summary>
internal static class GlyphLines
{
    // Parts of the size of the characters.
    private const double SameLine = 0.5;
    private const double Gap = 0.2;
    private const double GapBesideWide = 0.6;
    private const double GapBetweenWide = 0.9;
    private const double SmallerIsRaised = 0.75;
    private const double RaisedBy = 0.12;

    // Some fonts draw two dashes as one character.
    private const int TwoEmDash = 0x2E3A;

    /// <summary>The lines from top to bottom; empty ones are left out.</summary>
    public static List<GlyphLine> Of(List<Glyph> glyphs)
    {
        List<GlyphLine> lines = [];
        foreach (var line in Lines(Upright(glyphs)))
        {
            line.Sort((one, other) => one.Box.Left.CompareTo(other.Box.Left));
            if (TextOf(line) is { Length: > 0 } text)
            {
                lines.Add(new(text, line.Where(glyph => !glyph.IsSpace).Select(glyph => glyph.Box).Aggregate((all, box) => all.With(box)), line.Max(glyph => glyph.Size)));
            }
        }

        return lines;
    }

    /// <summary>Text turned in its cell is read as it would be when turned back.</summary>
    private static List<Glyph> Upright(List<Glyph> glyphs)
    {
        var turn = glyphs.Count == 0 ? 0 : glyphs[0].Turn;
        return turn == 0 || glyphs.Exists(glyph => glyph.Turn != turn)
            ? glyphs
            : glyphs.ConvertAll(glyph => glyph with { Box = glyph.Box.Turned(4 - turn, 0, 0), Turn = 0 });
    }

    private static List<List<Glyph>> Lines(List<Glyph> glyphs)
    {
        List<List<Glyph>> lines = [];
        var (centre, size) = (double.MinValue, 0.0);
        foreach (var glyph in glyphs.OrderBy(glyph => glyph.Box.Centre))
        {
            if (lines.Count == 0 || glyph.Box.Centre - centre > Math.Max(size, glyph.Size) * SameLine)
            {
                lines.Add([]);
                (centre, size) = (glyph.Box.Centre, glyph.Size);
            }

            // The largest characters say where the line is: a raised mark is seen first.
            if (glyph.Size > size)
            {
                (centre, size) = (glyph.Box.Centre, glyph.Size);
            }

            lines[^1].Add(glyph);
        }

        return lines;
    }

    private static string TextOf(List<Glyph> line)
    {
        var text = new StringBuilder(line.Count + 8);
        var size = line.Max(glyph => glyph.Size);
        var bottom = line.Where(glyph => glyph.Size == size).Max(glyph => glyph.Box.Bottom);
        for (var i = 0; i < line.Count; i++)
        {
            if (i > 0 && IsApart(line[i - 1], line[i]))
            {
                text.Append(' ');
            }

            var character = line[i].Code == TwoEmDash ? "——" : char.ConvertFromUtf32(line[i].Code);
            var isRaised = line[i].Size <= size * SmallerIsRaised && bottom - line[i].Box.Bottom >= size * RaisedBy;
            text.Append(isRaised ? Superscript.Of(character) : character);
        }

        return Content.Trimmed(text.ToString()).ToString();
    }

    private static bool IsApart(Glyph one, Glyph next)
    {
        if (one.IsSpace || next.IsSpace)
        {
            return false;
        }

        var gap = (IsWide(one.Code), IsWide(next.Code)) switch
        {
            (true, true) => GapBetweenWide,
            (false, false) => Gap,
            _ => GapBesideWide,
        };
        return next.Box.Left - one.Box.Right > gap * Math.Max(one.Size, next.Size);
    }

    private static bool IsWide(int code) => code >= 0x2E80;
}
