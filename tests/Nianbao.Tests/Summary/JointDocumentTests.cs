using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Summary;

/// <summary>Three departments under two governments; a document that several issue is counted by who leads it, and by nobody else.</summary>
public sealed class JointDocumentTests
{
    private const string Made = "s2.normdocs_made";

    private static Agency[] Agencies { get; } =
    [
        An.Agency("g1", AgencyKind.Government), An.Agency("g2", AgencyKind.Government, "g1"), An.Agency("x1", parent: "g1"), An.Agency("x2", parent: "g2"),
        An.Agency("x3", parent: "g2"),
    ];

    [Fact]
    public void What_another_leads_comes_off_the_total_and_off_its_own_part()
    {
        var summary = Of(null, Report("x1", 5), Report("x2", 4, ("x1", 3)));
        Assert.Equal((6, 3), (Total(summary).Total, Total(summary).Deducted));
        var stated = Assert.Single(summary.Joint);
        Assert.Equal((true, "x1", 4, 3), (stated.IsDeducted, stated.Lead, stated.Reported, stated.Count));
        var column = summary.Scopes[0].SplitKeys.ToList().IndexOf(Made);
        Assert.Equal(1, summary.Scopes[0].Splits.Single(split => split is { Kind: SplitKind.Region, Id: "g2" }).Totals[column]);
        Assert.Equal(5, summary.Scopes[0].Splits.Single(split => split is { Kind: SplitKind.Region, Id: "g1" }).Totals[column]);
        Assert.Equal(CheckOutcome.Pass, Check(summary, "parts").Outcome);
        Assert.Equal(CheckOutcome.Pass, Check(summary, "joint").Outcome);
    }

    [Fact]
    public void Where_nobody_has_said_anything_the_total_stays_marked()
    {
        var summary = Of(null, Report("x1", 5), Report("x2", 4));
        Assert.Equal((9, 0, true), (Total(summary).Total, Total(summary).Deducted, Total(summary).IsCareful));
        Assert.Equal(CheckOutcome.NotEvaluated, Check(summary, "joint").Outcome);
    }

    [Fact]
    public void A_slice_without_the_report_of_who_leads_keeps_the_document()
    {
        var summary = Of("g2", Report("x1", 5), Report("x2", 4, ("x1", 3)));
        Assert.Equal((4, 0), (Total(summary).Total, Total(summary).Deducted));
        Assert.Contains("一次也不计", Assert.Single(summary.Joint).Why, StringComparison.Ordinal);
        Assert.Equal(CheckOutcome.Attention, Check(summary, "joint").Outcome);
    }

    [Theory]
    [InlineData(2, 3, 4, "少于申报的件数")]
    [InlineData(9, 5, 4, "多于报告的件数")]
    public void What_contradicts_the_reports_is_not_taken_off(int led, int stated, int reported, string why)
    {
        var summary = Of(null, Report("x1", led), Report("x2", reported, ("x1", stated)));
        Assert.Equal(led + reported, Total(summary).Total);
        Assert.Contains(why, Assert.Single(summary.Joint).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_that_name_each_other_neither_comes_off()
    {
        var summary = Of(null, Report("x1", 3, ("x2", 3)), Report("x2", 3, ("x1", 3)));
        Assert.Equal((6, 0), (Total(summary).Total, Total(summary).Deducted));
        Assert.All(summary.Joint, joint => Assert.False(joint.IsDeducted));
    }

    [Fact]
    public void A_document_of_three_is_counted_once() =>
        Assert.Equal(1, Total(Of(null, Report("x1", 1), Report("x2", 1, ("x1", 1)), Report("x3", 1, ("x1", 1)))).Total);

    private static SummaryCheck Check(ProvincialSummary summary, string id) => summary.Checks.Single(check => check.Id == id);

    private static FigureTotal Total(ProvincialSummary summary) => summary.Scopes[0].Generations.Single().Totals.Single(total => total.Key == Made);

    private static ProvincialSummary Of(string? area, params Filing[] heads) => ProvincialSummary.From(2023, area, new(Agencies), heads, NationalForms.All);

    private static Filing Report(string agency, int made, params (string Lead, int Count)[] joint) =>
        Small.Head(agency, "C", FilingScope.Own, (Made, (ReadFigure)An.Number(made))) with
        {
            Joint = [.. joint.Select(share => new JointShare(Made, share.Lead, share.Count, "key-1", An.Moment))],
        };
}
