using Nianbao.Documents;
using Nianbao.Findings;
using static Nianbao.Tests.Documents.Sheets.XlsxSample;

namespace Nianbao.Tests.Documents.Sheets;

public sealed class XlsxReadingTests
{
    [Fact]
    public void Text_and_tables_of_one_sheet_are_told_apart() => Assert.Equal(
        "某局2024年政府信息公开工作年度报告\n一、总体情况\n[1] 指标|数 / 收到|3\n二、其他事项\n[2] 甲|乙 / 1|2",
        GridPrint.Of(Read(Row(1, "某局2024年政府信息公开工作年度报告") + Row(2, "一、总体情况") + Row(3, "指标", "数") + Row(4, "收到", "3") + Row(5, "二、其他事项") + Row(6, "甲", "乙") + Row(7, "1", "2"))));

    [Fact]
    public void An_empty_row_parts_two_tables() => Assert.Equal(
        "[1] 甲|乙 / 1|2\n[2] 丙|丁 / 3|4", GridPrint.Of(Read(Row(1, "甲", "乙") + Row(2, "1", "2") + Row(9, "丙", "丁") + Row(10, "3", "4"))));

    [Fact]
    public void Two_tables_side_by_side_are_two() => Assert.Equal(
        "[1] 甲|数 / 乙|1\n[2] 丙|数 / 丁|2", GridPrint.Of(Read(Row(1, "甲", "数", "", "丙", "数") + Row(2, "乙", "1", "", "丁", "2"))));

    [Fact]
    public void An_empty_column_inside_a_table_does_not_split_it() => Assert.Equal(
        "[1] 甲|1|2 / 乙|3|4", GridPrint.Of(Read(Row(1, "甲", "", "1", "2") + Row(2, "乙", "", "3", "4"))));

    [Fact]
    public void Merged_cells_stand_in_every_row_and_column_they_cross() => Assert.Equal(
        "甲:0,0,2x1 乙:0,1,1x2\n甲:0,0,2x1 1:1,1,1x1 2:1,2,1x1",
        GridPrint.Spans(Read(Row(1, "甲", "乙") + Row(2, "", "1", "2"), after: "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>").Grids.Single()));

    [Fact]
    public void A_place_is_the_sheet_and_the_cell()
    {
        var document = Read(Row(3, "题目") + Row(5, "", "", "甲", "数") + Row(6, "", "", "乙", "5"));
        var grid = document.Grids.Single();
        Assert.Equal("表!A3", document.Paragraphs.Single().Place.ToString());
        Assert.Equal(["表!C5:D6", "表!C6:D6", "表!D6"], new[] { grid.Place, grid.PlaceOf(1), grid.PlaceOf(1, 1) }.Select(place => place.ToString()));
        Assert.Equal("工作表“表”D6", grid.PlaceOf(1, 1).ToChinese());
    }

    [Theory]
    [InlineData("情况表!C22")]
    [InlineData("a!b, table 3!A1:XFD1048576")]
    [InlineData("table 3, row 4!AA7")]
    public void A_place_on_a_sheet_is_read_back_whatever_the_sheet_is_called(string printed) => Assert.Equal(printed, Place.Parse(printed).ToString());

    [Theory]
    [InlineData("表!22")]
    [InlineData("表!A0")]
    [InlineData("!")]
    public void What_is_no_place_on_a_sheet_is_refused(string printed) => Assert.Throws<FormatException>(() => Place.Parse(printed));

    [Fact]
    public void Sheets_are_read_in_their_order() => Assert.Equal("甲\n[1] 乙|1\n丙", GridPrint.Of(DocxSample.Read(OfSheets(
        [("一", "", $"<sheetData>{Row(1, "甲")}</sheetData>"), ("二", "", $"<sheetData>{Row(1, "乙", "1")}</sheetData>"), ("三", "", $"<sheetData>{Row(1, "丙")}</sheetData>")]))));

    [Fact]
    public void Hidden_rows_columns_and_sheets_are_not_read_and_are_listed()
    {
        var document = DocxSample.Read(OfSheets(
        [
            ("表", "", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>" + Row(1, "甲", "旧", "新")
                + Row(2, "乙", "1", "2").Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal) + Row(3, "丙", "3", "4") + "</sheetData>"),
            ("底稿", "state=\"veryHidden\"", $"<sheetData>{Row(7, "丁", "9")}</sheetData>"),
        ]));
        Assert.Equal("[1] 甲|新 / 丙|4", GridPrint.Of(document));
        Assert.Equal(
            ["工作表“表”隐藏的第 2 行 表!A2:C2", "工作表“表”隐藏的 B 列 表!B1:B3", "隐藏的工作表“底稿” 底稿!A7:B7"],
            document.Hidden.Select(hidden => $"{hidden.What} {hidden.Place}"));
    }

    [Fact]
    public void What_is_hidden_is_an_info_of_the_verdict()
    {
        var finding = ReportCheck.Check("a.xlsx", Of(Row(1, "甲", "乙") + "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>5</v></c></row>"), null).Findings.Single(finding => finding.Rule == "F14");
        Assert.Equal((Severity.Info, "文件中有看不见的内容，没有读取：工作表“表”隐藏的第 2 行。", "表!A2:A2"), (finding.Severity, finding.Message, finding.Place.ToString()));
    }

    [Fact]
    public void A_merged_cell_whose_first_row_and_column_are_hidden_still_shows_its_text() => Assert.Equal(
        "[1] 甲|1 / 甲|2",
        GridPrint.Of(Read(
            "<row r=\"1\" hidden=\"1\">" + Cell("A1", "甲") + "</row>" + Row(2, "", "", "1") + Row(3, "", "", "2"),
            "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols>", "<mergeCells><mergeCell ref=\"A1:B3\"/></mergeCells>")));

    [Theory]
    [InlineData("<c r=\"A1\"><f>SUM(B1:B9)</f></c>", "=SUM(B1:B9)（公式，没有计算结果）")]
    [InlineData("<c r=\"A1\"><f>SUM(B1:B9)</f><v>7</v></c>", "7")]
    [InlineData("<c r=\"A1\" t=\"str\"><f>T(B1)</f><v>七</v></c>", "七")]
    [InlineData("<c r=\"A1\" t=\"e\"><f>B1</f><v>#REF!</v></c>", "#REF!")]
    [InlineData("<c r=\"A1\" t=\"b\"><v>1</v></c>", "TRUE")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><r><t>5</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>8</t></r></is></c>", "5⁸")]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>5</t></r><r><t>8</t></r><rPh><t>wu</t></rPh></is></c>", "8")]
    public void A_cell_shows_its_result(string cell, string text) => Assert.Equal(text, Text(cell));

    [Fact]
    public void Results_of_a_file_that_was_never_calculated_are_not_believed() => Assert.Equal(
        "=SUM(B1:B9)（公式，没有计算结果）", Text("<c r=\"A1\"><f>SUM(B1:B9)</f><v>0</v></c>", workbook: "<calcPr fullCalcOnLoad=\"1\"/>"));

    [Fact]
    public void A_cell_that_is_struck_through_is_blank() => Assert.Equal(
        "", Text("<c r=\"A1\" s=\"1\"><v>5</v></c>", "<fonts><font/><font><strike/></font></fonts><borders><border/><border><left style=\"thin\"/></border></borders><cellXfs><xf/><xf fontId=\"1\" borderId=\"1\"/></cellXfs>"));

    [Fact]
    public void Empty_boxes_of_a_table_are_cells() => Assert.Equal("[1] 甲|乙 / |", GridPrint.Of(Read(
        "<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t>甲</t></is></c><c r=\"B1\" s=\"1\" t=\"inlineStr\"><is><t>乙</t></is></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"/><c r=\"B2\" s=\"1\"/></row>",
        styles: "<borders><border/><border><left style=\"thin\"/></border></borders><cellXfs><xf/><xf borderId=\"1\"/></cellXfs>")));

    [Fact]
    public void Rows_and_cells_without_a_number_follow_each_other() => Assert.Equal(
        "[1] 1|2 / 3|4", GridPrint.Of(Read("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>")));
}
