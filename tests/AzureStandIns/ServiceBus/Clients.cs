// Checked against Azure.Messaging.ServiceBus 7.21.0: Azure/azure-sdk-for-net,
// sdk/servicebus/Azure.Messaging.ServiceBus/api/Azure.Messaging.ServiceBus.net10.0.cs, commit 5a00ba468f47491acabc87f5dd65b822aac04d4e.
// The package has no nullable annotations.
#nullable disable
using Azure.Core;
using Nianbao.AzureStandIns;

namespace Azure.Messaging.ServiceBus;

public partial class ServiceBusRetryOptions
{
    public int MaxRetries { get; set; } = 3;

    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.8);

    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(1);

    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromMinutes(1);
}

public partial class ServiceBusClientOptions
{
    public ServiceBusRetryOptions RetryOptions { get; set; } = new();
}

public partial class ServiceBusClient : IAsyncDisposable
{
    private readonly StandInServiceBus _service;

    public ServiceBusClient(string connectionString, ServiceBusClientOptions options)
        : this(StandInConnection.NamespaceOf(connectionString))
    {
    }

    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential, ServiceBusClientOptions options)
        : this(fullyQualifiedNamespace) => ArgumentNullException.ThrowIfNull(credential);

    private ServiceBusClient(string fullyQualifiedNamespace)
    {
        FullyQualifiedNamespace = fullyQualifiedNamespace;
        _service = StandInServiceBus.At(fullyQualifiedNamespace);
    }

    public virtual string FullyQualifiedNamespace { get; }

    public virtual ServiceBusSender CreateSender(string queueOrTopicName) => new(_service, queueOrTopicName);

    public virtual ServiceBusReceiver CreateReceiver(string queueName) => CreateReceiver(queueName, new ServiceBusReceiverOptions());

    // Nothing here listens to a topic; it stands here so that a call which could mean it does not compile against the stand-in either.
    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName) => throw new NotSupportedException();

    public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options) => new(_service, queueName, options.SubQueue);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

public partial class ServiceBusSender
{
    private readonly StandInServiceBus _service;

    internal ServiceBusSender(StandInServiceBus service, string queue) => (_service, EntityPath) = (service, queue);

    public virtual string EntityPath { get; }

    public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) => _service.Traffic.RunAsync(
        "SendMessage", () => _service.Queue(EntityPath).Send(message), cancellationToken);
}

public enum SubQueue
{
    None = 0,
    DeadLetter = 1,
    TransferDeadLetter = 2,
}

public partial class ServiceBusReceiverOptions
{
    public SubQueue SubQueue { get; set; }
}

/// <summary>Takes messages under a lock. Waits for none: on a clock that stands still there is nothing to wait for.</summary>
public partial class ServiceBusReceiver : IAsyncDisposable
{
    private readonly StandInServiceBus _service;
    private readonly string _queue;
    private readonly SubQueue _part;
    private long _peeked;

    internal ServiceBusReceiver(StandInServiceBus service, string queue, SubQueue part) => (_service, _queue, _part) = (service, queue, part);

    private StandInQueue Source => _part == SubQueue.DeadLetter ? _service.Queue(_queue).DeadLetters : _service.Queue(_queue);

    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
        int maxMessages, TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default) =>
        _service.Traffic.RunAsync("ReceiveMessages", () => Source.Take(maxMessages), cancellationToken);

    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(
        int maxMessages, long? fromSequenceNumber = null, CancellationToken cancellationToken = default) => _service.Traffic.RunAsync(
        "PeekMessages",
        () =>
        {
            var page = Source.Peek(fromSequenceNumber ?? _peeked + 1, maxMessages);
            _peeked = page.Count > 0 ? page[^1].SequenceNumber : _peeked;
            return page;
        },
        cancellationToken);

    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        _service.Traffic.RunAsync("CompleteMessage", () => Source.Complete(message), cancellationToken);

    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = null, CancellationToken cancellationToken = default) =>
        _service.Traffic.RunAsync("AbandonMessage", () => Source.Abandon(message, propertiesToModify), cancellationToken);

    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, string deadLetterReason, string deadLetterErrorDescription = null, CancellationToken cancellationToken = default) =>
        _service.Traffic.RunAsync("DeadLetterMessage", () => Source.DeadLetter(message, null, deadLetterReason, deadLetterErrorDescription), cancellationToken);

    public virtual Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        _service.Traffic.RunAsync("RenewMessageLock", () => Source.RenewLock(message), cancellationToken);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
