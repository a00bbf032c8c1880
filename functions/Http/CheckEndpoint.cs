using Nianbao.Findings;

namespace Nianbao.Http;

/// <summary>Checks a file while the caller waits; nothing is stored.</summary>
public sealed class CheckEndpoint(ReportChecker checker, CheckTurns turns) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/check"), Callers.SignedIn, RouteLimits.Upload, CheckAsync, new("核对一个文件，不保存")
        {
            Body = new BodyShape.Upload(),
            Answers = [AnswerShape.Json(200, () => CheckedReportJson.Readable.CheckedReport)],
            Problems = [ProblemKind.MalformedUpload, ProblemKind.NotMultipart],
        }),
    ];

    private async Task<Answer> CheckAsync(HttpCall call, CancellationToken cancellation)
    {
        var read = await UploadReader.ReadAsync(call.Http.Request, [], cancellation);
        if (read is not UploadOutcome.Read { Body: var body })
        {
            return ((UploadOutcome.Refused)read).Why;
        }

        return await turns.TakeAsync(() => Answer.Of(200, checker.Check(body.FileName, body.Content, null), CheckedReportJson.Readable.CheckedReport), cancellation);
    }
}
