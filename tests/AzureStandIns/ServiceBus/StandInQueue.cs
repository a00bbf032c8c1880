using Azure.Messaging.ServiceBus;

namespace Nianbao.AzureStandIns;

/// <summary>
/// A queue in memory. As documented: who takes a message has it until its lock ends; one that is not settled by then, or abandoned, is
/// delivered again at once, and is a dead letter after the last of so many deliveries; an id that was sent within the window is dropped,
/// scheduled messages included; a message is never delivered before its time.
/// </summary>
public sealed class StandInQueue
{
    private readonly StandInServiceBus service;
    private readonly StandInQueueSettings settings;
    private readonly Lock settling = new();
    private readonly List<StandInMessage> messages = [];
    private readonly Dictionary<string, DateTimeOffset> sent = new(StringComparer.Ordinal);
    private readonly StandInQueue? deadLetters;
    private long last;

    internal StandInQueue(StandInServiceBus service, StandInQueueSettings settings)
        : this(service, settings, new(service, settings with { MaxDeliveryCount = int.MaxValue, TimeToLive = TimeSpan.MaxValue }, deadLetters: null))
    {
    }

    private StandInQueue(StandInServiceBus service, StandInQueueSettings settings, StandInQueue? deadLetters) =>
        (this.service, this.settings, this.deadLetters) = (service, settings, deadLetters);

    /// <summary>The messages that were given up. Throws for these themselves: they have none.</summary>
    public StandInQueue DeadLetters => deadLetters ?? throw new InvalidOperationException("Dead letters are not given up again.");

    /// <summary>All that are neither settled nor given up, taken or not, due or not, oldest first.</summary>
    public IReadOnlyList<ServiceBusReceivedMessage> Messages => Peek(0, int.MaxValue, int.MaxValue);

    /// <summary>Takes the next message as the listener of the Functions host does; null when none is due.</summary>
    public ServiceBusReceivedMessage? Take() => Take(1) is [var message] ? message : null;

    /// <summary>Takes all that are due and gives them in an order of chance, as many listeners do.</summary>
    public IReadOnlyList<ServiceBusReceivedMessage> TakeAll(Random chance)
    {
        var taken = Take(int.MaxValue, int.MaxValue).ToArray();
        chance.Shuffle(taken);
        return taken;
    }

    /// <summary>Ends the lock of a message before its time, as when the service moves the queue to another machine.</summary>
    public void LoseLock(ServiceBusReceivedMessage message)
    {
        lock (settling)
        {
            Release(Held(message));
        }
    }

    internal bool Send(ServiceBusMessage message)
    {
        if (StandInMessage.SizeOf(message) > settings.LongestMessage)
        {
            throw new ServiceBusException("The message is too large.", ServiceBusFailureReason.MessageSizeExceeded);
        }

        lock (settling)
        {
            var now = service.Time.GetUtcNow();
            if (settings.DuplicateWindow is { } window && message.MessageId is { } id)
            {
                if (sent.TryGetValue(id, out var before) && now - before < window)
                {
                    return false;
                }

                sent[id] = now;
            }

            messages.Add(new(message, ++last, message.ScheduledEnqueueTime > now ? message.ScheduledEnqueueTime : now));
            return true;
        }
    }

    internal IReadOnlyList<ServiceBusReceivedMessage> Take(int most) => Take(most, settings.PageSize);

    internal IReadOnlyList<ServiceBusReceivedMessage> Peek(long from, int most) => Peek(from, most, settings.PageSize);

    internal bool Complete(ServiceBusReceivedMessage message)
    {
        lock (settling)
        {
            return messages.Remove(Held(message));
        }
    }

    internal bool Abandon(ServiceBusReceivedMessage message, IDictionary<string, object>? changes)
    {
        lock (settling)
        {
            var held = Held(message);
            Change(held, changes);
            Release(held);
            return true;
        }
    }

    internal bool DeadLetter(ServiceBusReceivedMessage message, IDictionary<string, object>? changes, string? reason, string? description)
    {
        lock (settling)
        {
            var held = Held(message);
            Change(held, changes);
            GiveUp(held, reason, description);
            return true;
        }
    }

    internal bool RenewLock(ServiceBusReceivedMessage message)
    {
        lock (settling)
        {
            message.LockedUntil = Held(message).LockedUntil = service.Time.GetUtcNow() + settings.LockDuration;
            return true;
        }
    }

    private ServiceBusReceivedMessage[] Take(int most, int page)
    {
        lock (settling)
        {
            CatchUp();
            var now = service.Time.GetUtcNow();
            var due = messages.Where(message => message.LockToken == Guid.Empty && message.EnqueuedAt <= now)
                .OrderBy(message => message.EnqueuedAt).ThenBy(message => message.Sequence).Take(Math.Min(most, page)).ToList();
            foreach (var message in due)
            {
                (message.LockToken, message.LockedUntil) = (Guid.NewGuid(), now + settings.LockDuration);
            }

            return [.. due.Select(message => new ServiceBusReceivedMessage(message, isPeeked: false))];
        }
    }

    private ServiceBusReceivedMessage[] Peek(long from, int most, int page)
    {
        lock (settling)
        {
            CatchUp();
            return [.. messages.Where(message => message.Sequence >= from).OrderBy(message => message.Sequence).Take(Math.Min(most, page))
                .Select(message => new ServiceBusReceivedMessage(message, isPeeked: true))];
        }
    }

    private void CatchUp()
    {
        var now = service.Time.GetUtcNow();
        foreach (var message in messages.Where(message => message.LockToken != Guid.Empty && message.LockedUntil <= now).ToList())
        {
            Release(message);
        }

        foreach (var message in messages.Where(message => message.LockToken == Guid.Empty && now - message.EnqueuedAt > settings.TimeToLive).ToList())
        {
            GiveUp(message, "TTLExpiredException", "The message expired and was dead lettered.");
        }
    }

    private StandInMessage Held(ServiceBusReceivedMessage message)
    {
        var now = service.Time.GetUtcNow();
        return messages.Find(held => held.Sequence == message.SequenceNumber && held.LockToken.ToString() == message.LockToken && held.LockedUntil > now)
            ?? throw new ServiceBusException("The lock is lost.", ServiceBusFailureReason.MessageLockLost);
    }

    private void Release(StandInMessage message)
    {
        message.LockToken = Guid.Empty;
        message.Failures++;
        if (message.Failures >= settings.MaxDeliveryCount)
        {
            GiveUp(message, "MaxDeliveryCountExceeded", $"Message could not be consumed after {settings.MaxDeliveryCount} delivery attempts.");
        }
    }

    private void GiveUp(StandInMessage message, string? reason, string? description)
    {
        messages.Remove(message);
        message.LockToken = Guid.Empty;
        Change(message, new[] { (StandInMessage.ReasonKey, reason), (StandInMessage.DescriptionKey, description) }
            .Where(pair => pair.Item2 is not null).ToDictionary(pair => pair.Item1, pair => (object)pair.Item2!));
        lock (DeadLetters.settling)
        {
            DeadLetters.messages.Add(message);
        }
    }

    private static void Change(StandInMessage message, IDictionary<string, object>? changes)
    {
        foreach (var (name, value) in changes ?? new Dictionary<string, object>())
        {
            message.Properties[name] = value;
        }
    }
}
