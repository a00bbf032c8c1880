using System.Text;

namespace Nianbao.Tests.Documents;

/// <summary>Text whose tables are comma-separated or Markdown.</summary>
public sealed class LineTableTests
{
    [Fact]
    public void Quoted_fields_hold_commas_quotes_and_line_breaks() => Assert.Equal(
        "某局年报\n[1] 指标|单位|数 / 甲，\"乙\"⏎丙|件|1,234 / 丁|件| / 戊|件|5",
        GridPrint.Of(GridPrint.ReadText("某局年报,,\r\n指标,单位,数\r\n\"甲，\"\"乙\"\"\n丙\",件,\"1,234\"\r\n丁,件,\r\n戊,件,5\r\n")));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("GB18030")]
    [InlineData("utf-8")]
    public void Commas_are_read_in_every_encoding(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = string.Concat(Enumerable.Range(1, 9).Select(at => $"第{at}项,件,{at}\r\n"));
        var bytes = Encoding.GetEncoding(encoding).GetBytes(text);
        Assert.Equal(9, DocxSample.Read(bytes).Grids.Single().Rows.Count);
        Assert.Equal(9, DocxSample.Read([.. Encoding.GetEncoding(encoding).GetPreamble(), .. bytes]).Grids.Single().Rows.Count);
    }

    [Theory]
    [InlineData("收到申请, 办结, 答复。\n收到, 办结。\n一, 二, 三。\n四, 五, 六。\n七, 八, 九。\n")]
    [InlineData("一行,两\n又一行\n再一行\n")]
    [InlineData("甲,乙,丙\n\"没有关上,的引号\n丁,戊,己\n一,二,三\n四,五,六\n七,八,九\n")]
    public void Running_text_with_commas_is_no_table(string text) => Assert.Empty(GridPrint.ReadText(text).Grids);

    [Fact]
    public void Marks_of_Markdown_are_no_text() => Assert.Equal(
        "一、总体情况\n全年收到 5 件。\n[1] 指标|数 / 收到|58 / 办结⏎（含延期）|7",
        GridPrint.Of(GridPrint.ReadText("## 一、总体情况\n\n> 全年收到 ~~7~~**5** 件。\n\n| 指标 | 数 |\n| :--- | ---: |\n| 收到 | __58__ |\n| 办结<br>（含延期） | ~~9~~7 |\n")));

    [Fact]
    public void Stars_in_a_text_that_is_no_Markdown_stay() => Assert.Equal("5**8**件", GridPrint.Of(GridPrint.ReadText("5**8**件\n")));
}
