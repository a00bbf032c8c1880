using Nianbao.Findings;

namespace Nianbao.Store;

/// <summary>What can happen to a submission.</summary>
public enum SubmissionEvent
{
    /// <summary>A check ended: the file cannot be read.</summary>
    FoundUnreadable,

    /// <summary>A check ended, or an explanation or waiver came: an error stands.</summary>
    ErrorStands,

    /// <summary>A check ended, or an explanation or waiver came: only warnings stand, some unexplained.</summary>
    WarningStands,

    /// <summary>A check ended, or an explanation or waiver came: nothing stands any more.</summary>
    NothingStands,

    /// <summary>A check broke through a fault of ours.</summary>
    CheckBroke,

    /// <summary>The office confirmed it.</summary>
    OfficeConfirmed,

    /// <summary>The office sent it back with a reason.</summary>
    OfficeReturned,

    /// <summary>A newer revision of the filing was accepted.</summary>
    NewerAccepted,
}

/// <summary>Which state follows which: the one table. What is not in it cannot happen.</summary>
public static class SubmissionTransitions
{
    /// <summary>All transitions, in the order of a submission's life.</summary>
    public static IReadOnlyList<(SubmissionState From, SubmissionEvent Event, SubmissionState To)> Table { get; } =
    [
        (SubmissionState.Received,            SubmissionEvent.FoundUnreadable, SubmissionState.Unreadable),
        (SubmissionState.Received,            SubmissionEvent.ErrorStands,     SubmissionState.Returned),
        (SubmissionState.Received,            SubmissionEvent.WarningStands,   SubmissionState.AwaitingExplanation),
        (SubmissionState.Received,            SubmissionEvent.NothingStands,   SubmissionState.Accepted),
        (SubmissionState.Received,            SubmissionEvent.CheckBroke,      SubmissionState.Failed),

        (SubmissionState.Failed,              SubmissionEvent.FoundUnreadable, SubmissionState.Unreadable),
        (SubmissionState.Failed,              SubmissionEvent.ErrorStands,     SubmissionState.Returned),
        (SubmissionState.Failed,              SubmissionEvent.WarningStands,   SubmissionState.AwaitingExplanation),
        (SubmissionState.Failed,              SubmissionEvent.NothingStands,   SubmissionState.Accepted),
        (SubmissionState.Failed,              SubmissionEvent.CheckBroke,      SubmissionState.Failed),

        // A waiver may leave other errors or warnings standing.
        (SubmissionState.Returned,            SubmissionEvent.ErrorStands,     SubmissionState.Returned),
        (SubmissionState.Returned,            SubmissionEvent.WarningStands,   SubmissionState.AwaitingExplanation),
        (SubmissionState.Returned,            SubmissionEvent.NothingStands,   SubmissionState.Accepted),
        (SubmissionState.Returned,            SubmissionEvent.OfficeReturned,  SubmissionState.Returned),
        // The office takes back its own return; while an error stands it overrides instead.
        (SubmissionState.Returned,            SubmissionEvent.OfficeConfirmed, SubmissionState.Accepted),

        (SubmissionState.AwaitingExplanation, SubmissionEvent.WarningStands,   SubmissionState.AwaitingExplanation),
        (SubmissionState.AwaitingExplanation, SubmissionEvent.NothingStands,   SubmissionState.Accepted),
        (SubmissionState.AwaitingExplanation, SubmissionEvent.OfficeConfirmed, SubmissionState.Accepted),
        (SubmissionState.AwaitingExplanation, SubmissionEvent.OfficeReturned,  SubmissionState.Returned),

        (SubmissionState.Accepted,            SubmissionEvent.OfficeConfirmed, SubmissionState.Accepted),
        (SubmissionState.Accepted,            SubmissionEvent.OfficeReturned,  SubmissionState.Returned),
        (SubmissionState.Accepted,            SubmissionEvent.NewerAccepted,   SubmissionState.Superseded),
    ];

    /// <summary>The state that follows; null when the event cannot happen in that state.</summary>
    public static SubmissionState? After(SubmissionState state, SubmissionEvent happened) =>
        Table.Where(row => row.From == state && row.Event == happened).Select(row => (SubmissionState?)row.To).FirstOrDefault();

    /// <summary>What a finished check means, by what stands after explanations and waivers are taken off.</summary>
    /// <param name="verdict">What the check found.</param>
    /// <param name="standing">The findings that are neither explained nor waived.</param>
    public static SubmissionEvent EventOf(Verdict verdict, IEnumerable<Finding> standing)
    {
        if (verdict == Verdict.Unreadable)
        {
            return SubmissionEvent.FoundUnreadable;
        }

        return standing.Select(finding => finding.Severity).DefaultIfEmpty(Severity.Info).Max() switch
        {
            Severity.Error => SubmissionEvent.ErrorStands,
            Severity.Warning => SubmissionEvent.WarningStands,
            _ => SubmissionEvent.NothingStands,
        };
    }
}
