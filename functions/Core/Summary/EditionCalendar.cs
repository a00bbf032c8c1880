using Nianbao.Deadlines;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>An edition that has its time: of which data year, for which occasion, and the last Beijing date before it is compiled.</summary>
/// <param name="Year">The data year.</param>
/// <param name="Occasion">Never <see cref="EditionOccasion.OnRequest"/>.</param>
/// <param name="Closes">The day after which it is compiled.</param>
public sealed record DueEdition(int Year, EditionOccasion Occasion, DateOnly Closes);

/// <summary>
/// When the editions of the year are compiled: after the statutory date of the departments, after that of the governments, and after the
/// end of the year in which the reports were made.
/// </summary>
public static class EditionCalendar
{
    // The last edition of a data year closes two years after the year began, and stays due for another one.
    private const int OldestYear = 3;

    private static readonly EditionOccasion[] s_occasions = [EditionOccasion.Departments, EditionOccasion.Governments, EditionOccasion.YearEnd];

    /// <summary>
    /// What is due on a Beijing date: everything that closed before it and at most a year ago, oldest first. What was missed for longer
    /// is not made up for: its moment is gone, and the office can have it at any time.
    /// </summary>
    public static IReadOnlyList<DueEdition> DueOn(DateOnly today) =>
    [
        .. from year in Enumerable.Range(today.Year - OldestYear, OldestYear)
           from occasion in s_occasions
           let due = new DueEdition(year, occasion, ClosesOn(year, occasion))
           where due.Closes < today && today <= due.Closes.AddYears(1)
           orderby due.Closes, due.Occasion
           select due,
    ];

    /// <summary>The last Beijing date before an edition is compiled. Throws <see cref="ArgumentOutOfRangeException"/> for one on request: it has none.</summary>
    public static DateOnly ClosesOn(int year, EditionOccasion occasion) => occasion switch
    {
        EditionOccasion.Departments => StatutoryDates.Of(AgencyKind.Department, year)!.Value,
        EditionOccasion.Governments => StatutoryDates.Of(AgencyKind.Government, year)!.Value,
        EditionOccasion.YearEnd => new(year + 1, 12, 31),
        _ => throw new ArgumentOutOfRangeException(nameof(occasion), occasion, "An edition on request has no date."),
    };
}
