using System.Text;
using Azure.Messaging.ServiceBus;
using Nianbao.Store;
using Nianbao.Tests.Azure;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

public sealed class ServiceBusWorkQueueTests : WorkQueueContract
{
    private readonly BusNamespace bus;

    public ServiceBusWorkQueueTests() => bus = new(Clock);

    protected override IWorkQueue Queue => bus.Queue;

    [Fact]
    public async Task A_message_says_what_to_work_on_and_nothing_else()
    {
        await Queue.SendAsync(Message("a/1") with { Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }, default);
        var message = bus.Submissions.Take()!;
        Assert.Equal(("a/1", $"{An.Key()}-001", "application/json"), (message.MessageId, message.Subject, message.ContentType));
        Assert.Equal($$"""{"version":1,"subject":"{{An.Key()}}-001"}""", message.Body.ToString());
        Assert.Equal([new("Diagnostic-Id", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")], message.ApplicationProperties);
    }

    [Fact]
    public async Task A_message_that_comes_later_counts_as_sent_when_it_waits()
    {
        await Queue.SendAsync(Message("a/2", Clock.GetUtcNow() + TimeSpan.FromHours(1)), default);
        await Queue.SendAsync(Message("a/2"), default);
        Assert.Empty(await DrainAsync(WorkQueueName.Submissions));
    }

    [Fact]
    public async Task An_id_is_forgotten_with_the_window_of_the_queue()
    {
        await Queue.SendAsync(Message("a/1"), default);
        await DrainAsync(WorkQueueName.Submissions);
        Clock.Advance(BusNamespace.AsDeployed.DuplicateWindow!.Value);
        await Queue.SendAsync(Message("a/1"), default);
        Assert.Equal(["a/1"], await DrainAsync(WorkQueueName.Submissions));
    }

    [Theory]
    [InlineData(ServiceBusFailureReason.ServiceBusy, StoreFault.Busy)]
    [InlineData(ServiceBusFailureReason.ServiceTimeout, StoreFault.Busy)]
    [InlineData(ServiceBusFailureReason.ServiceCommunicationProblem, StoreFault.Busy)]
    [InlineData(ServiceBusFailureReason.MessagingEntityNotFound, StoreFault.Busy)]
    [InlineData(ServiceBusFailureReason.MessagingEntityDisabled, StoreFault.Busy)]
    [InlineData(ServiceBusFailureReason.QuotaExceeded, StoreFault.Full)]
    public async Task What_may_be_better_later_is_a_fault_of_the_store(ServiceBusFailureReason reason, StoreFault fault)
    {
        bus.Service.Traffic.Before = _ => throw new ServiceBusException("refused", reason);
        Assert.Equal(fault, (await Assert.ThrowsAsync<StoreFaultException>(() => Queue.SendAsync(Message("a/1"), default))).Fault);
    }

    [Fact]
    public async Task Who_may_not_send_finds_the_queue_closed()
    {
        bus.Service.Traffic.Before = _ => throw new UnauthorizedAccessException();
        Assert.Equal(StoreFault.ReadOnly, (await Assert.ThrowsAsync<StoreFaultException>(() => Queue.SendAsync(Message("a/1"), default))).Fault);
    }

    [Fact]
    public async Task What_will_not_be_better_later_is_told_as_it_is()
    {
        var subject = new string('x', 256 * 1024);
        await Assert.ThrowsAsync<ServiceBusException>(() => Queue.SendAsync(WorkMessage.Deliver("a/1", subject, null), default));
    }

    [Fact]
    public async Task The_longest_message_there_is_fits_many_times()
    {
        var longest = WorkMessage.Check($"{new SubmissionId(An.Key(), 999_999)}/recheck-0123456789abcdef/again-1000", new(An.Key(), 999_999), null);
        Assert.InRange(longest.Id.Length, 1, 128);
        await Queue.SendAsync(longest, default);
        Assert.InRange(Encoding.UTF8.GetByteCount(bus.Submissions.Take()!.Body.ToString()), 1, 1024);
    }

    protected override async Task<IReadOnlyList<string>> DrainAsync(WorkQueueName name)
    {
        var receiver = bus.Client.CreateReceiver(name == WorkQueueName.Submissions ? "submissions" : "reminders");
        var ids = new List<string>();
        while (await receiver.ReceiveMessagesAsync(1) is [var message])
        {
            await receiver.CompleteMessageAsync(message);
            ids.Add(message.MessageId);
        }

        return ids;
    }
}
