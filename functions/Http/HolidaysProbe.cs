using Nianbao.Deadlines;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>
/// Whether it is known when the country is off work in the weeks of reminders: from December for the next year on, and until May for the
/// current one. The State Council says it in November at the latest, so that nothing is said before there is something to enter.
/// </summary>
public sealed class HolidaysProbe(ISettingStore settings, TimeProvider time) : IHealthProbe
{
    private const int December = 12;
    private const int LastMonthOfReminders = 5;

    public string Part => "holidays";

    public async Task<HealthFinding> LookAsync(CancellationToken cancellation)
    {
        var today = Beijing.DateOf(time.GetUtcNow());
        var wanted = today.Month switch
        {
            December => today.Year + 1,
            <= LastMonthOfReminders => today.Year,
            _ => (int?)null,
        };
        if (wanted is not { } year)
        {
            return HealthFinding.Fine;
        }

        var calendar = await settings.ReadCalendarAsync(year - 1, cancellation);
        return HolidayYears.Unknown(calendar, PublishedHolidays.All, today).Contains(year)
            ? new(HealthGrade.Degraded, HolidayYears.Advice(year), new Dictionary<string, long> { ["year"] = year })
            : HealthFinding.Fine;
    }
}
