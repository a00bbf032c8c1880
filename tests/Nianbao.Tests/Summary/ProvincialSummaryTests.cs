using System.Globalization;
using Nianbao.Findings;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Summary;

public sealed class ProvincialSummaryTests
{
    private static Agency[] Bureaus { get; } = [An.Agency("x1"), An.Agency("x2"), An.Agency("x3")];

    [Fact]
    public void A_total_is_the_sum_of_the_numbers_and_tells_how_many_they_are()
    {
        var total = Total(
            Own("x1", ("a.complaint_total", An.Number(5))), Own("x2", ("a.complaint_total", An.Number(0))), Own("x3", ("a.complaint_total", An.Number(7))));
        Assert.Equal(new("a.complaint_total", "complaint_total数", "件", 12, 3, 0, 0, 0, IsCareful: false), total);
    }

    [Fact]
    public void Blank_and_not_applicable_are_counted_and_are_not_zero()
    {
        var total = Total(Own("x1", ("a.complaint_total", An.Blank)), Own("x2", ("a.complaint_total", An.NotApplicable)));
        Assert.Equal((null, 0, 1, 1), (total.Total, total.Addends, total.Blank, total.NotApplicable));
    }

    [Fact]
    public void An_amount_without_a_unit_is_left_out_and_shown_with_its_place()
    {
        var generation = Generation(Own("x1", ("a.request_fee_wan", An.Number(38000, unit: null))), Own("x2", ("a.request_fee_wan", An.Number(1.5m, "万元"))));
        var total = Assert.Single(generation.Totals);
        Assert.Equal((1.5m, 1, 1), (total.Total, total.Addends, total.LeftOut));
        var leftOut = Assert.Single(generation.LeftOut);
        Assert.Equal(("2023-x1-own-001", 38000, "table 1, row 2, column 3"), (leftOut.Submission.ToString(), leftOut.Value, leftOut.Place.ToString()));
    }

    [Fact]
    public void A_figure_that_could_not_be_read_is_left_out_and_shown_as_printed()
    {
        var leftOut = Assert.Single(Generation(Own("x1", ("a.complaint_total", An.Unparsed))).LeftOut);
        Assert.Equal((null, "约12"), (leftOut.Value, leftOut.Raw));
    }

    [Fact]
    public void The_overlay_of_a_form_is_added_to_the_form_where_they_share_a_figure()
    {
        var generation = Generation(
            Own("x1", ("a.proactive_info_count", An.Number(1)), ("a.complaint_total", An.Number(2))),
            Small.Head("x2", "A-SD", FilingScope.Own, ("a.proactive_info_count", An.Number(10)), ("a.sd_site_total", An.Number(3)), ("a.complaint_total", An.Number(20))));
        Assert.Equal(2, generation.Reports);
        Assert.Equal(
            [("a.proactive_info_count", 11, 2), ("a.complaint_total", 22, 2), ("a.sd_site_total", 3, 1)],
            generation.Totals.Select(total => (total.Key, (int)total.Total!.Value, total.Addends)));
    }

    [Fact]
    public void Generations_are_never_added_to_each_other()
    {
        var generations = Of(
            Small.Head("x1", "C", FilingScope.Own, ("l4.review_total", An.Number(1))), Small.Head("x2", "B", FilingScope.Own, ("l4.review_total", An.Number(2))))
            .Scopes[0].Generations;
        Assert.Equal([("B", 2m), ("C", 1m)], generations.Select(generation => (generation.Generation, generation.Totals[0].Total!.Value)));
    }

    [Fact]
    public void Scopes_are_never_added_to_each_other()
    {
        var government = An.Agency("g1", AgencyKind.Government);
        var summary = Of([government], Small.Head("g1", "A", FilingScope.Area, ("a.complaint_total", An.Number(100))), Own("g1", ("a.complaint_total", An.Number(1))));
        Assert.Equal([(FilingScope.Own, 1m), (FilingScope.Area, 100m)], summary.Scopes.Select(scope => (scope.Scope, scope.Generations[0].Totals[0].Total!.Value)));
    }

    [Fact]
    public void An_area_inside_another_that_has_reported_is_not_added_a_second_time()
    {
        Agency[] roster = [An.Agency("city", AgencyKind.Government), An.Agency("county", AgencyKind.Government, "city"), An.Agency("other", AgencyKind.Government)];
        var scope = Of(roster, Area("city", 100), Area("county", 40), Area("other", 1)).Scopes[1];
        Assert.Equal(101, scope.Generations[0].Totals[0].Total);
        Assert.Equal([("city", null), ("county", "city"), ("other", null)], scope.Included.Select(report => (report.Submission.Filing.Agency, report.ContainedIn)));
    }

    [Fact]
    public void An_area_inside_one_that_has_not_reported_is_added()
    {
        Agency[] roster = [An.Agency("city", AgencyKind.Government), An.Agency("county", AgencyKind.Government, "city")];
        Assert.Equal(40, Of(roster, Area("county", 40)).Scopes[1].Generations[0].Totals[0].Total);
    }

    [Fact]
    public void Who_is_missing_is_listed_with_the_reason()
    {
        var scope = Of(Own("x2", ("a.complaint_total", An.Number(1))), An.Head(An.Submission(SubmissionState.Returned, key: An.Key("x3")))).Scopes[0];
        Assert.Equal(3, scope.Duties);
        Assert.Equal([("x1", DutyState.Missing, "未报送"), ("x3", DutyState.Returned, "已退回")], scope.Missing.Select(missing => (missing.Id, missing.State, missing.Reason)));
        Assert.Equal((1, 2), (scope.Explained, scope.Overridden));
    }

    [Fact]
    public void Other_areas_and_other_years_stay_out()
    {
        Agency[] roster = [An.Agency("g1", AgencyKind.Government), An.Agency("x1", parent: "g1"), An.Agency("x2")];
        var lastYear = An.Head(An.Submission(key: An.Key("x1", year: 2022)));
        var summary = ProvincialSummary.From(2023, "g1", new(roster), [Own("x1"), Own("x2"), lastYear], Small.Forms);
        Assert.Equal(["x1"], summary.Scopes[0].Included.Select(report => report.Submission.Filing.Agency));
    }

    [Theory]
    [InlineData("a.proactive_info_count", true)]
    [InlineData("s2.rules_valid", true)]
    [InlineData("s2.normdocs_total_public", true)]
    [InlineData("s2.licensing_items_prev", true)]
    [InlineData("s2.licensing_items_change", false)]
    [InlineData("t3.new_received.total", false)]
    public void Totals_that_may_count_a_thing_twice_are_marked(string key, bool isCareful) => Assert.Equal(isCareful, Total(Own("x1", (key, An.Number(1)))).IsCareful);

    [Fact]
    public void Totals_equal_an_independent_sum_over_a_thousand_reports()
    {
        var random = new Random(20210421);
        var roster = Enumerable.Range(0, 1_000).Select(i => An.Agency($"x{i:0000}")).ToArray();
        var values = roster.ToDictionary(agency => agency.Id, _ => random.Next(-5, 1_000_000) / 100m);
        var heads = roster.Select(agency => Own(agency.Id, ("a.request_fee_wan", values[agency.Id] < 0 ? An.Blank : An.Number(values[agency.Id], "万元"))));
        var total = ProvincialSummary.From(2023, null, new(roster), heads, Small.Forms).Scopes[0].Generations[0].Totals[0];
        Assert.Equal(values.Values.Where(value => value >= 0).Sum(), total.Total);
        Assert.Equal(1_000, total.Addends + total.Blank);
    }

    [Fact]
    public void The_order_of_the_heads_does_not_matter()
    {
        Filing[] heads = [Own("x1", ("a.complaint_total", An.Unparsed), ("a.later", An.Number(1))), Own("x2", ("a.complaint_total", An.Unparsed), ("a.earlier", An.Number(1)))];
        Assert.Equal(SummaryJson.Write(Of(heads)), SummaryJson.Write(Of([.. heads.Reverse()])));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_files_are_the_same_in_every_culture(string culture)
    {
        var summary = Of(Own("x1", ("a.request_fee_wan", An.Number(1234.5m, "万元")), ("a.complaint_total", An.Number(-3))));
        var (json, csv) = (SummaryJson.Write(summary), SummaryCsv.Write(summary));
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new(culture);
        try
        {
            Assert.Equal(json, SummaryJson.Write(summary));
            Assert.Equal(csv, SummaryCsv.Write(summary));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_CSV_has_a_line_for_each_total()
    {
        var csv = SummaryCsv.Write(Of(Own("x1", ("a.request_fee_wan", An.Number(1234.50m, "万元"))), Own("x2", ("a.request_fee_wan", An.Blank))));
        Assert.Equal(
            "﻿范围,表式,指标,名称,单位,合计,填报单位数,空白单位数,不适用单位数,未计入单位数,可能重复计算,已扣除的联合发文\r\n"
            + "本单位,A,a.request_fee_wan,request_fee_wan数,万元,1234.50,1,1,0,0,,\r\n",
            System.Text.Encoding.UTF8.GetString(csv));
    }

    private static Filing Own(string agency, params (string Key, ReadFigure Figure)[] figures) => Small.Own(agency, figures);

    private static Filing Area(string agency, int complaints) => Small.Head(agency, "A", FilingScope.Area, ("a.complaint_total", An.Number(complaints)));

    private static ProvincialSummary Of(params Filing[] heads) => Of(Bureaus, heads);

    private static ProvincialSummary Of(Agency[] roster, params Filing[] heads) => ProvincialSummary.From(2023, null, new(roster), heads, Small.Forms);

    private static GenerationSummary Generation(params Filing[] heads) => Assert.Single(Of(heads).Scopes[0].Generations);

    private static FigureTotal Total(params Filing[] heads) => Assert.Single(Generation(heads).Totals);
}
