using System.Globalization;

namespace Nianbao.Store;

/// <summary>The calendar officers live by. Moments are stored in UTC; dates of the law are Beijing dates.</summary>
public static class Beijing
{
    private static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The Beijing date of a moment.</summary>
    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>A moment in Beijing time to the second, as <c>2024-01-15T16:00:00+08:00</c>.</summary>
    public static string Print(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
