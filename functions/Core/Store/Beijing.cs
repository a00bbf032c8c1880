namespace Nianbao.Store;

/// <summary>The calendar officers live by. Moments are stored in UTC; dates of the law are Beijing dates.</summary>
public static class Beijing
{
    private static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>The Beijing date of a moment.</summary>
    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);
}
