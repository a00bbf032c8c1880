using System.Text;
using Nianbao.Documents;

namespace Nianbao.Tests.Documents;

/// <summary>Prints documents so that a test can say in a line what it expects.</summary>
internal static class GridPrint
{
    /// <summary>Rows as lines, cells separated by bars; a merged cell stands in every row it crosses.</summary>
    public static string Of(Grid grid) => string.Join('\n', grid.Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Text.Replace("\n", "⏎", StringComparison.Ordinal)))));

    /// <summary>Where each cell begins and how far it spans.</summary>
    public static string Spans(Grid grid) =>
        string.Join('\n', grid.Rows.Select(row => string.Join(' ', row.Cells.Select(cell => $"{cell.Text}:{cell.Row},{cell.Column},{cell.RowSpan}x{cell.ColumnSpan}"))));

    /// <summary>Paragraphs and tables in reading order.</summary>
    public static string Of(ReportDocument document) => string.Join('\n', document.Blocks.Select(block => block switch
    {
        Paragraph paragraph => paragraph.Text,
        TableBlock table => $"[{table.Grid.Number}] " + Of(table.Grid).Replace("\n", " / ", StringComparison.Ordinal),
        var other => throw new InvalidOperationException(other.ToString()),
    }));

    public static ReportDocument ReadText(string text) => DocxSample.Read(Encoding.UTF8.GetBytes(text));
}
