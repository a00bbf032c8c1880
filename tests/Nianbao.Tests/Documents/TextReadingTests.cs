using System.Text;
using Nianbao.Intake;

namespace Nianbao.Tests.Documents;

public sealed class TextReadingTests
{
    private static readonly Encoding s_gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, byte[]> Encodings()
    {
        const string text = "一、总体情况\r\n2017年公开 12 条。𠀀\r\n";
        return new()
        {
            { "UTF-8", Encoding.UTF8.GetBytes(text) },
            { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)] },
            { "UTF-16 with mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)] },
            { "UTF-16 big endian with mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)] },
            { "UTF-16 without mark", Encoding.Unicode.GetBytes(text) },
            { "UTF-16 big endian without mark", Encoding.BigEndianUnicode.GetBytes(text) },
            { "GB18030", s_gb18030.GetBytes(text) },
        };
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_reads_the_same_in_every_encoding(string encoding, byte[] content)
    {
        Assert.NotEmpty(encoding);
        Assert.Equal("一、总体情况\n2017年公开 12 条。𠀀", GridPrint.Of(DocxSample.Read(content)));
    }

    [Fact]
    public void A_few_lost_bytes_do_not_turn_utf8_into_another_encoding()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("政府信息公开工作年度报告", 20)));
        Assert.StartsWith("政府信息", DocxSample.Read(content[..^1]).Paragraphs.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_begin_with_a_tab_make_rows_and_an_empty_line_ends_a_row()
    {
        var document = GridPrint.ReadText("前文\n\t统计指标\n\t单位\n\t统计数\n\n\t一、主动\n公开情况\n\t——\n\t\n\n\t其中\n\t条\n\t　126\n\n后文\n");
        Assert.Equal("前文\n[1] 统计指标|单位|统计数 / 一、主动⏎公开情况|——| / 其中|条|126\n后文", GridPrint.Of(document));
        Assert.True(document.Grids.Single().IsRagged);
        Assert.Equal(FileKind.Text, document.Kind);
    }

    [Fact]
    public void A_place_counts_every_row_of_its_table_and_every_cell_of_its_row()
    {
        var grid = GridPrint.ReadText("\t统计指标\n\t单位\n\t统计数\n\n\t收到申请数\n\t件\n\t58\n\n").Grids.Single();
        Assert.Equal("table 1, row 2, column 3", grid.PlaceOf(1, 2).ToString());
        Assert.Equal("58", grid.Rows[1].Cells[2].Text);
    }

    [Theory]
    // Two empty lines end a table; so does any other line.
    [InlineData("\ta\n\tb\n\n\n\tc\n\td\n", "[1] a|b\n[2] c|d")]
    [InlineData("\ta\n\tb\n\n三、收到\n\tc\n\td\n", "[1] a|b\n三、收到\n[2] c|d")]
    // A heading, a long sentence or a line of a web page is no continuation of the last cell.
    [InlineData("\t收到\n\t0\n五、存在的主要问题\n", "[1] 收到|0\n五、存在的主要问题")]
    [InlineData("\t收到\n\t0\n打印\n", "[1] 收到|0")]
    // A line of spaces is an empty line, a line with only a TAB an empty cell.
    [InlineData("\ta\n\tb\n　\n\tc\n\t\n\n", "[1] a|b / c|")]
    // Lines that were ended twice.
    [InlineData("\ta\r\r\n\tb\r\r\n\r\r\n\tc\r\r\n\td\r\r\n", "[1] a|b / c|d")]
    public void A_table_of_tabs_ends_where_it_ends(string text, string expected) => Assert.Equal(expected, GridPrint.Of(GridPrint.ReadText(text)));

    [Fact]
    public void The_prose_after_the_last_row_is_not_swallowed()
    {
        const string prose = "本年度报告的电子版可在政务网下载。如对本年度报告有任何疑问，请与本机关办公室联系，地址在市民中心一号楼，邮编三零零零零零，电话见网站。";
        Assert.Equal($"[1] 收到|0\n{prose}", GridPrint.Of(GridPrint.ReadText($"\t收到\n\t0\n{prose}\n")));
    }

    [Fact]
    public void Paragraphs_that_are_indented_by_a_tab_are_no_table()
    {
        const string text = "\t2017年，我局认真贯彻落实条例，全年主动公开政府信息一百余条，效果良好。\n\t全年收到申请两件，均已按照规定的期限答复了申请人，没有发生收费。\n";
        Assert.Empty(GridPrint.ReadText(text).Grids);
        Assert.Equal(2, GridPrint.ReadText(text).Paragraphs.Count());
    }

    [Theory]
    [InlineData("统计指标 | 单位 | 统计数 |\n一、主动公开 | —— |\n|\n其中 | 条 | 395 |\n后文\n", "[1] 统计指标|单位|统计数 / 一、主动公开|——| / 其中|条|395\n后文")]
    // Bars that fill a row up stand for no cell; an empty cell does.
    [InlineData("附件 | ||\n收到 | 件 | 1 |\n", "[1] 附件 / 收到|件|1")]
    [InlineData("| 附件 | |||\n| 收到 | 件 |  | |\n| 答复 | 件 | 1 | 2 |\n", "[1] 附件 / 收到|件| / 答复|件|1|2")]
    [InlineData("附件 | | |\n收到 | 件 | 1 |\n", "[1] 附件|| / 收到|件|1")]
    [InlineData("附件||\n收到|件|1|\n", "[1] 附件| / 收到|件|1")]
    [InlineData("| 指标 | 数 |\n|---|:--:|\n| 收到 | 1 |\n| 答复 |  |\n", "[1] 指标|数 / 收到|1 / 答复|")]
    [InlineData("指标 | 数\n---|---\n收到 | 1\n答复 | --\n", "[1] 指标|数 / 收到|1 / 答复|--")]
    [InlineData("指标 | 单位 | 数 |\n收到 | 人\n次 | 1 |\n", "[1] 指标|单位|数 / 收到|人次|1")]
    [InlineData("首页 | 新闻 | 公开\n一、概述\n", "首页 | 新闻 | 公开\n一、概述")]
    public void Cells_that_end_with_a_bar_make_rows(string text, string expected) => Assert.Equal(expected, GridPrint.Of(GridPrint.ReadText(text)));

    [Theory]
    [InlineData(1_400, 1)]
    [InlineData(1_600, 0)]
    public void So_many_cells_a_line_that_no_form_has_as_many_are_no_table(int cells, int tables) =>
        Assert.Equal(tables, GridPrint.ReadText(string.Concat(Enumerable.Repeat("字 |\n", cells))).Grids.Count());

    [Fact]
    public void So_many_tables_of_a_cell_a_line_that_no_report_has_as_many_are_not_all_read() =>
        Assert.InRange(GridPrint.ReadText(string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("字 |\n", 1_000)) + "完\n", 100))).Grids.Count(), 5, 15);

    [Theory]
    [InlineData("指标\t单位\t数\n收到\t件\t1\n\t\t2\n后文", "[1] 指标|单位|数 / 收到|件|1 / ||2\n后文")]
    [InlineData("\t自然人\t总计\n收到\t1\t1\n", "[1] |自然人|总计 / 收到|1|1")]
    [InlineData("负责人：甲\t审核人：乙\n后文", "负责人：甲\t审核人：乙\n后文")]
    public void Rows_with_tabs_between_their_cells_make_a_table(string text, string expected) => Assert.Equal(expected, GridPrint.Of(GridPrint.ReadText(text)));

    [Fact]
    public void One_value_a_line_without_any_mark_stays_paragraphs()
    {
        var document = GridPrint.ReadText("统计指标\n单位\n统计数\n收到申请数\n件\n1\n");
        Assert.Empty(document.Grids);
        Assert.Equal(6, document.Paragraphs.Count());
    }

    [Fact]
    public void Marks_of_images_and_bookmarks_are_noise_one_by_one()
    {
        var document = GridPrint.ReadText("[bookmark: _GoBack]四、复议\n办结率100[image: ]，满意率100[image: ]。\n\ta\n[image: 1(1)]\n\tb\n\n");
        Assert.Equal("四、复议\n办结率100，满意率100。\n[1] a|b", GridPrint.Of(document));
        Assert.Equal(["[bookmark: _GoBack]", "[image: ]", "[image: ]", "[image: 1(1)]"], document.Noise);
    }

    [Fact]
    public void Lines_of_a_web_page_are_noise_at_the_start_and_the_end_only()
    {
        var document = GridPrint.ReadText("首页\n您现在的位置：首页 > 年报\n某局年报\n登录\n图1.对比图\n无。\n【打印】 【关闭】\n上一篇：没有了\n版权所有：某局 京ICP备1号\n");
        Assert.Equal("某局年报\n登录\n图1.对比图\n无。", GridPrint.Of(document));
        Assert.Equal(5, document.Noise.Count);
    }

    [Fact]
    public void Paragraphs_are_numbered_without_the_empty_ones()
    {
        var document = GridPrint.ReadText("\n\n某局年报\n\n　 \n\n一、概述\n");
        Assert.Equal("paragraph 2", document.Paragraphs.Last().Place.ToString());
    }

    /// <summary>U+FFFE is no character, and no text that holds one can be normalised.</summary>
    [Theory]
    [InlineData("政府信息公开\uFFFE工作年度报告")]
    [InlineData("甲\t乙\t丙\n丁\uFFFE\t1\t2\n")]
    public void What_is_no_character_breaks_nothing(string text)
    {
        var read = ReportCheck.Check("report.txt", Encoding.UTF8.GetBytes(text), null);
        Assert.NotEqual(Nianbao.Findings.Verdict.Accepted, read.Verdict);
        Assert.Contains("\uFFFD", GridPrint.Of(DocxSample.Read(Encoding.UTF8.GetBytes(text))), StringComparison.Ordinal);
    }
}
