using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

public sealed class SqliteWorkQueueTests : WorkQueueContract, IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly EmptyFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly SqliteWorkQueue queue;

    public SqliteWorkQueueTests()
    {
        database = new(folder["nianbao.db"]);
        queue = new(database, Clock);
    }

    protected override IWorkQueue Queue => queue;

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_taken_message_is_hidden_until_its_lease_ends_and_then_delivered_again()
    {
        await queue.SendAsync(Message("a/1"), default);
        Assert.Equal(1, (await queue.TakeAsync(WorkQueueName.Submissions, Lease, default))!.Deliveries);
        Assert.Null(await queue.TakeAsync(WorkQueueName.Submissions, Lease, default));
        Clock.Advance(Lease);
        Assert.Equal(2, (await queue.TakeAsync(WorkQueueName.Submissions, Lease, default))!.Deliveries);
    }

    [Fact]
    public async Task What_an_ended_process_had_taken_is_delivered_at_the_next_start()
    {
        await queue.SendAsync(Message("a/1"), default);
        await queue.TakeAsync(WorkQueueName.Submissions, Lease, default);
        await queue.ReleaseTakenAsync(WorkQueueName.Submissions, default);
        Assert.Equal(2, (await queue.TakeAsync(WorkQueueName.Submissions, Lease, default))!.Deliveries);
    }

    [Fact]
    public async Task What_was_in_hand_whenever_the_process_ended_comes_later_each_time_and_keeps_nothing_else_waiting()
    {
        await queue.SendAsync(Message("a/1"), default);
        await queue.TakeAsync(WorkQueueName.Submissions, Lease, default);
        var deliveries = 2;
        foreach (var wait in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1) })
        {
            await queue.ReleaseTakenAsync(WorkQueueName.Submissions, default);
            if (wait > TimeSpan.Zero)
            {
                await queue.SendAsync(Message($"b/{wait}"), default);
                Clock.Advance(wait - TimeSpan.FromTicks(1));
                Assert.Equal([$"b/{wait}"], await DrainAsync(WorkQueueName.Submissions));
                Clock.Advance(TimeSpan.FromTicks(1));
            }

            var again = (await queue.TakeAsync(WorkQueueName.Submissions, Lease, default))!;
            Assert.Equal(("a/1", deliveries++), (again.Id, again.Deliveries));
        }
    }

    [Fact]
    public async Task What_is_done_or_put_back_until_later_is_not_released()
    {
        await queue.SendAsync(Message("a/1"), default);
        await queue.CompleteAsync((await queue.TakeAsync(WorkQueueName.Submissions, Lease, default))!, default);
        await queue.SendAsync(Message("b/1"), default);
        await queue.RetryLaterAsync((await queue.TakeAsync(WorkQueueName.Submissions, Lease, default))!, Clock.GetUtcNow() + TimeSpan.FromHours(1), default);
        await queue.ReleaseTakenAsync(WorkQueueName.Submissions, default);
        Assert.Null(await queue.TakeAsync(WorkQueueName.Submissions, Lease, default));
    }

    [Fact]
    public async Task Who_lost_the_lease_can_no_longer_settle_the_message()
    {
        await queue.SendAsync(Message("a/1"), default);
        var first = (await queue.TakeAsync(WorkQueueName.Submissions, Lease, default))!;
        Clock.Advance(Lease);
        var second = (await queue.TakeAsync(WorkQueueName.Submissions, Lease, default))!;
        Assert.False(await queue.CompleteAsync(first, default));
        Assert.False(await queue.DeadLetterAsync(first, "late", default));
        Assert.True(await queue.CompleteAsync(second, default));
    }

    [Fact]
    public async Task A_message_put_back_comes_at_its_new_time()
    {
        await queue.SendAsync(Message("a/1"), default);
        await queue.RetryLaterAsync((await queue.TakeAsync(WorkQueueName.Submissions, Lease, default))!, Clock.GetUtcNow() + TimeSpan.FromHours(1), default);
        Clock.Advance(Lease);
        Assert.Null(await queue.TakeAsync(WorkQueueName.Submissions, Lease, default));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("a/1", (await queue.TakeAsync(WorkQueueName.Submissions, Lease, default))!.Id);
    }

    [Fact]
    public async Task A_dead_letter_keeps_its_reason_and_is_not_delivered_again()
    {
        await queue.SendAsync(Message("a/1"), default);
        await queue.DeadLetterAsync((await queue.TakeAsync(WorkQueueName.Submissions, Lease, default))!, "NullReferenceException", default);
        Clock.Advance(Lease);
        Assert.Null(await queue.TakeAsync(WorkQueueName.Submissions, Lease, default));
        var letter = Assert.Single(await An.ListAsync(new SqliteDeadLetters(database).ListAsync(default)));
        Assert.Equal(("a/1", "NullReferenceException"), (letter.Id, letter.Reason));
    }

    [Fact]
    public async Task Many_takers_get_each_message_once()
    {
        for (var i = 0; i < 40; i++)
        {
            await queue.SendAsync(Message($"m/{i}"), default);
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(() => queue.TakeAsync(WorkQueueName.Submissions, Lease, default))));
        Assert.Equal(40, taken.OfType<TakenMessage>().Select(message => message.Id).Distinct().Count());
        Assert.Equal(20, taken.Count(message => message is null));
    }

    [Fact]
    public async Task Messages_outlive_the_process()
    {
        await queue.SendAsync(Message("a/1"), default);
        database.Dispose();
        using var reopened = new SqliteDatabase(folder["nianbao.db"]);
        Assert.Equal("a/1", (await new SqliteWorkQueue(reopened, Clock).TakeAsync(WorkQueueName.Submissions, Lease, default))!.Id);
    }

    [Fact]
    public async Task Who_waits_is_woken_by_a_message()
    {
        var waiting = queue.WaitAsync(WorkQueueName.Submissions, TimeSpan.FromHours(1), default);
        await queue.SendAsync(Message("a/1"), default);
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task What_one_queue_has_taken_or_given_up_is_no_matter_of_the_other()
    {
        await queue.SendAsync(Message("a/1"), default);
        await queue.SendAsync(Notice("n/1"), default);
        var taken = (await queue.TakeAsync(WorkQueueName.Reminders, Lease, default))!;
        await queue.ReleaseTakenAsync(WorkQueueName.Submissions, default);
        Assert.Null(await queue.TakeAsync(WorkQueueName.Reminders, Lease, default));
        await queue.DeadLetterAsync(taken, "no", default);
        Assert.Equal([WorkQueueName.Reminders], (await An.ListAsync(new SqliteDeadLetters(database).ListAsync(default))).Select(letter => letter.Queue));
        Assert.Equal((1, 0), await queue.CountAsync(WorkQueueName.Submissions, default));
        Assert.Equal((0, 1), await queue.CountAsync(WorkQueueName.Reminders, default));
    }

    protected override async Task<IReadOnlyList<string>> DrainAsync(WorkQueueName name)
    {
        var ids = new List<string>();
        while (await queue.TakeAsync(name, Lease, default) is { } message)
        {
            await queue.CompleteAsync(message, default);
            ids.Add(message.Id);
        }

        return ids;
    }
}
