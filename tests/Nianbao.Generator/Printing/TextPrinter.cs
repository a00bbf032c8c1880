using System.Text;
using Nianbao.Documents.Outline;
using Nianbao.Generator.Drifts;

namespace Nianbao.Generator.Printing;

/// <summary>Prints a report as text archives hold it.</summary>
internal static class TextPrinter
{
    public static byte[] Print(SampleReport report)
    {
        var text = new StringBuilder();
        foreach (var line in report.TitleLines)
        {
            text.Append(line).Append('\n');
        }

        text.Append('\n');
        foreach (var block in report.Blocks)
        {
            text.Append(block switch
            {
                ReportBlock.Heading heading => $"{Heading.InChinese(heading.Number)}、{heading.Text}\n",
                ReportBlock.Prose prose => $"\u3000\u3000{prose.Text}\n",
                ReportBlock.Table table => string.Concat(DriftedTables.Of(report, table.Id).Select(part => (part.Before is { } line ? line + "\n" : "") + Table(part, report.Style.TextTables))),
                ReportBlock.Picture picture => $"[image: {picture.Name}]\n",
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        }

        return Encode(text.ToString(), report.Style.TextCoding);
    }

    private static string Table(PrintedTable table, TextTables layout)
    {
        var rows = Enumerable.Range(0, table.Rows)
            .Select(row => table.Crossing(row).Select(cell => cell.Row == row ? cell.Text : "").ToList());
        return layout switch
        {
            TextTables.CellALine => string.Concat(rows.Select(CellALine)) + "\n\n",
            TextTables.Bars => string.Concat(rows.Select(Bars)) + "\n",
            TextTables.PaddedBars => string.Concat(OwnCells(table).Select(cells => $"{string.Join(" | ", cells.Select(cell => OnOneLine(cell.Text)))} | {Fill(table, cells)}".TrimEnd() + "\n")) + "\n",
            TextTables.SpannedBars => string.Concat(OwnCells(table).Select(cells =>
                $"| {string.Join(" | ", cells.SelectMany(cell => Enumerable.Repeat("", cell.ColumnSpan - 1).Prepend(OnOneLine(cell.Text))))} |\n")) + "\n",
            TextTables.BarCells => string.Concat(OwnCells(table).Select(cells =>
                string.Concat(cells.Select(cell => $"{OnOneLine(cell.Text)} |\n")) + (Fill(table, cells) is { Length: > 0 } fill ? fill + "\n" : ""))) + "\n",
            TextTables.BarCellsOfRows => string.Concat(OwnCells(table).Select(cells =>
                "|\n" + string.Concat(cells.Select(cell => $"{OnOneLine(cell.Text)} |\n")).TrimEnd('\n') + $" {Fill(table, cells)}".TrimEnd() + "\n")) + "\n",
            _ => string.Concat(rows.Select(Tabs)) + "\n",
        };
    }

    /// <summary>The cells of each row that begin in it.</summary>
    private static IEnumerable<List<PrintedCell>> OwnCells(PrintedTable table) =>
        Enumerable.Range(0, table.Rows).Select(row => table.Crossing(row).Where(cell => cell.Row == row).ToList()).Where(cells => cells.Count > 0);

    private static string Fill(PrintedTable table, List<PrintedCell> cells) => new('|', table.Columns - cells.Count);

    /// <summary>A line without a TAB continues the cell; an empty line ends the row.</summary>
    private static string CellALine(List<string> cells) => string.Concat(cells.Select(cell => $"\t{cell}\n")) + "\n";

    /// <summary>An empty last cell wraps to a line that holds only its bar.</summary>
    private static string Bars(List<string> cells)
    {
        var line = string.Concat(cells.Select((cell, at) => at == cells.Count - 1 && cell.Length == 0 ? "\n| " : $"{OnOneLine(cell)} | "));
        return line.TrimEnd() + "\n";
    }

    /// <summary>A row that is one merged cell still has a TAB, as spreadsheets paste it.</summary>
    private static string Tabs(List<string> cells) => string.Join('\t', cells.Select(OnOneLine)) + (cells.Count == 1 ? "\t\n" : "\n");

    private static string OnOneLine(string cell) => cell.Replace("\n", "", StringComparison.Ordinal);

    private static byte[] Encode(string text, TextCoding coding) => coding switch
    {
        TextCoding.Utf8WithMark => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        TextCoding.Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text),
        _ => Encoding.UTF8.GetBytes(text),
    };
}
