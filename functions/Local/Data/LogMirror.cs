using Nianbao.Local.Storage;

namespace Nianbao.Local.Data;

/// <summary>Copies the log to its files: at the start what an earlier process left uncopied, then every second, and once more at the end.</summary>
public sealed partial class LogMirror(SqliteDatabase database, LogFolder folder, TimeProvider time, ILogger<LogMirror> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        CatchUp();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            CatchUp();
        }
        while (await timer.NextAsync(stoppingToken));
    }

    private void CatchUp()
    {
        try
        {
            folder.CatchUp(database);
        }
        // A full disk, say. Nothing is lost: the lines are in the database, and the next turn copies them.
        catch (Exception passing) when (passing is IOException or UnauthorizedAccessException)
        {
            LogBehind(passing);
        }
    }

    [LoggerMessage(EventId = 820, Level = LogLevel.Error, Message = "The log could not be copied to its file; the next turn will.")]
    private partial void LogBehind(Exception passing);
}
