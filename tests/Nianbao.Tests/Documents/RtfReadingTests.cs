using System.Text;
using Nianbao.Documents;

namespace Nianbao.Tests.Documents;

public sealed class RtfReadingTests
{
    [Theory]
    [InlineData(@"{\rtf1\ansi\ansicpg936 \'b9\'ab\'bf\'aa}", "公开")]
    [InlineData(@"{\rtf1\ansi{\fonttbl{\f0\fcharset134 a;}{\f1\fcharset0 b;}}\f0 \'b9\'ab\f1 a\'e9}", "公aé")]
    [InlineData(@"{\rtf1\ansicpg936 \'81@x}", "丂x")]
    [InlineData(@"{\rtf1\uc1\u20844?\u24320 ?}", "公开")]
    [InlineData(@"{\rtf1\uc2\u20844\'b9\'ab\u24320\'bf\'aa x}", "公开 x")]
    [InlineData(@"{\rtf1\uc0\u20844{\uc1\u24320?}\u20214}", "公开件")]
    [InlineData(@"{\rtf1\u-10179?\u-8690?}", "😎")]
    [InlineData(@"{\rtf1\u-10179?x}", "\uFFFDx")]
    [InlineData(@"{\rtf1 5{\v 7}8 \deleted 9\deleted0 {\strike 6}{\super 2}}", "58 ²")]
    [InlineData(@"{\rtf1 a\'7b\\\{b\}\~c\_d\emdash\ldblquote e\rdblquote}", "a{\\{b}\u00A0c-d—“e”")]
    [InlineData(@"{\rtf1{\info{\title x}}{\*\generator y}{\pict\bin3 }}}}z}", "z")]
    [InlineData(@"{\rtf1{\field{\*\fldinst HYPERLINK}{\fldrslt\u32467?}}\'bd}", "结½")]
    [InlineData(@"{\rtf1{\listtext\'d2\'bb\'a1\'a2\tab}x\par}", "Ò»¡¢x")]
    [InlineData(@"{\rtf1 a\par b\line c}", "a\nb\nc")]
    public void Text_reads_as_it_is_shown(string file, string text) => Assert.Equal(text, GridPrint.Of(DocxSample.Read(Encoding.Latin1.GetBytes(file))));

    [Fact]
    public void Merged_cells_are_merged() => Assert.Equal(
        "甲:0,0,2x1 a:0,1,1x2\n甲:0,0,2x1 b:1,1,1x1 c:1,2,1x1",
        GridPrint.Spans(Read(
            @"\trowd\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000\intbl\u30002?\cell a\cell\cell\row\trowd\clvmrg\cellx1003\cellx2000\cellx2990\intbl\cell b\cell c\cell\row").Grids.Single()));

    [Fact]
    public void A_table_in_a_cell_of_a_table_that_only_lays_out_the_page_is_read() => Assert.Equal("甲\n1\n[1] 丙|3 / 丁|4\n乙\n2", GridPrint.Of(Read(
        @"\trowd\cellx1000\cellx2000\intbl \u30002?\cell 1\par\pard\intbl\itap2 \u19993?\nestcell 3\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}\u19969?\nestcell 4\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}\pard\intbl\itap1\cell\row"
        + @"\trowd\cellx1000\cellx2000\pard\intbl\u20057?\cell 2\cell\row")));

    [Fact]
    public void A_text_box_follows_its_paragraph() => Assert.Equal("a\nb", GridPrint.Of(Read(@"{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt b\par}}}a\par")));

    [Fact]
    public void Cells_of_a_row_without_a_description_are_counted() => Assert.Equal("[1] a|b", GridPrint.Of(Read(@"\intbl a\cell b\cell\row")));

    public static TheoryData<string, string> Refused() => new()
    {
        { @"{\rtf1 a", "damaged" },
        { @"{\rtf1 a\'b}", "damaged" },
        { @"{\rtf1\bin9999 a}", "damaged" },
        { @"{\rtf1\ansicpg99999 a}", "damaged" },
        { @"{\rtf1" + string.Concat(Enumerable.Repeat("{", 300)), "too-large" },
        { @"{\rtf1\itap2000000000 a\par}", "too-large" },
        { @"{\rtf1 " + new string('a', 2_100_000) + "}", "too-large" },
        { @"{\rtf1\pict}", "empty" },
        { @"{\rtf1" + string.Concat(Enumerable.Repeat(@"\cell", 500_000)) + "}", "too-large" },
        { @"{\rtf1\trowd" + string.Concat(Enumerable.Range(1, 900).Select(at => $@"\cellx{at}")) + string.Concat(Enumerable.Repeat(@"\cell\row", 500_000)) + "}", "too-large" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_hostile_file_is_refused(string file, string reason) =>
        Assert.Equal(reason, Assert.IsType<ReadOutcome.Unreadable>(DocumentReader.Read(Encoding.Latin1.GetBytes(file))).Reason);

    private static ReportDocument Read(string body) => DocxSample.Read(Encoding.Latin1.GetBytes($@"{{\rtf1\ansi {body}}}"));
}
