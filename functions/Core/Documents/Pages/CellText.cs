using System.Text;

namespace Nianbao.Documents.Pages;

/// <summary>The text of a cell out of its lines.</summary>
internal static class CellText
{
    // One more character and the margins of the cell, in characters. A mark that may not begin a line takes its neighbour along.
    private const double Room = 1.9;
    private const double RoomOfPair = 2.9;
    private const int LongestUnit = 3;

    /// <summary>
    /// Its lines, one after another where the cell was too narrow for them, and parted where the writer ended them. Digits are never joined: whether 12
    /// over 34 is one number or two is not to be seen.
    /// </summary>
    public static string Of(List<GlyphLine> lines, Box cell)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && (RoomBehind(lines[i - 1], cell) >= RoomFor(lines[i].Text) || (IsOfNumber(text[^1]) && IsOfNumber(lines[i].Text[0]))))
            {
                text.Append('\n');
            }

            text.Append(lines[i].Text);
        }

        return text.ToString();
    }

    /// <summary>The room between a line and the right edge of its cell, in characters.</summary>
    public static double RoomBehind(GlyphLine line, Box cell) => (cell.Right - line.Box.Right) / line.Size;

    /// <summary>How much room a text would have needed to begin on the line before, in characters.</summary>
    public static double RoomFor(string text) => text.Length > 1 && char.IsPunctuation(text[1]) ? RoomOfPair : Room;

    /// <summary>Puts the reason behind a text why it must not be taken for a figure.</summary>
    public static string Doubt(string text, string reason) => text.Length == 0 ? text : $"{text}（{reason}）";

    /// <summary>Whether a text could be read as a figure, with its unit or a mark in place of it.</summary>
    public static bool MayBeFigure(string text) => text.Count(char.IsLetter) is var letters && (letters == 0 || (letters <= LongestUnit && text.Any(char.IsDigit)));

    private static bool IsOfNumber(char character) => char.IsDigit(character) || character is '.' or ',' or '，' or '．' or '-' or '+';
}
