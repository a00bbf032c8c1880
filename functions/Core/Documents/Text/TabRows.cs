namespace Nianbao.Documents.Text;

/// <summary>A row a line, its cells separated by TABs, as a spreadsheet pastes them. An empty line ends the table.</summary>
internal static class TabRows
{
    private const int LinesLookedAt = 200;

    public static bool Begins(string line) => line.Contains('\t', StringComparison.Ordinal);

    /// <summary>Whether the lines that begin here are such rows, rather than cells with one TAB each, at their start.</summary>
    public static bool AreRows(List<string> lines, int at)
    {
        var looked = lines.Skip(at).Take(LinesLookedAt).TakeWhile(Begins).ToList();
        return looked.Count(IsRow) * 2 > looked.Count && (looked.Count > 1 || Separators(looked[0]) > 1);
    }

    /// <summary>Reads the rows that begin at a line, and the line behind them; no rows when the lines are running text.</summary>
    public static (List<List<string>>? Rows, int Next) Read(List<string> lines, int at)
    {
        var printed = lines.Skip(at).TakeWhile(Begins).ToList();
        at += printed.Count;
        var isTerminated = printed.TrueForAll(line => line.EndsWith('\t'));
        var rows = printed.ConvertAll(line => Row(line, isTerminated));

        return (TextCells.IsTable(rows) ? rows : null, at);
    }

    private static List<string> Row(string line, bool isTerminated)
    {
        var cells = line.Split('\t').Select(TextCells.Clean).ToList();
        if (isTerminated)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        return cells;
    }

    // TABs at the start may be no more than an indentation; one behind a text separates.
    private static bool IsRow(string line) => Separators(line) > 0;

    private static int Separators(string line) => line.TrimStart('\t').TrimEnd('\t').Count(character => character == '\t');
}
