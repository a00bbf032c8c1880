using System.Text.Json.Serialization;

namespace Nianbao.Store;

/// <summary>Why somebody is written to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>催报: a step of the ladder, for one agency.</summary>
    [JsonStringEnumMemberName("reminder")] Reminder,

    /// <summary>A step of the ladder for many agencies, in one message to an office or a group.</summary>
    [JsonStringEnumMemberName("digest")] Digest,

    /// <summary>A check has ended: what came of it.</summary>
    [JsonStringEnumMemberName("verdict")] Verdict,

    /// <summary>The office has sent a report back.</summary>
    [JsonStringEnumMemberName("returned")] Returned,

    /// <summary>A report was accepted after its check: everything is explained, or the office has decided so.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,
}

/// <summary>Who is written to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeReader>))]
public enum NoticeReader
{
    /// <summary>填报人: who files for the agency.</summary>
    [JsonStringEnumMemberName("filer")] Filer,

    /// <summary>单位负责人: the head of the agency.</summary>
    [JsonStringEnumMemberName("head")] Head,

    /// <summary>主管部门: the office of the government named.</summary>
    [JsonStringEnumMemberName("office")] Office,

    /// <summary>工作群: the group chat that the deployment is set up with; no agency's own.</summary>
    [JsonStringEnumMemberName("group")] Group,
}

/// <summary>Where a notice stands. Only a waiting one can still be sent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeState>))]
public enum NoticeState
{
    /// <summary>To be sent, or to be tried again.</summary>
    [JsonStringEnumMemberName("waiting")] Waiting,

    /// <summary>Taken over by the provider.</summary>
    [JsonStringEnumMemberName("sent")] Sent,

    /// <summary>Refused by the provider for good, or tried too often.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>Not needed any more: accepted in the meantime, or overtaken by a later notice.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,

    /// <summary>The roster has no address to send it to.</summary>
    [JsonStringEnumMemberName("undeliverable")] Undeliverable,
}

/// <summary>
/// One message of the outbox: what is to be sent, when, and what came of it. Its text is made when it is sent, from what is true then.
/// Never deleted.
/// </summary>
public sealed record Notice
{
    /// <summary>The shape of the stored record.</summary>
    public int Version { get; init; } = 1;

    /// <summary>
    /// Stable and unique, made of what it is about, so that whoever plans it twice plans one: <c>{filing}/{step}-{deadline}</c>,
    /// <c>{year}-{to}-digest/{step}-{day}-{n}</c>, <c>{submission}/verdict</c>, <c>{submission}/returned-{moment}</c>, <c>{submission}/accepted-{moment}</c>. ASCII letters, digits,
    /// hyphens, plus signs and slashes; at most 80 characters.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Why.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>Who.</summary>
    public required NoticeReader Reader { get; init; }

    /// <summary>The agency whose filer, head or office it is for; null for a group.</summary>
    public string? To { get; init; }

    /// <summary>The data year.</summary>
    public required int Year { get; init; }

    /// <summary>The step of the ladder, as <c>t-7</c> or <c>t+3</c>; null for what is not of the ladder.</summary>
    public string? Step { get; init; }

    /// <summary>The deadline that the step is counted from, a Beijing date; null for what is not of the ladder, and for digests of several.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>The filings it is about: one, or several for a digest.</summary>
    public required IReadOnlyList<FilingKey> Filings { get; init; }

    /// <summary>The submission it reports on; null for what is of the ladder.</summary>
    public SubmissionId? Submission { get; init; }

    /// <summary>When it fell due, UTC.</summary>
    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>When it may be sent, or tried again, at the earliest; UTC.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>Where it stands.</summary>
    public NoticeState State { get; init; } = NoticeState.Waiting;

    /// <summary>How often sending it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was last tried, or came to its end, UTC; null before that.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>What came of it last, for people (中文); null before that.</summary>
    public string? Outcome { get; init; }

    /// <summary>What the provider answered last; null when none did.</summary>
    public string? Answer { get; init; }

    /// <summary>The store's mark for this state of the notice; null for one that is not stored yet.</summary>
    public string? ETag { get; init; }
}
