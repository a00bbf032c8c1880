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

    // Four times the longest table of any form.
    private const int MostCells = 1_500;

    /// <summary>
    /// Reads the cells from a line on, and the line behind them; no rows when they do not stand so, and then no cells begin anywhere in front of that line.
    /// </summary>
    public static (List<List<string>>? Rows, int Next) Read(List<string> lines, int at)
    {
        var (end, texts, cells) = (at, 0, 0);
        for (var height = Height(lines, end); height > 0; height = Height(lines, end))
        {
            texts += BarRows.OnlyBars(lines[end]) || TextCells.IsBlank(lines[end]) ? 0 : 1;
            cells += 1 + Filling(lines, end, height);
            end += height;
        }

        // In front of rows with bars such lines are the captions of their table.
        var isCaption = end < lines.Count && BarRows.Begins(lines[end]);
        return (isCaption || texts < LeastCells || cells > MostCells ? null : Cells(lines, at, end), end);
    }

    private static List<List<string>> Cells(List<string> lines, int at, int end)
    {
        var cells = new List<List<string>>();
        for (var height = 0; at < end; at += height)
        {
            height = Height(lines, at);
            var text = string.Concat(lines.GetRange(at, height)).Replace('｜', '|').Replace("|", "", StringComparison.Ordinal);
            cells.Add([TextCells.Clean(text)]);
            cells.AddRange(Enumerable.Range(0, Filling(lines, at, height)).Select(_ => new List<string> { "" }));
        }

        return cells;
    }

    /// <summary>How many bars a cell has more than one: they stand in front of a row, or fill it up.</summary>
    private static int Filling(List<string> lines, int at, int height)
    {
        var bars = 0;
        for (var line = at; line < at + height; line++)
        {
            bars += lines[line].Count(character => character is '|' or '｜');
        }

        return Math.Max(0, bars - 1);
    }

    /// <summary>How many lines the cell has that begins at a line; 0 when none does.</summary>
    private static int Height(List<string> lines, int at) => at >= lines.Count ? 0
        : BarRows.OnlyBars(lines[at]) || IsCell(lines[at]) ? 1
        : at + 1 < lines.Count && BarRows.OnlyBars(lines[at + 1]) && !BarRows.Begins(lines[at]) && lines[at].Length <= LongestCell
            // A bar in front of a row whose cells have theirs in their own lines: the line above it is a heading.
            && !(at + 2 < lines.Count && IsCell(lines[at + 2])) ? 2
        : 0;

    /// <summary>Whether a line holds one text and bars behind it.</summary>
    private static bool IsCell(string line) => line.AsSpan().Trim() is var trimmed && trimmed.IndexOfAny('|', '｜') is > 0 and var bar && BarRows.OnlyBars(trimmed[bar..]);
}
