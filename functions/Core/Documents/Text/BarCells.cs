using System.Buffers;

namespace Nianbao.Documents.Text;

/// <summary>
/// A cell a line, ended by a bar there or in a line of its own, as some programs print the tables of web pages. Where rows end is not said, or only by
/// more bars: the table comes out as one cell a row, and whoever knows the form cuts it.
/// </summary>
internal static class BarCells
{
    // The smallest part of a form: its name, a corner, the label of a column and of a row.
    private const int LeastCells = 4;
    private const int LongestCell = 200;

    private static readonly SearchValues<char> s_barsAndSpaces = SearchValues.Create("|｜ \t\u3000\u00A0");

    /// <summary>Reads the cells from a line on, and the line behind them; no rows when they do not stand so.</summary>
    public static (List<List<string>>? Rows, int Next) Read(List<string> lines, int at, ReadBudget budget)
    {
        var cells = new List<List<string>>();
        for (var width = Width(lines, at); width > 0; width = Width(lines, at))
        {
            var bars = 0;
            for (var i = at; i < at + width; i++)
            {
                bars += lines[i].Count(IsBar);
            }

            // A line of bars alone stands in front of a row, or fills it up.
            var text = TextCells.Clean(string.Concat(lines.GetRange(at, width).Select(line => line.Replace('｜', '|').Replace("|", "", StringComparison.Ordinal))));
            cells.Add([text]);
            cells.AddRange(Enumerable.Range(1, Math.Max(0, bars - 1)).Select(_ => new List<string> { "" }));
            budget.Rows(cells.Count);
            at += width;
        }

        // In front of rows with bars such lines are the captions of their table.
        var isCaption = at < lines.Count && BarRows.Begins(lines[at]);
        return (!isCaption && cells.Count(cell => cell[0].Length > 0) >= LeastCells ? cells : null, at);
    }

    /// <summary>How many lines the cell has that begins at a line; 0 when none does.</summary>
    private static int Width(List<string> lines, int at) => at >= lines.Count ? 0
        : OnlyBars(lines[at]) || IsCell(lines[at]) ? 1
        : at + 1 < lines.Count && OnlyBars(lines[at + 1]) && !lines[at].Any(IsBar) && lines[at].Length <= LongestCell
            // A bar in front of a row whose cells have theirs in their own lines: the line above it is a heading.
            && !(at + 2 < lines.Count && IsCell(lines[at + 2])) ? 2
        : 0;

    /// <summary>Whether a line holds one text and bars behind it.</summary>
    private static bool IsCell(string line) => line.AsSpan().Trim() is var trimmed && trimmed.IndexOfAny('|', '｜') is > 0 and var bar
        && trimmed[bar..].IndexOfAnyExcept(s_barsAndSpaces) < 0;

    private static bool OnlyBars(string line) => line.AsSpan().IndexOfAnyExcept(s_barsAndSpaces) < 0 && line.Any(IsBar);

    private static bool IsBar(char character) => character is '|' or '｜';
}
