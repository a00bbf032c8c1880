namespace Nianbao.Deadlines;

/// <summary>On which days offices work. They move reminders, never a deadline.</summary>
public sealed class WorkDays
{
    private readonly HashSet<DateOnly> off;
    private readonly HashSet<DateOnly> on;

    private WorkDays(IEnumerable<DateOnly> off, IEnumerable<DateOnly> on)
    {
        this.off = [.. off];
        this.on = [.. on];
    }

    /// <summary>Those of the country.</summary>
    public static WorkDays National { get; } = Of(PublishedHolidays.All);

    /// <summary>Those of the published years; in all others Saturday and Sunday are off and nothing else.</summary>
    public static WorkDays Of(IReadOnlyList<PublishedHolidays> years) =>
        new(years.SelectMany(year => year.Holidays).SelectMany(DaysOf), years.SelectMany(year => year.Workdays));

    /// <summary>These, with what a province has set for itself, which goes before.</summary>
    public WorkDays With(FilingCalendar calendar) => calendar is { Holidays: [], Workdays: [] }
        ? this
        : new(off.Except(calendar.Workdays).Concat(calendar.Holidays), on.Except(calendar.Holidays).Concat(calendar.Workdays));

    /// <summary>Whether offices work on a day.</summary>
    public bool IsWorkday(DateOnly day) => on.Contains(day) || (!off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The day itself when it is a workday, or else the last one before it.</summary>
    public DateOnly LastUpTo(DateOnly day) => IsWorkday(day) ? day : LastUpTo(day.AddDays(-1));

    /// <summary>The day itself when it is a workday, or else the next one after it.</summary>
    public DateOnly FirstFrom(DateOnly day) => IsWorkday(day) ? day : FirstFrom(day.AddDays(1));

    private static IEnumerable<DateOnly> DaysOf(DaySpan span) =>
        Enumerable.Range(0, span.To.DayNumber - span.From.DayNumber + 1).Select(i => span.From.AddDays(i));
}
