// Checked against Microsoft.Azure.Functions.Worker.Extensions.ServiceBus 5.24.0, as published in the source of
// Azure/azure-functions-dotnet-worker. Settling does what a receiver of the queue would; see StandInMessageActions.
using Azure.Messaging.ServiceBus;

namespace Microsoft.Azure.Functions.Worker;

public class ServiceBusMessageActions
{
    protected ServiceBusMessageActions()
    {
    }

    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => throw Unbound();

    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = default, CancellationToken cancellationToken = default) =>
        throw Unbound();

    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, Dictionary<string, object>? propertiesToModify = default, string? deadLetterReason = default,
        string? deadLetterErrorDescription = default, CancellationToken cancellationToken = default) => throw Unbound();

    private static InvalidOperationException Unbound() => new("These actions belong to no queue.");
}
