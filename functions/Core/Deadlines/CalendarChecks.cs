using System.Globalization;
using Nianbao.Store;

namespace Nianbao.Deadlines;

/// <summary>Finds what is wrong with a calendar before it is kept.</summary>
public static class CalendarChecks
{
    /// <summary>The longest reason, in characters.</summary>
    public const int TextLimit = 200;

    /// <summary>What a store keeps of one setting, in characters.</summary>
    public const int SizeLimit = 30_000;

    /// <summary>What is wrong, a sentence each (中文); empty when it can be kept.</summary>
    public static IReadOnlyList<string> FaultsOf(FilingCalendar calendar, Roster roster) =>
    [
        .. calendar.Dates.SelectMany(date => FaultsOf(date, calendar.Year, roster)),
        .. calendar.Extensions.SelectMany(extension => FaultsOf(extension, calendar.Year, roster)),
        .. calendar.Dates.GroupBy(date => (date.Area, date.Kind)).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key.Area ?? "全部"} 的同一类单位写了 {same.Count()} 个日期，请只留一个。"),
        .. calendar.Extensions.GroupBy(extension => extension.Agency).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key} 写了 {same.Count()} 个延期，请只留一个。"),
        .. calendar.Holidays.Intersect(calendar.Workdays).Select(day => $"{Printed(day)} 既是放假又是上班，请只留一项。"),
        .. calendar.Holidays.Concat(calendar.Workdays).Where(day => day.Year != calendar.Year && day.Year != calendar.Year + 1)
            .Select(day => $"{Printed(day)} 不在 {calendar.Year} 和 {calendar.Year + 1} 两年之内，请核对。"),
        .. StoredCalendars.Print(calendar).Length > SizeLimit ? ["日期和延期太多，存不下了；请合并为上一级地区的日期。"] : (IEnumerable<string>)[],
    ];

    private static IEnumerable<string> FaultsOf(AreaDate date, int year, Roster roster)
    {
        if (date.Area is { } area && roster.Find(area) is null)
        {
            yield return $"名册中没有 {area}。";
        }

        if (StatutoryDates.Of(date.Kind, year) is { } statutory && date.Day > statutory)
        {
            yield return $"{Printed(date.Day)} 晚于法定的 {Printed(statutory)}；地方的日期只能提前，个别单位延后请写在延期里。";
        }

        // Some areas collect their drafts from the December before.
        if (date.Day < new DateOnly(year, 12, 1) || date.Day.Year > year + 1)
        {
            yield return $"{Printed(date.Day)} 不是 {year} 年度报告的报送时间，请核对年份。";
        }

        if (FaultOf(date.Why) is { } fault)
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> FaultsOf(Extension extension, int year, Roster roster)
    {
        if (roster.Find(extension.Agency) is null)
        {
            yield return $"名册中没有 {extension.Agency}。";
        }

        if (extension.Day.Year != year + 1)
        {
            yield return $"{Printed(extension.Day)} 不是 {year} 年度报告的报送时间，请核对年份。";
        }

        if (FaultOf(extension.Why) is { } fault)
        {
            yield return fault;
        }
    }

    private static string? FaultOf(string why) => why switch
    {
        _ when string.IsNullOrWhiteSpace(why) => "每个日期和延期都要写明依据或理由（why）。",
        { Length: > TextLimit } => $"依据或理由不能超过 {TextLimit} 个字。",
        _ => null,
    };

    private static string Printed(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
