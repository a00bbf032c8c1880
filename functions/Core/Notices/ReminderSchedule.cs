using Nianbao.Deadlines;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Notices;

/// <summary>An agency's ladder of a data year, and what has become of each step.</summary>
/// <param name="Duty">The duty, its deadline and how far it is.</param>
/// <param name="Above">The agency above it, which it turns to; null at the top.</param>
/// <param name="Steps">In their order; empty without a deadline.</param>
public sealed record AgencySchedule(DutyProgress Duty, Agency? Above, IReadOnlyList<ScheduledStep> Steps);

/// <summary>A step of an agency's ladder.</summary>
/// <param name="Due">The step and when it falls due.</param>
/// <param name="Notice">Its notice; null when there is none yet or it is part of an office's digest.</param>
public sealed record ScheduledStep(DueStep Due, Notice? Notice);

/// <summary>Shows an agency when it is reminded, and why.</summary>
public sealed class ReminderSchedule(ISubmissionStore submissions, ISettingStore settings, INoticeStore notices, TimeProvider time)
{
    /// <summary>Null when the roster has no agency of that id.</summary>
    public async Task<AgencySchedule?> ReadAsync(int year, string agency, CancellationToken cancellation)
    {
        var roster = await Roster.LoadAsync(submissions, cancellation);
        if (roster.Find(agency) is not { } about)
        {
            return null;
        }

        var calendar = await settings.ReadCalendarAsync(year, cancellation);
        var head = await submissions.FindFilingOrNullAsync(new(year, agency, about.DefaultScope), cancellation);
        var heads = head is null ? new Dictionary<FilingKey, Filing>() : new() { [head.Key] = head };
        var duty = Progress.Of(calendar, [about], roster, heads, time.GetUtcNow())[0];
        var steps = new List<ScheduledStep>();
        foreach (var due in duty.Due is { } deadline ? Ladder.Default.For(deadline.Day, WorkDays.National.With(calendar)) : [])
        {
            var id = ReminderPlan.IdOf(duty.Filing, due.Step, duty.Due!.Day);
            steps.Add(new(due, await notices.FindNoticeOrNullAsync(id, cancellation)));
        }

        return new(duty, about.Parent is { } parent ? roster.Find(parent) : null, steps);
    }
}
