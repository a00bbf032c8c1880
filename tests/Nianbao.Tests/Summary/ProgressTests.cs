using System.Globalization;
using Nianbao.Deadlines;
using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Summary;

public sealed class ProgressTests
{
    // 31 January 2024 ends in Beijing at 16:00 UTC.
    [Theory]
    [InlineData("2024-01-31T15:59:59Z", false)]
    [InlineData("2024-01-31T16:00:00Z", true)]
    public void Late_is_told_by_the_Beijing_date_of_the_first_acceptance(string acceptedAt, bool isLate)
    {
        var head = Accepted() with { FirstAcceptedAt = DateTimeOffset.Parse(acceptedAt, CultureInfo.InvariantCulture) };
        Assert.Equal(isLate, Of(An.Agency(), head, An.Moment.AddMonths(5)).IsLate);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    public void Who_has_not_been_accepted_is_late_the_day_after_the_deadline(int dayOfYear, bool isLate) =>
        Assert.Equal(isLate, Of(An.Agency(), null, Beijing.MomentOf(new DateOnly(2024, 1, 1).AddDays(dayOfYear - 1), TimeOnly.MinValue)).IsLate);

    [Fact]
    public void Without_a_date_in_the_law_nobody_is_late() =>
        Assert.False(Of(An.Agency(kind: AgencyKind.Township), null, An.Moment.AddYears(6)).IsLate);

    [Theory]
    [InlineData(SubmissionState.Received, DutyState.Received)]
    [InlineData(SubmissionState.Unreadable, DutyState.Unreadable)]
    [InlineData(SubmissionState.Returned, DutyState.Returned)]
    [InlineData(SubmissionState.AwaitingExplanation, DutyState.AwaitingExplanation)]
    [InlineData(SubmissionState.Failed, DutyState.Failed)]
    public void Without_a_report_in_force_the_newest_revision_tells_how_far_it_is(SubmissionState latest, DutyState state)
    {
        Assert.Equal(state, Progress.StateOf(An.Head(An.Submission(latest))));
        Assert.Equal(DutyState.Accepted, Progress.StateOf(Accepted() with { LatestState = latest }));
    }

    [Fact]
    public void Who_has_sent_nothing_is_missing_and_can_be_called()
    {
        var duty = Of(An.Agency(), null, An.Moment);
        Assert.Equal((DutyState.Missing, null, null, "张 0527-1"), (duty.State, duty.Latest, duty.ReceivedAt, duty.Agency.Contact));
        Assert.Equal("未报送", duty.State.ToChinese());
    }

    [Fact]
    public void A_government_is_asked_for_its_whole_area()
    {
        var own = An.Head(An.Submission(SubmissionState.Returned, key: An.Key(An.GovernmentId)));
        var duty = Of(An.Agency(An.GovernmentId, AgencyKind.Government), own, An.Moment);
        Assert.Equal((FilingScope.Area, DutyState.Missing), (duty.Filing.Scope, duty.State));
    }

    private static Filing Accepted() => An.Head(An.Submission(SubmissionState.Accepted)) with
    {
        Accepted = new(1, "A", "ab", "rules-1", An.Moment, AcceptedFigures.Pack(An.Report().Figures), 0, 0),
        FirstAcceptedAt = An.Moment,
    };

    private static DutyProgress Of(Agency agency, Filing? head, DateTimeOffset now) =>
        Assert.Single(Progress.Of(
        FilingCalendar.Empty(2023), [agency], new([agency]), head is null ? new() : new Dictionary<FilingKey, Filing> { [head.Key] = head }, now));
}
