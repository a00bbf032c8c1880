using System.Diagnostics;
using Nianbao.Store;

namespace Nianbao.Azure.ServiceBus;

/// <summary>What the queues are called in Service Bus.</summary>
internal static class QueueNames
{
    public static string Of(WorkQueueName queue) => queue switch
    {
        WorkQueueName.Submissions => AzureNames.SubmissionsQueue,
        WorkQueueName.Reminders => AzureNames.RemindersQueue,
        var other => throw new UnreachableException(other.ToString()),
    };
}
