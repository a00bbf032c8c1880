using System.Globalization;
using System.Text.Json;
using Nianbao.Deadlines;
using Nianbao.Findings;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Summary;

/// <summary>D01, D02 and D05, on the exact days.</summary>
public sealed class PublicationCheckTests
{
    [Theory]
    [InlineData(AgencyKind.Department, 2024, "2025-01-31", CheckOutcome.Pass)]
    [InlineData(AgencyKind.Department, 2024, "2025-02-01", CheckOutcome.Fail)]
    [InlineData(AgencyKind.Government, 2024, "2025-03-31", CheckOutcome.Pass)]
    [InlineData(AgencyKind.Government, 2024, "2025-04-01", CheckOutcome.Fail)]
    [InlineData(AgencyKind.Department, 2018, "2019-03-31", CheckOutcome.Pass)]
    [InlineData(AgencyKind.Department, 2018, "2019-04-01", CheckOutcome.Fail)]
    [InlineData(AgencyKind.Township, 2018, "2019-04-01", CheckOutcome.Fail)]
    public void After_the_last_day_of_the_law_it_is_an_error(AgencyKind kind, int year, string day, CheckOutcome outcome)
    {
        var check = Of(year, kind, StatutoryDates.Of(kind, year) is { } law ? new(law, DeadlineBasis.Statute, null) : null, day)[0];
        Assert.Equal(("D01", outcome, Severity.Error), (check.Rule, check.Outcome, check.Severity));
    }

    [Theory]
    [InlineData("2025-01-20", CheckOutcome.Pass, Severity.Error)]
    [InlineData("2025-01-21", CheckOutcome.Fail, Severity.Warning)]
    [InlineData("2025-01-31", CheckOutcome.Fail, Severity.Warning)]
    [InlineData("2025-02-01", CheckOutcome.Fail, Severity.Error)]
    public void After_an_earlier_date_of_the_area_it_is_a_warning_until_the_law_is_broken(string day, CheckOutcome outcome, Severity severity)
    {
        var check = Of(2024, AgencyKind.Department, new(new(2025, 1, 20), DeadlineBasis.Area, "通知"), day)[0];
        Assert.Equal((outcome, severity), (check.Outcome, check.Severity));
    }

    [Theory]
    [InlineData("2025-02-20", Severity.Warning)]
    [InlineData("2025-02-21", Severity.Error)]
    public void An_extension_that_was_granted_makes_a_warning_of_an_error(string day, Severity severity)
    {
        var check = Of(2024, AgencyKind.Department, new(new(2025, 2, 20), DeadlineBasis.Extension, "机构改革"), day)[0];
        Assert.Equal((CheckOutcome.Fail, severity), (check.Outcome, check.Severity));
        Assert.Contains("2025-01-31", check.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_has_set_a_date_there_is_none_to_miss() =>
        Assert.Equal(CheckOutcome.NotEvaluated, Of(2024, AgencyKind.Township, null, "2025-11-01")[0].Outcome);

    [Theory]
    [InlineData("2025-02-28", CheckOutcome.Pass)]
    [InlineData("2025-03-01", CheckOutcome.Fail)]
    public void An_offices_date_where_the_law_names_none_is_held_against_the_day_as_a_warning(string day, CheckOutcome outcome)
    {
        var check = Of(2024, AgencyKind.Township, new(new(2025, 2, 28), DeadlineBasis.Office, "通知"), day)[0];
        Assert.Equal(outcome, check.Outcome);
        Assert.True(outcome == CheckOutcome.Pass || check.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData("2024-12-31", CheckOutcome.Fail)]
    [InlineData("2025-01-01", CheckOutcome.Pass)]
    public void Nothing_is_published_before_its_period_is_over(string day, CheckOutcome outcome) =>
        Assert.Equal(("D02", outcome), Of(2024, AgencyKind.Department, null, day)[1] is var check ? (check.Rule, check.Outcome) : default);

    [Fact]
    public void Without_a_day_nothing_is_evaluated()
    {
        var checks = PublicationChecks.Of(2024, AgencyKind.Department, new(new(2025, 1, 31), DeadlineBasis.Statute, null), [], key => key);
        Assert.Equal(["D01", "D02", "D05"], checks.Select(check => check.Rule));
        Assert.All(checks, check => Assert.Equal(CheckOutcome.NotEvaluated, check.Outcome));
    }

    [Theory]
    [InlineData(5, CheckOutcome.Pass)]
    [InlineData(6, CheckOutcome.Fail)]
    public void Numbers_that_change_between_published_versions_are_named(int later, CheckOutcome outcome)
    {
        var check = PublicationChecks.Of(2024, AgencyKind.Department, null, [Version(2, "2025-02-10", later), Version(1, "2025-01-10", 5)], key => $"“{key}”")[2];
        Assert.Equal(("D05", outcome, Severity.Warning), (check.Rule, check.Outcome, check.Severity));
        Assert.True(outcome == CheckOutcome.Pass || check.Message == "发布后数据有变动：“a.x” 5→6。", check.Message);
    }

    [Fact]
    public void A_version_of_which_nothing_could_be_read_is_not_compared() => Assert.Equal(
        CheckOutcome.NotEvaluated,
        PublicationChecks.Of(2024, AgencyKind.Department, null, [Version(1, "2025-01-10", 5), Version(2, "2025-02-10", 6) with { Figures = null }], key => key)[2].Outcome);

    [Fact]
    public void A_head_of_a_time_without_statements_is_read_as_one_without_any()
    {
        var head = JsonSerializer.Deserialize(
            """{"version":1,"key":"2023-11321322014214799H-own","latestRevision":1,"latestState":"received","latestSha256":"ab","latestReceivedAt":"2024-01-15T08:00:00+00:00"}""",
            StoredJson.Plain.Filing)!;
        Assert.True(head is { Publications: null, Joint: null });
    }

    private static IReadOnlyList<PublicationCheck> Of(int year, AgencyKind kind, DueDate? due, string day) =>
        PublicationChecks.Of(year, kind, due, [Version(1, day, 5)], key => key);

    private static PublishedRevision Version(int revision, string day, int value) => new(
        new(revision, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), "key-1", An.Moment),
        new Dictionary<string, ReadFigure> { ["a.x"] = An.Number(value), ["a.y"] = An.Blank });
}
