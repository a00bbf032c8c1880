using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao;

/// <summary>A report as it is sent in.</summary>
/// <param name="By">Who sends it: the name of the access key.</param>
/// <param name="Agency">The id of the agency it is filed for.</param>
/// <param name="Year">The data year it is filed for.</param>
/// <param name="Scope">Null for the agency's default scope.</param>
/// <param name="FileName">As sent; made safe before it is stored.</param>
/// <param name="Content">The file's bytes.</param>
/// <param name="IdempotencyKey">The caller's own name for this request; null when it gave none.</param>
public sealed record Upload(
    string By, string Agency, int Year, FilingScope? Scope, string FileName, ReadOnlyMemory<byte> Content, string? IdempotencyKey)
{
    /// <summary>When it was published, as is said with it; null when nothing is.</summary>
    public DateOnly? Published { get; init; }
}

/// <summary>What came of sending in a report.</summary>
public abstract record IntakeOutcome
{
    private IntakeOutcome() { }

    /// <summary>When an earlier call under the same key was answered with this: nothing was done now. Null for a call of its own.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>A new revision was made; its check is queued.</summary>
    /// <param name="Submission">The revision.</param>
    public sealed record Received(SubmissionId Submission) : IntakeOutcome;

    /// <summary>The filing's latest revision has the same bytes, checked under the same rules and roster entry or still waiting: nothing was made.</summary>
    /// <param name="Submission">That revision.</param>
    public sealed record AlreadyReceived(SubmissionId Submission) : IntakeOutcome;

    /// <summary>
    /// The filing's latest revision has the same bytes and was accepted under other rules or another entry of the roster: it is checked
    /// again beside that, and stays accepted.
    /// </summary>
    /// <param name="Submission">That revision.</param>
    public sealed record Rechecking(SubmissionId Submission) : IntakeOutcome;

    /// <summary>Refused: the roster has no agency of that id.</summary>
    public sealed record UnknownAgency : IntakeOutcome;

    /// <summary>Refused: that data year is not open for filing.</summary>
    /// <param name="First">The first open data year.</param>
    /// <param name="Last">The last open data year.</param>
    public sealed record YearNotOpen(int First, int Last) : IntakeOutcome;

    /// <summary>Refused: the roster says that the agency was not there in that data year.</summary>
    public sealed record NotThere : IntakeOutcome;

    /// <summary>Refused: only a government reports for its area.</summary>
    public sealed record ScopeNotOpen : IntakeOutcome;

    /// <summary>Refused: the file is too large.</summary>
    /// <param name="Limit">The most that is taken, in bytes.</param>
    public sealed record TooLarge(long Limit) : IntakeOutcome;

    /// <summary>Refused: the file would unpack to more than is read.</summary>
    /// <param name="Limit">The most that is unpacked, in bytes.</param>
    public sealed record UnpacksTooLarge(long Limit) : IntakeOutcome;

    /// <summary>Refused: the file can never be a document.</summary>
    /// <param name="Kind">What it is.</param>
    public sealed record NeverADocument(FileKind Kind) : IntakeOutcome;

    /// <summary>Refused: the idempotency key was used for another request in the last seven days.</summary>
    public sealed record KeyUsedBefore : IntakeOutcome;
}
