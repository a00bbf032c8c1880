using System.Globalization;
using System.Net;
using System.Text;
using Nianbao.Documents.Outline;
using Nianbao.Generator.Drifts;

namespace Nianbao.Generator.Printing;

/// <summary>Prints a report as a web page: clean, or as a word processor saves one.</summary>
internal static class HtmlPrinter
{
    private const string RunStyle = "font-family:仿宋_GB2312;mso-bidi-font-size:16.0pt";
    private const int RunLength = 24;

    public static byte[] Print(SampleReport report)
    {
        var isWord = report.Style.IsWordMarkup;
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
            .Append(WebUtility.HtmlEncode(string.Concat(report.TitleLines))).Append("</title>\n</head>\n<body>\n");
        foreach (var line in report.TitleLines)
        {
            html.Append(isWord ? Paragraph(line, isWord) : $"<h1>{Encode(line)}</h1>\n");
        }

        foreach (var block in report.Blocks)
        {
            html.Append(block switch
            {
                ReportBlock.Heading heading => Paragraph($"{Heading.InChinese(heading.Number)}、{heading.Text}", isWord),
                ReportBlock.Prose prose => Paragraph(prose.Text, isWord),
                ReportBlock.Table table => string.Concat(DriftedTables.Of(report, table.Id).Select(part => (part.Before is { } line ? Paragraph(line, isWord) : "") + Table(part, report.Style))),
                ReportBlock.Picture picture => $"<p><img src=\"{picture.Name}\" alt=\"\"></p>\n",
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        }

        return Encoding.UTF8.GetBytes(html.Append("</body>\n</html>\n").ToString());
    }

    private static string Table(PrintedTable table, PrintStyle style) =>
        style.IsNested ? $"<table><tr><td>{Table(table, style.IsWordMarkup)}</td></tr></table>\n" : Table(table, style.IsWordMarkup);

    private static string Table(PrintedTable table, bool isWord)
    {
        var html = new StringBuilder(isWord ? "<table class=\"MsoNormalTable\" border=\"1\" cellspacing=\"0\">\n" : "<table border=\"1\">\n");
        for (var row = 0; row < table.Rows; row++)
        {
            html.Append("<tr>");
            foreach (var cell in table.Crossing(row).Where(cell => cell.Row == row))
            {
                html.Append("<td").Append(Span("rowspan", cell.RowSpan)).Append(Span("colspan", cell.ColumnSpan)).Append('>')
                    .Append(Cell(cell.Text, isWord)).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</table>\n").ToString();
    }

    private static string Span(string name, int count) => count > 1 ? string.Create(CultureInfo.InvariantCulture, $" {name}=\"{count}\"") : "";

    private static string Cell(string text, bool isWord) => isWord ? Paragraph(text, isWord).TrimEnd('\n') : Encode(text);

    private static string Paragraph(string text, bool isWord) => isWord
        ? $"<p class=\"MsoNormal\" style=\"text-indent:32.0pt\">{Runs(text)}<o:p></o:p></p>\n"
        : $"<p>{Encode(text)}</p>\n";

    /// <summary>A word processor breaks its lines anywhere in a tag and cuts the text into runs.</summary>
    private static string Runs(string text) => text.Length == 0
        ? $"<span\nlang=\"EN-US\" style=\"{RunStyle}\">&nbsp;</span>"
        : string.Concat(text.Chunk(RunLength).Select(run => $"<span\nstyle=\"{RunStyle}\">{Encode(new(run))}</span>"));

    private static string Encode(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);
}
