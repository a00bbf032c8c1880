namespace Nianbao.Store;

/// <summary>Bytes by path. Paths are relative, with forward slashes; a path that leaves the store throws <see cref="ArgumentException"/>. Throws <see cref="IOException"/> when trying again later may help.</summary>
public interface IFileStore
{
    /// <summary>Stores the bytes unless the path is taken. Never leaves a half-written file under the path, not even after a crash.</summary>
    Task<PutOutcome> PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Reads a whole file; null when there is none.</summary>
    Task<byte[]?> FindOrNullAsync(string path, CancellationToken cancellation);
}

/// <summary>What came of storing a file.</summary>
public enum PutOutcome
{
    /// <summary>Stored now.</summary>
    Stored,

    /// <summary>The path was taken; nothing was changed.</summary>
    AlreadyThere,
}

/// <summary>
/// State, figures, findings, the roster, keys and the audit trail. Throws <see cref="IOException"/> or <see cref="TimeoutException"/>
/// when trying again later may help.
/// </summary>
public interface ISubmissionStore
{
    /// <summary>Finds an agency; null when the roster has none of that id.</summary>
    Task<Agency?> FindAgencyOrNullAsync(string id, CancellationToken cancellation);

    /// <summary>The whole roster, ordered by id.</summary>
    IAsyncEnumerable<Agency> ListAgenciesAsync(CancellationToken cancellation);

    /// <summary>Adds or replaces agencies by id, all or none. Agencies not named stay as they are.</summary>
    Task PutAgenciesAsync(IReadOnlyList<Agency> agencies, CancellationToken cancellation);

    /// <summary>Finds a filing's head; null when nothing has been filed.</summary>
    Task<Filing?> FindFilingOrNullAsync(FilingKey key, CancellationToken cancellation);

    /// <summary>All heads of a data year, ordered by agency and scope.</summary>
    IAsyncEnumerable<Filing> ListFilingsAsync(int year, CancellationToken cancellation);

    /// <summary>Finds a revision; null when there is none.</summary>
    Task<Submission?> FindSubmissionOrNullAsync(SubmissionId id, CancellationToken cancellation);

    /// <summary>
    /// Writes a change of one filing: head, revisions, audit entry, pending rows and notices together or not at all; a notice whose id
    /// is taken stays as it is. False, and nothing written, when the head has changed since it was read (its ETag differs) or exists although the change expects none.
    /// </summary>
    Task<bool> SaveAsync(FilingChange change, CancellationToken cancellation);

    /// <summary>The pending checks whose time has come, oldest first.</summary>
    IAsyncEnumerable<PendingCheck> ListPendingAsync(DateTimeOffset dueBefore, CancellationToken cancellation);

    /// <summary>The audit trail of one filing, oldest first.</summary>
    IAsyncEnumerable<Act> ListActsAsync(FilingKey filing, CancellationToken cancellation);

    /// <summary>Finds a key by the hash of its text; null when there is none. Revoked keys are found too.</summary>
    Task<AccessKey?> FindKeyOrNullAsync(string hash, CancellationToken cancellation);

    /// <summary>All keys, ordered by name.</summary>
    IAsyncEnumerable<AccessKey> ListKeysAsync(CancellationToken cancellation);

    /// <summary>Adds a key, or replaces the one of that name.</summary>
    Task PutKeyAsync(AccessKey key, CancellationToken cancellation);

    /// <summary>The same for many. Where not all fit into one transaction, those before a fault are stored and the rest are not.</summary>
    Task PutKeysAsync(IReadOnlyList<AccessKey> keys, CancellationToken cancellation);

    /// <summary>
    /// Remembers when the key of that name was last used (<see cref="AccessKey.LastUsedAt"/>), beside the key: never brings back one that
    /// is revoked at the same moment.
    /// </summary>
    Task NoteKeyUseAsync(string name, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>What an <c>Idempotency-Key</c> of that caller stands for; null when it is new or older than seven days.</summary>
    Task<RememberedAnswer?> FindAnswerOrNullAsync(string caller, string idempotencyKey, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>
    /// Takes a caller's key for one request, before anything is done for it: of two requests at the same moment one takes it. Gives what
    /// the key stands for now: this request, or what it was taken for within the last seven days.
    /// </summary>
    Task<RememberedAnswer> ReserveAnswerAsync(
        string caller, string idempotencyKey, string requestHash, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Remembers an answer where there is none but a reservation; the first one for a caller and key stays.</summary>
    Task RememberAnswerAsync(AnsweredCall answered, CancellationToken cancellation);

    /// <summary>
    /// Adds an edition of a summary. False, and nothing written, when that number is taken, or when the year and area have an edition of
    /// the same <see cref="SummaryEdition.Occasion"/> already, other than on request: of two compilers at once one adds it.
    /// </summary>
    Task<bool> AddEditionAsync(SummaryEdition edition, CancellationToken cancellation);

    /// <summary>The editions of a data year, oldest first.</summary>
    IAsyncEnumerable<SummaryEdition> ListEditionsAsync(int year, CancellationToken cancellation);

    /// <summary>Throws when the store cannot be reached or written.</summary>
    Task ProbeAsync(CancellationToken cancellation);
}

/// <summary>
/// The outbox. On the same database as the submission store, because <see cref="ISubmissionStore.SaveAsync"/> adds to it. Throws
/// <see cref="IOException"/> or <see cref="TimeoutException"/> when trying again later may help.
/// </summary>
public interface INoticeStore
{
    /// <summary>Adds the notices whose id is not taken, each by itself; those that are there stay as they are. Safe to run again.</summary>
    Task AddNoticesAsync(IReadOnlyList<Notice> notices, CancellationToken cancellation);

    /// <summary>Finds a notice; null when there is none.</summary>
    Task<Notice?> FindNoticeOrNullAsync(string id, CancellationToken cancellation);

    /// <summary>Replaces a notice as it was read. False, and nothing written, when it has changed since (its ETag differs).</summary>
    Task<bool> ReplaceNoticeAsync(Notice notice, CancellationToken cancellation);

    /// <summary>All notices of a data year, ordered by id as bytes.</summary>
    IAsyncEnumerable<Notice> ListNoticesAsync(int year, CancellationToken cancellation);

    /// <summary>The waiting notices of every year whose time to be sent has come (<see cref="Notice.NotBefore"/>), oldest first.</summary>
    IAsyncEnumerable<Notice> ListDueNoticesAsync(DateTimeOffset dueBefore, CancellationToken cancellation);
}

/// <summary>
/// What offices have set. Throws <see cref="IOException"/> or <see cref="TimeoutException"/>
/// when trying again later may help.
/// </summary>
public interface ISettingStore
{
    /// <summary>Finds a setting; null when it has not been set.</summary>
    Task<OfficeSetting?> FindSettingOrNullAsync(string name, CancellationToken cancellation);

    /// <summary>
    /// Writes a setting in the place of the one it was made from. False, and nothing written, when that has changed since it was read
    /// (its ETag differs), or one is there although the ETag is null.
    /// </summary>
    Task<bool> SaveSettingAsync(OfficeSetting setting, CancellationToken cancellation);
}

/// <summary>A change of one filing.</summary>
/// <param name="Head">The head as it shall be; its ETag is that of the head it replaces, null for the first.</param>
/// <param name="Revisions">Revisions to add or replace.</param>
/// <param name="Act">What is written to the audit trail; its sequence and its place in the chain are given by the store.</param>
/// <param name="Pending">A pending row to add or replace; null for none.</param>
/// <param name="Done">The revision whose pending row goes; null for none.</param>
public sealed record FilingChange(Filing Head, IReadOnlyList<Submission> Revisions, Act Act, PendingCheck? Pending, SubmissionId? Done)
{
    /// <summary>What is remembered with it, so that the call has one effect however often it is sent; null for none.</summary>
    public AnsweredCall? Answered { get; init; }

    /// <summary>Notices that report what the change says, all of its data year; may be empty.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];
}

/// <summary>A call that may be sent again, and what it led to.</summary>
/// <param name="Caller">The name of the access key.</param>
/// <param name="IdempotencyKey">The caller's own name for the call.</param>
/// <param name="Answer">What it led to.</param>
public sealed record AnsweredCall(string Caller, string IdempotencyKey, RememberedAnswer Answer);

/// <summary>A call that may be sent again.</summary>
/// <param name="Key">The caller's own name for it.</param>
/// <param name="RequestHash">SHA-256 of what it asks for, lower-case hexadecimal.</param>
public sealed record RepeatableCall(string Key, string RequestHash);

/// <summary>The answer to a request that may be sent again.</summary>
/// <param name="RequestHash">SHA-256 of the request it answered, lower-case hexadecimal: another request under the same key is refused.</param>
/// <param name="Submission">What it led to; null while nothing has come of it yet: the key is only taken.</param>
/// <param name="IsNew">True when the request made the submission, false when it was there already.</param>
/// <param name="At">UTC.</param>
public sealed record RememberedAnswer(string RequestHash, SubmissionId? Submission, bool IsNew, DateTimeOffset At)
{
    /// <summary>What it led to where that is no submission: the number of an edition, the name of a key; null otherwise.</summary>
    public string? Made { get; init; }
}

/// <summary>A compiled summary. Its files are in the file store under <c>summaries/{year}/{number:000}/</c>.</summary>
/// <param name="Year">The data year.</param>
/// <param name="Number">One-based within the year.</param>
/// <param name="CompiledAt">UTC.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Area">The agency at whose subtree it was taken; null for the whole roster.</param>
/// <param name="Files">The names of its files.</param>
public sealed record SummaryEdition(int Year, int Number, DateTimeOffset CompiledAt, string By, string? Area, IReadOnlyList<string> Files)
{
    /// <summary>What it was compiled for.</summary>
    public EditionOccasion Occasion { get; init; }

    /// <summary>SHA-256 of each file, in the same order, lower-case hexadecimal; empty for editions of a time when none was kept.</summary>
    public IReadOnlyList<string> Sha256 { get; init; } = [];
}
