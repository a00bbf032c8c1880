namespace Nianbao.Http;

/// <summary>Whether the program and what it depends on work.</summary>
/// <param name="Status">ok, degraded (a person should look) or failing (uploads cannot be taken in): the worst of the parts.</param>
/// <param name="Since">Since when something has been wrong, UTC; null while nothing is.</param>
/// <param name="Parts">Each with what was found.</param>
/// <param name="RuleSet">The version of rules, settings and readers.</param>
public sealed record HealthView(string Status, DateTimeOffset? Since, IReadOnlyDictionary<string, PartHealthView> Parts, string RuleSet);

/// <summary>How a part does.</summary>
/// <param name="Since">UTC; null while nothing is wrong.</param>
/// <param name="Text">What is wrong and what to do (中文); null while nothing is.</param>
/// <param name="Numbers">What was counted.</param>
public sealed record PartHealthView(string Status, DateTimeOffset? Since, string? Text, IReadOnlyDictionary<string, long> Numbers);

/// <summary>Says what is wrong and since when. Open to anyone, so it names nobody.</summary>
public sealed class HealthEndpoint(HealthWatch watch, ReportChecker checker) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/health"), Callers.Anyone, RouteLimits.NoBody, ShowAsync, new("系统是否正常")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.HealthView), AnswerShape.Json(503, () => HttpJson.Readable.HealthView)],
        }),
    ];

    private async Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation)
    {
        var parts = await watch.LookAsync(cancellation);
        var worst = parts.Max(part => part.Finding.Grade);
        var view = new HealthView(WordOf(worst), parts.Min(part => part.Since), parts.ToDictionary(part => part.Part, ViewOf), checker.RuleSet);
        return Answer.Of(worst == HealthGrade.Failing ? 503 : 200, view, HttpJson.Readable.HealthView);
    }

    private static PartHealthView ViewOf(PartHealth part) =>
        new(WordOf(part.Finding.Grade), part.Since, part.Finding.Text, part.Finding.Numbers);

    private static string WordOf(HealthGrade grade) => grade switch
    {
        HealthGrade.Ok => "ok",
        HealthGrade.Degraded => "degraded",
        _ => "failing",
    };
}
