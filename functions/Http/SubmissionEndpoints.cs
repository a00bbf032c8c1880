using System.Diagnostics;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Sends in reports and shows what came of them.</summary>
public sealed class SubmissionEndpoints(
    FilingDesk desk, BatchFiling batch, StatementViews views, ISubmissionStore store, IFileStore files, AccessControl access, CallLimits limits) : IEndpoints
{
    private static readonly QueryParameter[] Fields =
    [
        new("agency", "统一社会信用代码，18 位；只有一个文件时必填，几个文件时只填一次、按文件的顺序各填一次，或不填（按报告中的单位名称在名录中查找）"),
        new("year", "报告所属的年度，四位数；填法同 agency，不填时取报告标题中的年度"),
        new("scope", "own（本单位）或 area（本地区汇总）；不填为该单位的默认范围；填法同 agency"), new("sha256", "文件的 SHA-256，填了就核对"), new("size", "文件的字节数，填了就核对"),
        new("published", "已经公布的，填公布日期，如 2025-01-20；填法同 agency，也可以以后再填"),
    ];

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/submissions"), Callers.Filers, RouteLimits.Filing, SendAsync, new("报送报告：一个文件得到 202（已收到）或 200（已报送过）；几个文件，或装有几个报告的 zip，得到 207 和逐个文件的结果")
        {
            Body = new BodyShape.Upload(Fields) { TakesSeveral = true },
            IsRepeatable = true,
            Answers = [AnswerShape.Json(202, () => HttpJson.Readable.TakenView), AnswerShape.Json(200, () => HttpJson.Readable.TakenView), AnswerShape.Json(207, () => HttpJson.Readable.BatchView)],
            Problems =
            [
                ProblemKind.MalformedUpload, ProblemKind.NotMultipart, ProblemKind.ContentMismatch, ProblemKind.NotYourAgency, ProblemKind.UnknownAgency, ProblemKind.YearNotOpen,
                ProblemKind.ScopeNotOpen, ProblemKind.UnpacksTooLarge, ProblemKind.NeverADocument, ProblemKind.TooManyFiles, ProblemKind.BatchTooLarge,
            ],
        }),
        new("GET", new("/api/submissions/{id}"), Callers.SignedIn, RouteLimits.NoBody, ShowAsync, new("一次报送的结果")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.SubmissionView)],
            Problems = [ProblemKind.NotFound],
        }),
        new("GET", new("/api/submissions/{id}/original"), Callers.SignedIn, RouteLimits.NoBody, OriginalAsync, new("报送的原文件")
        {
            Answers = [AnswerShape.File("application/octet-stream")],
            Problems = [ProblemKind.NotFound],
        }),
    ];

    public async Task<Answer> SendAsync(HttpCall call, CancellationToken cancellation)
    {
        var request = call.Http.Request;
        if (!RepeatedCalls.TryReadKey(request, out var key))
        {
            return Problem.BadIdempotencyKey;
        }

        var read = await UploadReader.ReadAsync(request, [.. Fields.Select(field => field.Name)], limits.Batch, cancellation);
        if (read is not UploadOutcome.Read { Bodies: var bodies, Body: var body })
        {
            return ((UploadOutcome.Refused)read).Why;
        }

        if (await batch.FileOrNullAsync(call, bodies, key, cancellation) is { } several)
        {
            return several;
        }

        return CommandOf(call, body, key) switch
        {
            _ when UploadReader.MismatchOf(body) is { } mismatch => mismatch,
            (null, { } refusal) => refusal,
            ({ } upload, _) when !await access.MayAsync(call.Caller, Right.File, upload.Agency, cancellation) => Problem.NotYourAgency,
            ({ } upload, _) when desk.PublishedIn(body, upload.Year) is (null, { } wrong) => Problem.MalformedUpload(wrong),
            ({ } upload, _) => AnswerOf(await desk.FileAsync(upload with { Published = desk.PublishedIn(body, upload.Year).Day }, cancellation)),
            _ => throw new UnreachableException(),
        };
    }

    public async Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation) =>
        await FindAsync(call, Right.See, cancellation) is { } submission ? await ViewAsync(submission, cancellation) : Problem.NotFound;

    public async Task<Answer> OriginalAsync(HttpCall call, CancellationToken cancellation)
    {
        if (await FindAsync(call, Right.See, cancellation) is not { } submission)
        {
            return Problem.NotFound;
        }

        var content = await files.FindOrNullAsync(submission.File.Path, cancellation)
            ?? throw new InvalidOperationException($"The file of {submission.Id} is not in the file store.");
        return Answer.Download(content, submission.File.Name, "application/octet-stream");
    }

    /// <summary>The submission the path names; null when there is none with which the caller may do that.</summary>
    public async Task<Submission?> FindAsync(HttpCall call, Right right, CancellationToken cancellation) =>
        SubmissionId.Parse(call.Path["id"]) is { } id && await access.MayAsync(call.Caller, right, id.Filing.Agency, cancellation)
            ? await store.FindSubmissionOrNullAsync(id, cancellation)
            : null;

    public async Task<Answer> ViewAsync(Submission submission, CancellationToken cancellation)
    {
        var acts = new List<Act>();
        await foreach (var act in store.ListActsAsync(submission.Id.Filing, cancellation))
        {
            acts.Add(act);
        }

        var agency = await store.FindAgencyOrNullAsync(submission.Id.Filing.Agency, cancellation);
        return Answer.Of(
            200, SubmissionView.Of(submission, agency?.Name, acts, await views.OfAsync(submission.Id.Filing, cancellation)), HttpJson.Readable.SubmissionView);
    }

    /// <summary>The scope a file is sent in for, null for the agency's default. False when it is none.</summary>
    internal static bool TryReadScope(UploadBody body, out FilingScope? scope)
    {
        scope = body.Field("scope") switch { "own" => FilingScope.Own, "area" => FilingScope.Area, _ => null };
        return scope is not null || body.Field("scope") is null;
    }

    private static Answer AnswerOf(FilingResult result) => result.Taken is { } taken
        ? Answer.Of(result.Status, taken, HttpJson.Readable.TakenView).At(taken.Self)
        : result.Refusal ?? throw new UnreachableException();

    /// <summary>The command to authorise: made of all parts of the call, and refused when they disagree.</summary>
    private static (Upload? Upload, Answer? Refusal) CommandOf(HttpCall call, UploadBody body, string? idempotencyKey)
    {
        if (body.Field("agency") is not { } agency || Years.Parse(body.Field("year")) is not { } year)
        {
            return (null, Problem.MalformedUpload("请填写 agency（18 位统一社会信用代码）和 year（报告所属年度，四位数，如 2023）。"));
        }

        if (Claims.DisagreementIn(call, agency, year) is { } disagreement)
        {
            return (null, disagreement);
        }

        return !TryReadScope(body, out var scope)
            ? (null, Problem.UnknownScope)
            : (new(call.Caller.Name, agency, year, scope, body.FileName, body.Content, idempotencyKey), null);
    }
}

/// <summary>Says that a report was taken in.</summary>
/// <param name="Id">The submission's name.</param>
/// <param name="Self">Where to see what came of it.</param>
/// <param name="NextStep">What the filer does next (中文).</param>
/// <param name="Receipt">Proves it; worth keeping.</param>
public sealed record TakenView(string Id, string Self, string NextStep, Receipt Receipt);
