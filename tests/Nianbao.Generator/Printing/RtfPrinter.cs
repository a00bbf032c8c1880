using System.Globalization;
using System.Text;
using Nianbao.Documents.Outline;
using Nianbao.Generator.Drifts;

namespace Nianbao.Generator.Printing;

/// <summary>Prints a report as rich text: cells by the positions of their right edges, merged ones by their marks.</summary>
internal static class RtfPrinter
{
    private const int Width = 9_000;

    public static byte[] Print(SampleReport report)
    {
        var text = new StringBuilder("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fnil SimSun;}}\n");
        foreach (var line in report.TitleLines)
        {
            text.Append(Paragraph(line));
        }

        foreach (var block in report.Blocks)
        {
            text.Append(block switch
            {
                ReportBlock.Heading heading => Paragraph($"{Heading.InChinese(heading.Number)}、{heading.Text}"),
                ReportBlock.Prose prose => Paragraph(prose.Text),
                ReportBlock.Table table => string.Concat(DriftedTables.Of(report, table.Id).Select(part => Paragraph(part.Before ?? "") + Table(part))),
                _ => "",
            });
        }

        return Encoding.ASCII.GetBytes(text.Append("}\n").ToString());
    }

    private static string Paragraph(string text) => $"\\pard\\plain {Escape(text)}\\par\n";

    private static string Table(PrintedTable table) => string.Concat(Enumerable.Range(0, table.Rows).Select(row => Row(table, row)));

    private static string Row(PrintedTable table, int row)
    {
        var (shape, cells) = (new StringBuilder("\\trowd"), new StringBuilder());
        foreach (var cell in table.Crossing(row))
        {
            shape.Append(cell.RowSpan == 1 ? "" : cell.Row == row ? "\\clvmgf" : "\\clvmrg")
                .Append(CultureInfo.InvariantCulture, $"\\cellx{(cell.Column + cell.ColumnSpan) * Width / table.Columns}");
            cells.Append(CultureInfo.InvariantCulture, $"\\pard\\intbl {(cell.Row == row ? Escape(cell.Text) : "")}\\cell");
        }

        return $"{shape}{cells}\\row\n";
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '\n' => "\\line ",
                '\\' or '{' or '}' => $"\\{character}",
                < '\u0080' => character.ToString(),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(character < 0x8000 ? character : character - 0x10000)}?"),
            });
        }

        return escaped.ToString();
    }
}
