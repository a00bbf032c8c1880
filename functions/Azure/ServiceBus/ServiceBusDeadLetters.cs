using System.Runtime.CompilerServices;
using Azure.Messaging.ServiceBus;
using Nianbao.Store;

namespace Nianbao.Azure.ServiceBus;

/// <summary>The messages in the dead-letter parts of the queues. Service Bus keeps of a letter when it was sent, not when it was given up.</summary>
public sealed class ServiceBusDeadLetters(ServiceBusClient client) : IDeadLetters
{
    private const int Page = 100;

    /// <summary>How long letters are waited for; after the last one that much is spent for nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<DeadLetter> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var queue in Enum.GetValues<WorkQueueName>())
        {
            await using var receiver = ReceiverOf(queue);
            while (await PeekAsync(receiver, cancellation) is { Count: > 0 } page)
            {
                foreach (var message in page)
                {
                    yield return LetterOf(message, queue);
                }
            }
        }
    }

    public async Task ReplayAsync(Func<DeadLetter, Task<bool>> replay, CancellationToken cancellation)
    {
        foreach (var queue in Enum.GetValues<WorkQueueName>())
        {
            await using var receiver = ReceiverOf(queue);
            await ReplayAsync(receiver, queue, replay, cancellation);
        }
    }

    private static async Task ReplayAsync(ServiceBusReceiver receiver, WorkQueueName queue, Func<DeadLetter, Task<bool>> replay, CancellationToken cancellation)
    {
        // Put back before all have been seen, a letter that is to stay would come again; it does so anyway when its lock ends meanwhile.
        var kept = new List<ServiceBusReceivedMessage>();
        var seen = new HashSet<long>();
        for (var isNew = true; isNew && await TakeAsync(receiver, cancellation) is { Count: > 0 } page;)
        {
            isNew = false;
            foreach (var message in page)
            {
                var isFirst = seen.Add(message.SequenceNumber);
                isNew |= isFirst;
                if (isFirst && await replay(LetterOf(message, queue)))
                {
                    await SettleAsync(() => receiver.CompleteMessageAsync(message, cancellation), cancellation);
                }
                else
                {
                    kept.Add(message);
                }
            }
        }

        foreach (var message in kept)
        {
            await SettleAsync(() => receiver.AbandonMessageAsync(message, cancellationToken: cancellation), cancellation);
        }
    }

    private static Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekAsync(ServiceBusReceiver receiver, CancellationToken cancellation) =>
        BusFaults.RunAsync(() => receiver.PeekMessagesAsync(Page, cancellationToken: cancellation), cancellation);

    private static Task<IReadOnlyList<ServiceBusReceivedMessage>> TakeAsync(ServiceBusReceiver receiver, CancellationToken cancellation) =>
        BusFaults.RunAsync(() => receiver.ReceiveMessagesAsync(Page, Patience, cancellation), cancellation);

    private static async Task SettleAsync(Func<Task> settle, CancellationToken cancellation)
    {
        try
        {
            await settle();
        }
        catch (ServiceBusException lost) when (lost.Reason == ServiceBusFailureReason.MessageLockLost)
        {
            // The letter is still there: asked for once more, it is found to be needless.
        }
        catch (Exception refused) when (BusFaults.FaultOf(refused, cancellation) is { } fault)
        {
            throw fault;
        }
    }

    private static DeadLetter LetterOf(ServiceBusReceivedMessage message, WorkQueueName queue) =>
        new(message.MessageId ?? "", queue, message.Subject ?? "", message.DeadLetterReason ?? "", message.EnqueuedTime);

    private ServiceBusReceiver ReceiverOf(WorkQueueName queue) => client.CreateReceiver(QueueNames.Of(queue), new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
}
