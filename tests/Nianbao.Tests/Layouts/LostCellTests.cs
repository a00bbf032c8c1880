using System.Text;
using Nianbao.Findings;
using Nianbao.Generator.Printing;
using Nianbao.Generator.Reports;

namespace Nianbao.Tests.Layouts;

/// <summary>
/// Texts that lost one line of a table, or one cell of a line: whatever is read is what was printed, and what is gone is said. Nothing moves into the place
/// of what is missing.
/// </summary>
public sealed class LostCellTests
{
    private const int Step = 7;

    public static TheoryData<string> Layouts =>
        ["txt-cells", "txt-bars", "txt-tabs", "txt-padded", "txt-spanned", "txt-bar-cells", "txt-bar-rows"];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void What_is_left_does_not_move(string layout)
    {
        var kind = LayoutKind.All.Single(each => each.Name == layout);
        var draft = Generated.Generated.Draft("C", 4);
        var printed = draft.Report with { Style = kind.StyleOf(draft.Report.Style) with { TextCoding = TextCoding.Utf8 } };
        var lines = Encoding.UTF8.GetString(TextPrinter.Print(printed)).Split('\n');
        var first = Array.FindIndex(lines, line => line.Contains("第二十条", StringComparison.Ordinal));
        List<string> wrong = [];
        // Every seventh, so that over the rows every column has its turn.
        for (var at = first; at < lines.Length; at += kind.Lines is TextTables.CellALine or TextTables.BarCells or TextTables.BarCellsOfRows ? Step : 1)
        {
            if (Without(lines, at) is { } spoilt)
            {
                var read = ReportCheck.Check("report.txt", Encoding.UTF8.GetBytes(spoilt), draft.FiledAs);
                wrong.AddRange(Moved(draft, read).Select(figure => $"without line {at + 1} ({lines[at].Trim()}): {figure}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    /// <summary>Without one cell of a row that stands on a line, or without the line that holds one; null for a line of text.</summary>
    private static string? Without(string[] lines, int at)
    {
        var separator = lines[at].Contains('|', StringComparison.Ordinal) ? '|' : '\t';
        var cells = lines[at].Split(separator);
        if (cells.Length < 2)
        {
            return null;
        }

        var numbers = Enumerable.Range(0, cells.Length).Where(cell => int.TryParse(cells[cell], out _)).ToList();
        var isRow = cells.Count(cell => cell.Trim().Length > 0) > 1;
        if (isRow && numbers.Count == 0)
        {
            return null;
        }

        var changed = isRow ? [string.Join(separator, cells.Index().Where(cell => cell.Index != numbers[at % numbers.Count]).Select(cell => cell.Item))] : Array.Empty<string>();
        return string.Join('\n', [.. lines[..at], .. changed, .. lines[(at + 1)..]]);
    }

    private static IEnumerable<string> Moved(Draft draft, CheckedReport read) =>
        from figure in read.Figures
        where figure.Value.Value is { } value && draft.Figures.TryGetValue(figure.Key, out var right) && value != right
        select $"{figure.Key} is {figure.Value.Value} instead of {draft.Figures[figure.Key]}";
}
