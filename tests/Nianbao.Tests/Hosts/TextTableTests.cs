using Nianbao.Local.CommandLine;

namespace Nianbao.Tests.Hosts;

public class TextTableTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("年报", 4)]
    [InlineData("Ａ１（）", 8)]
    [InlineData("“是”", 6)]
    // Outside the basic plane: two units of UTF-16, two columns.
    [InlineData("𠮷", 2)]
    // A combining mark stands over the letter before it.
    [InlineData("e\u0301", 1)]
    public void A_chinese_character_takes_two_columns(string text, int width) => Assert.Equal(width, DisplayWidth.Of(text));

    [Fact]
    public void Columns_line_up_whatever_is_written_in_them() =>
        Assert.Equal("  年度    x\n  ab      y\n  表式一  z\n", TextTable.Print([["年度", "x"], ["ab", "y"], ["表式一", "z"]], "  "));
}
