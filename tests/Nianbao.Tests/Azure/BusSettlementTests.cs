using Azure;
using Azure.Messaging.ServiceBus;
using Nianbao.Azure.ServiceBus;
using Nianbao.Store;

namespace Nianbao.Tests.Azure;

/// <summary>What becomes of a message, whatever its work comes to.</summary>
public sealed class BusSettlementTests : IDisposable
{
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(1);

    private readonly BusDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData("a.x=1", SubmissionState.Accepted)]
    [InlineData("error A04 a.x", SubmissionState.Returned)]
    [InlineData("unreadable", SubmissionState.Unreadable)]
    public async Task A_report_that_is_checked_is_done_whatever_the_verdict(string content, SubmissionState state)
    {
        var id = await desk.SendAsync(content);
        Assert.Equal(1, await desk.Process.WorkAsync());
        Assert.Equal(state, await desk.StateAsync(id));
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_bug_makes_a_dead_letter_with_its_reason_and_nothing_of_the_file()
    {
        var id = await desk.SendAsync("bug");
        await desk.Process.WorkAsync();
        Assert.Equal(SubmissionState.Failed, await desk.StateAsync(id));
        var letter = Assert.Single(desk.Bus.Submissions.DeadLetters.Messages);
        Assert.Equal(id.ToString(), letter.Subject);
        Assert.StartsWith("InvalidOperationException at ", letter.DeadLetterReason, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", letter.DeadLetterReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_world_is_tried_again_ever_later_and_in_the_end_a_dead_letter()
    {
        var id = await desk.SendAsync("a.x=1");
        desk.Blobs.Traffic.Before = _ => throw new RequestFailedException(503, "busy", "ServerBusy", null);
        foreach (var delay in ReportPipeline.Delays)
        {
            Assert.Equal(1, await desk.Process.WorkAsync());
            Assert.Equal(SubmissionState.Received, await desk.StateAsync(id));
            desk.Clock.Advance(delay - TimeSpan.FromSeconds(1));
            Assert.Equal(0, await desk.Process.WorkAsync());
            desk.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, await desk.Process.WorkAsync());
        Assert.Equal(SubmissionState.Failed, await desk.StateAsync(id));
        Assert.StartsWith("StoreFaultException at ", Assert.Single(desk.Bus.Submissions.DeadLetters.Messages).DeadLetterReason, StringComparison.Ordinal);
        Assert.Empty(desk.Bus.Submissions.Messages);
    }

    [Fact]
    public async Task While_not_even_a_fault_can_be_recorded_the_message_lives_and_comes_ever_later()
    {
        var id = await desk.SendAsync("a.x=1");
        var delays = new List<TimeSpan>();
        for (var i = 0; i < 20; i++)
        {
            var message = desk.Bus.Submissions.Take()!;
            Assert.Equal(1, message.DeliveryCount);
            await FailAsync(message, () => throw new StoreFaultException(StoreFault.Busy, new TimeoutException()));
            delays.Add(Assert.Single(desk.Bus.Submissions.Messages).EnqueuedTime - desk.Clock.GetUtcNow());
            Assert.Null(desk.Bus.Submissions.Take());
            desk.Clock.Advance(delays[^1]);
        }

        Assert.Equal([.. ReportPipeline.Delays, .. Enumerable.Repeat(TimeSpan.FromHours(1), 16)], delays);
        Assert.Equal(1, await desk.Process.WorkAsync());
        Assert.Equal(SubmissionState.Accepted, await desk.StateAsync(id));
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_message_that_can_neither_be_worked_on_nor_postponed_is_put_back()
    {
        var id = await desk.SendAsync("a.x=1");
        desk.Bus.Service.Traffic.Before = operation => operation == "SendMessage" ? throw new ServiceBusException("busy", ServiceBusFailureReason.ServiceBusy) : Task.CompletedTask;
        await FailAsync(desk.Bus.Submissions.Take()!, () => throw new TimeoutException());
        desk.Bus.Service.Traffic.Before = null;
        Assert.Equal(1, await desk.Process.WorkAsync());
        Assert.Equal(SubmissionState.Accepted, await desk.StateAsync(id));
    }

    [Fact]
    public async Task Of_a_message_that_fails_in_two_places_at_once_one_copy_comes_later()
    {
        await desk.SendAsync("a.x=1");
        var first = desk.Bus.Submissions.Take()!;
        desk.Bus.Submissions.LoseLock(first);
        var second = desk.Bus.Submissions.Take()!;
        await Task.WhenAll(((ServiceBusReceivedMessage[])[first, second]).Select(message => FailAsync(message, () => throw new TimeoutException())));
        Assert.EndsWith("/1/again-1", Assert.Single(desk.Bus.Submissions.Messages).MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_is_lost_while_the_report_is_checked_harms_nothing()
    {
        var id = await desk.SendAsync("a.x=1");
        var message = desk.Bus.Submissions.Take()!;
        desk.Clock.Advance(Lock);
        await desk.Process.HandleAsync(message);
        Assert.Equal(SubmissionState.Accepted, await desk.StateAsync(id));
        Assert.Single(desk.Bus.Submissions.Messages);
        Assert.Equal(1, await desk.Process.WorkAsync());
        Assert.Contains(": received checked\n", await desk.EndStateAsync(), StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_message_delivered_in_two_places_at_once_is_checked_once()
    {
        await desk.SendAsync("warning A10 a.x");
        var first = desk.Bus.Submissions.Take()!;
        desk.Bus.Submissions.LoseLock(first);
        var second = desk.Bus.Submissions.Take()!;
        await Task.WhenAll(Task.Run(() => desk.Process.HandleAsync(first)), Task.Run(() => desk.Process.HandleAsync(second)));
        Assert.Contains(": received checked\n", await desk.EndStateAsync(), StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_message_that_only_ends_processes_is_given_up_and_the_filer_hears_that_it_is_our_fault()
    {
        var id = await desk.SendAsync("a.x=1");
        for (var died = 0; died < 5; died++)
        {
            Assert.NotNull(desk.Bus.Submissions.Take());
            desk.Clock.Advance(Lock);
        }

        await desk.Process.WorkAsync();
        Assert.Equal(SubmissionState.Failed, await desk.StateAsync(id));
        Assert.Equal("delivered too often", Assert.Single(desk.Bus.Submissions.DeadLetters.Messages).DeadLetterReason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<submission/>")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1,"subject":null}""")]
    [InlineData("""{"version":2,"subject":"x"}""")]
    public async Task A_message_that_is_none_of_ours_is_a_dead_letter_at_once(string body)
    {
        await desk.Bus.Client.CreateSender("submissions").SendMessageAsync(new(new BinaryData(body)) { MessageId = "x" });
        Assert.Equal(1, await desk.Process.WorkAsync());
        Assert.Equal("not a message of this program", Assert.Single(desk.Bus.Submissions.DeadLetters.Messages).DeadLetterReason);
    }

    [Fact]
    public async Task Work_that_is_cut_off_when_the_process_stops_is_delivered_again()
    {
        var id = await desk.SendAsync("a.x=1");
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            desk.Process.HandleAsync(desk.Bus.Submissions.Take()!, stopping.Token));
        Assert.Equal(0, await desk.Process.WorkAsync());
        desk.Clock.Advance(Lock);
        Assert.Equal(1, await desk.Process.WorkAsync());
        Assert.Equal(SubmissionState.Accepted, await desk.StateAsync(id));
    }

    [Fact]
    public async Task Once_an_id_is_forgotten_the_same_message_does_nothing_more()
    {
        var id = await desk.SendAsync("a.x=1");
        await desk.Process.WorkAsync();
        desk.Clock.Advance(BusNamespace.AsDeployed.DuplicateWindow!.Value);
        await desk.Bus.Queue.SendAsync(WorkMessage.Check($"{id}/1", id, null), default);
        Assert.Equal(1, await desk.Process.WorkAsync());
        Assert.Contains(": received checked\n", await desk.EndStateAsync(), StringComparison.Ordinal);
        AssertNothingIsLeft();
    }

    private Task FailAsync(ServiceBusReceivedMessage message, Func<ProcessOutcome> fail) => desk.Process.HandleAsync(
        message, new QueueWork(WorkQueueName.Submissions, "check", (_, _) => Task.FromResult(fail()), (_, _, _) => Task.CompletedTask));

    private void AssertNothingIsLeft()
    {
        Assert.Empty(desk.Bus.Submissions.Messages);
        Assert.Empty(desk.Bus.Submissions.DeadLetters.Messages);
    }
}
