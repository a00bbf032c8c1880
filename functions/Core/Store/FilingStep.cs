using Nianbao.Figures;
using Nianbao.Findings;

namespace Nianbao.Store;

/// <summary>What a revision's new state does to its filing. Pure: the caller reads before and writes after.</summary>
public static class FilingStep
{
    /// <summary>The first revision of a filing, or the next one; it takes over what was said about the one before.</summary>
    /// <param name="head">The head as it is; null when nothing has been filed.</param>
    /// <param name="revision">The new revision, its number one above the head's.</param>
    public static Filing WithRevision(Filing? head, Submission revision) => new()
    {
        Key = revision.Id.Filing,
        LatestRevision = revision.Id.Revision,
        LatestState = revision.State,
        LatestSha256 = revision.File.Sha256,
        LatestReceivedAt = revision.ReceivedAt,
        Accepted = head?.Accepted,
        FirstAcceptedAt = head?.FirstAcceptedAt,
        Publications = head?.Publications,
        Joint = head?.Joint,
        ETag = head?.ETag,
    };

    /// <summary>
    /// The head and the revisions to write when a revision has moved to its new state. Accepted, it comes into force and the one in
    /// force before is superseded, unless that one is newer: then the revision is superseded itself. Not accepted any more, it goes
    /// out of force and nothing takes its place.
    /// </summary>
    /// <param name="head">The head as it is.</param>
    /// <param name="moved">The revision in its new state.</param>
    /// <param name="inForce">The accepted revision as it is; null when there is none.</param>
    /// <param name="now">UTC.</param>
    public static (Filing Head, IReadOnlyList<Submission> Revisions) Move(Filing head, Submission moved, Submission? inForce, DateTimeOffset now)
    {
        if (moved.State != SubmissionState.Accepted)
        {
            return (WithLatest(head with { Accepted = head.Accepted?.Revision == moved.Id.Revision ? null : head.Accepted }, moved), [moved]);
        }

        if (inForce is not null && inForce.Id.Revision > moved.Id.Revision)
        {
            return (head, [Superseded(moved)]);
        }

        var accepted = moved with { AcceptedAt = moved.AcceptedAt ?? now };
        var newHead = WithLatest(head, accepted) with { Accepted = InForce(accepted), FirstAcceptedAt = head.FirstAcceptedAt ?? now };
        return (newHead, inForce is null || inForce.Id == moved.Id ? [accepted] : [accepted, Superseded(inForce)]);
    }

    private static Filing WithLatest(Filing head, Submission moved) =>
        head.LatestRevision == moved.Id.Revision ? head with { LatestState = moved.State } : head;

    private static Submission Superseded(Submission accepted) => accepted with
    {
        State = SubmissionTransitions.After(accepted.State, SubmissionEvent.NewerAccepted)
            ?? throw new InvalidOperationException($"{accepted.Id} is {accepted.State} and cannot be superseded."),
    };

    private static AcceptedRevision InForce(Submission accepted)
    {
        var result = accepted.Result ?? throw new InvalidOperationException($"{accepted.Id} was accepted without a result.");
        return new(
            accepted.Id.Revision, result.Form, accepted.File.Sha256, result.RuleSet, accepted.AcceptedAt!.Value, AcceptedFigures.Pack(result.Figures),
            Explained: result.Findings.Count(finding => finding.Severity == Severity.Warning),
            Overridden: result.Findings.Count(finding => finding.Severity == Severity.Error))
        {
            IsZero = IsZero(result),
            Text = result.Text,
        };
    }

    private static bool IsZero(CheckedReport result)
    {
        var numbers = result.Figures.Values.Where(figure => figure.State == FigureState.Number).ToList();
        return numbers.Count > 0 && numbers.TrueForAll(figure => figure.Value == 0);
    }
}
