using System.Globalization;

namespace Nianbao.Deadlines;

/// <summary>Says for which calendar years it is known when the country is off work. In others only weekends are, and reminders may fall on a holiday.</summary>
public static class HolidayYears
{
    /// <summary>
    /// The years of a calendar, from the current one on, whose days off nobody has entered: not this program, and not the office. Those a
    /// calendar has set are known when 1 January is among them, which is a day off in every year (全国年节及纪念日放假办法 art. 2): a province's own
    /// day off alone does not make a year known.
    /// </summary>
    /// <param name="calendar">What offices have set for the data year; reminders of it fall in that year and the next.</param>
    /// <param name="published">What the State Council has published.</param>
    /// <param name="today">A Beijing date.</param>
    public static IReadOnlyList<int> Unknown(FilingCalendar calendar, IReadOnlyList<PublishedHolidays> published, DateOnly today) =>
    [
        .. new[] { calendar.Year, calendar.Year + 1 }.Where(year => year >= today.Year && published.All(known => known.Year != year)
            && !calendar.Holidays.Contains(new(year, 1, 1))),
    ];

    /// <summary>What officers read about a year that is not known.</summary>
    public static string Advice(int year) => string.Create(CultureInfo.InvariantCulture,
        $"{year} 年节假日安排尚未录入，提醒只避开周末。国务院办公厅的通知公布后，请把放假和调休上班的日期（从元旦起）录入年度日历。");
}
