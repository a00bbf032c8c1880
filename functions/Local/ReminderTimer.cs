namespace Nianbao.Local;

/// <summary>Plans reminders every hour, and once at the start; every ten minutes it has messages sent again for notices that wait too long.</summary>
public sealed partial class ReminderTimer(Reminders reminders, TimeProvider time, ILogger<ReminderTimer> logger) : BackgroundService
{
    private const int TicksAnHour = 6;

    private static readonly TimeSpan Period = TimeSpan.FromHours(1) / TicksAnHour;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var tick = 0;
        do
        {
            await TickAsync(tick % TicksAnHour == 0, stoppingToken);
            tick = (tick + 1) % TicksAnHour;
        }
        while (await timer.NextAsync(stoppingToken));
    }

    private async Task TickAsync(bool isHour, CancellationToken stopping)
    {
        try
        {
            if (!isHour)
            {
                await reminders.SweepAsync(stopping);
            }
            else if (await reminders.PlanAsync(stopping) is { } plan && plan.Added + plan.Withdrawn > 0)
            {
                LogPlanned(plan.Added, plan.Withdrawn);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The end: what was not planned is planned at the next start.
        }
        // What the stores throw when trying again later may help; the next tick does.
        catch (Exception passing) when (passing is IOException or TimeoutException)
        {
            LogMissed(passing);
        }
    }

    [LoggerMessage(EventId = 840, Level = LogLevel.Information, Message = "{Added} notices have fallen due, {Withdrawn} are withdrawn.")]
    private partial void LogPlanned(int added, int withdrawn);

    [LoggerMessage(EventId = 841, Level = LogLevel.Error, Message = "Reminders could not be planned; the next tick will.")]
    private partial void LogMissed(Exception passing);
}
