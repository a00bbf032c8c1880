using Nianbao.Deadlines;

namespace Nianbao.Tests.Deadlines;

/// <summary>A year whose days off nobody has entered.</summary>
public sealed class HolidayYearTests
{
    private const int Unpublished = 2031;
    private static readonly DateOnly s_today = new(2030, 11, 28);

    [Fact]
    public void A_year_that_nobody_has_entered_is_named_and_has_its_weekends_only()
    {
        Assert.Equal([2030, Unpublished], HolidayYears.Unknown(FilingCalendar.Empty(2030), PublishedHolidays.All, s_today));
        Assert.Equal("2031 年节假日安排尚未录入，提醒只避开周末。国务院办公厅的通知公布后，请把放假和调休上班的日期（从元旦起）录入年度日历。", HolidayYears.Advice(Unpublished));
        Assert.True(WorkDays.National.IsWorkday(new(Unpublished, 1, 1)));
        Assert.False(WorkDays.National.IsWorkday(new(Unpublished, 1, 4)));
    }

    [Fact]
    public void A_year_that_the_office_has_entered_from_new_year_on_is_known_and_one_day_of_its_own_is_not_enough()
    {
        var calendar = FilingCalendar.Empty(2030) with { Holidays = [new(2030, 1, 1), new(Unpublished, 4, 3)] };
        Assert.Equal([Unpublished], HolidayYears.Unknown(calendar, PublishedHolidays.All, s_today));
        calendar = calendar with { Holidays = [.. calendar.Holidays, new(Unpublished, 1, 1)] };
        Assert.Empty(HolidayYears.Unknown(calendar, PublishedHolidays.All, s_today));
        Assert.False(WorkDays.National.With(calendar).IsWorkday(new(Unpublished, 1, 1)));
    }

    [Fact]
    public void Years_that_are_over_and_years_that_are_published_are_not_spoken_of()
    {
        Assert.Empty(HolidayYears.Unknown(FilingCalendar.Empty(2017), PublishedHolidays.All, s_today));
        Assert.Empty(HolidayYears.Unknown(FilingCalendar.Empty(2025), PublishedHolidays.All, new(2026, 1, 20)));
    }
}
