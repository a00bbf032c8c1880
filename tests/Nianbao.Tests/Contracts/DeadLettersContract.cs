using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

/// <summary>What every keeper of dead letters promises.</summary>
public abstract class DeadLettersContract
{
    protected ManualClock Clock { get; } = new(An.Moment);

    protected abstract IWorkQueue Queue { get; }

    protected abstract IDeadLetters Letters { get; }

    /// <summary>Takes the next message of a queue and gives it up.</summary>
    protected abstract Task GiveUpAsync(WorkQueueName queue, string reason);

    [Fact]
    public async Task What_was_given_up_is_listed_with_its_reason_oldest_first()
    {
        await FailAsync("b/1", "InvalidOperationException at X");
        await FailAsync("a/1", "delivered too often");
        await Queue.SendAsync(WorkMessage.Deliver("n/1", "n", null), default);
        await GiveUpAsync(WorkQueueName.Reminders, "bug");
        var subject = $"{An.Key()}-001";
        Assert.Equal(
            [
                new("b/1", WorkQueueName.Submissions, subject, "InvalidOperationException at X", An.Moment),
                new("a/1", WorkQueueName.Submissions, subject, "delivered too often", An.Moment),
                new DeadLetter("n/1", WorkQueueName.Reminders, "n", "bug", An.Moment),
            ],
            (await An.ListAsync(Letters.ListAsync(default))).OrderBy(letter => letter.Queue));
    }

    [Fact]
    public async Task What_waits_is_no_dead_letter()
    {
        await Queue.SendAsync(Message("a/1"), default);
        Assert.Empty(await An.ListAsync(Letters.ListAsync(default)));
    }

    [Fact]
    public async Task A_letter_goes_when_it_was_replayed_and_stays_when_not()
    {
        await FailAsync("a/1", "bug");
        await FailAsync("b/1", "bug");
        await Letters.ReplayAsync(letter => Task.FromResult(letter.Id == "a/1"), default);
        Assert.Equal(["b/1"], await IdsAsync());
        await Letters.ReplayAsync(_ => Task.FromResult(true), default);
        Assert.Empty(await IdsAsync());
    }

    [Fact]
    public async Task A_letter_is_still_there_while_it_is_replayed_and_after_that_has_broken()
    {
        await FailAsync("a/1", "bug");
        var during = new List<string>();
        await Assert.ThrowsAsync<TimeoutException>(() => Letters.ReplayAsync(
            async _ =>
            {
                during.AddRange(await IdsAsync());
                throw new TimeoutException();
            },
            default));
        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["a/1"], during);
        Assert.Equal(["a/1"], await IdsAsync());
        await Letters.ReplayAsync(_ => Task.FromResult(true), default);
        Assert.Empty(await IdsAsync());
    }

    [Fact]
    public async Task Of_many_letters_each_is_seen_once_whether_it_stays_or_goes()
    {
        var ids = Enumerable.Range(1, 260).Select(i => $"m/{i}").ToList();
        foreach (var id in ids)
        {
            await FailAsync(id, "bug");
        }

        Assert.Equal(ids, await IdsAsync());
        var seen = new List<string>();
        await Letters.ReplayAsync(
            letter =>
            {
                seen.Add(letter.Id);
                return Task.FromResult(seen.Count % 2 == 0);
            },
            default);
        Assert.Equal(ids, seen);
        Assert.Equal(130, (await IdsAsync()).Count);
    }

    [Fact]
    public async Task What_is_given_up_again_after_its_replay_is_a_letter_again()
    {
        await FailAsync("a/1", "bug");
        await Letters.ReplayAsync(
            async _ =>
            {
                await Queue.SendAsync(Message("a/replay-1"), default);
                return true;
            },
            default);
        await GiveUpAsync(WorkQueueName.Submissions, "bug");
        Assert.Equal(["a/replay-1"], await IdsAsync());
    }

    protected static WorkMessage Message(string id) => WorkMessage.Check(id, new(An.Key(), 1), notBefore: null);

    protected async Task<IReadOnlyList<string>> IdsAsync() => [.. (await An.ListAsync(Letters.ListAsync(default))).Select(letter => letter.Id)];

    private async Task FailAsync(string id, string reason)
    {
        await Queue.SendAsync(Message(id), default);
        await GiveUpAsync(WorkQueueName.Submissions, reason);
    }
}
