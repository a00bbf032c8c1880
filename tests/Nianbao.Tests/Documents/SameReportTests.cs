using System.Text;
using Nianbao.Documents;
using static Nianbao.Tests.Documents.DocxSample;

namespace Nianbao.Tests.Documents;

public sealed class SameReportTests
{
    private static readonly string[][] s_rows =
    [
        ["统计指标", "单位", "统计数"],
        ["一、主动公开情况", "——", ""],
        ["（一）主动公开政府信息数\n（不同渠道和方式公开相同信息计1条）", "条", "10608"],
        ["其中：主动公开规范性文件数", "条", "126"],
        ["（二）收到申请数", "件", "0"],
    ];

    private const string Expected =
        "统计指标 单位 统计数\n一、主动公开情况 ——\n（一）主动公开政府信息数⏎（不同渠道和方式公开相同信息计1条） 条 10608\n其中：主动公开规范性文件数 条 126\n（二）收到申请数 件 0";

    [Fact]
    public void A_text_a_page_and_a_word_file_of_one_report_give_the_same_rows()
    {
        Assert.Equal(Expected, Filled(GridPrint.ReadText("某局年报\n" + string.Concat(s_rows.Select(row => string.Concat(row.Select(cell => $"\t{cell}\n")) + "\n")) + "\n无。\n")));
        Assert.Equal(Expected, Filled(Read(Encoding.UTF8.GetBytes("<html><h1>某局年报</h1><table>" + string.Concat(s_rows.Select(row =>
            "<tr>" + string.Concat(row.Select(cell => $"<td>{cell.Replace("\n", "<br>", StringComparison.Ordinal)}</td>")))) + "</table><p>无。"))));
        Assert.Equal(Expected, Filled(ReadBody(P("某局年报") + Table([.. s_rows.Select(row => Row([.. row.Select(cell =>
            $"<w:tc>{string.Concat(cell.Split('\n').Select(line => P(line)))}</w:tc>")]))]) + P("无。"))));
    }

    [Fact]
    public void A_text_a_page_and_a_word_file_of_one_report_give_the_same_place()
    {
        string[] places =
        [
            PlaceOf("126", GridPrint.ReadText(string.Concat(s_rows.Select(row => string.Concat(row.Select(cell => $"\t{cell}\n")) + "\n")))),
            PlaceOf("126", Read(Encoding.UTF8.GetBytes("<table>" + string.Concat(s_rows.Select(row => "<tr>" + string.Concat(row.Select(cell => $"<td>{cell}"))))))),
            PlaceOf("126", ReadBody(Table([.. s_rows.Select(row => Row([.. row.Select(cell => Cell(cell))]))]))),
        ];
        Assert.All(places, place => Assert.Equal("table 1, row 4, column 3", place));
    }

    private static string PlaceOf(string text, ReportDocument document)
    {
        var grid = document.Grids.Single();
        var row = grid.Rows.ToList().FindIndex(row => row.Cells.Any(cell => cell.Text == text));
        return grid.PlaceOf(row, grid.Rows[row].Cells.ToList().FindIndex(cell => cell.Text == text)).ToString();
    }

    private static string Filled(ReportDocument document) => string.Join('\n', document.Grids.Single().Rows.Select(row =>
        string.Join(' ', row.Cells.Where(cell => cell.Text.Length > 0).Select(cell => cell.Text.Replace("\n", "⏎", StringComparison.Ordinal)))));
}
