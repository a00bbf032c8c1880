using Azure.Messaging.ServiceBus;
using Nianbao.Store;

namespace Nianbao.Azure.ServiceBus;

/// <summary>
/// Work as messages of Service Bus. An id that was sent before is dropped while the queue remembers it (its window of duplicate
/// detection, a day as deployed); after that the work is done a second time, which harms nothing.
/// </summary>
public sealed class ServiceBusWorkQueue(ServiceBusClient client) : IWorkQueue
{
    private const int AtOnce = 50;

    private readonly Dictionary<WorkQueueName, ServiceBusSender> senders =
        Enum.GetValues<WorkQueueName>().ToDictionary(queue => queue, queue => client.CreateSender(QueueNames.Of(queue)));

    public Task SendAsync(WorkMessage message, CancellationToken cancellation) => BusFaults.RunAsync(
        async () =>
        {
            await senders[message.Queue].SendMessageAsync(QueueMessage.Write(message), cancellation);
            return true;
        },
        cancellation);

    /// <summary>Several at a time on the one connection; not as a batch, of which one message that is too large would refuse all.</summary>
    public async Task SendAllAsync(IReadOnlyList<WorkMessage> messages, CancellationToken cancellation)
    {
        foreach (var together in messages.Chunk(AtOnce))
        {
            await Task.WhenAll(together.Select(message => SendAsync(message, cancellation)));
        }
    }
}
