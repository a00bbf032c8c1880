using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.UseCases;

/// <summary>Notices that were given up; how submissions are replayed is tested where their messages are.</summary>
public sealed class DeadLetterReplayTests : IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly ManualClock clock = new(An.Moment);
    private readonly SqliteDatabase database;
    private readonly SqliteWorkQueue queue;
    private readonly SqliteOutbox notices;
    private readonly DeadLetterReplay replay;

    public DeadLetterReplayTests()
    {
        database = new(folder["nianbao.db"]);
        (queue, notices) = (new(database, clock), new(database, clock));
        var files = new DiskFileStore(folder["files"]);
        var pipeline = new ReportPipeline(new SqliteSubmissionStore(database, clock), files, queue, Desk.Checker("rules-1"), clock);
        replay = new(new SqliteDeadLetters(database), pipeline, notices, queue, clock);
    }

    [Fact]
    public async Task A_notice_that_failed_waits_again_and_its_message_is_on_its_way()
    {
        await GiveUpAsync(NoticeState.Failed);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new ReplayOutcome(1, 0), await replay.ReplayAsync("2023-x/verdict", "admin", default));
        var notice = (await notices.FindNoticeOrNullAsync("2023-x/verdict", default))!;
        Assert.Equal((NoticeState.Waiting, 0, clock.GetUtcNow()), (notice.State, notice.Attempts, notice.NotBefore));
        Assert.Equal("2023-x/verdict", (await queue.TakeAsync(WorkQueueName.Reminders, TimeSpan.FromMinutes(1), default))!.Subject);
    }

    [Theory]
    [InlineData(NoticeState.Sent)]
    [InlineData(NoticeState.Waiting)]
    [InlineData(NoticeState.Withdrawn)]
    public async Task A_notice_that_has_not_failed_is_left_as_it_is(NoticeState state)
    {
        await GiveUpAsync(state);
        Assert.Equal(new ReplayOutcome(0, 1), await replay.ReplayAsync(null, "admin", default));
        Assert.Equal(state, (await notices.FindNoticeOrNullAsync("2023-x/verdict", default))!.State);
        Assert.Null(await queue.TakeAsync(WorkQueueName.Reminders, TimeSpan.FromMinutes(1), default));
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private async Task GiveUpAsync(NoticeState state)
    {
        await notices.AddNoticesAsync(
            [
                new()
                {
                    Id = "2023-x/verdict", Kind = NoticeKind.Verdict, Reader = NoticeReader.Filer, Year = 2023, Filings = [An.Key()],
                    PlannedAt = An.Moment, NotBefore = An.Moment, State = state, Attempts = 3,
                },
            ],
            default);
        await queue.SendAsync(WorkMessage.Deliver("2023-x/verdict/1", "2023-x/verdict", notBefore: null), default);
        await queue.DeadLetterAsync((await queue.TakeAsync(WorkQueueName.Reminders, TimeSpan.FromMinutes(1), default))!, "delivered too often", default);
    }
}
