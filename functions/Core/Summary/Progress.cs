using System.Text.Json.Serialization;
using Nianbao.Deadlines;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>How far an agency is with its duty. A duty with a revision in force is accepted, whatever became of newer ones.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DutyState>))]
public enum DutyState
{
    /// <summary>已接收: a revision is in force.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>待说明: only warnings stand, some unexplained.</summary>
    [JsonStringEnumMemberName("awaiting-explanation")] AwaitingExplanation,

    /// <summary>已退回: an error stands, or the office sent it back.</summary>
    [JsonStringEnumMemberName("returned")] Returned,

    /// <summary>无法读取: the file cannot be read.</summary>
    [JsonStringEnumMemberName("unreadable")] Unreadable,

    /// <summary>正在核对: received, not checked yet.</summary>
    [JsonStringEnumMemberName("received")] Received,

    /// <summary>系统故障: our fault.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>未报送: nothing has been sent.</summary>
    [JsonStringEnumMemberName("missing")] Missing,
}

/// <summary>One agency's duty of a data year and how far it is.</summary>
/// <param name="Agency">Who.</param>
/// <param name="Filing">The duty: in the agency's default scope.</param>
/// <param name="State">How far.</param>
/// <param name="Latest">The newest revision; null when nothing has been sent.</param>
/// <param name="LatestState">Its state; null when nothing has been sent.</param>
/// <param name="ReceivedAt">When it arrived, UTC; null when nothing has been sent.</param>
/// <param name="FirstAcceptedAt">When a revision was first accepted, UTC; null when none has been.</param>
/// <param name="Due">The last day in time; null where the law names none and the office has set none.</param>
/// <param name="IsLate">Whether first acceptance came, or still has not come, after the deadline; false without one.</param>
public sealed record DutyProgress(
    Agency Agency, FilingKey Filing, DutyState State, SubmissionId? Latest, SubmissionState? LatestState, DateTimeOffset? ReceivedAt,
    DateTimeOffset? FirstAcceptedAt, DueDate? Due, bool IsLate)
{
    /// <summary>Whether the report in force declares that there was nothing: not to be taken for a missing one.</summary>
    public bool IsZero { get; init; }
}

/// <summary>Who has filed, and who has not.</summary>
public static class Progress
{
    /// <summary>One duty for each agency, in its default scope, in the order the agencies are given.</summary>
    /// <param name="calendar">What decides the deadlines, and which data year it is.</param>
    /// <param name="agencies">Whose duties.</param>
    /// <param name="roster">The whole roster, in which they stand.</param>
    /// <param name="heads">The heads of that year; those of others are not looked at.</param>
    /// <param name="now">What is overdue is overdue at this moment.</param>
    public static IReadOnlyList<DutyProgress> Of(
        FilingCalendar calendar, IReadOnlyList<Agency> agencies, Roster roster, IReadOnlyDictionary<FilingKey, Filing> heads, DateTimeOffset now)
    {
        var due = new DueDates(calendar, roster);
        return [.. agencies.Select(agency => Of(agency, new(calendar.Year, agency.Id, agency.DefaultScope), due.Of(agency), heads, now))];
    }

    /// <summary>How far a filing is; null for one of which nothing has been sent.</summary>
    public static DutyState StateOf(Filing? head) => head switch
    {
        null => DutyState.Missing,
        { Accepted: not null } => DutyState.Accepted,
        { LatestState: SubmissionState.AwaitingExplanation } => DutyState.AwaitingExplanation,
        { LatestState: SubmissionState.Unreadable } => DutyState.Unreadable,
        { LatestState: SubmissionState.Received } => DutyState.Received,
        { LatestState: SubmissionState.Failed } => DutyState.Failed,
        _ => DutyState.Returned,
    };

    /// <summary>What officers read.</summary>
    public static string ToChinese(this DutyState state) => state switch
    {
        DutyState.Accepted => "已接收",
        DutyState.AwaitingExplanation => "待说明",
        DutyState.Returned => "已退回",
        DutyState.Unreadable => "无法读取",
        DutyState.Received => "正在核对",
        DutyState.Failed => "系统故障，无需重报",
        _ => "未报送",
    };

    private static DutyProgress Of(Agency agency, FilingKey key, DueDate? due, IReadOnlyDictionary<FilingKey, Filing> heads, DateTimeOffset now)
    {
        var head = heads.GetValueOrDefault(key);
        return new(
            agency, key, StateOf(head), head is null ? null : new SubmissionId(key, head.LatestRevision), head?.LatestState,
            head?.LatestReceivedAt, head?.FirstAcceptedAt, due, IsLate: due is not null && due.IsOverAt(head?.FirstAcceptedAt ?? now))
        {
            IsZero = head?.Accepted?.IsZero == true,
        };
    }
}
