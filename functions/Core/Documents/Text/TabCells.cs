namespace Nianbao.Documents.Text;

/// <summary>
/// A cell a line: every cell begins with a TAB, a line without one continues the cell before it, an empty line ends the row. Two empty lines,
/// or any line that cannot belong to a cell, end the table.
/// </summary>
internal static class TabCells
{
    /// <summary>Whether a line is the start of a cell.</summary>
    public static bool Begins(string line) => line.StartsWith('\t');

    /// <summary>Reads the table whose first cell stands at a line, and the line behind it; no rows when the lines are indented paragraphs.</summary>
    public static (List<List<string>>? Rows, int Next) Read(List<string> lines, int at)
    {
        var rows = new List<List<string>>();
        while (at < lines.Count && Begins(lines[at]))
        {
            rows.Add(Row(lines, ref at));
            if (TextCells.BlanksAt(lines, at) is 1 && at + 1 < lines.Count && Begins(lines[at + 1]))
            {
                at++;
            }
        }

        return (TextCells.IsTable(rows) ? rows : null, at);
    }

    private static List<string> Row(List<string> lines, ref int at)
    {
        var row = new List<string>();
        while (at < lines.Count && Begins(lines[at]))
        {
            row.Add(Cell(lines, ref at));
        }

        return row;
    }

    private static string Cell(List<string> lines, ref int at)
    {
        var parts = new List<string> { lines[at++] };
        while (at < lines.Count && !Begins(lines[at]) && !TextCells.IsBlank(lines[at]) && !TextCells.IsProse(lines[at]))
        {
            parts.Add(lines[at++]);
        }

        return TextCells.Clean(string.Join('\n', parts.Select(TextCells.Clean).Where(part => part.Length > 0)));
    }
}
