using System.Text;
using Nianbao.Findings;
using Nianbao.Generator.Printing;
using Nianbao.Generator.Reports;

namespace Nianbao.Tests.Layouts;

/// <summary>
/// Texts that lost one line of a table, one cell of a line, or what stood in it: whatever is read is what was printed, and what is gone is said. Nothing moves
/// into the place of what is missing.
/// </summary>
public sealed class LostCellTests
{
    private const int Step = 7;

    public static TheoryData<string> Layouts =>
        ["txt-cells", "txt-bars", "txt-tabs", "txt-padded", "txt-spanned", "txt-bar-cells", "txt-bar-rows"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void What_is_left_does_not_move_when_a_cell_is_gone(string layout) => Assert.Empty(Moved(layout, isBlanked: false));

    [Theory]
    [MemberData(nameof(Layouts))]
    public void What_is_left_does_not_move_when_a_cell_is_blank(string layout) => Assert.Empty(Moved(layout, isBlanked: true));

    private static List<string> Moved(string layout, bool isBlanked)
    {
        var kind = LayoutKind.All.Single(each => each.Name == layout);
        var draft = Generated.Generated.Draft("C", 4);
        var printed = draft.Report with { Style = kind.StyleOf(draft.Report.Style) with { TextCoding = TextCoding.Utf8 } };
        var lines = Encoding.UTF8.GetString(TextPrinter.Print(printed)).Split('\n');
        var first = Array.FindIndex(lines, line => line.Contains("第二十条", StringComparison.Ordinal));
        // Every seventh line of those that hold one cell, so that over the rows every column has its turn.
        var step = kind.Lines is TextTables.CellALine or TextTables.BarCells or TextTables.BarCellsOfRows ? Step : 1;
        return
        [
            .. from turn in Enumerable.Range(0, (lines.Length - first) / step)
               let at = first + (turn * step)
               let spoilt = Spoilt(lines, at, isBlanked)
               where spoilt is not null
               from figure in Moved(draft, ReportCheck.Check("report.txt", Encoding.UTF8.GetBytes(spoilt), draft.FiledAs))
               select $"line {at + 1} ({lines[at].Trim()}): {figure}",
        ];
    }

    /// <summary>Without one cell of a row that stands on a line, or what it holds; without the line that holds one, or what that holds; null for a line of text.</summary>
    private static string? Spoilt(string[] lines, int at, bool isBlanked)
    {
        var separator = lines[at].Contains('|', StringComparison.Ordinal) ? '|' : '\t';
        var cells = lines[at].Split(separator);
        if (cells.Length < 2)
        {
            return null;
        }

        var numbers = Enumerable.Range(0, cells.Length).Where(cell => int.TryParse(cells[cell], out _)).ToList();
        var isRow = cells.Count(cell => cell.Trim().Length > 0) > 1;
        if (numbers.Count == 0 && (isRow || isBlanked))
        {
            return null;
        }

        var gone = numbers.Count == 0 ? -1 : numbers[at % numbers.Count];
        var left = cells.Index().Where(cell => isBlanked || cell.Index != gone).Select(cell => cell.Index == gone ? "" : cell.Item);
        string[] changed = isRow || isBlanked ? [string.Join(separator, left)] : [];
        return string.Join('\n', [.. lines[..at], .. changed, .. lines[(at + 1)..]]);
    }

    private static IEnumerable<string> Moved(Draft draft, CheckedReport read) =>
        from figure in read.Figures
        where figure.Value.Value is { } value && draft.Figures.TryGetValue(figure.Key, out var right) && value != right
        select $"{figure.Key} is {figure.Value.Value} instead of {draft.Figures[figure.Key]}";
}
