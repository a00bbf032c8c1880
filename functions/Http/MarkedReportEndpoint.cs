using Nianbao.Marked;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Shows a report as it was read, with every finding of its verdict marked where it stands.</summary>
public sealed class MarkedReportEndpoint(SubmissionEndpoints submissions, IFileStore files, ReportRereader rereader, CheckTurns turns) : IEndpoints
{
    // It costs what a check costs.
    private static readonly RouteLimits s_limits = RouteLimits.NoBody with { Cost = RouteLimits.Upload.Cost };

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/submissions/{id}/report"), Callers.SignedIn, s_limits, ShowAsync, new("按读出的样子显示报告，每个问题标注在所在之处；问题的标注以 finding- 加其 fingerprint 为 id")
        {
            Answers = [AnswerShape.File("text/html")],
            Problems = [ProblemKind.NotFound],
        }),
    ];

    private async Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation)
    {
        if (await submissions.FindAsync(call, Right.See, cancellation) is not { } submission)
        {
            return Problem.NotFound;
        }

        return await turns.TakeAsync(async () => PageOf(submission, await ContentOfAsync(submission, cancellation)), cancellation);
    }

    private async Task<ReadOnlyMemory<byte>> ContentOfAsync(Submission submission, CancellationToken cancellation) =>
        await files.FindOrNullAsync(submission.File.Path, cancellation)
            ?? throw new InvalidOperationException($"The file of {submission.Id} is not in the file store.");

    private Answer PageOf(Submission submission, ReadOnlyMemory<byte> content)
    {
        var read = rereader.Read(submission.File.Name, content, submission.CheckedAs);
        var source = new MarkedSource(submission.Result ?? read.Report, read.Document)
        {
            ReadBy = read.Report.RuleSet,
            IsChecked = submission.Result is not null,
            Remarks = RemarksOn(submission),
        };
        // The portal shows it in a frame of its own; nobody else may.
        return Answer.Page(MarkedReport.Print(source), $"{MarkedReport.Policy}; frame-ancestors 'self'").With("X-Frame-Options", "SAMEORIGIN");
    }

    private static Dictionary<string, string> RemarksOn(Submission submission) =>
        submission.Explanations.Select(remark => (remark.Fingerprint, Text: $"已说明：{remark.Text}"))
            .Concat(submission.Waivers.Select(remark => (remark.Fingerprint, Text: $"主管部门已同意保留：{remark.Text}")))
            .GroupBy(remark => remark.Fingerprint).ToDictionary(remarks => remarks.Key, remarks => string.Join(' ', remarks.Select(remark => remark.Text)));
}
