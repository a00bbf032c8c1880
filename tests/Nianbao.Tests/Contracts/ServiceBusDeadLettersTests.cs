using Azure.Messaging.ServiceBus;
using Nianbao.Azure.ServiceBus;
using Nianbao.Store;
using Nianbao.Tests.Azure;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

public sealed class ServiceBusDeadLettersTests : DeadLettersContract
{
    private readonly BusNamespace bus;

    public ServiceBusDeadLettersTests()
    {
        bus = new(Clock);
        Letters = new ServiceBusDeadLetters(bus.Client);
    }

    protected override IWorkQueue Queue => bus.Queue;

    protected override IDeadLetters Letters { get; }

    [Fact]
    public async Task What_the_service_gave_up_is_a_letter_with_the_service_s_reason()
    {
        await Queue.SendAsync(Message("a/1"), default);
        for (var delivery = 0; delivery < BusNamespace.AsDeployed.MaxDeliveryCount; delivery++)
        {
            bus.Submissions.LoseLock(bus.Submissions.Take()!);
        }

        Assert.Equal("MaxDeliveryCountExceeded", Assert.Single(await An.ListAsync(Letters.ListAsync(default))).Reason);
    }

    [Fact]
    public async Task A_message_of_others_is_a_letter_too()
    {
        await bus.Client.CreateSender("submissions").SendMessageAsync(new(new BinaryData("x")));
        await GiveUpAsync(WorkQueueName.Submissions, "not ours");
        Assert.Equal([new("", WorkQueueName.Submissions, "", "not ours", An.Moment)], await An.ListAsync(Letters.ListAsync(default)));
    }

    [Fact]
    public async Task A_letter_whose_lock_ends_while_it_is_replayed_is_seen_once_and_stays()
    {
        await Queue.SendAsync(Message("a/1"), default);
        await GiveUpAsync(WorkQueueName.Submissions, "bug");
        var seen = 0;
        await Letters.ReplayAsync(
            _ =>
            {
                seen++;
                Clock.Advance(BusNamespace.AsDeployed.LockDuration);
                return Task.FromResult(true);
            },
            default);
        Assert.Equal(1, seen);
        Assert.Equal(["a/1"], await IdsAsync());
    }

    [Theory]
    [InlineData("PeekMessages")]
    [InlineData("ReceiveMessages")]
    [InlineData("CompleteMessage")]
    [InlineData("AbandonMessage")]
    public async Task A_service_that_is_away_is_a_fault_of_the_store(string operation)
    {
        foreach (var id in (string[])["a/1", "b/1"])
        {
            await Queue.SendAsync(Message(id), default);
            await GiveUpAsync(WorkQueueName.Submissions, "bug");
        }

        bus.Service.Traffic.Before = begun => begun == operation ? throw new ServiceBusException("busy", ServiceBusFailureReason.ServiceBusy) : Task.CompletedTask;
        await Assert.ThrowsAsync<StoreFaultException>(async () =>
        {
            await An.ListAsync(Letters.ListAsync(default));
            await Letters.ReplayAsync(letter => Task.FromResult(letter.Id == "a/1"), default);
        });
    }

    protected override async Task GiveUpAsync(WorkQueueName queue, string reason)
    {
        var receiver = bus.Client.CreateReceiver(queue == WorkQueueName.Submissions ? "submissions" : "reminders");
        await receiver.DeadLetterMessageAsync((await receiver.ReceiveMessagesAsync(1))[0], reason);
    }
}
