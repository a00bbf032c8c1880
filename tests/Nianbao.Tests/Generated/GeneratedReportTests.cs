using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Generator.Figures;
using Nianbao.Generator.Printing;
using Nianbao.Generator.Reports;

namespace Nianbao.Tests.Generated;

/// <summary>Reports from a seed: whatever their form, kind of file, layout and prose, they are read as they were printed.</summary>
public sealed class GeneratedReportTests
{
    public static IEnumerable<object[]> FormsAndKinds => from form in Generated.Forms from kind in SampleKinds.All select new object[] { form.Form, kind.Kind };

    public static TheoryData<string> Forms => [.. Generated.Forms.Select(form => form.Form)];

    [Theory]
    [MemberData(nameof(FormsAndKinds))]
    public void A_correct_report_gives_its_figures_and_neither_error_nor_warning(string form, string kind)
    {
        for (var seed = 0; seed < Generated.Seeds; seed++)
        {
            var draft = Generated.Draft(form, seed);
            var read = Generated.Checked(draft, kind);
            Assert.Equal(draft.Figures.Select(figure => (seed, figure.Key, (decimal?)figure.Value)), read.Figures.Select(figure => (seed, figure.Key, figure.Value.Value)));
            Assert.Equal((seed, ""), (seed, string.Join('\n', read.Findings.Where(finding => finding.Severity != Severity.Info).Select(finding => $"{finding.Rule} {finding.Message} {finding.Place}"))));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_same_seed_gives_the_same_bytes(string form) => Assert.All(SampleKinds.All, kind =>
        Assert.Equal(Generated.Draft(form, 3).Print(kind.Kind), Generated.Draft(form, 3).Print(kind.Kind)));

    [Fact]
    public void What_is_carried_out_is_carried_in_by_the_next_year_and_the_stock_goes_on()
    {
        IReadOnlyDictionary<string, decimal>? before = null;
        for (var year = 0; year < 5; year++)
        {
            var figures = DrawnFigures.Of(NationalForms.Find("C")!, new(year), FigureScale.Government, before);
            if (before is not null)
            {
                Assert.Equal(before["t3.carried_out.total"], figures["t3.carried_in.total"]);
                Assert.Equal(before["s2.normdocs_valid"] + figures["s2.normdocs_made"] - figures["s2.normdocs_repealed"], figures["s2.normdocs_valid"]);
            }

            before = figures;
        }
    }

    [Fact]
    public void The_matters_of_last_year_are_those_of_the_year_before_and_their_change()
    {
        var before = DrawnFigures.Of(NationalForms.Find("B")!, new(1), FigureScale.Government, before: null);
        var figures = DrawnFigures.Of(NationalForms.Find("B")!, new(2), FigureScale.Government, before);
        Assert.Equal(before["s2.licensing_items_prev"] + before["s2.licensing_items_change"], figures["s2.licensing_items_prev"]);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Layouts_and_wordings_differ_from_seed_to_seed(string form) =>
        Assert.Equal(30, Enumerable.Range(0, 30).Select(seed => Convert.ToHexString(Draft.Of(Reporter.Sample, NationalForms.Find(form)!, 2023, seed).Print("txt"))).Distinct().Count());
}
