using System.Text.Json.Serialization;
using Nianbao.Findings;
using Nianbao.Intake;
using Nianbao.Narrative;

namespace Nianbao.Store;

/// <summary>The states of a submission; which may follow which is in <see cref="SubmissionTransitions"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubmissionState>))]
public enum SubmissionState
{
    /// <summary>Stored; not checked yet.</summary>
    [JsonStringEnumMemberName("received")] Received,

    /// <summary>The file cannot be read; the result says why, and what to send instead.</summary>
    [JsonStringEnumMemberName("unreadable")] Unreadable,

    /// <summary>An error stands, or the office sent it back.</summary>
    [JsonStringEnumMemberName("returned")] Returned,

    /// <summary>Only warnings stand, some unexplained.</summary>
    [JsonStringEnumMemberName("awaiting-explanation")] AwaitingExplanation,

    /// <summary>Nothing stands, or every warning is explained or waived.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>Our fault; re-tried by us.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>Was accepted; a newer revision has been accepted since.</summary>
    [JsonStringEnumMemberName("superseded")] Superseded,
}

/// <summary>One revision of a filing: the file, what came of it, and what people said about it. Never deleted or overwritten in what it claims.</summary>
public sealed record Submission
{
    /// <summary>The shape of the stored record.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Its name.</summary>
    public required SubmissionId Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required SubmissionState State { get; init; }

    /// <summary>The stored file.</summary>
    public required StoredFile File { get; init; }

    /// <summary>When it arrived, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who sent it: the name of the access key.</summary>
    public required string ReceivedBy { get; init; }

    /// <summary>The result of the newest check; null before the first.</summary>
    public CheckedReport? Result { get; init; }

    /// <summary>When the newest check ended, UTC; null before the first.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When it was first accepted, UTC; null when it never was.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>What the newest check took it to be filed as; null before the first, and for checks of a time when it was not kept.</summary>
    public FiledAs? CheckedAs { get; init; }

    /// <summary>
    /// The newest check under other rules, another entry of the roster or another report of the year before than it was accepted under; null when there is none.
    /// It changes nothing until a person decides.
    /// </summary>
    public Recheck? Beside { get; init; }

    /// <summary>Whether such a check has been asked for and not been made yet.</summary>
    public bool RecheckAsked { get; init; }

    /// <summary>How often a check was begun and not finished.</summary>
    public int Attempts { get; init; }

    /// <summary>
    /// When the check that was postponed, or asked for anew after it had failed, is to be tried; UTC. Null when none was: a submission that
    /// was received waits for its first check, one that failed waits for nothing.
    /// </summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>
    /// What the filer said about warnings, oldest first, that of earlier revisions included: it holds while a finding has the same
    /// fingerprint, and stays when the finding is gone for a while.
    /// </summary>
    public IReadOnlyList<Remark> Explanations { get; init; } = [];

    /// <summary>Findings the office let stand: warnings waived and errors overridden, oldest first.</summary>
    public IReadOnlyList<Remark> Waivers { get; init; } = [];

    /// <summary>Why the office sent it back; null when it did not.</summary>
    public Remark? ReturnedBecause { get; init; }
}

/// <summary>A check beside the one a revision was accepted by.</summary>
/// <param name="Result">What it found.</param>
/// <param name="CheckedAt">UTC.</param>
/// <param name="CheckedAs">What it took the report to be filed as.</param>
/// <param name="Came">The findings that the check it was accepted by did not have.</param>
/// <param name="Went">The findings of that check that are no longer there.</param>
public sealed record Recheck(
    CheckedReport Result, DateTimeOffset CheckedAt, FiledAs CheckedAs, IReadOnlyList<Finding> Came, IReadOnlyList<Finding> Went)
{
    /// <summary>Compares a new check with the one before; findings are the same when their fingerprints are.</summary>
    public static Recheck Of(CheckedReport before, CheckedReport after, FiledAs checkedAs, DateTimeOffset now) => new(
        after, now, checkedAs,
        [.. after.Findings.ExceptBy(before.Findings.Select(finding => finding.Fingerprint), finding => finding.Fingerprint)],
        [.. before.Findings.ExceptBy(after.Findings.Select(finding => finding.Fingerprint), finding => finding.Fingerprint)]);
}

/// <summary>The bytes of an upload as they are stored.</summary>
/// <param name="Path">In the file store: <c>reports/{year}/{agency}/{sha256}{.ext}</c>.</param>
/// <param name="Name">As sent, made safe: no folders, no control characters, at most 255 characters.</param>
/// <param name="Kind">By its bytes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record StoredFile(string Path, string Name, FileKind Kind, long Size, string Sha256);

/// <summary>What somebody said about a finding, or about a submission as a whole.</summary>
/// <param name="Fingerprint">The finding's fingerprint; empty when it is about the submission.</param>
/// <param name="Rule">The finding's rule; empty when it is about the submission.</param>
/// <param name="Text">The explanation or reason.</param>
/// <param name="By">Who: the name of the access key.</param>
/// <param name="At">When, UTC.</param>
public sealed record Remark(string Fingerprint, string Rule, string Text, string By, DateTimeOffset At);

/// <summary>The head of a filing: which revision is the latest, and which one is in force.</summary>
public sealed record Filing
{
    /// <summary>The shape of the stored record.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The duty.</summary>
    public required FilingKey Key { get; init; }

    /// <summary>The newest revision, one-based.</summary>
    public required int LatestRevision { get; init; }

    /// <summary>The state of the newest revision.</summary>
    public required SubmissionState LatestState { get; init; }

    /// <summary>SHA-256 of the newest revision's file.</summary>
    public required string LatestSha256 { get; init; }

    /// <summary>When the newest revision arrived, UTC.</summary>
    public required DateTimeOffset LatestReceivedAt { get; init; }

    /// <summary>The revision in force; null when none has been accepted.</summary>
    public AcceptedRevision? Accepted { get; init; }

    /// <summary>When a revision of this filing was first accepted, UTC; null when none has been.</summary>
    public DateTimeOffset? FirstAcceptedAt { get; init; }

    /// <summary>When which revisions were published, ordered by revision; null or empty when nobody has said.</summary>
    public IReadOnlyList<Publication>? Publications { get; init; }

    /// <summary>Which of the documents it counts are led by others, ordered by figure and lead; null or empty when nobody has said.</summary>
    public IReadOnlyList<JointShare>? Joint { get; init; }

    /// <summary>The store's mark for this state of the head; null for a head that is not stored yet.</summary>
    public string? ETag { get; init; }
}

/// <summary>What the summary needs of the revision in force, so that it reads heads only.</summary>
/// <param name="Revision">One-based.</param>
/// <param name="Form">A, A-SD, B or C; null when the office overrode that no table of any form was recognised.</param>
/// <param name="Sha256">Of its file.</param>
/// <param name="RuleSet">The rules it was accepted under.</param>
/// <param name="AcceptedAt">UTC.</param>
/// <param name="Figures">All figures of the form, packed.</param>
/// <param name="Explained">How many warnings were explained, waived or confirmed.</param>
/// <param name="Overridden">How many errors the office overrode.</param>
public sealed record AcceptedRevision(
    int Revision, string? Form, string Sha256, string RuleSet, DateTimeOffset AcceptedAt,
    AcceptedFigures Figures, int Explained, int Overridden)
{
    /// <summary>
    /// Whether it declares that there was nothing (零报告): it has numbers, and every one is 0. False too for what was accepted before this
    /// was kept.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsZero { get; init; }

    /// <summary>What the text of next year's report is compared with; null for what was accepted before this was kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TextSketch? Text { get; init; }
}

/// <summary>One entry of the audit trail.</summary>
/// <param name="Filing">What it was done to.</param>
/// <param name="Sequence">One-based within the filing.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who: the name of an access key, or <c>system</c>.</param>
/// <param name="What">A stable English word: <c>received</c>, <c>checked</c>, <c>explained</c>, <c>confirmed</c>, <c>returned</c>, <c>overridden</c>, <c>waived</c>, <c>postponed</c>, <c>failed</c>, <c>replayed</c>, <c>recheck-asked</c>, <c>rechecked</c>, <c>recheck-failed</c>, <c>published</c>, <c>joint-stated</c>.</param>
/// <param name="Revision">Of which revision.</param>
/// <param name="State">The revision's state afterwards.</param>
/// <param name="Why">The reason or explanation given; empty when the act needs none.</param>
public sealed record Act(
    FilingKey Filing, int Sequence, DateTimeOffset At, string By, string What, int Revision, SubmissionState State, string Why)
{
    /// <summary>
    /// SHA-256 of what was written together with the act, as <see cref="LoggedChange.Print"/> gives it; lower-case hexadecimal, given
    /// by the store. Empty for acts of a store that had no log yet.
    /// </summary>
    public string Content { get; init; } = "";

    /// <summary>SHA-256 of the act before it, see <see cref="ActChain"/>; given by the store.</summary>
    public string Previous { get; init; } = "";
}

/// <summary>A submission that waits for its check.</summary>
/// <param name="Submission">Which.</param>
/// <param name="Attempt">How often it has been begun.</param>
/// <param name="NextAttemptAt">Not before, UTC.</param>
public sealed record PendingCheck(SubmissionId Submission, int Attempt, DateTimeOffset NextAttemptAt);
