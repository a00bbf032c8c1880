using Nianbao.Store;

namespace Nianbao;

/// <summary>Which findings of a submission are meant: one by its fingerprint, or all of a rule, or those of a rule at a figure.</summary>
/// <param name="Fingerprint">The finding's fingerprint; null when rule and key name it.</param>
/// <param name="Rule">The rule's id; read only when there is no fingerprint.</param>
/// <param name="Key">The first of the finding's keys; null for every finding of the rule.</param>
public sealed record FindingReference(string? Fingerprint, string? Rule, string? Key);

/// <summary>What a filer says about a warning.</summary>
/// <param name="Finding">Which warning.</param>
/// <param name="Text">The explanation, at most 2,000 characters.</param>
public sealed record Explanation(FindingReference Finding, string Text);

/// <summary>What the office can decide.</summary>
public enum DecisionKind
{
    /// <summary>Accept as it is: warnings stay as they are, no error may stand.</summary>
    Confirm,

    /// <summary>Send back; an accepted revision goes out of force and no older one takes its place.</summary>
    Return,

    /// <summary>Let errors stand.</summary>
    Override,

    /// <summary>Let warnings stand without an explanation.</summary>
    Waive,
}

/// <summary>A decision of the office.</summary>
/// <param name="Kind">What is decided.</param>
/// <param name="Reason">Why; required, at most 2,000 characters.</param>
/// <param name="Findings">Which errors are overridden or warnings waived; empty for all that stand. Not read for the other kinds.</param>
public sealed record Decision(DecisionKind Kind, string Reason, IReadOnlyList<FindingReference> Findings);

/// <summary>What came of an explanation or a decision.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome() { }

    /// <summary>Done and recorded.</summary>
    /// <param name="Submission">The submission as it is now.</param>
    public sealed record Done(Submission Submission) : ReviewOutcome;

    /// <summary>Refused: there is no such submission.</summary>
    public sealed record UnknownSubmission : ReviewOutcome;

    /// <summary>Refused: a newer revision has been sent.</summary>
    /// <param name="Latest">The newest revision.</param>
    public sealed record NotLatest(SubmissionId Latest) : ReviewOutcome;

    /// <summary>Refused: in its state nothing of the kind can be done.</summary>
    /// <param name="State">The state it is in.</param>
    public sealed record WrongState(SubmissionState State) : ReviewOutcome;

    /// <summary>Refused: no finding of the submission that could be explained, overridden or waived is meant.</summary>
    /// <param name="Finding">The reference that names none; null when none stands at all.</param>
    public sealed record UnknownFinding(FindingReference? Finding) : ReviewOutcome;

    /// <summary>Refused: an explanation or reason is blank, or nothing was sent.</summary>
    public sealed record BlankText : ReviewOutcome;

    /// <summary>Refused: an explanation or reason is too long.</summary>
    /// <param name="Limit">The most that is taken, in characters.</param>
    public sealed record TextTooLong(int Limit) : ReviewOutcome;
}
