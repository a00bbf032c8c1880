namespace Nianbao.Http;

/// <summary>Makes, lists and revokes keys.</summary>
public sealed class KeyEndpoints(KeyRing keys) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/keys"), Callers.Admins, RouteLimits.SmallBody, MakeAsync, new("新建访问密钥")
        {
            Body = new BodyShape.Json(HttpJson.Readable.KeyBody),
            Answers = [AnswerShape.Json(201, HttpJson.Readable.NewKeyView)],
            Problems = [ProblemKind.MalformedBody, ProblemKind.NotJson, ProblemKind.UnknownAgency, ProblemKind.Conflict],
        }),
        new("GET", new("/api/keys"), Callers.Admins, RouteLimits.NoBody, ListAsync, new("全部访问密钥")
        {
            Answers = [AnswerShape.Json(200, HttpJson.Readable.KeyListView)],
        }),
        new("DELETE", new("/api/keys/{name}"), Callers.Admins, RouteLimits.NoBody, RevokeAsync, new("停用访问密钥")
        {
            Answers = [AnswerShape.Json(200, HttpJson.Readable.KeyView)],
            Problems = [ProblemKind.NotFound, ProblemKind.Conflict],
        }),
    ];

    private async Task<Answer> MakeAsync(HttpCall call, CancellationToken cancellation)
    {
        var read = await BodyReader.ReadAsync(call.Http.Request, HttpJson.Readable.KeyBody, cancellation);
        return read is BodyOutcome<KeyBody>.Read { Body: var body }
            ? AnswerTo(await keys.MakeAsync(body.Name, body.Role, body.Agency, cancellation))
            : ((BodyOutcome<KeyBody>.Refused)read).Why;
    }

    private async Task<Answer> ListAsync(HttpCall call, CancellationToken cancellation) =>
        Answer.Of(200, new KeyListView([.. (await keys.ListAsync(cancellation)).Select(KeyView.Of)]), HttpJson.Readable.KeyListView);

    private async Task<Answer> RevokeAsync(HttpCall call, CancellationToken cancellation) =>
        AnswerTo(await keys.RevokeAsync(call.Path["name"], cancellation));

    private static Answer AnswerTo(KeyOutcome outcome) => outcome switch
    {
        KeyOutcome.Made made => Answer.Of(
            201, new NewKeyView(made.Key.Name, made.Key.Role, made.Key.Agency, made.Secret, "密钥只显示这一次，请妥善保存。"), HttpJson.Readable.NewKeyView),
        KeyOutcome.Revoked revoked => Answer.Of(200, KeyView.Of(revoked.Key), HttpJson.Readable.KeyView),
        KeyOutcome.UnknownAgency => Problem.UnknownAgency,
        KeyOutcome.UnknownKey => Problem.NotFound,
        KeyOutcome.BadName or KeyOutcome.WrongHolder => Problem.MalformedBody(KeySentences.Of(outcome)),
        _ => Problem.Conflict(KeySentences.Of(outcome)),
    };
}
