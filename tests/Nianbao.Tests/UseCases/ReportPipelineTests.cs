using Nianbao.Store;
using Nianbao.Summary;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.UseCases;

public sealed class ReportPipelineTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData("a.x=1", SubmissionState.Accepted)]
    [InlineData("info F02 a.x", SubmissionState.Accepted)]
    [InlineData("warning A10 a.x", SubmissionState.AwaitingExplanation)]
    [InlineData("warning A10 a.x\nerror A04 a.y", SubmissionState.Returned)]
    [InlineData("unreadable", SubmissionState.Unreadable)]
    [InlineData("bug", SubmissionState.Failed)]
    public async Task A_check_ends_in_the_state_its_findings_call_for(string content, SubmissionState state)
    {
        Assert.Equal(state, (await desk.FileAsync(content)).State);
        Assert.Equal(state, (await desk.HeadAsync()).LatestState);
        Assert.Empty(await desk.PendingAsync());
    }

    [Theory]
    [InlineData("a.x=0\na.y=0", true)]
    [InlineData("a.x=0\na.y=1", false)]
    [InlineData("empty", false)]
    public async Task A_report_whose_every_number_is_0_declares_that_there_was_nothing(string content, bool isZero)
    {
        await desk.FileAsync(content);
        var head = await desk.HeadAsync();
        Assert.Equal(isZero, head.Accepted!.IsZero);
        Assert.Equal(isZero, (await new FilingProgress(desk.Submissions, desk.Outbox, desk.Clock).ReadAsync(2023, null, default)).Single(duty => duty.Agency.Id == An.DepartmentId).IsZero);
    }

    [Fact]
    public async Task A_report_is_checked_beside_the_one_in_force_for_the_year_before()
    {
        await desk.FileAsync("t3.carried_out.total=3\na.x=1", 2022);
        var prior = (await desk.FileAsync("a.x=2")).CheckedAs!.Prior!;
        Assert.Equal(($"{An.Key() with { Year = 2022 }}-001", 2022), (prior.Source, prior.Year));
        Assert.Equal(3, Assert.Single(prior.Numbers, number => number.Key == "t3.carried_out.total").Value);
    }

    [Theory]
    [InlineData("error A04 a.x")]
    [InlineData("warning A10 a.x")]
    public async Task What_is_not_in_force_is_not_compared_with(string before)
    {
        await desk.FileAsync(before, 2022);
        Assert.Null((await desk.FileAsync("a.x=2")).CheckedAs!.Prior);
    }

    [Fact]
    public async Task A_report_of_two_years_before_is_not_compared_with()
    {
        await desk.FileAsync("t3.carried_out.total=3", 2021);
        Assert.Null((await desk.FileAsync("a.x=2")).CheckedAs!.Prior);
    }

    [Theory]
    // Requests of another agency came with it: what was carried over is more than its own.
    [InlineData(SuccessionKind.Merged, "2023-07-01", null)]
    [InlineData(SuccessionKind.Split, "2023-01-01", null)]
    [InlineData(SuccessionKind.Moved, "2023-07-01", null)]
    // A year later or earlier it is of no matter.
    [InlineData(SuccessionKind.Merged, "2024-01-01", "own")]
    [InlineData(SuccessionKind.Merged, "2022-12-31", "own")]
    // The same agency under another code.
    [InlineData(SuccessionKind.Renamed, "2023-03-01", "other")]
    public async Task An_agency_that_took_over_another_is_compared_only_where_its_own_figures_go_on(SuccessionKind kind, string since, string? comparedWith)
    {
        await desk.FileAsync("t3.carried_out.total=3", 2022);
        await desk.FileAsync("t3.carried_out.total=7", 2022, An.GovernmentId);
        await desk.Submissions.PutAgenciesAsync(
            [An.Agency() with { Predecessors = [new(An.GovernmentId, DateOnly.ParseExact(since, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), kind)] }], default);
        var prior = (await desk.FileAsync("a.x=2")).CheckedAs!.Prior;
        Assert.Equal(comparedWith switch { "own" => 3, "other" => 7, _ => null }, prior?.Numbers["t3.carried_out.total"]);
    }

    [Theory]
    [InlineData(AgencyLevel.Province, false)]
    [InlineData(AgencyLevel.City, false)]
    [InlineData(AgencyLevel.County, true)]
    [InlineData(AgencyLevel.Township, true)]
    public async Task A_report_is_checked_as_that_of_an_agency_of_its_level(AgencyLevel level, bool isCountyOrBelow)
    {
        await desk.Submissions.PutAgenciesAsync([An.Agency() with { Level = level }], default);
        Assert.Equal(isCountyOrBelow, (await desk.FileAsync("a.x=2")).CheckedAs!.IsCountyOrBelow);
    }

    [Fact]
    public async Task An_accepted_file_is_checked_beside_when_the_report_of_the_year_before_has_changed()
    {
        await desk.FileAsync("t3.carried_out.total=3", 2022);
        var accepted = await desk.FileAsync("a.x=2");
        await desk.FileAsync("t3.carried_out.total=4", 2022);
        Assert.Equal(new IntakeOutcome.Rechecking(accepted.Id), await desk.Intake().AcceptAsync(Desk.Upload("a.x=2"), default));
        await desk.Pipeline.ProcessAsync(accepted.Id, default);
        var now = await desk.FindAsync(accepted.Id);
        Assert.Equal((3, 4), (now.CheckedAs!.Prior!.Numbers["t3.carried_out.total"], now.Beside!.CheckedAs.Prior!.Numbers["t3.carried_out.total"]));
    }

    [Fact]
    public async Task A_file_that_was_returned_is_checked_anew_when_the_report_of_the_year_before_has_changed()
    {
        await desk.FileAsync("t3.carried_out.total=3", 2022);
        var returned = await desk.FileAsync("error T06 a.x");
        Assert.IsType<IntakeOutcome.AlreadyReceived>(await desk.Intake().AcceptAsync(Desk.Upload("error T06 a.x"), default));
        await desk.FileAsync("t3.carried_out.total=4", 2022);
        var again = Assert.IsType<IntakeOutcome.Received>(await desk.Intake().AcceptAsync(Desk.Upload("error T06 a.x"), default));
        Assert.Equal(returned.Id.Revision + 1, again.Submission.Revision);
    }

    [Fact]
    public async Task A_check_that_runs_twice_writes_once()
    {
        var submission = await desk.FileAsync("warning A10 a.x");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new ProcessOutcome.NothingToDo(), await desk.Pipeline.ProcessAsync(submission.Id, default));
        Assert.Equal(Printed.Of(submission), Printed.Of(await desk.FindAsync(submission.Id)));
        Assert.Equal(["received", "checked"], (await desk.ActsAsync()).Select(act => act.What));
    }

    [Fact]
    public async Task A_check_that_runs_many_times_at_once_writes_once()
    {
        var id = await desk.SendAsync("a.x=1");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => desk.Pipeline.ProcessAsync(id, default))));
        Assert.Equal(["received", "checked"], (await desk.ActsAsync()).Select(act => act.What));
    }

    [Fact]
    public async Task A_message_of_no_submission_is_done() =>
        Assert.Equal(new ProcessOutcome.NothingToDo(), await desk.Pipeline.ProcessAsync(new(An.Key(), 9), default));

    [Fact]
    public async Task An_accepted_report_comes_into_force_with_its_figures()
    {
        await desk.FileAsync("a.x=58");
        var accepted = (await desk.HeadAsync()).Accepted!;
        var figures = new List<decimal?>();
        accepted.Figures.ForEach((_, figure) => figures.Add(figure.Value));
        Assert.Equal((1, "A", "rules-1"), (accepted.Revision, accepted.Form, accepted.RuleSet));
        Assert.Equal([58], figures);
    }

    [Fact]
    public async Task A_newer_accepted_revision_supersedes_the_one_in_force()
    {
        var first = await desk.FileAsync("a.x=1");
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.FileAsync("a.x=2");
        var head = await desk.HeadAsync();
        Assert.Equal(SubmissionState.Superseded, (await desk.FindAsync(first.Id)).State);
        Assert.Equal((2, An.Moment), (head.Accepted!.Revision, head.FirstAcceptedAt));
    }

    [Theory]
    [InlineData("error A04 a.x", SubmissionState.Returned)]
    [InlineData("unreadable", SubmissionState.Unreadable)]
    public async Task The_accepted_revision_stays_in_force_while_a_newer_one_is_no_good(string content, SubmissionState state)
    {
        var first = await desk.FileAsync("a.x=1");
        await desk.FileAsync(content);
        var head = await desk.HeadAsync();
        Assert.Equal((1, state), (head.Accepted!.Revision, head.LatestState));
        Assert.Equal(SubmissionState.Accepted, (await desk.FindAsync(first.Id)).State);
    }

    [Fact]
    public async Task A_late_result_of_an_older_revision_does_not_replace_the_one_in_force()
    {
        var older = await desk.SendAsync("a.x=1");
        await desk.FileAsync("a.x=2");
        Assert.Equal(new ProcessOutcome.Checked(SubmissionState.Superseded), await desk.Pipeline.ProcessAsync(older, default));
        var head = await desk.HeadAsync();
        Assert.Equal((2, SubmissionState.Accepted), (head.Accepted!.Revision, head.LatestState));
    }

    [Fact]
    public async Task An_explanation_survives_the_next_upload_while_nothing_it_speaks_of_has_changed()
    {
        var first = await desk.FileAsync("warning A10 a.x\nerror A04 a.y");
        await desk.Review.ExplainAsync(first.Id, [new(new("A10:a.x", null, null), "确有其事。")], "key-1", null, default);
        Assert.Equal(SubmissionState.Accepted, (await desk.FileAsync("warning A10 a.x")).State);
    }

    [Fact]
    public async Task An_explanation_survives_an_upload_that_cannot_be_read()
    {
        var first = await desk.FileAsync("warning A10 a.x\nerror A04 a.y");
        await desk.Review.ExplainAsync(first.Id, [new(new("A10:a.x", null, null), "确有其事。")], "key-1", null, default);
        await desk.FileAsync("unreadable");
        Assert.Equal(SubmissionState.Accepted, (await desk.FileAsync("warning A10 a.x")).State);
    }

    [Fact]
    public async Task An_explanation_does_not_hold_for_another_figure()
    {
        var first = await desk.FileAsync("warning A10 a.x\nerror A04 a.y");
        await desk.Review.ExplainAsync(first.Id, [new(new("A10:a.x", null, null), "确有其事。")], "key-1", null, default);
        Assert.Equal(SubmissionState.AwaitingExplanation, (await desk.FileAsync("warning A10 a.z")).State);
    }

    [Fact]
    public async Task What_the_office_sent_back_has_to_be_explained_anew()
    {
        var first = await desk.FileAsync("warning A10 a.x");
        await desk.Review.ExplainAsync(first.Id, [new(new("A10:a.x", null, null), "确有其事。")], "key-1", null, default);
        await desk.Review.DecideAsync(first.Id, new(DecisionKind.Return, "说明不充分。", []), "office", null, default);
        Assert.Equal(SubmissionState.AwaitingExplanation, (await desk.FileAsync("warning A10 a.x\na.y=1")).State);
    }

    [Fact]
    public async Task An_override_holds_for_the_next_revision()
    {
        var first = await desk.FileAsync("error A04 a.x\nerror A07 a.y");
        await desk.Review.DecideAsync(first.Id, new(DecisionKind.Override, "口径不同。", [new("A04:a.x", null, null)]), "office", null, default);
        Assert.Equal(SubmissionState.Accepted, (await desk.FileAsync("error A04 a.x")).State);
    }

    [Fact]
    public async Task A_passing_fault_is_tried_again_later_and_later()
    {
        var id = await desk.SendAsync("away");
        await desk.DueMessagesAsync();
        foreach (var (delay, attempt) in new[] { (10, 2), (60, 3), (600, 4), (3600, 5) })
        {
            var postponed = Assert.IsType<ProcessOutcome.Postponed>(await desk.Pipeline.ProcessAsync(id, default));
            Assert.Equal(desk.Clock.GetUtcNow() + TimeSpan.FromSeconds(delay), postponed.NextAttemptAt);
            Assert.Empty(await desk.DueMessagesAsync());
            desk.Clock.Advance(TimeSpan.FromSeconds(delay));
            Assert.Equal([$"{id}/{attempt}"], await desk.DueMessagesAsync());
        }

        Assert.IsType<ProcessOutcome.Failed>(await desk.Pipeline.ProcessAsync(id, default));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_looked_for_again_later()
    {
        var id = await desk.SendAsync("a.x=1");
        File.Delete(Path.Combine(desk.FilesFolder, (await desk.FindAsync(id)).File.Path));
        Assert.IsType<ProcessOutcome.Postponed>(await desk.Pipeline.ProcessAsync(id, default));
        Assert.Equal(SubmissionState.Received, (await desk.FindAsync(id)).State);
    }

    [Fact]
    public async Task A_bug_is_our_fault_and_its_reason_quotes_nothing_of_the_file()
    {
        var failed = Assert.IsType<ProcessOutcome.Failed>(await desk.Pipeline.ProcessAsync(await desk.SendAsync("bug"), default));
        Assert.StartsWith("InvalidOperationException at ", failed.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(failed.Reason, (await desk.ActsAsync())[^1].Why);
    }

    [Fact]
    public async Task A_submission_whose_message_was_lost_is_swept_up_once_in_a_while()
    {
        var id = await desk.SendAsync("a.x=1");
        await desk.DueMessagesAsync();
        Assert.Equal(0, await desk.Pipeline.SweepAsync(default));
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Pipeline.SweepAsync(default);
        await desk.Pipeline.SweepAsync(default);
        Assert.StartsWith($"{id}/sweep-", Assert.Single(await desk.DueMessagesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_submission_is_not_swept_up_but_can_be_replayed()
    {
        var failed = await desk.FileAsync("bug");
        await desk.DueMessagesAsync();
        desk.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await desk.Pipeline.SweepAsync(default));
        Assert.True(await desk.Pipeline.ReplayAsync(failed.Id, "admin", default));
        Assert.Equal([$"{failed.Id}/replay-1"], await desk.DueMessagesAsync());
        Assert.Equal(("replayed", "admin"), ((await desk.ActsAsync())[^1].What, (await desk.ActsAsync())[^1].By));
    }

    [Fact]
    public async Task A_submission_that_is_not_failed_cannot_be_replayed()
    {
        var accepted = await desk.FileAsync("a.x=1");
        Assert.False(await desk.Pipeline.ReplayAsync(accepted.Id, "admin", default));
    }

    [Fact]
    public async Task A_submission_given_up_by_the_host_is_failed()
    {
        var id = await desk.SendAsync("a.x=1");
        Assert.True(await desk.Pipeline.GiveUpAsync(id, "delivered 5 times", default));
        Assert.Equal(SubmissionState.Failed, (await desk.FindAsync(id)).State);
        Assert.Equal("delivered 5 times", (await desk.ActsAsync())[^1].Why);
    }

    [Fact]
    public async Task A_message_that_comes_twice_spends_one_attempt()
    {
        var id = await desk.SendAsync("away");
        Assert.IsType<ProcessOutcome.Postponed>(await desk.Pipeline.ProcessAsync(id, default));
        Assert.Equal(new ProcessOutcome.NothingToDo(), await desk.Pipeline.ProcessAsync(id, default));
        desk.Clock.Advance(ReportPipeline.Delays[0]);
        Assert.Equal(desk.Clock.GetUtcNow() + ReportPipeline.Delays[1], Assert.IsType<ProcessOutcome.Postponed>(await desk.Pipeline.ProcessAsync(id, default)).NextAttemptAt);
    }

    [Fact]
    public async Task A_message_that_a_fast_clock_brings_early_is_not_lost()
    {
        var id = await desk.SendAsync("away");
        await desk.Pipeline.ProcessAsync(id, default);
        desk.Clock.Advance(ReportPipeline.Delays[0] - TimeSpan.FromSeconds(5));
        Assert.IsType<ProcessOutcome.Postponed>(await desk.Pipeline.ProcessAsync(id, default));
    }

    [Fact]
    public async Task A_failed_submission_is_not_checked_again_before_somebody_asks_and_its_message_is_a_dead_letter_however_often_it_comes()
    {
        var failed = await desk.FileAsync("bug");
        Assert.IsType<ProcessOutcome.Failed>(await desk.Pipeline.ProcessAsync(failed.Id, default));
        Assert.Equal(["received", "failed"], (await desk.ActsAsync()).Select(act => act.What));
        await desk.Pipeline.ReplayAsync(failed.Id, "admin", default);
        await desk.Pipeline.ProcessAsync(failed.Id, default);
        Assert.Equal(["received", "failed", "replayed", "failed"], (await desk.ActsAsync()).Select(act => act.What));
    }
}
