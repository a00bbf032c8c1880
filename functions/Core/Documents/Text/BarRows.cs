using System.Buffers;
using System.Text.RegularExpressions;

namespace Nianbao.Documents.Text;

/// <summary>
/// A row a line, every cell followed by a bar: <c>label | unit | 3 |</c>. An empty last cell wraps to a line that holds only a bar. With a bar in
/// front as well it is a table of Markdown, whose rule lines are no rows.
/// </summary>
internal static partial class BarRows
{
    private static readonly SearchValues<char> s_barsAndSpaces = SearchValues.Create("|｜ \t\u3000\u00A0");

    public static bool Begins(string line) => line.Contains('|', StringComparison.Ordinal) || line.Contains('｜', StringComparison.Ordinal);

    /// <summary>Reads the table that begins at a line, and the line behind it; no rows when bars only separate words there, as in a menu.</summary>
    public static (List<List<string>>? Rows, int Next) Read(List<string> lines, int at)
    {
        var first = at;
        var isMarkdown = lines[at].AsSpan().TrimStart() is ['|' or '｜', _, ..] and var opening && !OnlyBars(opening);
        var rows = new List<List<string>>();
        while (at < lines.Count && Begins(lines[at]))
        {
            Add(rows, Line(lines, ref at, rows.Count > 0 ? rows[0].Count : 0), isMarkdown);
            if (!isMarkdown && TextCells.BlanksAt(lines, at) == 1 && at + 1 < lines.Count && Begins(lines[at + 1]))
            {
                at++;
            }
        }

        TakeFilling(rows, lines.GetRange(first, at - first));
        var isTable = EndsWithBar(lines[first]) || rows.Count > 1;
        return (isTable && TextCells.IsTable(rows) ? rows : null, at);
    }

    // A line that does not end with its bar goes on in the next one: the text of the cell was broken.
    private static string Line(List<string> lines, ref int at, int columns)
    {
        var line = lines[at++];
        if (!EndsWithBar(line) && at < lines.Count && EndsWithBar(lines[at]) && Bars(line) + Bars(lines[at]) == columns)
        {
            line += lines[at++];
        }

        return line.Replace('｜', '|');
    }

    private static void Add(List<List<string>> rows, string line, bool isMarkdown)
    {
        // Behind the first row it is one too where no bar stands in front.
        if ((isMarkdown || rows.Count == 1) && Rule().IsMatch(line))
        {
            return;
        }

        var cells = line.Trim().Split('|').Select(TextCells.Clean).ToList();
        // One bar alone ends the row before it; several are an empty row, unless the row before is still too short.
        if (!isMarkdown && OnlyBars(line) && rows.Count > 0 && (Bars(line) == 1 || rows[^1].Count + Bars(line) <= rows.Max(row => row.Count)))
        {
            rows[^1].AddRange(Enumerable.Repeat("", Bars(line)));
            return;
        }

        var (from, to) = (isMarkdown && cells[0].Length == 0 ? 1 : 0, EndsWithBar(line) ? cells.Count - 1 : cells.Count);
        rows.Add(cells[from..Math.Max(from, to)]);
    }

    /// <summary>
    /// Takes away what fills every row up to the same number of bars, as some programs do: <c>总计 | ||</c>. The spans of merged cells were lost, so that
    /// what is filled up does not stand under its header.
    /// </summary>
    private static void TakeFilling(List<List<string>> rows, List<string> lines)
    {
        var filling = lines.ConvertAll(line => Filling().Match(line.TrimEnd()).Groups["bars"].Length);
        var widest = lines.CountBy(Bars).MaxBy(bars => bars.Value);
        var isFilled = filling.Exists(bars => bars > 1) && rows.Count == lines.Count && widest.Value * 3 > lines.Count * 2
            && lines.Index().All(line => !line.Item.TrimEnd()[..^filling[line.Index]].Contains("||", StringComparison.Ordinal));
        for (var i = 0; isFilled && i < rows.Count; i++)
        {
            rows[i].RemoveRange(rows[i].Count - filling[i], filling[i]);
        }
    }

    private static int Bars(string line) => line.Count(character => character is '|' or '｜');

    private static bool EndsWithBar(string line) => line.AsSpan().TrimEnd() is [.., '|' or '｜'];

    /// <summary>Whether a line holds bars and nothing else.</summary>
    public static bool OnlyBars(ReadOnlySpan<char> line) => line.IndexOfAnyExcept(s_barsAndSpaces) < 0 && line.IndexOfAny('|', '｜') >= 0;

    // A bar that ends a cell, and behind it the bars of cells that are not there.
    [GeneratedRegex(@"\| (?<bars>\|+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Filling();

    [GeneratedRegex(@"^\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Rule();
}
