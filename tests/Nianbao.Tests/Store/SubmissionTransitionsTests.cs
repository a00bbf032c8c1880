using Nianbao.Findings;
using Nianbao.Store;

namespace Nianbao.Tests.Store;

public sealed class SubmissionTransitionsTests
{
    [Fact]
    public void No_event_leads_to_two_states() =>
        Assert.Equal(
            SubmissionTransitions.Table.Count, SubmissionTransitions.Table.Select(row => (row.From, row.Event)).Distinct().Count());

    [Fact]
    public void Every_state_but_the_first_is_reached_from_it()
    {
        var reached = new HashSet<SubmissionState> { SubmissionState.Received };
        while (SubmissionTransitions.Table.Any(row => reached.Contains(row.From) && reached.Add(row.To)))
        {
        }

        Assert.Equal(Enum.GetValues<SubmissionState>().ToHashSet(), reached);
    }

    [Theory]
    [InlineData(SubmissionState.Superseded)]
    [InlineData(SubmissionState.Unreadable)]
    public void From_some_states_nothing_follows(SubmissionState state) =>
        Assert.All(Enum.GetValues<SubmissionEvent>(), happened => Assert.Null(SubmissionTransitions.After(state, happened)));

    [Fact]
    public void A_check_of_a_waiting_submission_always_ends_somewhere() => Assert.All(
        new[] { SubmissionState.Received, SubmissionState.Failed },
        state => Assert.All(
            new[]
            {
                SubmissionEvent.FoundUnreadable, SubmissionEvent.ErrorStands, SubmissionEvent.WarningStands, SubmissionEvent.NothingStands,
                SubmissionEvent.CheckBroke,
            },
            happened => Assert.NotNull(SubmissionTransitions.After(state, happened))));

    // All combinations of an error, a warning and an info being there; what was said about them follows below.
    [Theory]
    [InlineData(false, false, false, SubmissionState.Accepted)]
    [InlineData(false, false, true, SubmissionState.Accepted)]
    [InlineData(false, true, false, SubmissionState.AwaitingExplanation)]
    [InlineData(false, true, true, SubmissionState.AwaitingExplanation)]
    [InlineData(true, false, false, SubmissionState.Returned)]
    [InlineData(true, false, true, SubmissionState.Returned)]
    [InlineData(true, true, false, SubmissionState.Returned)]
    [InlineData(true, true, true, SubmissionState.Returned)]
    public void The_worst_finding_that_stands_decides(bool error, bool warning, bool info, SubmissionState expected) =>
        Assert.Equal(expected, StateOf(Report(error, warning, info), [], []));

    // The same combinations with the warning explained and the error overridden, each or both.
    [Theory]
    [InlineData(false, false, true, false, SubmissionState.Accepted)]
    [InlineData(false, true, true, false, SubmissionState.Accepted)]
    [InlineData(false, true, false, true, SubmissionState.AwaitingExplanation)]
    [InlineData(true, false, false, true, SubmissionState.Accepted)]
    [InlineData(true, false, true, false, SubmissionState.Returned)]
    [InlineData(true, true, true, false, SubmissionState.Returned)]
    [InlineData(true, true, false, true, SubmissionState.AwaitingExplanation)]
    [InlineData(true, true, true, true, SubmissionState.Accepted)]
    public void What_was_said_takes_its_finding_off(bool error, bool warning, bool explained, bool overridden, SubmissionState expected) =>
        Assert.Equal(expected, StateOf(Report(error, warning, info: true), explained ? [On("W01:a.x")] : [], overridden ? [On("E01:a.x")] : []));

    [Fact]
    public void An_explanation_of_an_error_takes_nothing_off() =>
        Assert.Equal(SubmissionState.Returned, StateOf(Report(error: true, warning: false, info: false), [On("E01:a.x")], []));

    private static SubmissionState? StateOf(CheckedReport report, Remark[] explanations, Remark[] waivers) => SubmissionTransitions.After(
        SubmissionState.Received, SubmissionTransitions.EventOf(report.Verdict, StandingFindings.Of(report, explanations, waivers)));

    private static Remark On(string fingerprint) => new(fingerprint, "", "说明。", "key-1", An.Moment);

    private static CheckedReport Report(bool error, bool warning, bool info)
    {
        Finding?[] findings =
        [
            error ? An.Finding(Severity.Error, "E01", "a.x") : null, warning ? An.Finding(Severity.Warning, "W01", "a.x") : null,
            info ? An.Finding(Severity.Info, "N01", "a.x") : null,
        ];
        return An.Report(Verdict.Accepted, [.. findings.OfType<Finding>()]);
    }
}
