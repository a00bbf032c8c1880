using System.Text;
using Nianbao.Documents;
using Nianbao.Documents.Html;

namespace Nianbao.Tests.Documents;

public sealed class HtmlReadingTests
{
    private static readonly Encoding s_gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, byte[]> Charsets() => new()
    {
        { "declared UTF-8", Encoding.UTF8.GetBytes("<html><meta charset=utf-8><p>政府信息") },
        { "nothing declared", Encoding.UTF8.GetBytes("<html><p>政府信息") },
        { "declared gb2312", s_gb18030.GetBytes("<html><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><p>政府信息") },
        { "nothing declared, GB18030", s_gb18030.GetBytes("<html><p>政府信息") },
        { "declared gb2312, saved anew as UTF-8", Encoding.UTF8.GetBytes("<html><meta charset=gb2312><p>政府信息") },
        { "declared UTF-8, sent as GBK", s_gb18030.GetBytes("<html><meta charset=utf-8><p>政府信息") },
        { "mark against declaration", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("<html><meta charset=gbk><p>政府信息")] },
        { "XHTML prolog", s_gb18030.GetBytes("<?xml version=\"1.0\" encoding=\"GBK\"?><html><p>政府信息") },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<html><p>政府信息")] },
        { "Big5", CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetBytes("<html><meta charset=big5><p>政府信息") },
    };

    [Theory]
    [MemberData(nameof(Charsets))]
    public void A_page_is_decoded_by_its_mark_its_declaration_or_its_bytes(string charset, byte[] content)
    {
        Assert.NotEmpty(charset);
        Assert.Equal("政府信息", GridPrint.Of(DocxSample.Read(content)));
    }

    [Theory]
    [InlineData("58<sup>1</sup>", "58¹")]
    [InlineData("58<span style='vertical-align: super'>1</span>", "58¹")]
    // Struck through: taken back.
    [InlineData("<s>99</s>300", "300")]
    [InlineData("<del>99</del><ins>300</ins>", "300")]
    [InlineData("<span style='text-decoration: line-through'>99</span>300", "300")]
    public void Footnote_marks_and_struck_text_are_no_digits_of_the_number_beside_them(string html, string text) =>
        Assert.Equal(text, GridPrint.Of(DocxSample.Read(Encoding.UTF8.GetBytes($"<html><p>{html}</p>"))));

    [Theory]
    [InlineData("<input value=58>", "［填写框：58］")]
    [InlineData("<input type=NUMBER value=' 58 '>", "［填写框：58］")]
    [InlineData("<input type=text>", "［填写框］")]
    [InlineData("<textarea>58</textarea>", "［填写框：58］")]
    [InlineData("<select><option>58</select>", "［填写框］")]
    [InlineData("58<input type=hidden value=99><input type=checkbox value=99><button>99</button>", "58")]
    [InlineData("58<input style='display:none' value=99><select hidden><option>99</select>", "58")]
    public void What_was_typed_into_a_page_is_not_known_and_so_no_number(string cell, string read) =>
        Assert.Equal($"[1] 甲|{read}", GridPrint.Of(DocxSample.Read(Encoding.UTF8.GetBytes($"<table><tr><td>甲<td>{cell}</table>"))).Replace("\n", "", StringComparison.Ordinal));

    [Fact]
    public void A_search_in_a_table_that_lays_out_the_page_is_no_part_of_the_report()
    {
        var read = GridPrint.Of(DocxSample.Read(Encoding.UTF8.GetBytes(
            "<table><tr><td>名称<td><input><td>文号<td><input value=1><tr><td>名称<td><input><td>文号<td><input>"
            + "<tr><td colspan=4>某局2023年政府信息公开工作年度报告<tr><td colspan=4><table><tr><td>甲<td>5<tr><td>乙<td>6</table></table>")));
        Assert.Contains("某局2023年政府信息公开工作年度报告\n", read, StringComparison.Ordinal);
        Assert.Contains("[1] 甲|5 / 乙|6", read, StringComparison.Ordinal);
        Assert.DoesNotContain("填写框", read, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_around_a_figure_is_no_table_of_its_own() =>
        Assert.Equal("[1] 甲|乙|丙 / 丁|5|6", GridPrint.Of(DocxSample.Read(
            "<table><tr><td>甲<td>乙<td>丙<tr><td>丁<td><table><tr><td>5</table><td>6</table>"u8.ToArray())).Replace("\n", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("gbk", "big5")]
    [InlineData(" \"GB2312\" ", "big5")]
    [InlineData("no-such-charset", "gbk")]
    public void What_the_server_said_goes_before_what_the_page_says(string sent, string declared)
    {
        var page = s_gb18030.GetBytes($"<html><meta charset={declared}><p>政府信息");
        Assert.EndsWith("政府信息", HtmlCharset.Decode(page, sent), StringComparison.Ordinal);
    }

    [Theory]
    // A number that a word processor cut into spans is one number.
    [InlineData("<p><span>20</span><span>23</span><font>年</font>1<b>2</b> 条", "2023年12 条")]
    [InlineData("一<br>二<div>三</div>四<p>五<hr>六", "一\n二\n三\n四\n五\n六")]
    [InlineData("<p> 多 \r\n\t 空\n白 ", "多 空 白")]
    [InlineData("<p>&nbsp;&nbsp;甲&nbsp;乙　</p>", "甲\u00A0乙")]
    [InlineData("<p>甲<script>x()</script><style>y</style><noscript>z</noscript><select><option>w</select><button>v</button><textarea>u</textarea>乙", "甲乙")]
    [InlineData("<p>甲<template>x</template><!-- y --><iframe>z</iframe>乙", "甲乙")]
    [InlineData("<p>甲<span hidden>x</span><span style=\"color:red; DISPLAY : none\">y</span><div style='visibility:hidden'>z</div>", "甲")]
    [InlineData("<p><span style='mso-display:none-x'>甲</span>", "甲")]
    [InlineData("<h1>标题</h1><ul><li>甲<li>乙</ul>", "标题\n甲\n乙")]
    public void Text_reads_as_it_is_seen(string body, string expected) => Assert.Equal(expected, GridPrint.Of(Page(body)));

    [Fact]
    public void Spans_make_a_true_grid_and_a_merged_cell_stands_in_every_row_it_crosses()
    {
        var grid = Page("<table><tr><th rowspan=2 colspan=2>甲<th colspan=2>乙<tr><td>丙<td>丁<tr><td>1<td>2<td>3<td>4</table>").Grids.Single();
        Assert.Equal("甲:0,0,2x2 乙:0,2,1x2\n甲:0,0,2x2 丙:1,2,1x1 丁:1,3,1x1\n1:2,0,1x1 2:2,1,1x1 3:2,2,1x1 4:2,3,1x1", GridPrint.Spans(grid));
        Assert.Same(grid.Rows[0].Cells[0], grid.Rows[1].Cells[0]);
        Assert.False(grid.IsRagged);
    }

    [Theory]
    // Zero means down to the end of the group; a span ends with its group in any case.
    [InlineData("<tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3", "甲|1\n甲|2\n乙|3")]
    [InlineData("<tbody><tr><td rowspan=9>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3", "甲|1\n甲|2\n乙|3")]
    [InlineData("<tr><td rowspan=x colspan=-3>甲<td>1<tr><td>乙<td>2", "甲|1\n乙|2")]
    [InlineData("<tr><td colspan=99999>甲<td>1<tr><td>乙<td>2", "甲\n乙|2")]
    // A wide cell has only the room that is left beside a cell from above.
    [InlineData("<tr><td>甲<td rowspan=2>乙<td>丙<tr><td colspan=3>丁<td>戊", "甲|乙|丙\n丁|乙|戊")]
    [InlineData("<thead><tr><th>甲<th>乙<tfoot><tr><td>丙<td>丁<tbody><tr><td>戊<td>己", "甲|乙\n丙|丁\n戊|己")]
    [InlineData("<tr><td>甲<td>1<tr style='display:none'><td>x<td>y<tr></tr><tr><td>乙<td style='display:none'>z<td>2", "甲|1\n乙|2")]
    [InlineData("<tr><td><p>自</p><p>然</p>人<td>总<br>计<tr><td>1<td>2", "自⏎然⏎人|总⏎计\n1|2")]
    public void Odd_spans_and_rows_are_read_as_a_browser_shows_them(string rows, string expected) =>
        Assert.Equal(expected, GridPrint.Of(Page($"<table>{rows}</table>").Grids.Single()));

    [Fact]
    public void A_table_that_only_lays_out_the_page_becomes_paragraphs_and_inner_tables()
    {
        var document = Page("<table><tr><td>左栏</td><td>正文<table><tr><td>收到<td>1<tr><td>答复<td>2</table>落款</td></tr></table>");
        Assert.Equal("左栏\n正文\n[1] 收到|1 / 答复|2\n落款", GridPrint.Of(document));
    }

    [Fact]
    public void A_table_of_figures_stays_one_although_a_cell_holds_a_table()
    {
        var document = Page("<table><tr><td>指标<td>单位<td>数<tr><td>收到<table><tr><td>甲<td>乙</table><td>件<td>1</table>");
        Assert.Equal("[1] 指标|单位|数 / 收到|件|1\n[2] 甲|乙", GridPrint.Of(document));
    }

    [Theory]
    [InlineData("<table><tr><td>一、总体情况，全年公开信息一百余条，其中网站公开五十余条，新媒体公开五十余条，没有收费。<tr><td>二、主动公开</table>", 0)]
    [InlineData("<table><tr><td>只有一格</table>", 0)]
    [InlineData("<table><tr><td><td> <tr><td></table><table><tr><td>甲<td>乙</table>", 1)]
    public void Frames_around_prose_and_empty_tables_are_no_tables(string body, int tables) => Assert.Equal(tables, Page(body + "<p>完").Grids.Count());

    [Fact]
    public void Menus_are_noise_and_the_report_is_not()
    {
        var document = Page(
            "<header><a href=1>x</a>门户</header><nav>导航</nav><ul><li><a href=1>首页</a><li><a href=2>新闻</a><li><a href=3>公开</a></ul>"
            + "<header><h1>某局年报</h1></header><p>详见<a href=1>网站</a>。</p><footer>主办：某局</footer>");
        Assert.Equal("某局年报\n详见网站。", GridPrint.Of(document));
        Assert.Equal(["x门户", "导航", "首页新闻公开", "主办：某局"], document.Noise);
    }

    [Fact]
    public void Plain_text_inside_a_page_is_read_like_a_text_file() =>
        Assert.Equal("前文\n[1] 收到|件|1 / 答复|件|2", GridPrint.Of(Page("<pre>前文\n\t收到\n\t件\n\t1\n\n\t答复\n\t件\n\t2\n</pre>")));

    private static ReportDocument Page(string body) => DocxSample.Read(Encoding.UTF8.GetBytes("<html><body>" + body));
}
