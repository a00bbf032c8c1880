using Nianbao.Deadlines;
using Nianbao.Notices;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Reminding;

/// <summary>A department whose report for 2023 is due on Wednesday 31 January 2024.</summary>
public sealed class ReminderForecastTests
{
    private static readonly Agency s_province = An.Agency("P", AgencyKind.Government) with { Level = AgencyLevel.Province, Emails = ["p@example.cn"] };
    private static readonly Agency s_city = An.Agency("C", AgencyKind.Government, "P") with { Level = AgencyLevel.City, Emails = ["c@example.cn"] };
    private static readonly Agency s_bureau = An.Agency("B", parent: "C") with { Emails = ["b@example.cn"] };

    [Theory]
    [InlineData("2024-01-24 08:59", "t-7 2024-01-24 B")]
    [InlineData("2024-01-24 09:00", "t-3 2024-01-26 B")] // T-3 is a Sunday: the Friday before.
    [InlineData("2024-01-31 09:00", "t+1 2024-02-01 B")]
    [InlineData("2024-02-01 09:00", "t+3 2024-02-04 C")] // A Sunday on which work is done, for the Spring Festival.
    [InlineData("2024-02-05 00:00", "t+7 2024-02-07 P")]
    [InlineData("2024-02-07 09:00", "Ended")]
    public void The_next_step_is_the_first_that_is_still_ahead(string now, string next) => Assert.Equal(next, Printed(Of(s_bureau, DutyState.Missing, now)));

    [Theory]
    [InlineData(DutyState.Accepted, "Accepted")]
    [InlineData(DutyState.Received, "Checking")]
    [InlineData(DutyState.Failed, "Checking")]
    [InlineData(DutyState.Returned, "t-7 2024-01-24 B")]
    [InlineData(DutyState.Unreadable, "t-7 2024-01-24 B")]
    public void Only_acceptance_ends_it_and_a_check_of_ours_is_waited_for(DutyState state, string next) =>
        Assert.Equal(next, Printed(Of(s_bureau, state, "2024-01-20 12:00")));

    [Fact]
    public void Without_a_deadline_or_an_address_it_says_which_is_missing()
    {
        Assert.Equal("NoDeadline", Printed(Of(s_bureau with { Kind = AgencyKind.Township }, DutyState.Missing, "2024-01-20 12:00")));
        Assert.Equal("NoContact", Printed(Of(s_bureau with { Emails = [] }, DutyState.Missing, "2024-01-20 12:00")));
        Assert.Equal("t+3 2024-02-04 C", Printed(Of(s_bureau with { Emails = [] }, DutyState.Missing, "2024-02-01 09:00")));
    }

    [Fact]
    public void What_it_says_comes_next_is_what_is_planned_then()
    {
        for (var now = Moment("2023-12-20 08:30"); now < Moment("2024-02-20 00:00"); now += TimeSpan.FromHours(6))
        {
            if (Of(s_bureau, DutyState.Missing, now) is NextReminder.Due { Step: var step })
            {
                var planned = ReminderPlan.Current(new(2024, 1, 31), Ladder.Default, WorkDays.National, step.At);
                Assert.Contains(step.Step.Name, planned.Select(due => due.Step.Name));
                Assert.DoesNotContain(step.Step.Name, ReminderPlan.Current(new(2024, 1, 31), Ladder.Default, WorkDays.National, now).Select(due => due.Step.Name));
            }
        }
    }

    private static NextReminder Of(Agency agency, DutyState state, string now) => Of(agency, state, Moment(now));

    private static NextReminder Of(Agency agency, DutyState state, DateTimeOffset now)
    {
        var (calendar, roster) = (FilingCalendar.Empty(2023), new Roster([s_province, s_city, agency]));
        var duty = Progress.Of(calendar, [agency], roster, new Dictionary<FilingKey, Filing>(), now)[0] with { State = state };
        return new ReminderForecast(new(calendar, roster, null, now, [duty]), Ladder.Default).Of(duty);
    }

    private static DateTimeOffset Moment(string beijing) =>
        DateTimeOffset.Parse($"{beijing}+08:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

    private static string Printed(NextReminder next) => next switch
    {
        NextReminder.Due due => $"{due.Step.Step.Name} {Beijing.DateOf(due.Step.At):yyyy-MM-dd} {due.To.Id}",
        NextReminder.None none => $"{none.Reason}",
        _ => "",
    };
}
