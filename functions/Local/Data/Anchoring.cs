using Nianbao.Intake;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local.Data;

/// <summary>Writes the daily anchor of all chains to <c>files/anchors/{date}.json</c>.</summary>
internal sealed class Anchoring(SqliteDatabase database, IFileStore files, DataPaths paths, ReceiptKey key, TimeProvider time)
{
    /// <summary>Writes today's anchor unless it is there or nothing has happened since the last one. True when one was written.</summary>
    public async Task<bool> AnchorAsync(CancellationToken cancellation)
    {
        var today = Beijing.DateOf(time.GetUtcNow());
        var (last, previous) = Last();
        if (last is not null && last.Day >= today)
        {
            return false;
        }

        var (newest, chains) = Grown(last?.LogSequence ?? 0);
        if (chains.Count == 0)
        {
            return false;
        }

        var anchor = Anchor.Make(today, newest, chains, previous, key);
        return await files.PutAsync(Anchor.PathOf(today), anchor.Print(), cancellation) == PutOutcome.Stored;
    }

    private (Anchor? Anchor, string Hash) Last() => All(paths).LastOrDefault() is { Name: not null } last ? (last.Anchor, last.Hash) : (null, ActChain.Start);

    private (long Newest, IReadOnlyList<AnchoredChain> Chains) Grown(long since) => database.Read(connection =>
    {
        var ends = new SortedDictionary<string, Act>(StringComparer.Ordinal);
        var newest = since;
        foreach (var (sequence, _, line) in SqliteLog.After(connection, since))
        {
            newest = sequence;
            foreach (var act in LogEntry.Parse(line)?.Acts ?? [])
            {
                ends[act.Filing.ToString()] = act;
            }
        }

        return (newest, (IReadOnlyList<AnchoredChain>)[.. ends.Values.Select(act => new AnchoredChain(act.Filing, act.Sequence, ActChain.HashOf(act)))]);
    });

    /// <summary>All anchors, oldest first, with the hashes of their files; null for one that cannot be read.</summary>
    public static IEnumerable<(string Name, Anchor? Anchor, string Hash)> All(DataPaths paths)
    {
        var folder = new DirectoryInfo(Path.Combine(paths.Files, Anchor.Folder));
        IEnumerable<string> found = folder.Exists ? folder.EnumerateFiles("*.json").Select(file => file.FullName).Order(StringComparer.Ordinal) : [];
        foreach (var file in found)
        {
            var bytes = File.ReadAllBytes(file);
            yield return (Path.GetFileName(file), Anchor.Parse(bytes), Fingerprint.Of(bytes));
        }
    }
}

/// <summary>Looks every hour, and once at the start, whether the day's anchor is due.</summary>
internal sealed partial class AnchorTimer(Anchoring anchoring, TimeProvider time, ILogger<AnchorTimer> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            await AnchorAsync(stoppingToken);
        }
        while (await timer.NextAsync(stoppingToken));
    }

    private async Task AnchorAsync(CancellationToken stopping)
    {
        try
        {
            await anchoring.AnchorAsync(stopping);
        }
        catch (IOException passing)
        {
            LogMissed(passing);
        }
    }

    [LoggerMessage(EventId = 830, Level = LogLevel.Error, Message = "The day's anchor could not be written; the next hour will.")]
    private partial void LogMissed(Exception passing);
}
