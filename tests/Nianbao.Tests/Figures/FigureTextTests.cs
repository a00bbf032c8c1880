using System.Globalization;
using Nianbao.Figures;
using Nianbao.Forms;

namespace Nianbao.Tests.Figures;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData(" 0 ", "0")]
    [InlineData("　126", "126")]
    // NFKC needs ICU: this line fails where globalization is invariant.
    [InlineData("１２", "12")]
    [InlineData("1,234", "1234")]
    [InlineData("1，234，567", "1234567")]
    [InlineData("12件", "12")]
    [InlineData("95 件", "95")]
    [InlineData("1.5", "1.5")]
    public void A_count_is_read_in_every_way_it_is_printed(string raw, string value) =>
        Assert.Equal((FigureState.Number, decimal.Parse(value, CultureInfo.InvariantCulture), "件"), Read("a.req_received_total", raw));

    [Theory]
    [InlineData("")]
    [InlineData("　\u00A0")]
    [InlineData("\u200B")]
    [InlineData("|")]
    public void Nothing_is_blank_and_not_zero(string raw) => Assert.Equal((FigureState.Blank, null, "件"), Read("a.req_received_total", raw));

    [Theory]
    [InlineData("/")]
    [InlineData("／")]
    [InlineData("-")]
    [InlineData("－")]
    [InlineData("—")]
    [InlineData("——")]
    [InlineData("无")]
    [InlineData("空")]
    public void A_marker_says_that_it_does_not_apply(string raw) => Assert.Equal((FigureState.NotApplicable, null, "件"), Read("a.req_received_total", raw));

    [Theory]
    [InlineData("1,2")]
    [InlineData("12,34")]
    [InlineData("1,2345")]
    [InlineData("3 5")]
    [InlineData("3\n5")]
    [InlineData("110余条")]
    [InlineData("近22条")]
    // Another row's unit.
    [InlineData("12人")]
    // A sign where the form has none.
    [InlineData("-3")]
    [InlineData("+3")]
    // Footnote marks would make another number.
    [InlineData("58①")]
    [InlineData("10²")]
    [InlineData("½")]
    [InlineData("三")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e3")]
    [InlineData("50%")]
    [InlineData("1234567890123456")]
    [InlineData("#REF!")]
    [InlineData("٣")]
    public void What_is_doubtful_is_no_number(string raw) => Assert.Equal((FigureState.Unparsed, null, "件"), Read("a.req_received_total", raw));

    [Theory]
    [InlineData("+461", "461")]
    [InlineData("-8", "-8")]
    [InlineData("－8", "-8")]
    [InlineData("−8", "-8")]
    [InlineData("—8", "-8")]
    [InlineData("0", "0")]
    public void Only_the_change_of_a_year_has_a_sign(string raw, string value) =>
        Assert.Equal((FigureState.Number, decimal.Parse(value, CultureInfo.InvariantCulture), "项"), Read("s2.licensing_items_change", raw));

    [Theory]
    [InlineData("25770元", "2.577", "万元")]
    [InlineData("134.8万元", "134.8", "万元")]
    [InlineData("134.8 万", "134.8", "万元")]
    [InlineData("1.2亿元", "12000", "万元")]
    [InlineData("¥25,770.00", "2.577", "万元")]
    // The form fixes no unit here: the number stays without one.
    [InlineData("134.8", "134.8", null)]
    public void Money_is_kept_in_ten_thousands_of_yuan(string raw, string value, string? unit) =>
        Assert.Equal((FigureState.Number, decimal.Parse(value, CultureInfo.InvariantCulture), unit), Read("s2.procurement_amount", raw));

    [Theory]
    [InlineData("5", null, "5")]
    [InlineData("5", "元", "0.0005")]
    [InlineData("5", "万元", "5")]
    // The cell's own unit holds over the one printed beside it.
    [InlineData("25770元", "万元", "2.577")]
    public void A_unit_printed_beside_the_cell_counts(string raw, string? printedUnit, string value) =>
        Assert.Equal((FigureState.Number, decimal.Parse(value, CultureInfo.InvariantCulture), "万元"), Read("a.request_fee_wan", raw, printedUnit));

    private static (FigureState, decimal?, string?) Read(string key, string raw, string? printedUnit = null)
    {
        var cell = NationalForms.All.Select(form => form.Find(key)).First(found => found is not null)!;
        var text = FigureText.Of(raw, cell, printedUnit);
        return (text.State, text.Value, text.Unit);
    }
}
