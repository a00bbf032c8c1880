using System.Text;

namespace Nianbao.Local.CommandLine;

/// <summary>Columns that line up, whatever is written in them.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>One line a row; every column as wide as its widest cell, the last one not filled up.</summary>
    /// <param name="rows">All of the same length.</param>
    /// <param name="indent">Stands before every line.</param>
    public static string Print(IReadOnlyList<IReadOnlyList<string>> rows, string indent = "")
    {
        var widths = Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => DisplayWidth.Of(row[column]))).ToList();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column == row.Count - 1 ? cell : DisplayWidth.Pad(cell, widths[column]));
            text.Append(indent).AppendJoin(Gap, cells).Append('\n');
        }

        return text.ToString();
    }
}
