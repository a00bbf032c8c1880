namespace Nianbao.Local;

/// <summary>Every minute, and once at the start, has messages sent again for submissions that wait longer than they should.</summary>
public sealed partial class SweepTimer(ReportPipeline pipeline, TimeProvider time, ILogger<SweepTimer> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        await SweepAsync(pipeline.SweepAtStartAsync, stoppingToken);
        while (await timer.NextAsync(stoppingToken))
        {
            await SweepAsync(pipeline.SweepAsync, stoppingToken);
        }
    }

    private async Task SweepAsync(Func<CancellationToken, Task<int>> sweep, CancellationToken stopping)
    {
        try
        {
            if (await sweep(stopping) is > 0 and var count)
            {
                LogSwept(count);
            }
        }
        // What the stores throw when trying again later may help; the next tick does.
        catch (Exception passing) when (passing is IOException or TimeoutException)
        {
            LogMissed(passing);
        }
    }

    [LoggerMessage(EventId = 810, Level = LogLevel.Warning, Message = "{Count} submissions waited too long and are queued again.")]
    private partial void LogSwept(int count);

    [LoggerMessage(EventId = 811, Level = LogLevel.Error, Message = "The sweep could not be made; the next one will.")]
    private partial void LogMissed(Exception passing);
}
