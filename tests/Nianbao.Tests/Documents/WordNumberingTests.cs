using Nianbao.Documents.Word;
using static Nianbao.Tests.Documents.DocxSample;

namespace Nianbao.Tests.Documents;

public sealed class WordNumberingTests
{
    private const string Numbering =
        "<w:abstractNum w:abstractNumId=\"5\">"
        + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:pStyle w:val=\"1\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:pStyle w:val=\"2\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:lvlText w:val=\"%1.%3\"/></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"6\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF06C\"/></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"7\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>"
        + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"5\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>"
        + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"6\"/></w:num>"
        + "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/></w:num>"
        + "<w:num w:numId=\"8\"><w:abstractNumId w:val=\"5\"/><w:lvlOverride w:ilvl=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:lvlOverride></w:num>";

    private const string Styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"2\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:basedOn w:val=\"2\"/></w:style>"
        + "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";

    [Fact]
    public void Numbers_of_headings_are_restored() => Assert.Equal(
        ["一、总体情况", "（一）主动公开", "（二）依申请公开", "二、主动公开", "（一）规章", "2.1 正文"],
        Texts(Item("总体情况", 1, 0) + Item("主动公开", 1, 1) + Item("依申请公开", 1, 1) + Item("主动公开", 1, 0) + Item("规章", 1, 1) + Item("正文", 1, 2), Styles, Numbering));

    [Fact]
    public void A_style_can_number_its_paragraphs_and_a_paragraph_can_refuse() => Assert.Equal(
        ["一、甲", "（一）乙", "（二）丙", "丁", "二、戊"],
        Texts(P("甲", "<w:pStyle w:val=\"1\"/>") + P("乙", "<w:pStyle w:val=\"2\"/>") + P("丙", "<w:pStyle w:val=\"Sub\"/>")
            + P("丁", "<w:pStyle w:val=\"1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") + P("戊", "<w:pStyle w:val=\"1\"/>"), Styles, Numbering));

    [Fact]
    public void A_list_can_begin_anew_and_lists_of_one_definition_count_on_together() => Assert.Equal(
        ["一、甲", "七、乙", "八、丙", "九、丁"], Texts(Item("甲", 1, 0) + Item("乙", 2, 0) + Item("丙", 2, 0) + Item("丁", 1, 0), Styles, Numbering));

    [Fact]
    public void A_list_can_have_a_level_of_its_own() => Assert.Equal(["III.甲", "IV.乙"], Texts(Item("甲", 8, 0) + Item("乙", 8, 0), Styles, Numbering));

    [Fact]
    public void A_bullet_is_no_number_and_an_unknown_list_none() => Assert.Equal(["甲", "乙"], Texts(Item("甲", 3, 0) + Item("乙", 99, 0), Styles, Numbering));

    [Fact]
    public void A_definition_can_point_to_a_list_style() => Assert.Equal(["一、甲"], Texts(Item("甲", 4, 0), Styles, Numbering));

    [Fact]
    public void A_numbered_cell_without_text_shows_its_number()
    {
        var item = $"<w:tc><w:p><w:pPr>{NumPr(1, 0)}</w:pPr></w:p></w:tc>";
        Assert.Equal("一、|甲\n二、|乙", GridPrint.Of(ReadBody(Table(Row(item, Cell("甲")), Row(item, Cell("乙"))), Styles, Numbering).Grids.Single()));
    }

    [Theory]
    [InlineData("chineseCounting", 1, "一")]
    [InlineData("chineseCounting", 10, "十")]
    [InlineData("chineseCounting", 12, "十二")]
    [InlineData("chineseCountingThousand", 21, "二十一")]
    [InlineData("chineseCountingThousand", 105, "一百〇五")]
    [InlineData("japaneseCounting", 110, "一百一十")]
    [InlineData("chineseCountingThousand", 2000, "二千")]
    [InlineData("chineseLegalSimplified", 12, "壹拾贰")]
    [InlineData("ideographDigital", 20, "二〇")]
    [InlineData("ideographTraditional", 3, "丙")]
    [InlineData("ideographTraditional", 11, "11")]
    [InlineData("ideographZodiac", 12, "亥")]
    [InlineData("decimalFullWidth", 12, "１２")]
    [InlineData("decimalZero", 7, "07")]
    [InlineData("decimalEnclosedCircleChinese", 20, "⑳")]
    [InlineData("upperLetter", 28, "BB")]
    [InlineData("lowerRoman", 14, "xiv")]
    [InlineData("none", 3, "")]
    [InlineData("somethingNew", 3, "3")]
    [InlineData("chineseCounting", -5, "-5")]
    [InlineData("upperLetter", 1000000, "1000000")]
    public void Numbers_print_in_the_formats_of_chinese_documents(string format, int number, string printed) => Assert.Equal(printed, ListNumber.Print(number, format));

    private static string NumPr(int list, int level) => $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>";

    private static string Item(string text, int list, int level) => P(text, NumPr(list, level));
}
