using System.Diagnostics;
using Nianbao.Findings;
using Nianbao.Notices;
using Nianbao.Store;

namespace Nianbao;

/// <summary>
/// What people say about a checked submission: the filer explains, the office decides. Only the newest revision can be spoken of, only
/// <see cref="SubmissionTransitions"/> moves it, and every act is recorded with who, when and why.
/// </summary>
public sealed class ReportReview(ISubmissionStore submissions, IWorkQueue queue, TimeProvider time)
{
    /// <summary>The longest explanation or reason, in characters.</summary>
    public const int TextLimit = 2_000;

    /// <summary>Explains warnings; all or none of the items are taken. Accepted when nothing stands any more.</summary>
    /// <param name="id">The submission.</param>
    /// <param name="items">At least one.</param>
    /// <param name="by">Who: the name of the access key.</param>
    /// <param name="call">What is remembered with it; null for nothing.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<ReviewOutcome> ExplainAsync(
        SubmissionId id, IReadOnlyList<Explanation> items, string by, RepeatableCall? call, CancellationToken cancellation)
    {
        var refusal = items.Count == 0 ? new ReviewOutcome.BlankText() : items.Select(item => RefusalOf(item.Text)).FirstOrDefault(found => found is not null);
        return refusal is not null ? Task.FromResult(refusal) : ChangeAsync(id, filing => Remembered(Explained(filing, items, by), by, call), cancellation);
    }

    /// <summary>Decides about the submission.</summary>
    /// <param name="id">The submission.</param>
    /// <param name="decision">What, and why.</param>
    /// <param name="by">Who: the name of the access key.</param>
    /// <param name="call">What is remembered with it; null for nothing.</param>
    /// <param name="cancellation">Ends the work.</param>
    public Task<ReviewOutcome> DecideAsync(SubmissionId id, Decision decision, string by, RepeatableCall? call, CancellationToken cancellation) =>
        RefusalOf(decision.Reason) is { } refusal
            ? Task.FromResult(refusal)
            : ChangeAsync(id, filing => Remembered(Decided(filing, decision, by), by, call), cancellation);

    private Decided<ReviewOutcome> Decided(RevisionInFiling filing, Decision decision, string by) => decision.Kind switch
    {
        DecisionKind.Confirm => Confirmed(filing, decision.Reason, by),
        DecisionKind.Return => Returned(filing, decision.Reason, by),
        DecisionKind.Override => LetStand(filing, decision, Severity.Error, "overridden", by),
        DecisionKind.Waive => LetStand(filing, decision, Severity.Warning, "waived", by),
        var other => throw new UnreachableException(other.ToString()),
    };

    // Written with the act: a process that ends in between would else act twice when the call is sent again.
    private static Decided<ReviewOutcome> Remembered(Decided<ReviewOutcome> decided, string by, RepeatableCall? call) =>
        decided.Change is { } change && call is not null
            ? decided with { Change = change with { Answered = new(by, call.Key, new(call.RequestHash, change.Revisions[0].Id, IsNew: true, change.Act.At)) } }
            : decided;

    private static ReviewOutcome? RefusalOf(string text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => new ReviewOutcome.BlankText(),
        { Length: > TextLimit } => new ReviewOutcome.TextTooLong(TextLimit),
        _ => null,
    };

    private async Task<ReviewOutcome> ChangeAsync(
        SubmissionId id, Func<RevisionInFiling, Decided<ReviewOutcome>> decide, CancellationToken cancellation)
    {
        IReadOnlyList<Notice> notices = [];
        var outcome = await submissions.ChangeRevisionAsync(id, filing =>
        {
            var decided = filing switch
            {
                null => Refused(new ReviewOutcome.UnknownSubmission()),
                _ when filing.Head.LatestRevision != id.Revision => Refused(new ReviewOutcome.NotLatest(new(id.Filing, filing.Head.LatestRevision))),
                _ => decide(filing),
            };
            notices = decided.Change?.Notices ?? [];
            return decided;
        }, cancellation);
        await queue.AnnounceAsync(notices);
        return outcome;
    }

    private Decided<ReviewOutcome> Explained(RevisionInFiling filing, IReadOnlyList<Explanation> items, string by)
    {
        var submission = filing.Revision;
        // What the office sent back is answered by a new revision, not by another explanation.
        if (!IsOpen(submission) || submission.ReturnedBecause is not null)
        {
            return Refused(new ReviewOutcome.WrongState(submission.State));
        }

        var explanations = new List<Remark>(submission.Explanations);
        foreach (var item in items)
        {
            var meant = Meant(submission.Result!.Findings, item.Finding).Where(finding => finding.Severity == Severity.Warning).ToList();
            if (meant.Count == 0)
            {
                return Refused(new ReviewOutcome.UnknownFinding(item.Finding));
            }

            explanations.AddRange(meant.Select(finding => RemarkOn(finding, item.Text, by)));
        }

        return AfterRemarks(filing, submission with { Explanations = explanations }, "explained", by, string.Join('\n', items.Select(item => item.Text.Trim())));
    }

    private Decided<ReviewOutcome> Confirmed(RevisionInFiling filing, string reason, string by)
    {
        var submission = filing.Revision;
        var errorStands = StandingFindings.Of(submission).Any(finding => finding.Severity == Severity.Error);
        return errorStands
            ? Refused(new ReviewOutcome.WrongState(submission.State))
            : Moved(filing, submission with { ReturnedBecause = null }, SubmissionEvent.OfficeConfirmed, "confirmed", by, reason);
    }

    private Decided<ReviewOutcome> Returned(RevisionInFiling filing, string reason, string by)
    {
        var because = new Remark("", "", reason.Trim(), by, time.GetUtcNow());
        var moved = Moved(filing, filing.Revision with { ReturnedBecause = because }, SubmissionEvent.OfficeReturned, "returned", by, reason);
        return moved.Change is { } change ? moved with { Change = change with { Notices = [EventNotices.Returned(filing.Revision.Id, because.At)] } } : moved;
    }

    private Decided<ReviewOutcome> LetStand(RevisionInFiling filing, Decision decision, Severity severity, string what, string by)
    {
        var submission = filing.Revision;
        if (!IsOpen(submission))
        {
            return Refused(new ReviewOutcome.WrongState(submission.State));
        }

        var standing = StandingFindings.Of(submission).Where(finding => finding.Severity == severity).ToList();
        var unknown = decision.Findings.FirstOrDefault(reference => Meant(standing, reference).Count == 0);
        if (unknown is not null || standing.Count == 0)
        {
            return Refused(new ReviewOutcome.UnknownFinding(unknown));
        }

        var meant = decision.Findings.Count == 0 ? standing : [.. decision.Findings.SelectMany(reference => Meant(standing, reference)).Distinct()];
        var waivers = submission.Waivers.Concat(meant.Select(finding => RemarkOn(finding, decision.Reason, by)));
        return AfterRemarks(filing, submission with { Waivers = [.. waivers] }, what, by, decision.Reason);
    }

    private static bool IsOpen(Submission submission) => submission.State is SubmissionState.AwaitingExplanation or SubmissionState.Returned;

    private static List<Finding> Meant(IReadOnlyList<Finding> findings, FindingReference reference) =>
    [
        .. findings.Where(finding => reference.Fingerprint is { } fingerprint
            ? finding.Fingerprint == fingerprint
            : finding.Rule == reference.Rule && (reference.Key is null || (finding.Keys is [var first, ..] && first == reference.Key))),
    ];

    private Remark RemarkOn(Finding finding, string text, string by) => new(finding.Fingerprint, finding.Rule, text.Trim(), by, time.GetUtcNow());

    private Decided<ReviewOutcome> AfterRemarks(RevisionInFiling filing, Submission remarked, string what, string by, string why)
    {
        var happened = SubmissionTransitions.EventOf(remarked.Result!.Verdict, StandingFindings.Of(remarked));
        return Moved(filing, remarked, happened, what, by, why);
    }

    private Decided<ReviewOutcome> Moved(RevisionInFiling filing, Submission changed, SubmissionEvent happened, string what, string by, string why)
    {
        if (SubmissionTransitions.After(changed.State, happened) is not { } next)
        {
            return Refused(new ReviewOutcome.WrongState(changed.State));
        }

        var now = time.GetUtcNow();
        var moved = changed with { State = next, ReturnedBecause = next == SubmissionState.Returned ? changed.ReturnedBecause : null };
        var change = filing.MovedTo(moved, what, by, why.Trim(), now);
        if (next == SubmissionState.Accepted && filing.Revision.State != SubmissionState.Accepted)
        {
            change = change with { Notices = [EventNotices.Accepted(moved.Id, now)] };
        }

        return new(new ReviewOutcome.Done(change.Revisions[0]), change);
    }

    private static Decided<ReviewOutcome> Refused(ReviewOutcome refusal) => new(refusal, null);
}
