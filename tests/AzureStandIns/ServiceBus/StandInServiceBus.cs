using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;

namespace Nianbao.AzureStandIns;

/// <summary>A Service Bus namespace in memory: what the clients made for its name talk to.</summary>
public sealed class StandInServiceBus
{
    private static readonly ConcurrentDictionary<string, StandInServiceBus> s_all = new(StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, StandInQueue> queues = new(StringComparer.OrdinalIgnoreCase);

    private StandInServiceBus() { }

    /// <summary>The namespace of a name, as <c>x.servicebus.windows.net</c>; made when it is first asked for, without queues.</summary>
    public static StandInServiceBus At(string fullyQualifiedNamespace) => s_all.GetOrAdd(fullyQualifiedNamespace, _ => new());

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public StandInTraffic Traffic { get; } = new();

    /// <summary>Makes a queue, as deployment does.</summary>
    public StandInQueue AddQueue(string name, StandInQueueSettings settings) => queues[name] = new(this, settings);

    /// <summary>A queue. Throws what the service says when there is none of that name.</summary>
    public StandInQueue Queue(string name) => queues.GetValueOrDefault(name)
        ?? throw new ServiceBusException($"There is no queue {name}.", ServiceBusFailureReason.MessagingEntityNotFound, name);
}

/// <summary>How a queue is set up; the defaults are those of the service where it has any.</summary>
public sealed record StandInQueueSettings
{
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(1);

    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>How long an id is remembered; null when duplicates are not detected.</summary>
    public TimeSpan? DuplicateWindow { get; init; }

    /// <summary>After which a message that nobody took is a dead letter.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.MaxValue;

    /// <summary>Bytes, properties and all.</summary>
    public int LongestMessage { get; init; } = 256 * 1024;

    /// <summary>The most messages one answer holds, however many are asked for.</summary>
    public int PageSize { get; init; } = 250;
}
