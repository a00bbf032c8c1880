using System.Globalization;
using System.Text;
using Nianbao.Findings;
using Nianbao.Store;

namespace Nianbao.Tests.Store;

public sealed class AcceptedFiguresTests
{
    [Fact]
    public void Every_state_of_a_figure_survives_packing()
    {
        var packed = AcceptedFigures.Pack(new Dictionary<string, ReadFigure>
        {
            ["a.number"] = An.Number(12.50m),
            ["a.negative"] = An.Number(-3),
            ["a.blank"] = An.Blank,
            ["a.na"] = An.NotApplicable,
            ["a.unparsed"] = An.Unparsed,
            ["s2.amount"] = An.Number(4, unit: null),
        });
        Assert.Equal(
            [
                "a.number Number 12.50", "a.negative Number -3", "a.blank Blank", "a.na NotApplicable",
                "a.unparsed Unparsed  约12 table 1, row 2, column 3", "s2.amount Number 4 4 table 1, row 2, column 3",
            ],
            Lines(packed));
    }

    [Fact]
    public void A_whole_form_packs_small() =>
        Assert.InRange(AcceptedFigures.Pack(Enumerable.Range(0, 200).ToDictionary(i => $"t3.row_{i / 7}.column_{i % 7}", i => An.Number(i))).Packed.Length, 1, 2_000);

    [Fact]
    public void A_cell_that_quotes_a_whole_page_is_unpacked_too()
    {
        var page = new string('页', 100_000);
        var packed = AcceptedFigures.Pack(new Dictionary<string, ReadFigure> { ["a.x"] = An.Unparsed with { Raw = page } });
        Assert.Equal([$"a.x Unparsed  {page} table 1, row 2, column 3"], Lines(packed));
    }

    [Fact]
    public void Damaged_bytes_are_not_taken_for_figures() =>
        Assert.Throws<InvalidDataException>(() => Lines(new AcceptedFigures(new byte[] { 1, 2, 3, 4 })));

    private static List<string> Lines(AcceptedFigures packed)
    {
        var lines = new List<string>();
        packed.ForEach((key, figure) => lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{Encoding.UTF8.GetString(key)} {figure.State} {figure.Value} {figure.Doubt?.Raw} {figure.Doubt?.Place}").TrimEnd()));
        return lines;
    }
}
