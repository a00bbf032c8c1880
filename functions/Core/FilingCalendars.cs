using Nianbao.Deadlines;
using Nianbao.Store;

namespace Nianbao;

/// <summary>What came of setting a calendar.</summary>
public abstract record CalendarOutcome
{
    private CalendarOutcome() { }

    /// <summary>It is kept.</summary>
    public sealed record Kept : CalendarOutcome;

    /// <summary>Refused: it cannot be right.</summary>
    /// <param name="Faults">A sentence each (中文); at least one.</param>
    public sealed record Wrong(IReadOnlyList<string> Faults) : CalendarOutcome;

    /// <summary>Refused: it speaks of what stands outside the caller's area.</summary>
    public sealed record OutsideArea : CalendarOutcome;

    /// <summary>Refused: somebody else has set it since it was read.</summary>
    public sealed record Changed : CalendarOutcome;
}

/// <summary>The part of a year's calendar that an office may set, with what holds for it beside that.</summary>
/// <param name="Own">What it has set, or all of it for who oversees the whole roster.</param>
/// <param name="Inherited">Dates of the areas above it.</param>
/// <param name="Setting">As it is stored; null when nobody has set anything.</param>
/// <param name="Names">The names of the agencies that both speak of, by id.</param>
public sealed record CalendarPart(
    FilingCalendar Own, IReadOnlyList<AreaDate> Inherited, OfficeSetting? Setting, IReadOnlyDictionary<string, string> Names);

/// <summary>
/// Shows and sets the calendar of a data year. There is one a year for the whole roster; an office replaces what stands in its own
/// subtree and leaves the rest as it is. Days off and on are the province's.
/// </summary>
public sealed class FilingCalendars(ISubmissionStore submissions, ISettingStore settings, TimeProvider time)
{
    private const int Tries = 20;

    /// <summary>The part at whose top the caller stands.</summary>
    /// <param name="year">The data year.</param>
    /// <param name="top">The top of the caller's subtree; null for the whole roster.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<CalendarPart> ReadAsync(int year, string? top, CancellationToken cancellation)
    {
        var roster = await Roster.LoadAsync(submissions, cancellation);
        var setting = await settings.FindSettingOrNullAsync(StoredCalendars.NameOf(year), cancellation);
        var whole = CalendarOf(setting, year);
        if (IsWhole(roster, top))
        {
            return PartOf(whole, [], setting, roster);
        }

        var own = whole with
        {
            Dates = [.. whole.Dates.Where(date => IsWithin(roster, date.Area, top!))],
            Extensions = [.. whole.Extensions.Where(extension => IsWithin(roster, extension.Agency, top!))],
        };
        var above = roster.Find(top!) is { } office ? roster.Above(office).Select(agency => agency.Id).ToHashSet() : [];
        return PartOf(own, [.. whole.Dates.Where(date => date.Area is null || above.Contains(date.Area))], setting, roster);
    }

    private static CalendarPart PartOf(FilingCalendar own, IReadOnlyList<AreaDate> inherited, OfficeSetting? setting, Roster roster)
    {
        var named = own.Dates.Concat(inherited).Select(date => date.Area).OfType<string>().Concat(own.Extensions.Select(extension => extension.Agency)).Distinct();
        return new(own, inherited, setting, named.Select(roster.Find).OfType<Agency>().ToDictionary(agency => agency.Id, agency => agency.Name, StringComparer.Ordinal));
    }

    /// <summary>Sets the part at whose top the caller stands.</summary>
    /// <param name="wanted">That part as it shall be.</param>
    /// <param name="top">The top of the caller's subtree; null for the whole roster.</param>
    /// <param name="by">Who: the name of the access key.</param>
    /// <param name="ifMatch">The ETag it was made from; null to set it whatever was there.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<CalendarOutcome> SetAsync(FilingCalendar wanted, string? top, string by, string? ifMatch, CancellationToken cancellation)
    {
        var roster = await Roster.LoadAsync(submissions, cancellation);
        for (var i = 0; i < Tries; i++)
        {
            var setting = await settings.FindSettingOrNullAsync(StoredCalendars.NameOf(wanted.Year), cancellation);
            if (ifMatch is not null && ifMatch != setting?.ETag)
            {
                return new CalendarOutcome.Changed();
            }

            if (Merged(CalendarOf(setting, wanted.Year), wanted, roster, top) is not { } whole)
            {
                return new CalendarOutcome.OutsideArea();
            }

            if (CalendarChecks.FaultsOf(whole, roster) is { Count: > 0 } faults)
            {
                return new CalendarOutcome.Wrong(faults);
            }

            var next = new OfficeSetting(StoredCalendars.NameOf(wanted.Year), StoredCalendars.Print(whole), time.GetUtcNow(), by, setting?.ETag);
            if (await settings.SaveSettingAsync(next, cancellation))
            {
                return new CalendarOutcome.Kept();
            }
        }

        throw new TimeoutException($"The calendar of {wanted.Year} changed {Tries} times while it was being written.");
    }

    private static FilingCalendar CalendarOf(OfficeSetting? setting, int year) =>
        setting is null ? FilingCalendar.Empty(year) : StoredCalendars.Parse(setting.Json);

    private static FilingCalendar? Merged(FilingCalendar whole, FilingCalendar wanted, Roster roster, string? top)
    {
        if (IsWhole(roster, top))
        {
            return wanted;
        }

        var isInside = wanted.Dates.All(date => IsWithin(roster, date.Area, top!))
            && wanted.Extensions.All(extension => IsWithin(roster, extension.Agency, top!))
            && wanted.Holidays.SequenceEqual(whole.Holidays) && wanted.Workdays.SequenceEqual(whole.Workdays);
        return isInside
            ? whole with
            {
                Dates = [.. whole.Dates.Where(date => !IsWithin(roster, date.Area, top!)), .. wanted.Dates],
                Extensions = [.. whole.Extensions.Where(extension => !IsWithin(roster, extension.Agency, top!)), .. wanted.Extensions],
            }
            : null;
    }

    private static bool IsWhole(Roster roster, string? top) => top is null || roster.Covers(top);

    private static bool IsWithin(Roster roster, string? area, string top) => area is not null && roster.IsWithin(area, top);
}
