using Azure.Messaging.ServiceBus;
using Nianbao.AzureStandIns;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>The stand-in does what the documentation says the service does.</summary>
public sealed class BusStandInTests
{
    private readonly ManualClock clock = new(An.Moment);
    private readonly StandInServiceBus service;
    private readonly StandInQueue queue;
    private readonly ServiceBusSender sender;
    private readonly ServiceBusReceiver receiver;
    private readonly ServiceBusReceiver dead;

    public BusStandInTests()
    {
        var name = $"{Guid.NewGuid():N}.servicebus.windows.net";
        service = StandInServiceBus.At(name);
        service.Time = clock;
        queue = service.AddQueue("q", new() { MaxDeliveryCount = 3, DuplicateWindow = TimeSpan.FromMinutes(10), TimeToLive = TimeSpan.FromDays(1), PageSize = 2 });
        var client = new ServiceBusClient($"Endpoint=sb://{name}/;SharedAccessKeyName=x;SharedAccessKey=y", new ServiceBusClientOptions());
        sender = client.CreateSender("q");
        receiver = client.CreateReceiver("q");
        dead = client.CreateReceiver("q", new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
    }

    [Fact]
    public async Task A_message_is_hidden_while_it_is_locked_and_delivered_again_when_the_lock_ends()
    {
        await SendAsync("a");
        Assert.Equal(1, (await TakeAsync()).DeliveryCount);
        Assert.Empty(await receiver.ReceiveMessagesAsync(1));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await TakeAsync()).DeliveryCount);
    }

    [Fact]
    public async Task Who_settles_after_the_lock_has_ended_is_refused()
    {
        await SendAsync("a");
        var late = await TakeAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        await LostAsync(() => receiver.CompleteMessageAsync(late));
        var next = await TakeAsync();
        await LostAsync(() => receiver.AbandonMessageAsync(late));
        await LostAsync(() => receiver.DeadLetterMessageAsync(late, "late"));
        await LostAsync(() => receiver.RenewMessageLockAsync(late));
        await receiver.CompleteMessageAsync(next);
        await LostAsync(() => receiver.CompleteMessageAsync(next));
        Assert.Empty(queue.Messages);
    }

    [Fact]
    public async Task A_lock_that_is_renewed_lasts_longer()
    {
        await SendAsync("a");
        var message = await TakeAsync();
        clock.Advance(TimeSpan.FromSeconds(59));
        await receiver.RenewMessageLockAsync(message);
        clock.Advance(TimeSpan.FromSeconds(59));
        await receiver.CompleteMessageAsync(message);
        Assert.Empty(queue.Messages);
    }

    [Fact]
    public async Task An_abandoned_message_is_back_at_once_until_its_deliveries_are_spent()
    {
        await SendAsync("a");
        for (var delivery = 1; delivery <= 3; delivery++)
        {
            var message = await TakeAsync();
            Assert.Equal(delivery, message.DeliveryCount);
            await receiver.AbandonMessageAsync(message);
        }

        Assert.Empty(await receiver.ReceiveMessagesAsync(1));
        Assert.Equal("MaxDeliveryCountExceeded", Assert.Single(await dead.ReceiveMessagesAsync(1)).DeadLetterReason);
    }

    [Fact]
    public async Task A_dead_letter_keeps_its_reason_and_can_be_taken_and_settled_by_itself()
    {
        await SendAsync("a");
        await receiver.DeadLetterMessageAsync(await TakeAsync(), "bug", "at Checker");
        var letter = Assert.Single(await dead.ReceiveMessagesAsync(1));
        Assert.Equal(("a", "bug", "at Checker"), (letter.MessageId, letter.DeadLetterReason, letter.DeadLetterErrorDescription));
        Assert.Empty(await dead.ReceiveMessagesAsync(1));
        await dead.AbandonMessageAsync(letter);
        await dead.CompleteMessageAsync(Assert.Single(await dead.ReceiveMessagesAsync(1)));
        Assert.Empty(queue.DeadLetters.Messages);
    }

    [Fact]
    public async Task A_message_that_nobody_takes_in_time_is_a_dead_letter()
    {
        await SendAsync("a");
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await receiver.ReceiveMessagesAsync(1));
        Assert.Equal("TTLExpiredException", Assert.Single(await dead.PeekMessagesAsync(1)).DeadLetterReason);
    }

    [Fact]
    public async Task An_id_is_known_for_the_window_whether_it_waits_comes_later_or_is_done()
    {
        await SendAsync("a", An.Moment + TimeSpan.FromMinutes(5));
        await SendAsync("a");
        Assert.Single(queue.Messages);
        clock.Advance(TimeSpan.FromMinutes(5));
        await receiver.CompleteMessageAsync(await TakeAsync());
        await SendAsync("a");
        Assert.Empty(queue.Messages);
        clock.Advance(TimeSpan.FromMinutes(5));
        await SendAsync("a");
        Assert.Single(queue.Messages);
    }

    [Fact]
    public async Task A_scheduled_message_is_seen_by_who_looks_and_taken_by_nobody_before_its_time()
    {
        await SendAsync("a", An.Moment + TimeSpan.FromSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(await receiver.ReceiveMessagesAsync(1));
        Assert.Single(await receiver.PeekMessagesAsync(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(An.Moment + TimeSpan.FromSeconds(10), (await TakeAsync()).EnqueuedTime);
    }

    [Fact]
    public async Task Who_looks_takes_nothing_and_goes_on_where_the_last_page_ended()
    {
        foreach (var id in (string[])["a", "b", "c"])
        {
            await SendAsync(id);
        }

        await TakeAsync();
        Assert.Equal(["a", "b"], (await receiver.PeekMessagesAsync(10)).Select(message => message.MessageId));
        Assert.Equal(["c"], (await receiver.PeekMessagesAsync(10)).Select(message => message.MessageId));
        Assert.Empty(await receiver.PeekMessagesAsync(10));
        Assert.Equal(["a", "b"], (await receiver.PeekMessagesAsync(10, fromSequenceNumber: 0)).Select(message => message.MessageId));
    }

    [Theory]
    [InlineData(262_144 - 1, true)]
    [InlineData(262_144, false)]
    public async Task A_message_has_at_most_256_KB_with_its_id(int body, bool fits)
    {
        var message = new ServiceBusMessage(BinaryData.FromBytes(new byte[body])) { MessageId = "a" };
        var thrown = await Record.ExceptionAsync(() => sender.SendMessageAsync(message));
        Assert.Equal(fits ? null : ServiceBusFailureReason.MessageSizeExceeded, (thrown as ServiceBusException)?.Reason);
    }

    [Fact]
    public void An_id_has_1_to_128_characters()
    {
        _ = new ServiceBusMessage(new BinaryData("x")) { MessageId = new('a', 128) };
        Assert.Throws<ArgumentException>(() => new ServiceBusMessage(new BinaryData("x")) { MessageId = new('a', 129) });
        Assert.Throws<ArgumentException>(() => new ServiceBusMessage(new BinaryData("x")) { MessageId = "" });
    }

    [Fact]
    public async Task A_queue_that_was_not_made_is_not_there()
    {
        var elsewhere = new ServiceBusClient($"{Guid.NewGuid():N}.servicebus.windows.net", new NoToken(), new()).CreateSender("q");
        var thrown = await Assert.ThrowsAsync<ServiceBusException>(() => elsewhere.SendMessageAsync(new(new BinaryData("x"))));
        Assert.Equal((ServiceBusFailureReason.MessagingEntityNotFound, false), (thrown.Reason, thrown.IsTransient));
    }

    private Task SendAsync(string id, DateTimeOffset scheduled = default) =>
        sender.SendMessageAsync(new(new BinaryData("x")) { MessageId = id, ScheduledEnqueueTime = scheduled });

    private async Task<ServiceBusReceivedMessage> TakeAsync() => Assert.Single(await receiver.ReceiveMessagesAsync(1));

    private static async Task LostAsync(Func<Task> act) =>
        Assert.Equal(ServiceBusFailureReason.MessageLockLost, (await Assert.ThrowsAsync<ServiceBusException>(act)).Reason);
}
