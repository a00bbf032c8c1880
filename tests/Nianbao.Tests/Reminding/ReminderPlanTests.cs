using System.Globalization;
using Nianbao.Deadlines;
using Nianbao.Notices;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Reminding;

/// <summary>The deadline of 2023's departments is Wednesday 31 January 2024; times are Beijing's.</summary>
public sealed class ReminderPlanTests
{
    private static readonly Agency s_province = An.Agency("P", AgencyKind.Government) with { Level = AgencyLevel.Province };
    private static readonly Agency s_city = An.Agency("C", AgencyKind.Government, "P") with { Level = AgencyLevel.City };
    private static readonly Agency s_bureau = An.Agency("B", parent: "C");
    private static readonly Agency s_countyBureau = An.Agency("D", parent: "X");
    private static readonly Agency s_county = An.Agency("X", AgencyKind.Government, "C");
    private static readonly Agency s_provincialBureau = An.Agency("E", parent: "P");
    private static readonly Agency s_lone = An.Agency("L");

    [Theory]
    [InlineData("2023-12-29 08:59", "")]
    [InlineData("2023-12-29 09:00", "2023-B-own/t-30-20240131")]
    [InlineData("2024-01-12 08:59", "2023-B-own/t-30-20240131")] // Missed for two weeks less a minute.
    [InlineData("2024-01-12 09:00", "")]                         // Missed for two weeks.
    [InlineData("2024-01-17 09:00", "2023-B-own/t-14-20240131")]
    [InlineData("2024-01-31 12:00", "2023-B-own/t-0-20240131")]
    [InlineData("2024-02-01 08:59", "2023-B-own/t-0-20240131")]
    [InlineData("2024-02-01 09:00", "2023-B-own/t+1-20240131")]
    [InlineData("2024-02-04 09:00", "2023-C-digest/t+3-20240131-1")]
    [InlineData("2024-02-07 09:00", "2023-P-digest/t+7-20240131-1")]
    [InlineData("2024-02-21 08:59", "2023-P-digest/t+7-20240131-1")]
    [InlineData("2024-02-21 09:00", "")]
    public void Of_what_has_passed_only_the_newest_step_is_made_up_for(string now, string id) =>
        Assert.Equal(id, string.Join(' ', Plan(now, [s_bureau]).Add.Select(notice => notice.Id)));

    [Fact]
    public void What_is_planned_is_not_planned_again()
    {
        var added = new List<Notice>();
        foreach (var now in new[] { "2024-01-24 09:00", "2024-01-24 10:00", "2024-02-04 09:00", "2024-02-04 10:00" })
        {
            added.AddRange(Plan(now, [s_bureau, s_countyBureau], notices: added).Add);
        }

        Assert.Equal(["2023-B-own/t-7-20240131", "2023-D-own/t-7-20240131", "2023-C-digest/t+3-20240131-1"], added.Select(notice => notice.Id));
        Assert.Equal(["2023-B-own", "2023-D-own"], added[2].Filings.Select(filing => filing.ToString()));
    }

    [Theory]
    [InlineData(SubmissionState.Returned, 1)]
    [InlineData(SubmissionState.AwaitingExplanation, 1)]
    [InlineData(SubmissionState.Unreadable, 1)]
    [InlineData(SubmissionState.Received, 0)]
    [InlineData(SubmissionState.Failed, 0)]
    public void Who_has_sent_something_is_reminded_until_it_is_accepted_but_not_while_it_is_ours_to_check(SubmissionState state, int count) =>
        Assert.Equal(count, Plan("2024-01-24 09:00", [s_bureau], states: new() { ["B"] = state }).Add.Count);

    [Fact]
    public void Who_is_accepted_is_not_reminded_and_what_waits_is_withdrawn()
    {
        var waiting = Plan("2024-01-24 09:00", [s_bureau]).Add;
        var steps = Plan("2024-01-24 10:00", [s_bureau], waiting, states: new() { ["B"] = SubmissionState.Accepted });
        Assert.Empty(steps.Add);
        Assert.Equal((NoticeState.Withdrawn, "已接收，不再提醒。"), (Assert.Single(steps.Withdraw).State, steps.Withdraw[0].Outcome));
        Assert.Empty(Plan("2024-01-24 10:00", [s_bureau], waiting, states: new() { ["B"] = SubmissionState.Received }).Withdraw);
        Assert.Empty(Plan("2024-01-24 10:00", [s_bureau], waiting).Withdraw);
        Assert.Empty(Plan("2024-01-24 10:00", [s_bureau], [waiting[0] with { State = NoticeState.Sent }], states: new() { ["B"] = SubmissionState.Accepted }).Withdraw);
    }

    [Fact]
    public void A_notice_that_could_not_go_out_gives_way_to_the_next_step()
    {
        var waiting = Plan("2024-01-26 09:00", [s_bureau]).Add;
        var steps = Plan("2024-01-30 09:00", [s_bureau], waiting);
        Assert.Equal("2023-B-own/t-1-20240131", Assert.Single(steps.Add).Id);
        Assert.Equal("2023-B-own/t-3-20240131", Assert.Single(steps.Withdraw).Id);
    }

    [Fact]
    public void An_extension_starts_a_ladder_of_its_own()
    {
        var sent = Plan("2024-01-24 09:00", [s_bureau]).Add.Select(notice => notice with { State = NoticeState.Sent }).ToList();
        var calendar = FilingCalendar.Empty(2023) with { Extensions = [new("B", new(2024, 2, 29), "机构改革")] };
        Assert.Equal("2023-B-own/t-30-20240229", Assert.Single(Plan("2024-01-30 09:00", [s_bureau], sent, calendar: calendar).Add).Id);
        Assert.Equal("2023-B-own/t-7-20240229", Assert.Single(Plan("2024-02-22 09:00", [s_bureau], sent, calendar: calendar).Add).Id);
    }

    [Fact]
    public void Who_has_no_deadline_is_never_reminded()
    {
        var township = An.Agency("T", AgencyKind.Township, "X");
        for (var day = 0; day < 180; day++)
        {
            var now = Moment("2023-12-01 12:00").AddDays(day).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            Assert.Empty(Plan(now, [township]).Add);
        }
    }

    [Fact]
    public void Messages_wait_for_working_hours() =>
        Assert.Equal(Moment("2024-02-01 09:00"), Assert.Single(Plan("2024-01-31 20:00", [s_bureau]).Add).NotBefore);

    [Fact]
    public void After_a_long_holiday_the_head_is_told_beside_the_office()
    {
        var calendar = FilingCalendar.Empty(2024);
        Assert.Equal(
            ["2024-B-own/t+1-20250131", "2024-C-digest/t+3-20250131-1"],
            Plan("2025-02-05 09:00", [s_bureau], calendar: calendar).Add.Select(notice => notice.Id));
    }

    [Fact]
    public void The_office_of_the_level_is_told_or_the_topmost_one_where_there_is_none_of_it_and_nobody_where_there_is_none()
    {
        var add = Plan("2024-02-04 09:00", [s_bureau, s_countyBureau, s_provincialBureau, s_lone]).Add;
        Assert.Equal(["C: 2023-B-own 2023-D-own", "P: 2023-E-own"], add.Select(notice => $"{notice.To}: {string.Join(' ', notice.Filings)}"));
        Assert.All(add, notice => Assert.Equal((NoticeKind.Digest, NoticeReader.Office), (notice.Kind, notice.Reader)));
    }

    [Fact]
    public void A_long_digest_is_parted_and_who_comes_later_gets_one_more()
    {
        var many = Enumerable.Range(0, ReminderPlan.DigestSize + 1).Select(i => An.Agency($"B{i:000}", parent: "C")).ToList();
        var add = Plan("2024-02-04 09:00", many).Add;
        Assert.Equal(["2023-C-digest/t+3-20240131-1", "2023-C-digest/t+3-20240131-2"], add.Select(notice => notice.Id));
        Assert.Equal([ReminderPlan.DigestSize, 1], add.Select(notice => notice.Filings.Count));
        var later = Assert.Single(Plan("2024-02-04 10:00", [.. many, s_bureau], add).Add);
        Assert.Equal(("2023-C-digest/t+3-20240131-3", "2023-B-own"), (later.Id, Assert.Single(later.Filings).ToString()));
    }

    [Fact]
    public void A_group_is_told_once_a_step_and_deadline()
    {
        Assert.DoesNotContain(Plan("2024-01-17 09:00", [s_bureau], tellsGroup: true).Add, notice => notice.Reader == NoticeReader.Group);
        var add = Plan("2024-01-24 09:00", [s_bureau, s_countyBureau], tellsGroup: true).Add;
        Assert.Equal(["2023-group/t-7-20240131"], add.Where(notice => notice.Reader == NoticeReader.Group).Select(notice => notice.Id));
        Assert.Empty(Plan("2024-01-24 10:00", [s_bureau, s_countyBureau], add, tellsGroup: true).Add);
    }

    [Theory]
    [InlineData("2023-12-17 12:00", true)]
    [InlineData("2023-12-16 12:00", false)]
    [InlineData("2024-03-07 12:00", true)]
    [InlineData("2024-03-08 12:00", false)]
    public void Far_from_every_deadline_nothing_is_looked_for(string now, bool isNear) =>
        Assert.Equal(isNear, ReminderPlan.IsNear(new(2024, 1, 31), Ladder.Default, Moment(now)));

    private static ReminderSteps Plan(
        string now, IReadOnlyList<Agency> agencies, IReadOnlyList<Notice>? notices = null, Dictionary<string, SubmissionState>? states = null,
        FilingCalendar? calendar = null, bool tellsGroup = false)
    {
        calendar ??= FilingCalendar.Empty(2023);
        var roster = new Roster(agencies.Concat([s_province, s_city, s_county]).DistinctBy(agency => agency.Id));
        var heads = (states ?? []).Select(state => Head(new(calendar.Year, state.Key, FilingScope.Own), state.Value)).ToDictionary(head => head.Key);
        var duties = Progress.Of(calendar, agencies, roster, heads, Moment(now));
        var known = new KnownNotices();
        foreach (var notice in notices ?? [])
        {
            known.Add(notice);
        }

        return ReminderPlan.Of(new(
            calendar.Year, duties, roster, known, WorkDays.National.With(calendar), Ladder.Default, tellsGroup, Moment(now)));
    }

    private static Filing Head(FilingKey key, SubmissionState state) => An.Head(An.Submission(state, key: key)) with
    {
        Accepted = state == SubmissionState.Accepted ? new(1, "A", "ab", "rules-1", An.Moment, AcceptedFigures.Pack(An.Report().Figures), 0, 0) : null,
    };

    private static DateTimeOffset Moment(string beijing) =>
        Beijing.MomentOf(DateOnly.ParseExact(beijing[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.ParseExact(beijing[11..], "HH:mm", CultureInfo.InvariantCulture));
}
