using System.Globalization;
using System.Text.Json;
using Nianbao.Deadlines;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Deadlines;

public sealed class DueDateTests
{
    private static readonly Agency s_province = An.Agency("P", AgencyKind.Government) with { Level = AgencyLevel.Province };
    private static readonly Agency s_city = An.Agency("C", AgencyKind.Government, "P") with { Level = AgencyLevel.City };
    private static readonly Agency s_county = An.Agency("X", AgencyKind.Government, "C");
    private static readonly Agency s_bureau = An.Agency("B", parent: "X");
    private static readonly Agency s_otherBureau = An.Agency("O", parent: "P");
    private static readonly Agency s_township = An.Agency("T", AgencyKind.Township, "X");
    private static readonly Roster s_roster = new([s_province, s_city, s_county, s_bureau, s_otherBureau, s_township]);

    public static TheoryData<int> Years => [.. Enumerable.Range(2015, 21)];

    [Theory]
    [MemberData(nameof(Years))]
    public void The_law_names_31_March_for_all_up_to_2018_and_31_January_for_departments_since(int year)
    {
        var departments = year <= 2018 ? new DateOnly(year + 1, 3, 31) : new DateOnly(year + 1, 1, 31);
        Assert.Equal(departments, StatutoryDates.Of(AgencyKind.Department, year));
        Assert.Equal(new DateOnly(year + 1, 3, 31), StatutoryDates.Of(AgencyKind.Government, year));
        foreach (var kind in new[] { AgencyKind.Township, AgencyKind.Institution })
        {
            Assert.Equal(year <= 2018 ? new DateOnly(year + 1, 3, 31) : null, StatutoryDates.Of(kind, year));
        }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void The_last_second_of_the_last_day_in_Beijing_is_in_time_and_the_next_one_is_late(int year)
    {
        foreach (var kind in new[] { AgencyKind.Department, AgencyKind.Government })
        {
            var due = new DueDates(FilingCalendar.Empty(year), new([])).Of(An.Agency(kind: kind))!;
            var last = DateTimeOffset.Parse($"{due.Day:yyyy-MM-dd}T23:59:59+08:00", CultureInfo.InvariantCulture);
            Assert.False(due.IsOverAt(last));
            Assert.True(due.IsOverAt(last.AddSeconds(1)));
            Assert.False(due.IsOverAt(last.ToUniversalTime()));
            Assert.True(due.IsOverAt(last.AddSeconds(1).ToUniversalTime()));
        }
    }

    [Fact]
    public void The_nearest_area_that_names_a_date_for_the_kind_goes_before_the_law()
    {
        var calendar = FilingCalendar.Empty(2023) with
        {
            Dates = [Date("P", AgencyKind.Department, 25), Date("C", AgencyKind.Department, 20), Date("C", AgencyKind.Government, 30)],
        };
        Assert.Equal(new(new(2024, 1, 20), DeadlineBasis.Area, "通知"), new DueDates(calendar, s_roster).Of(s_bureau));
        Assert.Equal(new(new(2024, 1, 25), DeadlineBasis.Area, "通知"), new DueDates(calendar, s_roster).Of(s_otherBureau));
        Assert.Equal(new DateOnly(2024, 1, 30), new DueDates(calendar, s_roster).Of(s_city)!.Day);
        Assert.Equal(new(new(2024, 3, 31), DeadlineBasis.Statute, null), new DueDates(calendar, s_roster).Of(s_province));
    }

    [Fact]
    public void Where_the_law_names_no_date_the_one_of_the_office_is_shown_as_its_own()
    {
        Assert.Null(new DueDates(FilingCalendar.Empty(2023), s_roster).Of(s_township));
        var due = new DueDates(FilingCalendar.Empty(2023) with { Dates = [Date(null, AgencyKind.Township, 15)] }, s_roster).Of(s_township)!;
        Assert.Equal((new DateOnly(2024, 1, 15), DeadlineBasis.Office), (due.Day, due.Basis));
        Assert.Contains("条例没有规定", due.BasisInChinese, StringComparison.Ordinal);
    }

    [Fact]
    public void An_extension_holds_for_its_agency_alone()
    {
        var calendar = FilingCalendar.Empty(2023) with
        {
            Dates = [Date(null, AgencyKind.Department, 15)],
            Extensions = [new("B", new(2024, 2, 20), "机构改革")],
        };
        Assert.Equal(new(new(2024, 2, 20), DeadlineBasis.Extension, "机构改革"), new DueDates(calendar, s_roster).Of(s_bureau));
        Assert.Equal(15, new DueDates(calendar, s_roster).Of(s_otherBureau)!.Day.Day);
    }

    [Fact]
    public void A_calendar_comes_back_as_it_was_stored_and_a_misspelt_one_is_refused()
    {
        var calendar = FilingCalendar.Empty(2023) with
        {
            Dates = [Date(null, AgencyKind.Township, 15)],
            Extensions = [new("B", new(2024, 2, 20), "机构改革")],
            Holidays = [new(2024, 3, 3)],
        };
        var printed = StoredCalendars.Print(calendar);
        Assert.Contains("机构改革", printed, StringComparison.Ordinal);
        Assert.Equal(printed, StoredCalendars.Print(StoredCalendars.Parse(printed)));
        Assert.Throws<JsonException>(() => StoredCalendars.Parse(printed.Replace("2024-02-20", "2024-02-31", StringComparison.Ordinal)));
        Assert.Throws<JsonException>(() => StoredCalendars.Parse(printed.Replace("extensions", "extension", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_cannot_be_right_is_named()
    {
        var calendar = new FilingCalendar(
            2023,
            [
                Date(null, AgencyKind.Department, 31) with { Day = new(2024, 2, 1) }, Date("Z", AgencyKind.Township, 15), Date("X", AgencyKind.Township, 15),
                Date("X", AgencyKind.Township, 16), Date("C", AgencyKind.Township, 15) with { Day = new(2023, 1, 15), Why = " " },
            ],
            [new("Y", new(2025, 2, 1), new('长', 201))], [new(2024, 3, 3), new(2030, 1, 1)], [new(2024, 3, 3)]);
        Assert.Equal(
            [
                "2024-02-01 晚于法定的 2024-01-31；地方的日期只能提前，个别单位延后请写在延期里。",
                "名册中没有 Z。",
                "2023-01-15 不是 2023 年度报告的报送时间，请核对年份。",
                "每个日期和延期都要写明依据或理由（why）。",
                "名册中没有 Y。",
                "2025-02-01 不是 2023 年度报告的报送时间，请核对年份。",
                "依据或理由不能超过 200 个字。",
                "X 的同一类单位写了 2 个日期，请只留一个。",
                "2024-03-03 既是放假又是上班，请只留一项。",
                "2030-01-01 不在 2023 和 2024 两年之内，请核对。",
            ],
            CalendarChecks.FaultsOf(calendar, s_roster));
        Assert.Empty(CalendarChecks.FaultsOf(FilingCalendar.Empty(2023) with { Dates = [Date("X", AgencyKind.Department, 31)] }, s_roster));
    }

    private static AreaDate Date(string? area, AgencyKind kind, int day) => new(area, kind, new(2024, 1, day), "通知");
}
