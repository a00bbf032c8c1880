using Microsoft.Extensions.Logging;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Whether the program and what it depends on work.</summary>
/// <param name="Status">ok, or failing.</param>
/// <param name="Database">ok, or failing.</param>
/// <param name="Files">ok, or failing.</param>
/// <param name="Waiting">How many submissions wait for their check; null when the database fails.</param>
/// <param name="OldestWaitingSeconds">How long the one that waits longest is overdue; null when none waits.</param>
/// <param name="RuleSet">The version of rules, settings and readers.</param>
public sealed record HealthView(string Status, string Database, string Files, int? Waiting, long? OldestWaitingSeconds, string RuleSet);

/// <summary>Says whether the program and what it depends on work. Open to anyone, so it names nobody.</summary>
public sealed partial class HealthEndpoint(
    ISubmissionStore store, IFileStore files, ReportChecker checker, TimeProvider time, ILogger<HealthEndpoint> logger) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/health"), Callers.Anyone, RouteLimits.NoBody, GetAsync, new("系统是否正常")
        {
            Answers = [AnswerShape.Json(200, HttpJson.Readable.HealthView), AnswerShape.Json(503, HttpJson.Readable.HealthView)],
        }),
    ];

    private const string ProbePath = "health/probe";

    public async Task<Answer> GetAsync(HttpCall call, CancellationToken cancellation)
    {
        var filesWork = await WorksAsync("files", ProbeFilesAsync, cancellation);
        (int Count, long? Oldest)? waiting = null;
        var databaseWorks = await WorksAsync("database", async token => waiting = await ProbeDatabaseAsync(token), cancellation);
        var view = new HealthView(
            Word(filesWork && databaseWorks), Word(databaseWorks), Word(filesWork), waiting?.Count, waiting?.Oldest, checker.RuleSet);
        return Answer.Of(view.Status == "ok" ? 200 : 503, view, HttpJson.Readable.HealthView);
    }

    private async Task ProbeFilesAsync(CancellationToken cancellation)
    {
        await files.PutAsync(ProbePath, "ok"u8.ToArray(), cancellation);
        if (await files.FindOrNullAsync(ProbePath, cancellation) is null)
        {
            throw new IOException("The probe was stored and is not there.");
        }
    }

    private async Task<(int Count, long? Oldest)> ProbeDatabaseAsync(CancellationToken cancellation)
    {
        await store.ProbeAsync(cancellation);
        var now = time.GetUtcNow();
        var count = 0;
        long? oldest = null;
        await foreach (var pending in store.ListPendingAsync(DateTimeOffset.MaxValue, cancellation))
        {
            count++;
            var overdue = (long)Math.Max(0, (now - pending.NextAttemptAt).TotalSeconds);
            oldest = Math.Max(oldest ?? 0, overdue);
        }

        return (count, oldest);
    }

    private async Task<bool> WorksAsync(string what, Func<CancellationToken, Task> probe, CancellationToken cancellation)
    {
        try
        {
            await probe(cancellation);
            return true;
        }
        // Whatever a dependency throws means that it does not work; saying so is what this endpoint is for.
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            LogFailing(broken, what);
            return false;
        }
    }

    private static string Word(bool works) => works ? "ok" : "failing";

    [LoggerMessage(EventId = 710, Level = LogLevel.Error, Message = "The {Dependency} failed its probe.")]
    private partial void LogFailing(Exception broken, string dependency);
}
