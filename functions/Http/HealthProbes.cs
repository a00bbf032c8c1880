using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>How well a part of the program does.</summary>
public enum HealthGrade
{
    /// <summary>Nothing to say.</summary>
    Ok,

    /// <summary>A person should look; uploads are still taken in and checked.</summary>
    Degraded,

    /// <summary>Uploads cannot be taken in.</summary>
    Failing,
}

/// <summary>What a look at a part of the program found. It names nobody and quotes nothing: anyone may read it.</summary>
/// <param name="Text">What is wrong and what to do (中文); null when nothing is.</param>
/// <param name="Numbers">What was counted, by name.</param>
public sealed record HealthFinding(HealthGrade Grade, string? Text, IReadOnlyDictionary<string, long> Numbers)
{
    public static HealthFinding Fine { get; } = new(HealthGrade.Ok, null, new Dictionary<string, long>());
}

/// <summary>A part of the program that can be looked at. What it throws counts as failing.</summary>
public interface IHealthProbe
{
    /// <summary>A stable English word.</summary>
    string Part { get; }

    Task<HealthFinding> LookAsync(CancellationToken cancellation);
}

/// <summary>Whether state can be written.</summary>
public sealed class DatabaseProbe(ISubmissionStore store) : IHealthProbe
{
    public string Part => "database";

    public async Task<HealthFinding> LookAsync(CancellationToken cancellation)
    {
        await store.ProbeAsync(cancellation);
        return HealthFinding.Fine;
    }
}

/// <summary>Whether files can be stored and are there afterwards.</summary>
public sealed class FilesProbe(IFileStore files) : IHealthProbe
{
    private const string Path = "health/probe";

    public string Part => "files";

    public async Task<HealthFinding> LookAsync(CancellationToken cancellation)
    {
        await files.PutAsync(Path, "ok"u8.ToArray(), cancellation);
        return await files.FindOrNullAsync(Path, cancellation) is null ? throw new IOException("The probe was stored and is not there.") : HealthFinding.Fine;
    }
}

/// <summary>Whether submissions are checked as they come.</summary>
public sealed class ChecksProbe(ISubmissionStore store, ReportPipeline pipeline, TimeProvider time) : IHealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public string Part => "checks";

    public async Task<HealthFinding> LookAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (waiting, overdue) = (0, TimeSpan.Zero);
        await foreach (var pending in store.ListPendingAsync(DateTimeOffset.MaxValue, cancellation))
        {
            waiting++;
            overdue = now - pending.NextAttemptAt > overdue ? now - pending.NextAttemptAt : overdue;
        }

        var numbers = new Dictionary<string, long> { ["waiting"] = waiting, ["oldestOverdueSeconds"] = (long)overdue.TotalSeconds };
        if (pipeline.LastCheckedAt is { } last)
        {
            numbers["lastCheckedSecondsAgo"] = (long)(now - last).TotalSeconds;
        }

        return overdue > Patience
            ? new(HealthGrade.Degraded, "有报告等候核对超过 10 分钟，请查看日志。", numbers)
            : new(HealthGrade.Ok, null, numbers);
    }
}
