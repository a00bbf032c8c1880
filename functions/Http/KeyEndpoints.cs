using System.Text.RegularExpressions;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Makes, lists and revokes keys.</summary>
public sealed partial class KeyEndpoints(ISubmissionStore store, TimeProvider time) : IEndpoints
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

    public async Task<Answer> MakeAsync(HttpCall call, CancellationToken cancellation)
    {
        var read = await BodyReader.ReadAsync(call.Http.Request, HttpJson.Readable.KeyBody, cancellation);
        if (read is not BodyOutcome<KeyBody>.Read { Body: var body })
        {
            return ((BodyOutcome<KeyBody>.Refused)read).Why;
        }

        if (await RefusalOfAsync(body, cancellation) is { } refusal)
        {
            return refusal;
        }

        var secret = Secrets.New();
        await store.PutKeyAsync(new(body.Name, body.Role, body.Agency, Secrets.HashOf(secret), time.GetUtcNow(), null), cancellation);
        return Answer.Of(
            201, new NewKeyView(body.Name, body.Role, body.Agency, secret, "密钥只显示这一次，请妥善保存。"), HttpJson.Readable.NewKeyView);
    }

    public async Task<Answer> ListAsync(HttpCall call, CancellationToken cancellation) =>
        Answer.Of(200, new KeyListView([.. (await AllAsync(cancellation)).Select(KeyView.Of)]), HttpJson.Readable.KeyListView);

    public async Task<Answer> RevokeAsync(HttpCall call, CancellationToken cancellation)
    {
        var keys = await AllAsync(cancellation);
        if (keys.Find(key => key.Name == call.Path["name"]) is not { } revoked)
        {
            return Problem.NotFound;
        }

        if (revoked.RevokedAt is null && keys.Count(key => key is { Role: Role.Admin, RevokedAt: null }) == 1 && revoked.Role == Role.Admin)
        {
            return Problem.Conflict("这是最后一把管理员密钥，停用后再没有人能管理密钥；请先新建一把管理员密钥。");
        }

        var done = revoked with { RevokedAt = revoked.RevokedAt ?? time.GetUtcNow() };
        await store.PutKeyAsync(done, cancellation);
        return Answer.Of(200, KeyView.Of(done), HttpJson.Readable.KeyView);
    }

    private async Task<Answer?> RefusalOfAsync(KeyBody body, CancellationToken cancellation)
    {
        if (!Name().IsMatch(body.Name))
        {
            return Problem.MalformedBody("name 请用 1 到 60 个汉字、字母、数字、点、横线或下划线。");
        }

        var belongsToAgency = body.Role is Role.Agency or Role.Office;
        if (belongsToAgency != body.Agency is not null)
        {
            return Problem.MalformedBody(belongsToAgency ? "agency 和 office 的密钥要填 agency（统一社会信用代码）。" : "admin 和 auditor 的密钥不填 agency。");
        }

        if (body.Agency is { } agency && await store.FindAgencyOrNullAsync(agency, cancellation) is null)
        {
            return Problem.UnknownAgency;
        }

        return (await AllAsync(cancellation)).Exists(key => key.Name == body.Name)
            ? Problem.Conflict("这个名称已经用过；停用的密钥也保留名称，请换一个名称。")
            : null;
    }

    private async Task<List<AccessKey>> AllAsync(CancellationToken cancellation)
    {
        var keys = new List<AccessKey>();
        await foreach (var key in store.ListKeysAsync(cancellation))
        {
            keys.Add(key);
        }

        return keys;
    }

    [GeneratedRegex(@"\A[\p{L}\p{Nd}._-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
