using System.Globalization;
using System.Text.Json;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Tests.Summary;

public sealed class EditionCalendarTests
{
    [Theory]
    [InlineData("2024-01-31", "2022 Departments, 2022 Governments, 2022 YearEnd")]
    [InlineData("2024-02-01", "2022 Governments, 2022 YearEnd, 2023 Departments")]
    [InlineData("2024-03-31", "2022 Governments, 2022 YearEnd, 2023 Departments")]
    [InlineData("2024-04-01", "2022 YearEnd, 2023 Departments, 2023 Governments")]
    [InlineData("2024-12-31", "2022 YearEnd, 2023 Departments, 2023 Governments")]
    [InlineData("2025-01-01", "2023 Departments, 2023 Governments, 2023 YearEnd")]
    [InlineData("2025-02-01", "2023 Governments, 2023 YearEnd, 2024 Departments")]
    public void An_edition_is_due_for_a_year_from_the_day_after_its_date(string today, string due) =>
        Assert.Equal(due, string.Join(", ", EditionCalendar.DueOn(Date(today)).Select(edition => $"{edition.Year} {edition.Occasion}")));

    [Theory]
    [InlineData(2018, EditionOccasion.Departments, "2019-03-31")]
    [InlineData(2019, EditionOccasion.Departments, "2020-01-31")]
    [InlineData(2023, EditionOccasion.Governments, "2024-03-31")]
    [InlineData(2023, EditionOccasion.YearEnd, "2024-12-31")]
    public void An_edition_closes_on_the_date_of_the_law_or_at_the_end_of_the_year(int year, EditionOccasion occasion, string closes) =>
        Assert.Equal(Date(closes), EditionCalendar.ClosesOn(year, occasion));

    [Fact]
    public void An_edition_of_a_time_without_occasions_is_one_on_request()
    {
        const string stored = """{"year":2023,"number":1,"compiledAt":"2024-02-01T00:00:00+00:00","by":"office","area":null,"files":["summary.json"],"sha256":["ab"]}""";
        Assert.Equal(EditionOccasion.OnRequest, JsonSerializer.Deserialize(stored, StoredJson.Plain.SummaryEdition)!.Occasion);
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
