using Nianbao.Findings;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Checks a file while the caller waits; nothing is stored.</summary>
public sealed class CheckEndpoint(ReportChecker checker, CheckTurns turns, AccessControl access, ISubmissionStore store) : IEndpoints
{
    private static readonly QueryParameter[] s_fields =
    [
        new("agency", "统一社会信用代码，18 位；填了就按该单位的报送核对：单位名称、年度，并与它已通过的上一年度报告对照；不填只核对文件本身"),
        new("year", "报告所属的年度，四位数；和 agency 一起填"), new("scope", "own（本单位）或 area（本地区汇总）；不填为该单位的默认范围"),
    ];

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/check"), Callers.SignedIn, RouteLimits.Upload, CheckAsync, new("核对一个文件，不保存")
        {
            Body = new BodyShape.Upload(s_fields),
            Answers = [AnswerShape.Json(200, () => CheckedReportJson.Readable.CheckedReport)],
            Problems = [ProblemKind.MalformedUpload, ProblemKind.NotMultipart, ProblemKind.NotYourAgency, ProblemKind.UnknownAgency, ProblemKind.ScopeNotOpen],
        }),
    ];

    private async Task<Answer> CheckAsync(HttpCall call, CancellationToken cancellation)
    {
        var read = await UploadReader.ReadAsync(call.Http.Request, [.. s_fields.Select(field => field.Name)], cancellation);
        if (read is not UploadOutcome.Read { Body: var body })
        {
            return ((UploadOutcome.Refused)read).Why;
        }

        var (filedAs, refusal) = await FiledAsAsync(call, body, cancellation);
        return refusal
            ?? await turns.TakeAsync(() => Answer.Of(200, checker.Check(body.FileName, body.Content, filedAs).WithoutSketch(), CheckedReportJson.Readable.CheckedReport), cancellation);
    }

    /// <summary>What it is checked as, so that the answer is that of filing it; null when the call does not say whose it is.</summary>
    private async Task<(FiledAs? FiledAs, Answer? Refusal)> FiledAsAsync(HttpCall call, UploadBody body, CancellationToken cancellation)
    {
        if (Array.TrueForAll(s_fields, field => body.Field(field.Name) is null))
        {
            return default;
        }

        if (body.Field("agency") is not { } id || Years.Parse(body.Field("year")) is not { } year)
        {
            return (null, Problem.MalformedUpload("agency（18 位统一社会信用代码）和 year（报告所属年度，四位数）要一起填写；都不填的，只核对文件本身。"));
        }

        if (!SubmissionEndpoints.TryReadScope(body, out var scope))
        {
            return (null, Problem.UnknownScope);
        }

        if (!await access.MayAsync(call.Caller, Right.See, id, cancellation))
        {
            return (null, Problem.NotYourAgency);
        }

        return await store.FindAgencyOrNullAsync(id, cancellation) is { } agency
            ? (await store.FilerOfAsync(agency, new(year, id, scope ?? agency.DefaultScope), cancellation), null)
            : (null, Problem.UnknownAgency);
    }
}
