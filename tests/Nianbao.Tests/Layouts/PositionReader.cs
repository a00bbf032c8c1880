using System.IO.Compression;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Nianbao.Forms;
using Nianbao.Generator.Printing;

namespace Nianbao.Tests.Layouts;

/// <summary>
/// Reads the cells of a report in the official layout without a word of the program's own reading: the tables stand in the form's order, rows in theirs,
/// and figures are the last cells of a row. Labels are not looked at.
/// </summary>
internal static class PositionReader
{
    private static readonly XNamespace s_word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The rows of every table of a Word file, each with the texts of its own cells.</summary>
    public static List<List<List<string>>> WordTables(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var part = archive.GetEntry("word/document.xml")!.Open();
        return [.. XDocument.Load(part).Descendants(s_word + "tbl").Select(table => table.Elements(s_word + "tr").Select(row => row.Elements(s_word + "tc")
            .Select(cell => string.Concat(cell.Descendants().Where(each => each.Name == s_word + "t" || each.Name == s_word + "br").Select(each => each.Name == s_word + "br" ? "\n" : each.Value))).ToList()).ToList())];
    }

    /// <summary>The same of a web page.</summary>
    public static List<List<List<string>>> PageTables(byte[] file)
    {
        using var page = new HtmlParser().ParseDocument(new MemoryStream(file));
        return [.. page.QuerySelectorAll("table").Select(table => table.QuerySelectorAll("tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent).ToList()).ToList())];
    }

    /// <summary>The printed text of every figure, by its key.</summary>
    public static Dictionary<string, string> Figures(SampleReport report, List<List<List<string>>> tables)
    {
        Dictionary<string, string> figures = [];
        foreach (var (id, rows) in report.Blocks.OfType<ReportBlock.Table>().Select(block => block.Id).Zip(tables))
        {
            var table = report.Form.Tables.First(each => each.Id == id);
            foreach (var (row, cells) in Rows(table, report).Zip(DataRows(id, rows)))
            {
                foreach (var (key, text) in row.Zip(cells.TakeLast(row.Count)))
                {
                    figures.Add(key, text);
                }
            }
        }

        return figures;
    }

    /// <summary>The keys of every printed row of figures; a heading within the list of 2014 has none.</summary>
    private static IEnumerable<List<string>> Rows(FormTable table, SampleReport report) =>
        from block in table.Blocks
        from row in block.Rows
        let keys = table.Cells.Where(cell => ReferenceEquals(cell.Row, row)).Select(cell => cell.Key.Text).ToList()
        where !row.IsOptional || keys.Exists(report.Holds)
        select keys;

    private static IEnumerable<List<string>> DataRows(string id, List<List<string>> rows) => id switch
    {
        "a" => rows.Skip(1),
        "s2" => rows.Where(row => row.Count > 1 && row[0] != "信息内容"),
        _ => rows.Skip(3),
    };
}
