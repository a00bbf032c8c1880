using System.Diagnostics;
using System.Text.Json.Serialization;
using Nianbao.Deadlines;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Notices;

/// <summary>Why nobody will be reminded of a duty.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoReminderReason>))]
public enum NoReminderReason
{
    /// <summary>Its report is accepted.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>A check of ours is under way; what comes of it decides.</summary>
    [JsonStringEnumMemberName("checking")] Checking,

    /// <summary>The law names no deadline, and no office has set one.</summary>
    [JsonStringEnumMemberName("no-deadline")] NoDeadline,

    /// <summary>The roster has no address of whom the next step is for.</summary>
    [JsonStringEnumMemberName("no-contact")] NoContact,

    /// <summary>Every step has passed.</summary>
    [JsonStringEnumMemberName("ended")] Ended,
}

/// <summary>What comes next for a duty.</summary>
public abstract record NextReminder
{
    private NextReminder() { }

    /// <summary>A step of the ladder.</summary>
    /// <param name="Step">Which, and when.</param>
    /// <param name="To">Who is written to: the agency itself, or an office above it.</param>
    public sealed record Due(DueStep Step, Agency To) : NextReminder;

    /// <summary>Nothing.</summary>
    /// <param name="Reason">Why not.</param>
    /// <param name="Text">For people (中文).</param>
    public sealed record None(NoReminderReason Reason, string Text) : NextReminder;
}

/// <summary>
/// Says what comes next for duties, as the ladder, the calendar and the roster have it at one moment. It looks at no notices: twelve
/// thousand duties take no longer than their own list.
/// </summary>
/// <param name="progress">The duties, their roster and calendar, and the moment.</param>
/// <param name="ladder">When who is reminded.</param>
public sealed class ReminderForecast(YearProgress progress, Ladder ladder)
{
    private readonly WorkDays workDays = WorkDays.National.With(progress.Calendar);
    private readonly Dictionary<DateOnly, IReadOnlyList<DueStep>> ahead = [];

    /// <summary>What comes next for one of the duties.</summary>
    public NextReminder Of(DutyProgress duty) => duty switch
    {
        { State: DutyState.Accepted } => None(NoReminderReason.Accepted),
        { State: DutyState.Received or DutyState.Failed } => None(NoReminderReason.Checking),
        { Due: { } due } => Next(duty.Agency, due.Day),
        _ => None(NoReminderReason.NoDeadline),
    };

    private NextReminder Next(Agency agency, DateOnly deadline)
    {
        foreach (var step in AheadOf(deadline))
        {
            // Nobody is above the topmost government: the step is not made for it.
            if (step.Step.Reader != NoticeReader.Office)
            {
                return To(step, agency);
            }

            if (ReminderPlan.OfficeAbove(progress.Roster, agency, step.Step.Level) is { } office)
            {
                return To(step, office);
            }
        }

        return None(NoReminderReason.Ended);
    }

    private static NextReminder To(DueStep step, Agency reader) =>
        Contacts.EmailsOf(reader, step.Step.Reader).Count > 0 ? new NextReminder.Due(step, reader) : None(NoReminderReason.NoContact);

    private IReadOnlyList<DueStep> AheadOf(DateOnly deadline)
    {
        if (!ahead.TryGetValue(deadline, out var steps))
        {
            ahead[deadline] = steps = [.. ladder.For(deadline, workDays).Where(step => step.At > progress.At)];
        }

        return steps;
    }

    private static NextReminder.None None(NoReminderReason reason) => new(reason, reason switch
    {
        NoReminderReason.Accepted => "已接收，不再提醒",
        NoReminderReason.Checking => "正在核对，有了结论再定",
        NoReminderReason.NoDeadline => "没有报送期限，不提醒",
        NoReminderReason.NoContact => "名册中没有可用的电子邮箱，提醒不到",
        NoReminderReason.Ended => "各步提醒都已过，不再自动提醒，请电话催报",
        var other => throw new UnreachableException(other.ToString()),
    });
}
