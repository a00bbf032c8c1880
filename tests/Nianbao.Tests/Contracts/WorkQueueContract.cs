using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

/// <summary>What every work queue promises to those who send.</summary>
public abstract class WorkQueueContract
{
    protected ManualClock Clock { get; } = new(An.Moment);

    protected abstract IWorkQueue Queue { get; }

    /// <summary>Takes and completes everything that is due; the ids in the order they were delivered.</summary>
    protected abstract Task<IReadOnlyList<string>> DrainAsync();

    protected static WorkMessage Message(string id, DateTimeOffset? notBefore = null) => new(id, new(An.Key(), 1), notBefore);

    [Fact]
    public async Task Messages_are_delivered_in_the_order_they_were_sent()
    {
        await Queue.SendAsync(Message("b/1"), default);
        await Queue.SendAsync(Message("a/1"), default);
        Assert.Equal(["b/1", "a/1"], await DrainAsync());
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
}
