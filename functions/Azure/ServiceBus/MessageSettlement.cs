using System.Diagnostics;
using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Azure.ServiceBus;

/// <summary>
/// Has the work of a message done and settles the message by what came of it. Never leaves it to the trigger, which would deliver a
/// failing message ten times within seconds: what is to be tried again later is a new message that comes later, and this one is done.
/// </summary>
public sealed partial class MessageSettlement(IWorkQueue queue, TimeProvider time, ILogger<MessageSettlement> logger)
{
    // Only a process that dies takes a message more than once.
    private const int MostDeliveries = 5;

    private const string Again = "/again-";

    /// <summary>Throws only when cancelled: the message is delivered again when its lock ends.</summary>
    public async Task RunAsync(IDelivery delivery, QueueWork work, CancellationToken cancellation)
    {
        if (QueueMessage.ReadOrNull(delivery.Message, work.Queue) is not { } message)
        {
            const string unreadable = "not a message of this program";
            LogGivenUp(delivery.Message.MessageId, unreadable, null);
            await SettleAsync(delivery, () => delivery.DeadLetterAsync(unreadable, cancellation));
            return;
        }

        using var span = Telemetry.Continue(work.Span, ActivityKind.Consumer, message.Trace);
        switch (await OutcomeAsync(delivery, work, message, cancellation))
        {
            case ProcessOutcome.Failed failed:
                await SettleAsync(delivery, () => delivery.DeadLetterAsync(failed.Reason, cancellation));
                break;
            case null:
                await SettleAsync(delivery, () => delivery.AbandonAsync(cancellation));
                break;
            default:
                await SettleAsync(delivery, () => delivery.CompleteAsync(cancellation));
                break;
        }
    }

    /// <summary>What came of it, logged; null when nothing could be recorded anywhere.</summary>
    private async Task<ProcessOutcome?> OutcomeAsync(IDelivery delivery, QueueWork work, WorkMessage message, CancellationToken cancellation)
    {
        try
        {
            var outcome = delivery.Message.DeliveryCount > MostDeliveries
                ? await GiveUpAsync(work, message, cancellation)
                : await work.DoAsync(message.Subject, cancellation);
            Log(message, outcome);
            return outcome;
        }
        // The outermost frame of the host: what comes out here could not be written down, so it is tried again whatever it is.
        catch (Exception broken) when (!cancellation.IsCancellationRequested)
        {
            return await PostponeAsync(message, broken, cancellation);
        }
    }

    private static async Task<ProcessOutcome> GiveUpAsync(QueueWork work, WorkMessage message, CancellationToken cancellation)
    {
        const string reason = "delivered too often";
        await work.GiveUpAsync(message.Subject, reason, cancellation);
        return new ProcessOutcome.Failed(reason, new InvalidOperationException(reason));
    }

    /// <summary>Sends a copy that comes later. Its id follows from this one's, so that of a message delivered twice there is one copy.</summary>
    private async Task<ProcessOutcome?> PostponeAsync(WorkMessage message, Exception broken, CancellationToken cancellation)
    {
        var (first, copies) = Lineage(message.Id);
        var kind = broken.GetType().Name;
        var next = time.GetUtcNow() + ReportPipeline.Delays[Math.Min(copies, ReportPipeline.Delays.Count - 1)];
        var copy = message with { Id = string.Create(CultureInfo.InvariantCulture, $"{first}{Again}{copies + 1}"), NotBefore = next };
        try
        {
            await queue.SendAsync(copy, cancellation);
            LogUnrecorded(message.Subject, next, kind, broken.StackTrace);
            return new ProcessOutcome.Postponed(next, broken);
        }
        // The last resort: one delivery is spent, and the sweep sends another message when all are.
        catch (Exception away) when (away is IOException or TimeoutException)
        {
            LogAbandoned(message.Subject, kind, away.GetType().Name);
            return null;
        }
    }

    /// <summary>The id of the first message, and how many copies there were of it.</summary>
    private static (string First, int Copies) Lineage(string id)
    {
        var at = id.LastIndexOf(Again, StringComparison.Ordinal);
        return at > 0 && int.TryParse(id.AsSpan(at + Again.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var copies)
            ? (id[..at], copies)
            : (id, 0);
    }

    private async Task SettleAsync(IDelivery delivery, Func<Task> settle)
    {
        try
        {
            await settle();
        }
        catch (Exception lost) when (BusFaults.IsLost(lost))
        {
            LogLost(delivery.Message.MessageId, delivery.Message.DeliveryCount, lost.GetType().Name);
        }
    }

    private void Log(WorkMessage message, ProcessOutcome outcome)
    {
        switch (outcome)
        {
            case ProcessOutcome.Checked done:
                var trace = Telemetry.TraceOf(message.Trace);
                LogChecked(message.Subject, done.State, trace);
                break;
            case ProcessOutcome.Postponed postponed:
                var fault = postponed.Fault.GetType().Name;
                LogPostponed(message.Subject, postponed.NextAttemptAt, fault);
                break;
            case ProcessOutcome.Failed failed:
                LogGivenUp(message.Subject, failed.Reason, failed.Fault.StackTrace);
                break;
        }
    }

    [LoggerMessage(EventId = 820, Level = LogLevel.Information, Message = "{Subject} is checked: {State}; trace {TraceId}.")]
    private partial void LogChecked(string subject, SubmissionState state, string traceId);

    [LoggerMessage(EventId = 821, Level = LogLevel.Warning, Message = "{Subject} is postponed to {NextAttemptAt}: {Fault}.")]
    private partial void LogPostponed(string subject, DateTimeOffset nextAttemptAt, string fault);

    // The stack, and not the exception's message: that may quote the file.
    [LoggerMessage(EventId = 822, Level = LogLevel.Error, Message = "{Subject} failed: {Reason}. {Stack}")]
    private partial void LogGivenUp(string subject, string reason, string? stack);

    [LoggerMessage(EventId = 823, Level = LogLevel.Error, Message = "{Subject} broke and nothing could be recorded; it is postponed to {NextAttemptAt}: {Kind}. {Stack}")]
    private partial void LogUnrecorded(string subject, DateTimeOffset nextAttemptAt, string kind, string? stack);

    [LoggerMessage(EventId = 824, Level = LogLevel.Error, Message = "{Subject} broke ({Kind}) and cannot even be postponed ({Fault}); it is delivered again at once.")]
    private partial void LogAbandoned(string subject, string kind, string fault);

    [LoggerMessage(EventId = 825, Level = LogLevel.Warning, Message = "Message {MessageId} could not be settled after delivery {Delivery} ({Kind}); it is delivered again, which harms nothing.")]
    private partial void LogLost(string messageId, int delivery, string kind);
}
