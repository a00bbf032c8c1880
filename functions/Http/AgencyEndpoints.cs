using Nianbao.Findings;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>All that an agency has filed.</summary>
/// <param name="Name">As the roster has it.</param>
/// <param name="Filings">Newest data year first.</param>
/// <param name="AnswersFor">The ended agencies whose past reports it answers for, each with a history of its own.</param>
public sealed record AgencyHistoryView(string Agency, string Name, IReadOnlyList<FilingView> Filings, IReadOnlyList<PredecessorView> AnswersFor);

/// <summary>An ended agency whose reports another answers for.</summary>
/// <param name="EndedOn">Its last day, a Beijing date.</param>
/// <param name="Submissions">Where its history is.</param>
public sealed record PredecessorView(string Agency, string Name, DateOnly? EndedOn, string Submissions);

/// <summary>One filing with its revisions.</summary>
/// <param name="FirstAcceptedAt">UTC; null when none has been accepted.</param>
/// <param name="InForce">The revision in force; null when there is none.</param>
/// <param name="Revisions">Newest first.</param>
public sealed record FilingView(int Year, FilingScope Scope, DateTimeOffset? FirstAcceptedAt, int? InForce, IReadOnlyList<RevisionView> Revisions);

/// <summary>One revision, in short.</summary>
/// <param name="Errors">How many there are.</param>
/// <param name="Warnings">How many there are.</param>
/// <param name="Changed">Which figures differ from the revision before; empty for the first.</param>
public sealed record RevisionView(
    string Id, int Revision, SubmissionState State, string NextStep, DateTimeOffset ReceivedAt, FileView File, int Errors, int Warnings,
    IReadOnlyList<FigureChangeView> Changed, string Self);

/// <summary>A figure that differs between two revisions.</summary>
/// <param name="Before">As printed; null when there was no such cell.</param>
/// <param name="After">As printed; null when there is no such cell.</param>
public sealed record FigureChangeView(string Key, string? Before, string? After);

/// <summary>Shows what an agency has filed, and what changed from revision to revision.</summary>
public sealed class AgencyEndpoints(ISubmissionStore store, AccessControl access, TimeProvider time) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/agencies/{agency}/submissions"), Callers.SignedIn, RouteLimits.NoBody, HistoryAsync, new("一个单位的全部报送")
        {
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.AgencyHistoryView)],
            Problems = [ProblemKind.NotFound],
        }),
    ];

    public async Task<Answer> HistoryAsync(HttpCall call, CancellationToken cancellation)
    {
        var id = call.Path["agency"];
        if (!await access.MaySeeAsync(call.Caller, id, cancellation) || await store.FindAgencyOrNullAsync(id, cancellation) is not { } agency)
        {
            return Problem.NotFound;
        }

        var filings = new List<FilingView>();
        for (var year = Beijing.DateOf(time.GetUtcNow()).Year; year >= ReportIntake.FirstYear; year--)
        {
            foreach (var scope in Enum.GetValues<FilingScope>())
            {
                if (await store.FindFilingOrNullAsync(new(year, agency.Id, scope), cancellation) is { } filing)
                {
                    filings.Add(await ViewAsync(filing, cancellation));
                }
            }
        }

        var answersFor = (await access.AnsweredForByAsync(agency.Id, cancellation))
            .Select(before => new PredecessorView(before.Id, before.Name, before.ActiveTo, $"/api/agencies/{before.Id}/submissions"));
        return Answer.Of(200, new AgencyHistoryView(agency.Id, agency.Name, filings, [.. answersFor]), HttpJson.Readable.AgencyHistoryView);
    }

    private async Task<FilingView> ViewAsync(Filing filing, CancellationToken cancellation)
    {
        var views = new List<RevisionView>();
        CheckedReport? before = null;
        for (var revision = 1; revision <= filing.LatestRevision; revision++)
        {
            if (await store.FindSubmissionOrNullAsync(new(filing.Key, revision), cancellation) is { } submission)
            {
                views.Insert(0, ViewOf(submission, before));
                before = submission.Result ?? before;
            }
        }

        return new(filing.Key.Year, filing.Key.Scope, filing.FirstAcceptedAt, filing.Accepted?.Revision, views);
    }

    private static RevisionView ViewOf(Submission submission, CheckedReport? before) => new(
        submission.Id.ToString(), submission.Id.Revision, submission.State, NextSteps.Of(submission), submission.ReceivedAt,
        FileView.Of(submission.File), CountOf(submission, Severity.Error), CountOf(submission, Severity.Warning),
        before is null || submission.Result is null ? [] : ChangesBetween(before, submission.Result), SubmissionLinks.SelfOf(submission.Id));

    private static int CountOf(Submission submission, Severity severity) =>
        submission.Result?.Findings.Count(finding => finding.Severity == severity) ?? 0;

    private static IReadOnlyList<FigureChangeView> ChangesBetween(CheckedReport before, CheckedReport after) =>
    [
        .. from key in before.Figures.Keys.Union(after.Figures.Keys)
           let was = before.Figures.GetValueOrDefault(key)
           let isNow = after.Figures.GetValueOrDefault(key)
           where (was?.State, was?.Value, was?.Unit) != (isNow?.State, isNow?.Value, isNow?.Unit)
           select new FigureChangeView(key, was?.Raw, isNow?.Raw),
    ];
}
