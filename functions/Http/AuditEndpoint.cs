using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Who did what when to one filing.</summary>
public sealed record AuditView(string Filing, IReadOnlyList<ActView> Acts);

/// <summary>Shows the audit trail of a filing.</summary>
public sealed class AuditEndpoint(ISubmissionStore store, AccessControl access) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/audit"), Callers.Overseers, RouteLimits.NoBody, ListAsync, new("谁在何时做了什么")
        {
            Query = [new("filing", "如 2023-统一社会信用代码-own", IsRequired: true)],
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.AuditView)],
            Problems = [ProblemKind.BadQuery, ProblemKind.NotFound],
        }),
    ];

    public async Task<Answer> ListAsync(HttpCall call, CancellationToken cancellation)
    {
        if (FilingKey.Parse(call.Query("filing")) is not { } filing)
        {
            return Problem.BadQuery("请写明 filing，如 filing=2023-统一社会信用代码-own。");
        }

        if (Claims.DisagreementIn(call, filing.Agency, filing.Year) is { } disagreement)
        {
            return disagreement;
        }

        if (!await access.MaySeeAsync(call.Caller, filing.Agency, cancellation))
        {
            return Problem.NotFound;
        }

        var acts = new List<ActView>();
        await foreach (var act in store.ListActsAsync(filing, cancellation))
        {
            acts.Add(ActView.Of(act));
        }

        return Answer.Of(200, new AuditView(filing.ToString(), acts), HttpJson.Readable.AuditView);
    }
}
