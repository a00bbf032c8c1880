using System.Text;
using Nianbao.Documents.Outline;
using Nianbao.Generator.Drifts;

namespace Nianbao.Generator.Printing;

/// <summary>Prints a report as comma-separated values or as Markdown: merged cells become empty ones, in both.</summary>
internal static class LinePrinter
{
    private const int Width = 15;

    /// <summary>As a spreadsheet exports its sheet: every line has as many fields.</summary>
    public static byte[] PrintCommas(SampleReport report) => Print(report, text => Record([text]), heading => Record([heading]), rows => string.Concat(rows.Select(Record)), "\r\n");

    public static byte[] PrintMarkdown(SampleReport report) => Print(
        report, text => text + "\n", heading => $"## {heading}\n",
        rows => string.Concat(rows.Select((row, at) => $"| {string.Join(" | ", row.Select(cell => cell.Replace("\n", "<br>", StringComparison.Ordinal)))} |\n" + (at == 0 ? Rule(row.Count) : ""))), "\n");

    private static string Rule(int columns) => string.Concat(Enumerable.Repeat("| --- ", columns)) + "|\n";

    private static byte[] Print(SampleReport report, Func<string, string> prose, Func<string, string> heading, Func<List<List<string>>, string> table, string apart)
    {
        var text = new StringBuilder();
        foreach (var line in report.TitleLines)
        {
            text.Append(heading(line));
        }

        foreach (var block in report.Blocks)
        {
            text.Append(apart).Append(block switch
            {
                ReportBlock.Heading each => heading($"{Heading.InChinese(each.Number)}、{each.Text}"),
                ReportBlock.Prose each => prose(each.Text),
                ReportBlock.Table each => string.Join(apart, DriftedTables.Of(report, each.Id).Select(part => (part.Before is { } line ? prose(line) : "") + table(Rows(part)))),
                _ => "",
            });
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static List<List<string>> Rows(PrintedTable table)
    {
        var rows = Enumerable.Range(0, table.Rows).Select(_ => Enumerable.Repeat("", table.Columns).ToList()).ToList();
        foreach (var cell in table.Cells)
        {
            rows[cell.Row][cell.Column] = cell.Text;
        }

        return rows;
    }

    private static string Record(IEnumerable<string> fields)
    {
        var quoted = fields.Select(field => field.IndexOfAny([',', '"', '\n']) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").ToList();
        return string.Join(',', quoted.Concat(Enumerable.Repeat("", Math.Max(0, Width - quoted.Count)))) + "\r\n";
    }
}
