using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Takes the filer's explanations and the office's decisions.</summary>
public sealed class ReviewEndpoints(ReportReview review, SubmissionEndpoints submissions, RepeatedCalls repeated) : IEndpoints
{
    private static readonly ProblemKind[] Refusals =
        [ProblemKind.NotFound, ProblemKind.MalformedBody, ProblemKind.NotJson, ProblemKind.Conflict, ProblemKind.UnknownFinding];

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/submissions/{id}/explanations"), Callers.Filers, RouteLimits.SmallBody, ExplainAsync, new("说明疑问")
        {
            Body = new BodyShape.Json(() => HttpJson.Readable.ExplanationsBody),
            IsRepeatable = true,
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.SubmissionView)],
            Problems = Refusals,
        }),
        new("POST", new("/api/submissions/{id}/decision"), Callers.Deciders, RouteLimits.SmallBody, DecideAsync, new("确认、退回、保留错误、免予说明")
        {
            Body = new BodyShape.Json(() => HttpJson.Readable.DecisionBody),
            IsRepeatable = true,
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.SubmissionView)],
            Problems = Refusals,
        }),
    ];

    public Task<Answer> ExplainAsync(HttpCall call, CancellationToken cancellation) =>
        ReviewAsync(call, Right.File, HttpJson.Readable.ExplanationsBody, (submission, body, repeatable) => body.ToExplanations() is { } explanations
            ? review.ExplainAsync(submission.Id, explanations, call.Caller.Name, repeatable, cancellation)
            : null, "explanations 的每一项都要写明对哪条疑问（finding 或 rule）作什么说明（text）。", cancellation);

    public Task<Answer> DecideAsync(HttpCall call, CancellationToken cancellation) =>
        ReviewAsync(call, Right.Decide, HttpJson.Readable.DecisionBody, (submission, body, repeatable) => body.ToDecision() is { } decision
            ? review.DecideAsync(submission.Id, decision, call.Caller.Name, repeatable, cancellation)
            : null, "decision 请填 confirm（确认）、return（退回）、override（保留错误）或 waive（免予说明）；findings 的每一项不能是 null。", cancellation);

    /// <summary>The way of both: find the submission, read the body, answer a repeated call as before, else act.</summary>
    /// <param name="right">What the caller must be allowed.</param>
    /// <param name="act">Null when the body makes no sense.</param>
    /// <param name="nonsense">What is said then (中文).</param>
    private async Task<Answer> ReviewAsync<T>(
        HttpCall call, Right right, JsonTypeInfo<T> type, Func<Submission, T, RepeatableCall?, Task<ReviewOutcome>?> act, string nonsense, CancellationToken cancellation)
        where T : class
    {
        var request = call.Http.Request;
        if (!RepeatedCalls.TryReadKey(request, out var key))
        {
            return Problem.BadIdempotencyKey;
        }

        if (await submissions.FindAsync(call, right, cancellation) is not { } submission)
        {
            return Problem.NotFound;
        }

        var read = await BodyReader.ReadAsync(request, type, cancellation);
        if (read is not BodyOutcome<T>.Read { Body: var body })
        {
            return ((BodyOutcome<T>.Refused)read).Why;
        }

        var repeatable = key is null ? null : new RepeatableCall(key, RepeatedCalls.HashOf(request, body, type));
        return await repeated.ReserveAsync(call.Caller, repeatable, cancellation) switch
        {
            { } taken when taken.RequestHash != repeatable!.RequestHash => Problem.IdempotencyKeyReused,
            { Submission: not null } => await submissions.ViewAsync(submission, cancellation),
            _ when act(submission, body, repeatable) is { } acting => await AnswerToAsync(await acting, cancellation),
            _ => Problem.MalformedBody(nonsense),
        };
    }

    private async Task<Answer> AnswerToAsync(ReviewOutcome outcome, CancellationToken cancellation) => outcome switch
    {
        ReviewOutcome.Done done => await submissions.ViewAsync(done.Submission, cancellation),
        ReviewOutcome.UnknownSubmission => Problem.NotFound,
        ReviewOutcome.NotLatest older => Problem.Conflict($"这不是最新的一版；最新的一版是 {older.Latest}，请对它办理。"),
        ReviewOutcome.WrongState wrong => Problem.Conflict(ReasonOf(wrong.State)),
        ReviewOutcome.UnknownFinding => Problem.UnknownFinding,
        ReviewOutcome.BlankText => Problem.MalformedBody("请写明说明或理由，不能空着。"),
        ReviewOutcome.TextTooLong tooLong => Problem.MalformedBody($"说明或理由不能超过 {tooLong.Limit} 个字。"),
        var other => throw new UnreachableException(other.ToString()),
    };

    private static string ReasonOf(SubmissionState state) => state switch
    {
        SubmissionState.Received => "这一版还没有结果，请稍后再办理。",
        SubmissionState.Unreadable => "这个文件打不开或看不懂，只能请填报单位换一个文件重新上传。",
        SubmissionState.Returned => "这一版已退回或有错误，请改正后重新上传；主管部门同意保留错误的，请用 override 并写明理由。",
        SubmissionState.AwaitingExplanation => "这一版正等待说明，不能这样办理。",
        SubmissionState.Accepted => "这一版已通过，不需要说明；要退回请用 return。",
        SubmissionState.Failed => "系统故障，我们会自动重试，有结果后再办理。",
        SubmissionState.Superseded => "这一版已被新版本取代，请对新版本办理。",
        var other => throw new UnreachableException(other.ToString()),
    };
}
