using Nianbao.Deadlines;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>Reads who has filed and who has not.</summary>
public sealed class FilingProgress(ISubmissionStore submissions, ISettingStore settings, TimeProvider time)
{
    /// <summary>
    /// The duties of a data year, ordered by agency id (<see cref="Roster.DutiesOf"/>): those of an area's top and all that stand under it,
    /// or of the whole roster when <paramref name="area"/> is null. Empty when the roster has no agency of that id.
    /// </summary>
    public async Task<IReadOnlyList<DutyProgress>> ReadAsync(int year, string? area, CancellationToken cancellation)
    {
        var roster = await Roster.LoadAsync(submissions, cancellation);
        return await ReadAsync(await settings.ReadCalendarAsync(year, cancellation), roster, area, cancellation);
    }

    /// <summary>The same for a calendar and a roster that have been read.</summary>
    internal async Task<IReadOnlyList<DutyProgress>> ReadAsync(FilingCalendar calendar, Roster roster, string? area, CancellationToken cancellation)
    {
        var heads = new Dictionary<FilingKey, Filing>();
        await foreach (var head in submissions.ListFilingsAsync(calendar.Year, cancellation))
        {
            heads.Add(head.Key, head);
        }

        return Progress.Of(calendar, roster.DutiesOf(calendar.Year, area), roster, heads, time.GetUtcNow());
    }
}
