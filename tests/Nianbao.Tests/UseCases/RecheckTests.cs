using Nianbao.Findings;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.UseCases;

/// <summary>An accepted report that is sent in again when the rules or the roster have changed.</summary>
public sealed class RecheckTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task Under_other_rules_it_is_checked_beside_and_stays_accepted()
    {
        var accepted = await desk.FileAsync("a.x=1");
        await desk.DueMessagesAsync();
        var stricter = Stricter("rules-2");
        Assert.Equal(new IntakeOutcome.Rechecking(accepted.Id), await AgainAsync(stricter));
        var message = Assert.Single(await desk.DueMessagesAsync());
        Assert.StartsWith($"{accepted.Id}/recheck-", message, StringComparison.Ordinal);

        Assert.Equal(new ProcessOutcome.Checked(SubmissionState.Accepted), await Pipeline(stricter).ProcessAsync(accepted.Id, default));
        var now = await desk.FindAsync(accepted.Id);
        Assert.Equal((SubmissionState.Accepted, "rules-1", "rules-2"), (now.State, now.Result!.RuleSet, now.Beside!.Result.RuleSet));
        Assert.Equal(["A04"], now.Beside.Came.Select(finding => finding.Rule));
        Assert.Empty(now.Beside.Went);
        Assert.Equal("rules-1", (await desk.HeadAsync()).Accepted!.RuleSet);
        Assert.Equal(["received", "checked", "recheck-asked", "rechecked"], (await desk.ActsAsync()).Select(act => act.What));
        Assert.Empty(await desk.PendingAsync());
    }

    [Fact]
    public async Task What_was_checked_beside_once_is_not_checked_again()
    {
        var accepted = await desk.FileAsync("a.x=1");
        var stricter = Stricter("rules-2");
        await AgainAsync(stricter);
        Assert.Equal(new IntakeOutcome.AlreadyReceived(accepted.Id), await AgainAsync(stricter));
        await Pipeline(stricter).ProcessAsync(accepted.Id, default);
        Assert.Equal(new IntakeOutcome.AlreadyReceived(accepted.Id), await AgainAsync(stricter));
        Assert.Equal(1, (await desk.HeadAsync()).LatestRevision);
    }

    [Fact]
    public async Task Under_another_entry_of_the_roster_it_is_checked_beside()
    {
        var accepted = await desk.FileAsync("a.x=1");
        Assert.IsType<IntakeOutcome.AlreadyReceived>(await desk.Intake().AcceptAsync(Desk.Upload("a.x=1"), default));
        await desk.Submissions.PutAgenciesAsync([An.Agency() with { FormerNames = ["旧名"] }], default);
        Assert.Equal(new IntakeOutcome.Rechecking(accepted.Id), await desk.Intake().AcceptAsync(Desk.Upload("a.x=1"), default));
        await desk.Pipeline.ProcessAsync(accepted.Id, default);
        Assert.Equal(["旧名"], (await desk.FindAsync(accepted.Id)).Beside!.CheckedAs.FormerNames);
    }

    [Fact]
    public async Task Findings_that_are_gone_under_the_new_rules_are_named()
    {
        var filed = await desk.FileAsync("warning A10 a.x");
        await desk.Review.DecideAsync(filed.Id, new(DecisionKind.Confirm, "同意。", []), "office", null, default);
        var milder = new ReportChecker("rules-2", (_, _, _) => An.Report() with { RuleSet = "rules-2" });
        await new ReportIntake(desk.Submissions, desk.Files, desk.Queue, milder, desk.Clock).AcceptAsync(Desk.Upload("warning A10 a.x"), default);
        await Pipeline(milder).ProcessAsync(filed.Id, default);
        var beside = (await desk.FindAsync(filed.Id)).Beside!;
        Assert.Equal(["A10"], beside.Went.Select(finding => finding.Rule));
        Assert.Empty(beside.Came);
    }

    [Fact]
    public async Task A_check_beside_that_breaks_leaves_the_report_accepted()
    {
        var accepted = await desk.FileAsync("a.x=1");
        var broken = new ReportChecker("rules-2", (_, _, _) => throw new InvalidOperationException("bug"));
        await AgainAsync(broken);
        Assert.IsType<ProcessOutcome.Failed>(await Pipeline(broken).ProcessAsync(accepted.Id, default));
        var now = await desk.FindAsync(accepted.Id);
        Assert.Equal((SubmissionState.Accepted, false), (now.State, now.RecheckAsked));
        Assert.Empty(await desk.PendingAsync());
    }

    [Fact]
    public async Task The_office_can_send_back_what_the_new_check_shows()
    {
        var accepted = await desk.FileAsync("a.x=1");
        var stricter = Stricter("rules-2");
        await AgainAsync(stricter);
        await Pipeline(stricter).ProcessAsync(accepted.Id, default);
        await desk.Review.DecideAsync(accepted.Id, new(DecisionKind.Return, "请按新规则核对。", []), "office", null, default);
        Assert.Null((await desk.HeadAsync()).Accepted);
    }

    private Task<IntakeOutcome> AgainAsync(ReportChecker checker) =>
        new ReportIntake(desk.Submissions, desk.Files, desk.Queue, checker, desk.Clock).AcceptAsync(Desk.Upload("a.x=1"), default);

    private ReportPipeline Pipeline(ReportChecker checker) => new(desk.Submissions, desk.Files, desk.Queue, checker, desk.Clock);

    /// <summary>Finds an error in everything.</summary>
    private static ReportChecker Stricter(string ruleSet) =>
        new(ruleSet, (_, _, _) => An.Report(Verdict.Returned, An.Finding(Severity.Error)) with { RuleSet = ruleSet });
}
