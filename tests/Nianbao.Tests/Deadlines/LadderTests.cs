using System.Globalization;
using System.Text;
using System.Text.Json;
using Nianbao.Deadlines;
using Nianbao.Store;

namespace Nianbao.Tests.Deadlines;

public sealed class LadderTests
{
    [Theory]
    [InlineData("2026-02-13", true)]
    [InlineData("2026-02-14", true)]  // A Saturday on which work is done.
    [InlineData("2026-02-16", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-03-01", false)] // A Sunday.
    [InlineData("2035-10-01", true)]  // A Monday of a year that is not published yet.
    public void Workdays_are_those_of_the_published_notices(string day, bool isWorkday) =>
        Assert.Equal(isWorkday, WorkDays.National.IsWorkday(Day(day)));

    [Fact]
    public void What_a_province_sets_for_itself_goes_before_the_country()
    {
        var days = WorkDays.National.With(FilingCalendar.Empty(2025) with { Holidays = [Day("2026-03-03")], Workdays = [Day("2026-02-16")] });
        Assert.False(days.IsWorkday(Day("2026-03-03")));
        Assert.True(days.IsWorkday(Day("2026-02-16")));
        Assert.False(days.IsWorkday(Day("2026-02-17")));
    }

    [Theory]
    [InlineData("""[{"year":2026,"notice":"","holidays":[{"from":"2026-02-30","to":"2026-03-01"}],"workdays":[]}]""")]
    [InlineData("""[{"year":2026,"notice":"","holidays":[{"from":"2026-10-07","to":"2026-10-01"}],"workdays":[]}]""")]
    [InlineData("""[{"year":2026,"notice":"","holidays":[{"from":"2027-10-01","to":"2027-10-07"}],"workdays":[]}]""")]
    [InlineData("""[{"year":2026,"notice":"","holidays":[],"workdays":["2026-10-01"]}]""")]
    [InlineData("""[{"year":2026,"notice":"","holidays":[{"from":"2026-10-10","to":"2026-10-10"}],"workdays":["2026-10-10"]}]""")]
    [InlineData("""[{"year":2026,"notice":"","holidays":[],"workdays":[],"holiday":[]}]""")]
    [InlineData("""[{"year":2026,"holidays":[],"workdays":[]}]""")]
    public void A_file_of_holidays_that_cannot_be_right_is_refused(string json) =>
        Assert.Throws<JsonException>(() => PublishedHolidays.Load(Encoding.UTF8.GetBytes(json)));

    // T-30 is New Year's Day, a Monday; T-3 is Sunday the 28th; T+3 is a Saturday, and on the Sunday after it work is done.
    [Fact]
    public void Steps_before_the_deadline_move_to_the_workday_before_and_those_after_it_to_the_next() => Assert.Equal(
        ["t-30 12-29", "t-14 01-17", "t-7 01-24", "t-3 01-26", "t-1 01-30", "t-0 01-31", "t+1 02-01", "t+3 02-04", "t+7 02-07"],
        Ladder.Default.For(Day("2024-01-31"), WorkDays.National).Select(due => $"{due.Step.Name} {Beijing.DateOf(due.At):MM-dd}"));

    [Fact]
    public void Steps_that_a_long_holiday_moves_to_one_day_are_one_message_to_the_same_reader() => Assert.Equal(
        ["t-30 12-31", "t-14 01-17", "t-7 01-24", "t-0 01-27", "t+1 02-05", "t+3 02-05", "t+7 02-07"],
        Ladder.Default.For(Day("2025-01-31"), WorkDays.National).Select(due => $"{due.Step.Name} {Beijing.DateOf(due.At):MM-dd}"));

    [Theory]
    [InlineData("2024-01-31T08:59:59+08:00", "2024-01-31T09:00:00+08:00")]
    [InlineData("2024-01-31T09:00:00+08:00", "2024-01-31T09:00:00+08:00")]
    [InlineData("2024-01-31T17:29:59+08:00", "2024-01-31T17:29:59+08:00")]
    [InlineData("2024-01-31T17:30:00+08:00", "2024-02-01T09:00:00+08:00")]
    [InlineData("2024-02-08T18:00:00+08:00", "2024-02-09T09:00:00+08:00")]
    [InlineData("2024-02-09T18:00:00+08:00", "2024-02-18T09:00:00+08:00")] // The spring festival; the 18th is a Sunday on which work is done.
    [InlineData("2024-01-31T17:30:00Z", "2024-02-01T09:00:00+08:00")]
    public void Messages_go_out_in_working_hours_of_Beijing(string moment, string opening) => Assert.Equal(
        DateTimeOffset.Parse(opening, CultureInfo.InvariantCulture),
        Ladder.Default.NextOpening(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture), WorkDays.National));

    [Theory]
    [InlineData("""{"from":"09:00:00","until":"17:30:00","forgottenAfterDays":14,"steps":[{"name":"a","days":1,"reader":"filer","level":null,"inGroup":false},{"name":"b","days":1,"reader":"filer","level":null,"inGroup":false}]}""")]
    [InlineData("""{"from":"18:00:00","until":"17:30:00","forgottenAfterDays":14,"steps":[]}""")]
    [InlineData("""{"from":"09:00:00","until":"17:30:00","forgottenAfterDays":0,"steps":[]}""")]
    [InlineData("""{"from":"09:00:00","until":"17:30:00","forgottenAfterDays":14,"steps":[{"name":"a","days":1,"reader":"group","level":null,"inGroup":false}]}""")]
    [InlineData("""{"from":"09:00:00","until":"17:30:00","steps":[]}""")]
    public void A_ladder_out_of_order_is_refused(string json) => Assert.Throws<JsonException>(() => Ladder.Load(Encoding.UTF8.GetBytes(json)));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
