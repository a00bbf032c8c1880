using Microsoft.Azure.Functions.Worker;

namespace Nianbao.Azure.Functions;

/// <summary>Every hour writes down which notices have fallen due, and has them delivered.</summary>
public sealed partial class PlanReminders(Reminders reminders, ILogger<PlanReminders> logger)
{
    [Function(nameof(PlanReminders))]
    public async Task RunAsync([TimerTrigger("0 0 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var plan = await reminders.PlanAsync(cancellation);
        LogPlanned(plan.Added, plan.Withdrawn);
    }

    [LoggerMessage(EventId = 862, Level = LogLevel.Information, Message = "{Added} notices have fallen due, {Withdrawn} are withdrawn.")]
    private partial void LogPlanned(int added, int withdrawn);
}
