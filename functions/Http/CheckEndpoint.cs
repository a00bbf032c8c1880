using Nianbao.Findings;

namespace Nianbao.Http;

/// <summary>Checks a file while the caller waits; nothing is stored.</summary>
public sealed class CheckEndpoint(ReportChecker checker) : IEndpoints, IDisposable
{
    // A check may take as much memory as one of the workers: no more of them at once than there are cores.
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);

    public IReadOnlyList<Route> Routes =>
    [
        new("POST", new("/api/check"), Callers.SignedIn, RouteLimits.Upload, CheckAsync, new("核对一个文件，不保存")
        {
            Body = new BodyShape.Upload(),
            Answers = [AnswerShape.Json(200, CheckedReportJson.Readable.CheckedReport)],
            Problems = [ProblemKind.MalformedUpload, ProblemKind.NotMultipart],
        }),
    ];

    public void Dispose() => _turns.Dispose();

    private async Task<Answer> CheckAsync(HttpCall call, CancellationToken cancellation)
    {
        var read = await UploadReader.ReadAsync(call.Http.Request, [], cancellation);
        if (read is not UploadOutcome.Read { Body: var body })
        {
            return ((UploadOutcome.Refused)read).Why;
        }

        await _turns.WaitAsync(cancellation);
        try
        {
            return Answer.Of(200, checker.Check(body.FileName, body.Content, null), CheckedReportJson.Readable.CheckedReport);
        }
        finally
        {
            _turns.Release();
        }
    }
}
