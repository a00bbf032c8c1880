using System.Diagnostics;
using Nianbao.Local.Storage;
using Nianbao.Notices;
using Nianbao.Store;

namespace Nianbao.Local;

/// <summary>Takes notices from the queue and has them sent, one after the other: providers do not like haste.</summary>
public sealed partial class ReminderWorker(SqliteWorkQueue queue, Reminders reminders, ILogger<ReminderWorker> logger) : BackgroundService
{
    private const int MostDeliveries = 5;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await queue.ReleaseTakenAsync(WorkQueueName.Reminders, stoppingToken);
        await QueueLoop.RunAsync(queue, WorkQueueName.Reminders, Lease, SettleAsync, LogBroken, stoppingToken);
    }

    private async Task SettleAsync(TakenMessage message)
    {
        if (message.Deliveries > MostDeliveries)
        {
            const string reason = "delivered too often";
            await reminders.GiveUpAsync(message.Subject, reason, CancellationToken.None);
            await queue.DeadLetterAsync(message, reason, CancellationToken.None);
            LogGivenUp(message.Subject, reason);
            return;
        }

        using var span = Telemetry.Continue("deliver", ActivityKind.Consumer, message.Trace);
        var outcome = await reminders.DeliverAsync(message.Subject, CancellationToken.None);
        await queue.CompleteAsync(message, CancellationToken.None);
        Log(message.Subject, outcome);
    }

    private void Log(string notice, DeliverOutcome outcome)
    {
        switch (outcome)
        {
            case DeliverOutcome.Settled { State: NoticeState.Failed or NoticeState.Undeliverable } failed:
                LogFailed(notice, failed.State);
                break;
            case DeliverOutcome.Settled settled:
                LogSettled(notice, settled.State);
                break;
            case DeliverOutcome.Postponed postponed:
                LogPostponed(notice, postponed.Until);
                break;
            default:
                break;
        }
    }

    private void LogBroken(Exception broken)
    {
        var kind = broken.GetType().Name;
        LogBroken(kind, broken.StackTrace);
    }

    [LoggerMessage(EventId = 830, Level = LogLevel.Information, Message = "Notice {NoticeId} has ended: {State}.")]
    private partial void LogSettled(string noticeId, NoticeState state);

    [LoggerMessage(EventId = 831, Level = LogLevel.Warning, Message = "Notice {NoticeId} did not reach anybody: {State}.")]
    private partial void LogFailed(string noticeId, NoticeState state);

    [LoggerMessage(EventId = 832, Level = LogLevel.Information, Message = "Notice {NoticeId} is postponed to {Until}.")]
    private partial void LogPostponed(string noticeId, DateTimeOffset until);

    [LoggerMessage(EventId = 833, Level = LogLevel.Error, Message = "Notice {NoticeId} failed: {Reason}.")]
    private partial void LogGivenUp(string noticeId, string reason);

    // The stack, and not the exception's message: that may quote the notice.
    [LoggerMessage(EventId = 834, Level = LogLevel.Error, Message = "The reminder worker broke and goes on: {Kind}. {Stack}")]
    private partial void LogBroken(string kind, string? stack);
}
