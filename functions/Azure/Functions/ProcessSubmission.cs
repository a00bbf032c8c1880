using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Azure.ServiceBus;

namespace Nianbao.Azure.Functions;

/// <summary>Checks a submission: the flow from a stored file to its verdict.</summary>
public sealed class ProcessSubmission(ReportPipeline pipeline, MessageSettlement settlement)
{
    [Function(nameof(ProcessSubmission))]
    public Task RunAsync(
        [ServiceBusTrigger(AzureNames.SubmissionsQueue, Connection = AzureNames.ServiceBus, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions, CancellationToken cancellation) =>
        settlement.RunAsync(new HostDelivery(message, actions), QueueWork.Checks(pipeline), cancellation);
}
