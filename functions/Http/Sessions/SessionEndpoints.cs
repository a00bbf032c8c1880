using Nianbao.Store;

namespace Nianbao.Http.Sessions;

/// <summary>Who is signed in.</summary>
/// <param name="Name">What the audit trail says.</param>
/// <param name="Agency">Whose key it is; null for admin and auditor.</param>
/// <param name="AgencyName">As the roster has it; null without an agency.</param>
/// <param name="By">What signed the caller in.</param>
/// <param name="EndsAt">When the session ends if no call comes before, UTC; null for who has none.</param>
/// <param name="LastsUntil">When the session ends whatever comes, UTC; null for who has none.</param>
public sealed record SessionView(
    string Name, Role Role, string? Agency, string? AgencyName, SignInMeans By, DateTimeOffset? EndsAt, DateTimeOffset? LastsUntil);

/// <summary>Says that nobody is signed in any more.</summary>
/// <param name="Note">For people (中文).</param>
public sealed record SessionEndView(string Note);

/// <summary>
/// Begins, shows and ends sessions of the portal. A key is turned into a cookie, so that no page has to keep it. Ending a session takes
/// the cookie away; a copy of it is good until it ends by itself, or until the key is revoked, which ends all its sessions at once.
/// </summary>
public sealed class SessionEndpoints(ISubmissionStore store, SessionSeal seal, TimeProvider time) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/session"), Callers.SignedIn, RouteLimits.NoBody, BeginAsync, new("用访问密钥登录页面：密钥放在请求头中，换得一个会话")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.SessionView)],
            Problems = [ProblemKind.SessionNeedsKey],
        }),
        new("GET", new("/api/session"), Callers.SignedIn, RouteLimits.NoBody, ShowAsync, new("现在登录的是谁")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.SessionView)],
        }),
        new("DELETE", new("/api/session"), Callers.SignedIn, RouteLimits.NoBody, EndAsync, new("退出页面")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.SessionEndView)],
        }),
    ];

    private async Task<Answer> BeginAsync(HttpCall call, CancellationToken cancellation)
    {
        // A session cannot make another: it would outlast its day.
        if (call.Caller is not { Means: SignInMeans.Key, KeyHash: var hash })
        {
            return Problem.SessionNeedsKey;
        }

        var session = Session.Begin(hash, time.GetUtcNow());
        var view = await ViewAsync(call.Caller with { Means = SignInMeans.Session, Session = session }, cancellation);
        return Answer.Of(200, view, HttpJson.Readable.SessionView).WithSession(call.Http.Request, seal.Seal(session), Session.Idle);
    }

    private async Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation) =>
        Answer.Of(200, await ViewAsync(call.Caller, cancellation), HttpJson.Readable.SessionView);

    private static Task<Answer> EndAsync(HttpCall call, CancellationToken cancellation) => Task.FromResult(
        Answer.Of(200, new SessionEndView("已退出。"), HttpJson.Readable.SessionEndView).WithoutSession(call.Http.Request));

    private async Task<SessionView> ViewAsync(Caller caller, CancellationToken cancellation)
    {
        var agency = caller.Agency is { } id ? await store.FindAgencyOrNullAsync(id, cancellation) : null;
        return new(caller.Name, caller.Role, caller.Agency, agency?.Name, caller.Means, caller.Session?.EndsAt, caller.Session?.LastsUntil);
    }
}
