using Nianbao.Figures;
using Nianbao.Forms;

namespace Nianbao.Tests.Documents.Sheets;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("58", "General", "58")]
    [InlineData("58", "G/通用格式", "58")]
    [InlineData("58", "0", "58")]
    [InlineData("58", "0_ ", "58")]
    [InlineData("58", "0_);[Red]\\(0\\)", "58")]
    [InlineData("-8", "0_);[Red]\\(0\\)", "-8")]
    [InlineData("-8", "0;-0", "-8")]
    [InlineData("10608", "#,##0", "10,608")]
    [InlineData("134.8", "0.00", "134.80")]
    [InlineData("134.8", "#.##", "134.8")]
    [InlineData("0.30000000000000004", "General", "0.3")]
    [InlineData("134.80000000000001", "0.00", "134.80")]
    [InlineData("134.8", "0.00\"万元\"", "134.80万元")]
    [InlineData("134.8", "¥#,##0.00", "¥134.80")]
    [InlineData("134.8", "[$¥-804]#,##0.00", "¥134.80")]
    [InlineData("12", "0件", "12件")]
    [InlineData("0", "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0")]
    [InlineData("5", "000", "5")]
    [InlineData("1E3", "General", "1000")]
    [InlineData("0", "[=0]\"0\";General", "0")]
    [InlineData("7", "[=0]\"\";General", "7")]
    public void A_number_that_is_shown_as_it_is_reads_as_it_is_shown(string number, string format, string text)
    {
        Assert.Equal(text, XlsxSample.Shown(number, format));
    }

    [Theory]
    [InlineData("12.6", "0")]
    [InlineData("134.856", "0.00")]
    [InlineData("134800", "0.00,")]
    [InlineData("1348000", "0\\.0,")]
    [InlineData("1348000", "0!.0,\"万元\"")]
    [InlineData("0.45", "0%")]
    [InlineData("12345", "0.0E+0")]
    [InlineData("12.5", "# ?/?")]
    [InlineData("58", ";;;")]
    [InlineData("0", "0;-0;;@")]
    [InlineData("58", "\"已办结\"")]
    [InlineData("-8", "0;0")]
    [InlineData("58", "yyyy/m/d")]
    [InlineData("58", "[DBNum1]0")]
    [InlineData("58", "0-0")]
    [InlineData("0", "[=0]\"\";General")]
    [InlineData("1E+20", "General")]
    public void A_number_that_is_shown_as_another_is_never_a_figure(string number, string format)
    {
        var cell = NationalForms.Find("A")!.Cells.First(cell => cell.Key.Text == "a.req_received_total");
        var text = XlsxSample.Shown(number, format);
        Assert.Equal((FigureState.Unparsed, null), (FigureText.Of(text, cell, null).State, FigureText.Of(text, cell, null).Value));
    }

    [Fact]
    public void A_number_that_is_rounded_says_what_is_shown_and_what_is_there() => Assert.Equal("13（显示值，实际值 12.6）", XlsxSample.Shown("12.6", "0"));

    [Theory]
    [InlineData("45292", "yyyy\"年\"m\"月\"d\"日\"", "2024年1月1日")]
    [InlineData("45292", "yyyy\"年\"", "2024年")]
    [InlineData("45292.5", "yyyy/m/d h:mm", "2024年1月1日 12:00")]
    [InlineData("0.25", "h:mm", "06:00")]
    public void A_day_reads_as_a_day(string number, string format, string text) => Assert.Equal(text, XlsxSample.Shown(number, format));

    [Fact]
    public void Days_may_be_counted_from_1904() => Assert.Equal("2024年1月1日", XlsxSample.Text(
        "<c r=\"A1\" s=\"1\"><v>43830</v></c>", "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>", workbook: "<workbookPr date1904=\"1\"/>"));

    [Fact]
    public void A_zero_that_the_sheet_does_not_show_is_not_taken_for_a_zero() => Assert.Equal(
        "（单元格格式没有照原样显示，实际值 0）", XlsxSample.Text("<c r=\"A1\"><v>0</v></c>", before: "<sheetViews><sheetView showZeros=\"0\"/></sheetViews>"));
}
