using Azure.Messaging.ServiceBus;
using Nianbao.Azure;
using Nianbao.Azure.ServiceBus;
using Nianbao.AzureStandIns;

namespace Nianbao.Tests.Azure;

/// <summary>A Service Bus namespace as deployment makes it, of its own for each test.</summary>
internal sealed class BusNamespace
{
    /// <summary>As in the deployment's description of the queues.</summary>
    public static StandInQueueSettings AsDeployed { get; } = new()
    {
        LockDuration = TimeSpan.FromMinutes(1),
        MaxDeliveryCount = 10,
        DuplicateWindow = TimeSpan.FromDays(1),
        TimeToLive = TimeSpan.FromDays(14),
    };

    public BusNamespace(TimeProvider time)
    {
        var name = $"{Guid.NewGuid():N}.servicebus.windows.net";
        Service = StandInServiceBus.At(name);
        Service.Time = time;
        Submissions = Service.AddQueue(AzureNames.SubmissionsQueue, AsDeployed);
        Reminders = Service.AddQueue(AzureNames.RemindersQueue, AsDeployed);
        Client = new(name, new NoToken(), new());
        Queue = new(Client);
    }

    public StandInServiceBus Service { get; }

    public StandInQueue Submissions { get; }

    public StandInQueue Reminders { get; }

    public ServiceBusClient Client { get; }

    public ServiceBusWorkQueue Queue { get; }

    /// <summary>A message in the hands of the process.</summary>
    public IDelivery Delivery(ServiceBusReceivedMessage message) => new ReceiverDelivery(Client.CreateReceiver(AzureNames.SubmissionsQueue), message);

    private sealed class ReceiverDelivery(ServiceBusReceiver receiver, ServiceBusReceivedMessage message) : IDelivery
    {
        public ServiceBusReceivedMessage Message => message;

        public Task CompleteAsync(CancellationToken cancellation) => receiver.CompleteMessageAsync(message, cancellation);

        public Task DeadLetterAsync(string reason, CancellationToken cancellation) =>
            receiver.DeadLetterMessageAsync(message, reason, cancellationToken: cancellation);

        public Task AbandonAsync(CancellationToken cancellation) => receiver.AbandonMessageAsync(message, cancellationToken: cancellation);
    }
}
