namespace Nianbao.Local;

/// <summary>Every hour, and once at the start, compiles the editions of the year that are due and not there yet.</summary>
public sealed partial class SummaryTimer(SummaryCompiler compiler, TimeProvider time, ILogger<SummaryTimer> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            await CompileAsync(stoppingToken);
        }
        while (await timer.NextAsync(stoppingToken));
    }

    private async Task CompileAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var compiled in await compiler.CompileDueAsync(stopping))
            {
                LogCompiled(compiled.Edition.Year, compiled.Edition.Number, compiled.Edition.Occasion);
            }
        }
        // What the stores throw when trying again later may help; the next tick does.
        catch (Exception passing) when (passing is IOException or TimeoutException)
        {
            LogMissed(passing);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped in the middle: what is not listed is compiled after the next start.
        }
    }

    [LoggerMessage(EventId = 840, Level = LogLevel.Information, Message = "Compiled edition {Number} of {Year}: {Occasion}.")]
    private partial void LogCompiled(int year, int number, Store.EditionOccasion occasion);

    [LoggerMessage(EventId = 841, Level = LogLevel.Error, Message = "The editions that are due could not be compiled; the next tick tries again.")]
    private partial void LogMissed(Exception passing);
}
