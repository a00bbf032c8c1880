using System.Diagnostics;
using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Sends in reports and shows what came of them.</summary>
public sealed class SubmissionEndpoints(
    ReportIntake intake, FilingStatements statements, StatementViews views, ReportChecker checker, ISubmissionStore store, IFileStore files,
    AccessControl access, ReceiptKey key, TimeProvider time) : IEndpoints
{
    private static readonly QueryParameter[] Fields =
    [
        new("agency", "统一社会信用代码，18 位", IsRequired: true), new("year", "报告所属的年度，四位数", IsRequired: true),
        new("scope", "own（本单位）或 area（本地区汇总）；不填为该单位的默认范围"), new("sha256", "文件的 SHA-256，填了就核对"), new("size", "文件的字节数，填了就核对"),
        new("published", "已经公布的，填公布日期，如 2025-01-20；也可以以后再填"),
    ];

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/submissions"), Callers.Filers, RouteLimits.Upload, SendAsync, new("报送报告")
        {
            Body = new BodyShape.Upload(Fields),
            IsRepeatable = true,
            Answers = [AnswerShape.Json(202, HttpJson.Readable.TakenView), AnswerShape.Json(200, HttpJson.Readable.TakenView)],
            Problems =
            [
                ProblemKind.MalformedUpload, ProblemKind.NotMultipart, ProblemKind.ContentMismatch, ProblemKind.NotYourAgency, ProblemKind.UnknownAgency, ProblemKind.YearNotOpen,
                ProblemKind.ScopeNotOpen, ProblemKind.UnpacksTooLarge, ProblemKind.NeverADocument,
            ],
        }),
        new("GET", new("/api/submissions/{id}"), Callers.SignedIn, RouteLimits.NoBody, ShowAsync, new("一次报送的结果")
        {
            Answers = [AnswerShape.Json(200, HttpJson.Readable.SubmissionView)],
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

        var read = await UploadReader.ReadAsync(request, [.. Fields.Select(field => field.Name)], cancellation);
        if (read is not UploadOutcome.Read { Body: var body })
        {
            return ((UploadOutcome.Refused)read).Why;
        }

        return CommandOf(call, body, key) switch
        {
            _ when UploadReader.MismatchOf(body) is { } mismatch => mismatch,
            (null, { } refusal) => refusal,
            ({ } upload, _) when !await access.MayAsync(call.Caller, Right.File, upload.Agency, cancellation) => Problem.NotYourAgency,
            ({ } upload, _) when PublishedIn(body, upload.Year) is (null, { } wrong) => Problem.MalformedUpload(wrong),
            ({ } upload, _) => await AnswerToAsync(await AcceptAsync(upload, PublishedIn(body, upload.Year).Day, cancellation), cancellation),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Said after the report is stored: a call that ends in between is sent again, finds the report there, and says it then.</summary>
    private async Task<IntakeOutcome> AcceptAsync(Upload upload, DateOnly? published, CancellationToken cancellation)
    {
        var outcome = await intake.AcceptAsync(upload, cancellation);
        SubmissionId? id = outcome switch
        {
            IntakeOutcome.Received taken => taken.Submission,
            IntakeOutcome.AlreadyReceived before => before.Submission,
            IntakeOutcome.Rechecking again => again.Submission,
            _ => null,
        };
        if (published is not null && id is { } submission)
        {
            await statements.PublishAsync(submission, published, upload.By, isMeant: true, cancellation);
        }

        return outcome;
    }

    private (DateOnly? Day, string? Wrong) PublishedIn(UploadBody body, int year)
    {
        if (body.Field("published") is not { } text)
        {
            return (null, null);
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, "published（公布日期）要写成 2025-01-20 的样子。");
        }

        // Whether the year is open is said by the intake, in its own words.
        return year >= ReportIntake.FirstYear && statements.RefusalOf(year, day) is { } wrong ? (null, wrong) : (day, null);
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

        FilingScope? scope = body.Field("scope") switch { "own" => FilingScope.Own, "area" => FilingScope.Area, _ => null };
        return scope is null && body.Field("scope") is not null
            ? (null, Problem.ScopeNotOpen("scope 只能填 own（本单位）或 area（本地区汇总），也可以不填。"))
            : (new(call.Caller.Name, agency, year, scope, body.FileName, body.Content, idempotencyKey), null);
    }

    private async Task<Answer> AnswerToAsync(IntakeOutcome outcome, CancellationToken cancellation) => outcome switch
    {
        IntakeOutcome.Received done => await TakenAsync(202, done.Submission, "报告已收到，结果一般几秒钟内给出，请按 self 的地址查看。", cancellation),
        IntakeOutcome.AlreadyReceived before => await TakenAsync(200, before.Submission, "这个文件已经报送过，没有重复登记，请按 self 的地址查看。", cancellation),
        IntakeOutcome.Rechecking again => await TakenAsync(
            202, again.Submission, "这个文件已经通过；核对规则或单位名录后来有变化，正在重新核对，已通过的结果不变，除非主管部门另作决定。", cancellation),
        IntakeOutcome.UnknownAgency => Problem.UnknownAgency,
        IntakeOutcome.YearNotOpen open => Problem.YearNotOpen($"现在可以报送 {open.First} 至 {open.Last} 年度的报告；year 填报告所属的年度，不是报送的年份。"),
        IntakeOutcome.NotThere => Problem.YearNotOpen("按名录，该单位在这个年度尚未设立或已经停用；由承接单位报送的，请填承接单位。"),
        IntakeOutcome.ScopeNotOpen => Problem.ScopeNotOpen("只有各级人民政府才报送本地区汇总（area），其他单位请填 own 或不填。"),
        IntakeOutcome.TooLarge => Problem.TooLarge,
        IntakeOutcome.UnpacksTooLarge => Problem.UnpacksTooLarge,
        IntakeOutcome.NeverADocument => Problem.NeverADocument,
        IntakeOutcome.KeyUsedBefore => Problem.IdempotencyKeyReused,
        var other => throw new UnreachableException(other.ToString()),
    };

    private async Task<Answer> TakenAsync(int status, SubmissionId id, string note, CancellationToken cancellation)
    {
        var submission = await store.FindSubmissionOrNullAsync(id, cancellation)
            ?? throw new InvalidOperationException($"{id} was taken in and is not in the store.");
        var receipt = key.Issue(submission, checker.RuleSet, time.GetUtcNow());
        return Answer.Of(status, new TakenView(id.ToString(), SubmissionLinks.SelfOf(id), note, receipt), HttpJson.Readable.TakenView).At(SubmissionLinks.SelfOf(id));
    }
}

/// <summary>Says that a report was taken in.</summary>
/// <param name="Id">The submission's name.</param>
/// <param name="Self">Where to see what came of it.</param>
/// <param name="NextStep">What the filer does next (中文).</param>
/// <param name="Receipt">Proves it; worth keeping.</param>
public sealed record TakenView(string Id, string Self, string NextStep, Receipt Receipt);
