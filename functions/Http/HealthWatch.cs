using Microsoft.Extensions.Logging;

namespace Nianbao.Http;

/// <summary>What is known of a part: what was found last, and since when it has been no better than that.</summary>
/// <param name="Since">UTC; null while all is well.</param>
public sealed record PartHealth(string Part, HealthFinding Finding, DateTimeOffset? Since);

/// <summary>
/// Looks at every part, and remembers since when something has been wrong. Looks at most once a second, however many ask: a look writes
/// to the disk.
/// </summary>
public sealed partial class HealthWatch(IEnumerable<IHealthProbe> probes, TimeProvider time, ILogger<HealthWatch> logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private IReadOnlyList<PartHealth> _known = [];
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    /// <summary>How each part does.</summary>
    public async Task<IReadOnlyList<PartHealth>> LookAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (time.GetUtcNow() - _lookedAt >= Fresh)
            {
                _known = [.. await Task.WhenAll(probes.Select(probe => LookAsync(probe, cancellation)))];
                _lookedAt = time.GetUtcNow();
            }

            return _known;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<PartHealth> LookAsync(IHealthProbe probe, CancellationToken cancellation)
    {
        var before = _known.FirstOrDefault(known => known.Part == probe.Part);
        var found = await FindAsync(probe, before, cancellation);
        if (found.Grade == HealthGrade.Ok)
        {
            return new(probe.Part, found, null);
        }

        return new(probe.Part, found, before?.Since ?? time.GetUtcNow());
    }

    private async Task<HealthFinding> FindAsync(IHealthProbe probe, PartHealth? before, CancellationToken cancellation)
    {
        try
        {
            return await probe.LookAsync(cancellation);
        }
        // Whatever a part throws means that it does not work; finding that out is what this is for.
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            if (before is not { Finding.Grade: HealthGrade.Failing })
            {
                var kind = broken.GetType().Name;
                LogFailing(probe.Part, kind, broken.StackTrace);
            }

            return new(HealthGrade.Failing, "不能使用，请查看日志。", new Dictionary<string, long>());
        }
    }

    // Once when it begins, and not at every look. Without the message: it may hold names of files.
    [LoggerMessage(EventId = 710, Level = LogLevel.Error, Message = "{Part} failed: {Kind}. {Stack}")]
    private partial void LogFailing(string part, string kind, string? stack);
}
