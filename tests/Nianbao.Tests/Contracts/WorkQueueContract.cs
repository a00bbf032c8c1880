using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

/// <summary>What every work queue promises to those who send.</summary>
public abstract class WorkQueueContract
{
    protected ManualClock Clock { get; } = new(An.Moment);

    protected abstract IWorkQueue Queue { get; }

    /// <summary>Takes and completes everything of a queue that is due; the ids in the order they were delivered.</summary>
    protected abstract Task<IReadOnlyList<string>> DrainAsync(WorkQueueName name);

    protected static WorkMessage Message(string id, DateTimeOffset? notBefore = null) => WorkMessage.Check(id, new(An.Key(), 1), notBefore);

    protected static WorkMessage Notice(string id) => WorkMessage.Deliver(id, "2023-x/t-7", notBefore: null);

    private Task<IReadOnlyList<string>> DrainAsync() => DrainAsync(WorkQueueName.Submissions);

    [Fact]
    public async Task Messages_are_delivered_in_the_order_they_were_sent()
    {
        await Queue.SendAsync(Message("b/1"), default);
        await Queue.SendAsync(Message("a/1"), default);
        Assert.Equal(["b/1", "a/1"], await DrainAsync());
    }

    [Fact]
    public async Task Messages_that_are_sent_together_are_delivered_each_once_to_their_own_queues()
    {
        await Queue.SendAsync(Message("a/1"), default);
        var many = Enumerable.Range(0, 120).Select(i => Message($"m/{i:000}")).ToList();
        await Queue.SendAllAsync([Message("a/1"), .. many, Message("a/2", Clock.GetUtcNow() + TimeSpan.FromSeconds(10)), Notice("n/1")], default);
        Assert.Equal(["a/1", .. many.Select(message => message.Id)], (await DrainAsync()).Order(StringComparer.Ordinal));
        Assert.Equal(["n/1"], await DrainAsync(WorkQueueName.Reminders));
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["a/2"], await DrainAsync());
    }

    [Fact]
    public async Task A_message_id_that_waits_already_is_dropped()
    {
        await Queue.SendAsync(Message("a/1"), default);
        await Queue.SendAsync(Message("a/1"), default);
        Assert.Equal(["a/1"], await DrainAsync());
    }

    [Fact]
    public async Task A_message_id_that_is_done_already_is_dropped()
    {
        await Queue.SendAsync(Message("a/1"), default);
        await DrainAsync();
        await Queue.SendAsync(Message("a/1"), default);
        Assert.Empty(await DrainAsync());
    }

    [Fact]
    public async Task A_message_is_not_delivered_before_its_time()
    {
        await Queue.SendAsync(Message("a/2", Clock.GetUtcNow() + TimeSpan.FromSeconds(10)), default);
        Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(await DrainAsync());
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["a/2"], await DrainAsync());
    }

    [Fact]
    public async Task Each_message_is_delivered_to_its_own_queue()
    {
        await Queue.SendAsync(Notice("n/1"), default);
        await Queue.SendAsync(Message("a/1"), default);
        Assert.Equal(["a/1"], await DrainAsync(WorkQueueName.Submissions));
        Assert.Equal(["n/1"], await DrainAsync(WorkQueueName.Reminders));
    }
}
