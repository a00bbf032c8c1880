using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.UseCases;

public sealed class ReportReviewTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task The_last_explanation_accepts_the_submission()
    {
        var submission = await desk.FileAsync("warning A10 a.x\nwarning A11 a.y");
        Assert.Equal(SubmissionState.AwaitingExplanation, Done(await ExplainAsync(submission, "A10", "a.x")).State);
        Assert.Equal(SubmissionState.Accepted, Done(await ExplainAsync(submission, "A11", null)).State);
        Assert.Equal((1, 2), ((await desk.HeadAsync()).Accepted!.Revision, (await desk.HeadAsync()).Accepted!.Explained));
    }

    [Fact]
    public async Task An_explanation_is_recorded_with_who_when_and_why()
    {
        var submission = await desk.FileAsync("warning A10 a.x");
        await ExplainAsync(submission, "A10", "a.x");
        var act = (await desk.ActsAsync())[^1];
        Assert.Equal(("explained", "key-1", An.Moment, "确有其事。"), (act.What, act.By, act.At, act.Why));
        Assert.Equal(["A10:a.x"], (await desk.FindAsync(submission.Id)).Explanations.Select(remark => remark.Fingerprint));
    }

    [Fact]
    public async Task An_error_cannot_be_explained_away()
    {
        var submission = await desk.FileAsync("error A04 a.x");
        Assert.IsType<ReviewOutcome.UnknownFinding>(await ExplainAsync(submission, "A04", "a.x"));
    }

    [Fact]
    public async Task Of_several_explanations_none_is_taken_when_one_names_no_finding()
    {
        var submission = await desk.FileAsync("warning A10 a.x");
        Explanation[] items = [new(new(null, "A10", "a.x"), "确有其事。"), new(new(null, "A99", null), "确有其事。")];
        Assert.IsType<ReviewOutcome.UnknownFinding>(await desk.Review.ExplainAsync(submission.Id, items, "key-1", null, default));
        Assert.Empty((await desk.FindAsync(submission.Id)).Explanations);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t　")]
    public async Task A_blank_explanation_is_refused(string text)
    {
        var submission = await desk.FileAsync("warning A10 a.x");
        Assert.Equal(new ReviewOutcome.BlankText(), await desk.Review.ExplainAsync(submission.Id, [new(new(null, "A10", null), text)], "key-1", null, default));
    }

    [Fact]
    public async Task A_reason_of_more_than_2000_characters_is_refused()
    {
        var submission = await desk.FileAsync("warning A10 a.x");
        Assert.Equal(new ReviewOutcome.TextTooLong(2_000), await DecideAsync(submission, DecisionKind.Confirm, new string('长', 2_001)));
    }

    [Fact]
    public async Task An_accepted_submission_takes_no_more_explanations()
    {
        var submission = await desk.FileAsync("a.x=1");
        Assert.Equal(new ReviewOutcome.WrongState(SubmissionState.Accepted), await ExplainAsync(submission, "A10", null));
    }

    [Fact]
    public async Task Only_the_newest_revision_can_be_spoken_of()
    {
        var older = await desk.FileAsync("warning A10 a.x");
        var newer = await desk.FileAsync("warning A10 a.y");
        Assert.Equal(new ReviewOutcome.NotLatest(newer.Id), await ExplainAsync(older, "A10", null));
        Assert.Equal(new ReviewOutcome.NotLatest(newer.Id), await DecideAsync(older, DecisionKind.Confirm));
    }

    [Fact]
    public async Task A_submission_that_was_never_sent_is_unknown() =>
        Assert.Equal(new ReviewOutcome.UnknownSubmission(), await DecideAsync(An.Submission(revision: 9), DecisionKind.Confirm));

    [Fact]
    public async Task The_office_confirms_what_awaits_an_explanation()
    {
        var submission = await desk.FileAsync("warning A10 a.x");
        Assert.Equal(SubmissionState.Accepted, Done(await DecideAsync(submission, DecisionKind.Confirm)).State);
        Assert.Equal(("confirmed", "office"), ((await desk.ActsAsync())[^1].What, (await desk.ActsAsync())[^1].By));
    }

    [Fact]
    public async Task The_office_cannot_confirm_while_an_error_stands()
    {
        var submission = await desk.FileAsync("error A04 a.x");
        Assert.Equal(new ReviewOutcome.WrongState(SubmissionState.Returned), await DecideAsync(submission, DecisionKind.Confirm));
    }

    [Fact]
    public async Task An_accepted_revision_that_is_sent_back_goes_out_of_force_and_nothing_takes_its_place()
    {
        await desk.FileAsync("a.x=1");
        var submission = await desk.FileAsync("a.x=2");
        Assert.Equal(SubmissionState.Returned, Done(await DecideAsync(submission, DecisionKind.Return)).State);
        var head = await desk.HeadAsync();
        Assert.Equal((null, An.Moment), (head.Accepted, head.FirstAcceptedAt));
        Assert.Equal("理由。", (await desk.FindAsync(submission.Id)).ReturnedBecause!.Text);
    }

    [Fact]
    public async Task A_newer_revision_that_is_sent_back_leaves_the_one_in_force()
    {
        await desk.FileAsync("a.x=1");
        var submission = await desk.FileAsync("warning A10 a.x");
        await DecideAsync(submission, DecisionKind.Return);
        Assert.Equal(1, (await desk.HeadAsync()).Accepted!.Revision);
    }

    [Fact]
    public async Task What_the_office_sent_back_is_not_accepted_by_an_explanation()
    {
        var submission = await desk.FileAsync("warning A10 a.x");
        await DecideAsync(submission, DecisionKind.Return);
        Assert.Equal(new ReviewOutcome.WrongState(SubmissionState.Returned), await ExplainAsync(submission, "A10", null));
    }

    [Fact]
    public async Task The_office_can_take_back_its_own_return()
    {
        var submission = await desk.FileAsync("a.x=1");
        await DecideAsync(submission, DecisionKind.Return);
        var confirmed = Done(await DecideAsync(submission, DecisionKind.Confirm));
        Assert.Equal((SubmissionState.Accepted, null), (confirmed.State, confirmed.ReturnedBecause));
        Assert.Equal(1, (await desk.HeadAsync()).Accepted!.Revision);
    }

    [Fact]
    public async Task Overriding_one_of_two_errors_leaves_the_other_standing()
    {
        var submission = await desk.FileAsync("error A04 a.x\nerror A07 a.y");
        Assert.Equal(SubmissionState.Returned, Done(await DecideAsync(submission, DecisionKind.Override, finding: "A04:a.x")).State);
        Assert.Equal(SubmissionState.Accepted, Done(await DecideAsync(submission, DecisionKind.Override, finding: "A07:a.y")).State);
        Assert.Equal(2, (await desk.HeadAsync()).Accepted!.Overridden);
    }

    [Fact]
    public async Task Overriding_the_errors_leaves_the_warnings_to_be_explained()
    {
        var submission = await desk.FileAsync("error A04 a.x\nwarning A10 a.y");
        Assert.Equal(SubmissionState.AwaitingExplanation, Done(await DecideAsync(submission, DecisionKind.Override)).State);
    }

    [Fact]
    public async Task Waiving_does_not_touch_an_error()
    {
        var submission = await desk.FileAsync("error A04 a.x\nwarning A10 a.y");
        Assert.IsType<ReviewOutcome.UnknownFinding>(await DecideAsync(submission, DecisionKind.Waive, finding: "A04:a.x"));
        Assert.Equal(SubmissionState.Returned, Done(await DecideAsync(submission, DecisionKind.Waive)).State);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_cannot_be_overridden()
    {
        var submission = await desk.FileAsync("unreadable\nerror I00 a.x");
        Assert.Equal(new ReviewOutcome.WrongState(SubmissionState.Unreadable), await DecideAsync(submission, DecisionKind.Override));
    }

    [Fact]
    public async Task Two_who_explain_at_once_are_both_heard()
    {
        var submission = await desk.FileAsync("warning A10 a.x\nwarning A11 a.y");
        await Task.WhenAll(Task.Run(() => ExplainAsync(submission, "A10", null)), Task.Run(() => ExplainAsync(submission, "A11", null)));
        Assert.Equal(SubmissionState.Accepted, (await desk.FindAsync(submission.Id)).State);
    }

    private static Submission Done(ReviewOutcome outcome) => Assert.IsType<ReviewOutcome.Done>(outcome).Submission;

    private Task<ReviewOutcome> ExplainAsync(Submission submission, string rule, string? key) =>
        desk.Review.ExplainAsync(submission.Id, [new(new(null, rule, key), "确有其事。")], "key-1", null, default);

    private Task<ReviewOutcome> DecideAsync(Submission submission, DecisionKind kind, string reason = "理由。", string? finding = null) =>
        desk.Review.DecideAsync(submission.Id, new(kind, reason, finding is null ? [] : [new(finding, null, null)]), "office", null, default);
}
