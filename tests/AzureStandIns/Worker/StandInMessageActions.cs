using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Nianbao.AzureStandIns;

/// <summary>What a function is given to settle its message with: the Functions host passes it on to the receiver that holds the lock.</summary>
public sealed class StandInMessageActions(ServiceBusReceiver receiver) : ServiceBusMessageActions
{
    public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        receiver.CompleteMessageAsync(message, cancellationToken);

    public override Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) =>
        receiver.AbandonMessageAsync(message, propertiesToModify, cancellationToken);

    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, Dictionary<string, object>? propertiesToModify = null, string? deadLetterReason = null,
        string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default) =>
        receiver.DeadLetterMessageAsync(message, deadLetterReason ?? "", deadLetterErrorDescription, cancellationToken);
}
