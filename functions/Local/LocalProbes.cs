using Nianbao.Http;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local;

/// <summary>How much of the disk is left.</summary>
/// <param name="folder">The data folder.</param>
internal sealed class DiskProbe(string folder) : IHealthProbe
{
    private const long Megabyte = 1024 * 1024;
    private const long Little = 1024 * Megabyte;
    private const long TooLittle = 100 * Megabyte;

    public string Part => "disk";

    public Task<HealthFinding> LookAsync(CancellationToken cancellation) => Task.FromResult(FindingOf(new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace));

    public static HealthFinding FindingOf(long free)
    {
        var numbers = new Dictionary<string, long> { ["freeBytes"] = free };
        return free switch
        {
            < TooLittle => new(HealthGrade.Failing, "磁盘剩余空间不到 100 MB，已不能安全地收取报告，请立即清理或扩容。", numbers),
            < Little => new(HealthGrade.Degraded, "磁盘剩余空间不到 1 GB，请清理或扩容。", numbers),
            _ => new(HealthGrade.Ok, null, numbers),
        };
    }
}

/// <summary>How many checks and notices wait, and how many were given up.</summary>
internal sealed class QueueProbe(SqliteWorkQueue queue) : IHealthProbe
{
    public string Part => "queue";

    public async Task<HealthFinding> LookAsync(CancellationToken cancellation)
    {
        var (waiting, dead) = await queue.CountAsync(WorkQueueName.Submissions, cancellation);
        var (noticesWaiting, noticesDead) = await queue.CountAsync(WorkQueueName.Reminders, cancellation);
        var numbers = new Dictionary<string, long>
        {
            ["waiting"] = waiting,
            ["deadLetters"] = dead,
            ["noticesWaiting"] = noticesWaiting,
            ["noticeDeadLetters"] = noticesDead,
        };
        return (dead, noticesDead) switch
        {
            ( > 0, _) => new(HealthGrade.Degraded, "有核对因系统故障没有完成，请查看日志，排除后重新处理。", numbers),
            (_, > 0) => new(HealthGrade.Degraded, "有通知因系统故障没有发出，请查看日志和通知记录。", numbers),
            _ => new(HealthGrade.Ok, null, numbers),
        };
    }
}

/// <summary>Looks every half minute, so that it is known since when something is wrong although nobody asked.</summary>
internal sealed class HealthTimer(HealthWatch watch, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await watch.LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }
}
