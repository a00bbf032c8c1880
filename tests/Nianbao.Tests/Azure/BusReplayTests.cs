using Nianbao.Azure.ServiceBus;
using Nianbao.Store;
using Nianbao.Tests.Faults;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>What was given up is tried again once somebody asks for it.</summary>
public sealed class BusReplayTests : IDisposable
{
    private readonly BusDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_replayed_submission_is_checked_again_and_says_who_asked()
    {
        var id = await FailAsync(agency: 0);
        Assert.Equal(new ReplayOutcome(1, 0), await Replay().ReplayAsync(null, "admin", default));
        Assert.Equal(1, await desk.Process.WorkAsync());
        Assert.Equal(SubmissionState.Accepted, await desk.StateAsync(id));
        Assert.Contains(": received postponed postponed postponed postponed failed replayed checked\n", await desk.EndStateAsync(), StringComparison.Ordinal);
        Assert.Empty(desk.Bus.Submissions.DeadLetters.Messages);
    }

    [Fact]
    public async Task One_submission_can_be_replayed_alone()
    {
        var (first, second) = (await FailAsync(0), await FailAsync(1));
        Assert.Equal(new ReplayOutcome(1, 0), await Replay().ReplayAsync(second.ToString(), "admin", default));
        Assert.Equal([first.ToString()], desk.Bus.Submissions.DeadLetters.Messages.Select(message => message.Subject));
        Assert.Equal(new ReplayOutcome(0, 0), await Replay().ReplayAsync(second.ToString(), "admin", default));
    }

    [Fact]
    public async Task A_letter_of_what_has_been_made_good_is_cleared()
    {
        var id = await FailAsync(0);
        await desk.Process.Pipeline.ReplayAsync(id, "admin", default);
        await desk.Process.WorkAsync();
        Assert.Equal(new ReplayOutcome(0, 1), await Replay().ReplayAsync(null, "admin", default));
        Assert.Equal(0, await desk.Process.WorkAsync());
    }

    [Fact]
    public async Task Of_several_letters_of_one_submission_one_is_replayed()
    {
        var id = await FailAsync(0);
        await desk.Bus.Queue.SendAsync(WorkMessage.Check($"{id}/sweep-1", id, null), default);
        await desk.Process.WorkAsync();
        Assert.Equal(2, desk.Bus.Submissions.DeadLetters.Messages.Count);
        Assert.Equal(new ReplayOutcome(1, 1), await Replay().ReplayAsync(null, "admin", default));
        Assert.Equal(1, await desk.Process.WorkAsync());
    }

    [Fact]
    public async Task A_message_of_others_stays_among_the_letters()
    {
        await desk.Bus.Client.CreateSender("submissions").SendMessageAsync(new(new BinaryData("x")) { MessageId = "x" });
        await desk.Process.WorkAsync();
        Assert.Equal(new ReplayOutcome(0, 0), await Replay().ReplayAsync(null, "admin", default));
        Assert.Single(desk.Bus.Submissions.DeadLetters.Messages);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_replay_that_ends_anywhere_loses_nothing_and_checks_once(bool takesEffect)
    {
        for (var last = 1; ; last++)
        {
            using var life = new BusDesk();
            var id = await FailAsync(life, 0);
            var fuse = new Fuse(last, takesEffect);
            try
            {
                await Replay(life, fuse).ReplayAsync(null, "admin", default);
                Assert.InRange(last, 4, 20);
                return;
            }
            catch (ProcessEndedException)
            {
                life.Clock.Advance(TimeSpan.FromMinutes(2));
                await life.Process.WorkAsync();
                await Replay(life, new(null, false)).ReplayAsync(null, "admin", default);
                await life.Process.WorkAsync();
            }

            Assert.Equal(SubmissionState.Accepted, await life.StateAsync(id));
            Assert.Single(await An.ListAsync(life.Submissions.ListActsAsync(id.Filing, default)), act => act.What == "checked");
            Assert.Empty(life.Bus.Submissions.DeadLetters.Messages);
            Assert.Empty(life.Bus.Submissions.Messages);
        }
    }

    private Task<SubmissionId> FailAsync(int agency) => FailAsync(desk, agency);

    /// <summary>A report that could not be read for hours, though nothing is wrong with it.</summary>
    private static async Task<SubmissionId> FailAsync(BusDesk desk, int agency)
    {
        var id = await desk.SendAsync("a.x=1", agency);
        desk.Blobs.Traffic.Before = _ => throw new TaskCanceledException();
        for (var hour = 0; hour < 5; hour++)
        {
            await desk.Process.WorkAsync();
            desk.Clock.Advance(TimeSpan.FromHours(1));
        }

        desk.Blobs.Traffic.Before = null;
        Assert.Equal(SubmissionState.Failed, await desk.StateAsync(id));
        return id;
    }

    private DeadLetterReplay Replay() => Replay(desk, new(null, takesEffect: false));

    private static DeadLetterReplay Replay(BusDesk desk, Fuse fuse) => new(
        new FusedLetters(new ServiceBusDeadLetters(desk.Bus.Client), fuse), new BusProcess(desk, fuse).Pipeline, desk.Notices, new FusedQueue(desk.Bus.Queue, fuse), desk.Clock);

    private sealed class FusedLetters(IDeadLetters inner, Fuse fuse) : IDeadLetters
    {
        public IAsyncEnumerable<DeadLetter> ListAsync(CancellationToken cancellation) => inner.ListAsync(cancellation);

        public Task ReplayAsync(Func<DeadLetter, Task<bool>> replay, CancellationToken cancellation) =>
            inner.ReplayAsync(letter => fuse.RunAsync(() => replay(letter)), cancellation);
    }
}
