using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.UseCases;

/// <summary>What is stated about a report beside its figures; the clock stands at 15 January 2024, 16:00 in Beijing.</summary>
public sealed class FilingStatementsTests : IDisposable
{
    private const string Made = "a.normative_doc_issued_count";

    private readonly Desk desk = new();
    private readonly FilingStatements statements;

    public FilingStatementsTests() => statements = new(desk.Submissions, desk.Clock);

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Today_in_Beijing_is_past_and_tomorrow_is_not()
    {
        desk.Clock.Advance(new DateTimeOffset(2024, 1, 15, 15, 59, 59, TimeSpan.Zero) - An.Moment);
        Assert.NotNull(statements.RefusalOf(2023, new(2024, 1, 16)));
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(statements.RefusalOf(2023, new(2024, 1, 16)));
    }

    [Fact]
    public async Task A_statement_is_an_act_and_stays_with_the_filing_through_new_revisions()
    {
        var first = await desk.FileAsync($"{Made}=5");
        Assert.IsType<StatementOutcome.Kept>(await statements.PublishAsync(first.Id, new(2024, 1, 10), "key-1", isMeant: true, default));
        Assert.IsType<StatementOutcome.Kept>(await statements.StateJointAsync(first.Id, [new(Made, An.GovernmentId, 2)], "key-1", isMeant: true, default));
        await desk.FileAsync($"{Made}=6");
        var head = (await desk.Submissions.FindFilingOrNullAsync(An.Key(), default))!;
        Assert.Equal((1, new DateOnly(2024, 1, 10)), Assert.Single(head.Publications!) is var publication ? (publication.Revision, publication.Day) : default);
        Assert.Equal((Made, An.GovernmentId, 2), Assert.Single(head.Joint!) is var share ? (share.Key, share.Lead, share.Count) : default);
        var acts = await An.ListAsync(desk.Submissions.ListActsAsync(An.Key(), default));
        Assert.Equal(["published", "joint-stated"], acts.Where(act => act.What is "published" or "joint-stated").Select(act => act.What));
        Assert.Null(ActChain.FirstBreak(acts));
    }

    [Fact]
    public async Task What_is_only_tried_is_not_written()
    {
        var first = await desk.FileAsync($"{Made}=5");
        Assert.IsType<StatementOutcome.Kept>(await statements.PublishAsync(first.Id, new(2024, 1, 10), "key-1", isMeant: false, default));
        Assert.Null((await desk.Submissions.FindFilingOrNullAsync(An.Key(), default))!.Publications);
    }

    [Theory]
    [InlineData(Made, An.GovernmentId, 6)]
    [InlineData(Made, An.DepartmentId, 1)]
    [InlineData(Made, "11320100000000099X", 1)]
    [InlineData(Made, An.GovernmentId, 0)]
    [InlineData("a.complaint_total", An.GovernmentId, 1)]
    public async Task More_than_was_reported_of_oneself_of_nobody_or_of_something_else_is_refused(string key, string lead, int count)
    {
        var first = await desk.FileAsync($"{Made}=5");
        Assert.IsType<StatementOutcome.Wrong>(await statements.StateJointAsync(first.Id, [new(key, lead, count)], "key-1", isMeant: true, default));
    }

    [Fact]
    public async Task A_revision_that_is_not_there_cannot_have_been_published() => Assert.IsType<StatementOutcome.UnknownSubmission>(
        await statements.PublishAsync(new(An.Key(), 3), new(2024, 1, 10), "key-1", isMeant: true, default));
}
