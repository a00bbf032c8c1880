using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Azure.ServiceBus;
using Nianbao.Notices;
using Nianbao.Store;

namespace Nianbao.Azure.Functions;

/// <summary>Sends a notice, if it is still needed, and writes down what came of it.</summary>
public sealed partial class DeliverReminder(Reminders reminders, MessageSettlement settlement, ILogger<DeliverReminder> logger)
{
    [Function(nameof(DeliverReminder))]
    public Task RunAsync(
        [ServiceBusTrigger(AzureNames.RemindersQueue, Connection = AzureNames.ServiceBus, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions, CancellationToken cancellation) =>
        settlement.RunAsync(new HostDelivery(message, actions), new(WorkQueueName.Reminders, "deliver", DeliverAsync, reminders.GiveUpAsync), cancellation);

    /// <summary>Whatever comes of it is written down with the notice: there is nothing left to do with the message.</summary>
    private async Task<ProcessOutcome> DeliverAsync(string notice, CancellationToken cancellation)
    {
        switch (await reminders.DeliverAsync(notice, cancellation))
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
        }

        return new ProcessOutcome.NothingToDo();
    }

    [LoggerMessage(EventId = 830, Level = LogLevel.Information, Message = "Notice {NoticeId} has ended: {State}.")]
    private partial void LogSettled(string noticeId, NoticeState state);

    [LoggerMessage(EventId = 831, Level = LogLevel.Warning, Message = "Notice {NoticeId} did not reach anybody: {State}.")]
    private partial void LogFailed(string noticeId, NoticeState state);

    [LoggerMessage(EventId = 832, Level = LogLevel.Information, Message = "Notice {NoticeId} is postponed to {Until}.")]
    private partial void LogPostponed(string noticeId, DateTimeOffset until);
}
