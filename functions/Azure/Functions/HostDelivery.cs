using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Azure.ServiceBus;

namespace Nianbao.Azure.Functions;

/// <summary>A message that the Functions host has locked for this process, and settles when told to.</summary>
internal sealed class HostDelivery(ServiceBusReceivedMessage message, ServiceBusMessageActions actions) : IDelivery
{
    public ServiceBusReceivedMessage Message => message;

    public Task CompleteAsync(CancellationToken cancellation) => actions.CompleteMessageAsync(message, cancellation);

    public Task DeadLetterAsync(string reason, CancellationToken cancellation) =>
        actions.DeadLetterMessageAsync(message, deadLetterReason: reason, cancellationToken: cancellation);

    public Task AbandonAsync(CancellationToken cancellation) => actions.AbandonMessageAsync(message, cancellationToken: cancellation);
}
