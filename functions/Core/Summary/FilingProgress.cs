using Nianbao.Deadlines;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>Who has filed and who has not, with what it was made from.</summary>
/// <param name="Calendar">What offices have set for the data year.</param>
/// <param name="Roster">The whole roster.</param>
/// <param name="Area">The agency at whose subtree it was taken; null for the whole roster.</param>
/// <param name="At">The moment it was taken, UTC.</param>
/// <param name="Duties">Ordered by agency id.</param>
public sealed record YearProgress(
    FilingCalendar Calendar, Roster Roster, string? Area, DateTimeOffset At, IReadOnlyList<DutyProgress> Duties);

/// <summary>Reads who has filed and who has not.</summary>
public sealed class FilingProgress(ISubmissionStore submissions, ISettingStore settings, TimeProvider time)
{
    /// <summary>
    /// The duties of a data year, ordered by agency id (<see cref="Roster.DutiesOf"/>): those of an area's top and all that stand under it,
    /// or of the whole roster when <paramref name="area"/> is null. Empty when the roster has no agency of that id.
    /// </summary>
    public async Task<IReadOnlyList<DutyProgress>> ReadAsync(int year, string? area, CancellationToken cancellation) =>
        (await ReadYearAsync(year, area, cancellation)).Duties;

    /// <summary>The same, with the roster and the calendar it was made from.</summary>
    public async Task<YearProgress> ReadYearAsync(int year, string? area, CancellationToken cancellation)
    {
        var roster = await Roster.LoadAsync(submissions, cancellation);
        return await ReadAsync(await settings.ReadCalendarAsync(year, cancellation), roster, area, cancellation);
    }

    /// <summary>The same for a calendar and a roster that have been read.</summary>
    internal async Task<YearProgress> ReadAsync(FilingCalendar calendar, Roster roster, string? area, CancellationToken cancellation)
    {
        var heads = new Dictionary<FilingKey, Filing>();
        await foreach (var head in submissions.ListFilingsAsync(calendar.Year, cancellation))
        {
            heads.Add(head.Key, head);
        }

        var now = time.GetUtcNow();
        return new(calendar, roster, area, now, Progress.Of(calendar, roster.DutiesOf(calendar.Year, area), roster, heads, now));
    }
}
