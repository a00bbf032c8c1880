using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Summary;

/// <summary>Two departments under one government, in the form of 2021.</summary>
public sealed class SummaryCheckTests
{
    private const string New = "t3.new_received.total";
    private const string Handled = "t3.handled_total.total";

    private static Agency[] Agencies { get; } =
        [An.Agency("g1", AgencyKind.Government), An.Agency("x1", parent: "g1"), An.Agency("x2", parent: "g1")];

    [Fact]
    public void An_equation_that_a_total_does_not_hold_makes_a_draft_and_names_the_report()
    {
        var summary = Of(Report("x1", (New, 5), (Handled, 5), ("t3.granted.total", 5)), Report("x2", (New, 3), (Handled, 2), ("t3.granted.total", 2)));
        Assert.NotEmpty(summary.DraftReasons);
        var check = Check(summary, "T01");
        Assert.Equal(CheckOutcome.Fail, check.Outcome);
        Assert.Contains(check.Details, detail => detail.Contains("2023-x2-own-001", StringComparison.Ordinal));
        Assert.DoesNotContain(check.Details, detail => detail.Contains("2023-x1-own-001", StringComparison.Ordinal));
    }

    [Fact]
    public void An_area_whose_units_have_all_reported_must_be_their_sum()
    {
        var summary = Of(Report("x1", ("s2.licensing_decisions", 5)), Report("x2", ("s2.licensing_decisions", 3)), Report("g1", FilingScope.Area, ("s2.licensing_decisions", 9)));
        var area = Assert.Single(summary.Areas);
        Assert.Equal((AreaMatch.Differs, 2, 2), (area.Match, area.Units, area.Reported));
        Assert.Equal(("s2.licensing_decisions", 9m, 8m), Assert.Single(area.Differences) is var found ? (found.Key, found.Reported, found.Sum) : default);
        Assert.Equal(CheckOutcome.Attention, Check(summary, "D03").Outcome);
        Assert.Equal(8, Total(summary, "s2.licensing_decisions"));
    }

    [Fact]
    public void Joint_documents_that_several_counted_are_no_contradiction() =>
        Assert.Equal(AreaMatch.Equal, Of(Report("x1", ("s2.normdocs_made", 5)), Report("x2", ("s2.normdocs_made", 3)), Report("g1", FilingScope.Area, ("s2.normdocs_made", 7))).Areas[0].Match);

    [Theory]
    [InlineData(9, 0)]
    [InlineData(4, 1)]
    public void While_units_are_missing_only_less_than_what_is_known_contradicts_an_area(int reported, int differences)
    {
        var area = Of(Report("x1", ("s2.licensing_decisions", 5)), Report("g1", FilingScope.Area, ("s2.licensing_decisions", reported))).Areas[0];
        Assert.Equal((AreaMatch.UnitsMissing, differences), (area.Match, area.Differences.Count));
    }

    [Fact]
    public void Reports_in_an_older_form_are_carried_over_by_the_crosswalk_and_not_added()
    {
        var old = Small.Head("x2", "A", FilingScope.Own, ("a.reply_not_this_agency", An.Number(2)), ("a.reply_not_exist", An.Number(3)));
        var summary = Of(Report("x1", ("t3.unable_not_held.total", 10)), old);
        Assert.Equal(10, Total(summary, "t3.unable_not_held.total"));
        var carried = summary.Crosswalk.Single(figure => figure.Id == "not-held");
        Assert.Equal(("A", 5, 1, Comparability.Roughly), (carried.From, carried.Value, carried.Reports, carried.Comparability));
        Assert.Equal(CheckOutcome.Attention, Check(summary, "other-form").Outcome);
    }

    [Fact]
    public void Missing_and_late_reports_are_to_be_known_and_make_no_draft()
    {
        var late = Report("x1", (New, 0)) with { FirstAcceptedAt = new DateTimeOffset(2024, 1, 31, 16, 0, 0, TimeSpan.Zero) };
        var summary = Of(late);
        Assert.Equal((CheckOutcome.Attention, CheckOutcome.Attention), (Check(summary, "D04").Outcome, Check(summary, "late").Outcome));
        Assert.Equal(new DateOnly(2024, 2, 1), Assert.Single(summary.Late).AcceptedOn);
        Assert.Empty(summary.DraftReasons);
    }

    private static SummaryCheck Check(ProvincialSummary summary, string id) => summary.Checks.Single(check => check.Id == id);

    private static decimal? Total(ProvincialSummary summary, string key) =>
        summary.Scopes[0].Generations.Single(generation => generation.Generation == "C").Totals.Single(total => total.Key == key).Total;

    private static ProvincialSummary Of(params Filing[] heads) => ProvincialSummary.From(2023, null, new(Agencies), heads, NationalForms.All);

    private static Filing Report(string agency, params (string Key, int Value)[] figures) => Report(agency, FilingScope.Own, figures);

    private static Filing Report(string agency, FilingScope scope, params (string Key, int Value)[] figures) =>
        Small.Head(agency, "C", scope, [.. figures.Select(figure => (figure.Key, (ReadFigure)An.Number(figure.Value)))]);
}
