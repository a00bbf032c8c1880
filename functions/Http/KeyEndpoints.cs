using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Makes, lists and revokes keys; an office those of its subtree, and of offices only those below it.</summary>
public sealed class KeyEndpoints(KeyRing keys, ISubmissionStore store, AccessControl access, RepeatedCalls repeated, TimeProvider time) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/keys"), Callers.Deciders, RouteLimits.SmallBody, MakeAsync, new("新建访问密钥")
        {
            Body = new BodyShape.Json(() => HttpJson.Readable.KeyBody),
            IsRepeatable = true,
            Answers = [AnswerShape.Json(201, () => HttpJson.Readable.NewKeyView), AnswerShape.Json(200, () => HttpJson.Readable.KeyView)],
            Problems = [ProblemKind.MalformedBody, ProblemKind.NotJson, ProblemKind.UnknownAgency, ProblemKind.NotYourArea, ProblemKind.Conflict],
        }),
        new("GET", new("/api/keys"), Callers.Deciders, RouteLimits.NoBody, ListAsync, new("全部访问密钥")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.KeyListView)],
        }),
        new("DELETE", new("/api/keys/{name}"), Callers.Deciders, RouteLimits.NoBody, RevokeAsync, new("停用访问密钥")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.KeyView)],
            Problems = [ProblemKind.NotFound, ProblemKind.Conflict],
        }),
    ];

    private async Task<Answer> MakeAsync(HttpCall call, CancellationToken cancellation)
    {
        var read = await BodyReader.ReadAsync(call.Http.Request, HttpJson.Readable.KeyBody, cancellation);
        if (read is not BodyOutcome<KeyBody>.Read { Body: var body })
        {
            return ((BodyOutcome<KeyBody>.Refused)read).Why;
        }

        if (Claims.DisagreementIn(call, body.Agency, year: null) is { } disagreement)
        {
            return disagreement;
        }

        return await MayAsync(call.Caller, body.Role, body.Agency, cancellation)
            ? await repeated.OnceAsync(
                call, RepeatedCalls.HashOf(call.Http.Request, body, HttpJson.Readable.KeyBody), () => MakeAsync(call.Caller, body, cancellation),
                name => ShowAgainAsync(name, cancellation), cancellation)
            : Problem.NotYourArea;
    }

    private async Task<(Answer Answer, string? Made)> MakeAsync(Caller caller, KeyBody body, CancellationToken cancellation)
    {
        var order = new KeyOrder(body.Name, body.Role, body.Agency, caller.Name) { ExpiresOn = body.ExpiresOn, Principal = body.Principal };
        var outcome = await keys.MakeAsync(order, cancellation);
        return (AnswerTo(outcome), outcome is KeyOutcome.Made made ? made.Key.Name : null);
    }

    /// <summary>Without its text: that is kept nowhere. Who did not receive it revokes the key and makes another.</summary>
    private async Task<Answer> ShowAgainAsync(string name, CancellationToken cancellation) =>
        Answer.Of(200, KeyView.Of((await keys.ListAsync(cancellation)).Single(key => key.Name == name)), HttpJson.Readable.KeyView);

    private async Task<Answer> ListAsync(HttpCall call, CancellationToken cancellation)
    {
        var listed = await keys.ListAsync(cancellation);
        if (call.Caller is { Role: Role.Office, Agency: { } top })
        {
            var (roster, today) = (await Roster.LoadAsync(store, cancellation), Beijing.DateOf(time.GetUtcNow()));
            listed = [.. listed.Where(key => key.Agency is { } agency && roster.IsWithin(agency, top, today))];
        }

        return Answer.Of(200, new KeyListView([.. listed.Select(KeyView.Of)]), HttpJson.Readable.KeyListView);
    }

    private async Task<Answer> RevokeAsync(HttpCall call, CancellationToken cancellation) =>
        await keys.FindOrNullAsync(call.Path["name"], cancellation) is { } key && await MayAsync(call.Caller, key.Role, key.Agency, cancellation)
            ? AnswerTo(await keys.RevokeAsync(key.Name, call.Caller.Name, cancellation))
            : Problem.NotFound;

    /// <summary>Whether a caller may make or revoke a key. Nobody but an administrator makes one that allows as much as his own.</summary>
    private async Task<bool> MayAsync(Caller caller, Role role, string? agency, CancellationToken cancellation) => caller.Role == Role.Admin
        || (agency is not null && (role == Role.Agency || (role == Role.Office && agency != caller.Agency))
            && await access.MayAsync(caller, Right.HandOutKeys, agency, cancellation));

    private static Answer AnswerTo(KeyOutcome outcome) => outcome switch
    {
        KeyOutcome.Made made => Answer.Of(
            201, new NewKeyView(
                made.Key.Name, made.Key.Role, made.Key.Agency, made.Key.ExpiresOn, made.Secret,
                made.Secret is null ? "登记完成，该账号可以直接登录。" : "密钥只显示这一次，请妥善保存。"), HttpJson.Readable.NewKeyView),
        KeyOutcome.Revoked revoked => Answer.Of(200, KeyView.Of(revoked.Key), HttpJson.Readable.KeyView),
        KeyOutcome.UnknownAgency => Problem.UnknownAgency,
        KeyOutcome.UnknownKey => Problem.NotFound,
        KeyOutcome.BadName or KeyOutcome.WrongHolder or KeyOutcome.BadEnd or KeyOutcome.BadPrincipal => Problem.MalformedBody(KeySentences.Of(outcome)),
        _ => Problem.Conflict(KeySentences.Of(outcome)),
    };
}
