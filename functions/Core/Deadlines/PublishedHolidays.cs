using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nianbao.Deadlines;

/// <summary>The days off and make-up workdays of one calendar year, as the State Council's office published them (部分节假日安排的通知).</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Notice">The number of the notice.</param>
/// <param name="Holidays">Spans of days off, weekends in them included.</param>
/// <param name="Workdays">Weekend days on which work is done.</param>
public sealed record PublishedHolidays(int Year, string Notice, IReadOnlyList<DaySpan> Holidays, IReadOnlyList<DateOnly> Workdays)
{
    /// <summary>The years of the file beside this one; a year whose notice is not in it has its weekends only.</summary>
    public static IReadOnlyList<PublishedHolidays> All { get; } = LoadAll();

    /// <summary>Reads a file of years. Throws <see cref="JsonException"/> when it is no such file, or a date in it cannot be right.</summary>
    public static IReadOnlyList<PublishedHolidays> Load(ReadOnlySpan<byte> json)
    {
        var years = JsonSerializer.Deserialize(json, HolidayJson.Strict.IReadOnlyListPublishedHolidays) ?? throw new JsonException("The file is empty.");
        foreach (var year in years)
        {
            year.Verify();
        }

        return years;
    }

    private static IReadOnlyList<PublishedHolidays> LoadAll()
    {
        using var resource = typeof(PublishedHolidays).Assembly.GetManifestResourceStream("deadlines.holidays.json")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return Load(bytes.ToArray());
    }

    private void Verify()
    {
        if (Holidays.FirstOrDefault(span => span.From > span.To || span.From.Year != Year || span.To.Year != Year) is { } span)
        {
            throw new JsonException($"{span} is no span of {Year}.");
        }

        if (Workdays.Any(day => day.Year != Year || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
        {
            throw new JsonException($"A make-up workday of {Year} is no weekend day of that year.");
        }

        if (Workdays.Any(day => Holidays.Any(holiday => holiday.From <= day && day <= holiday.To)))
        {
            throw new JsonException($"A make-up workday of {Year} is a day off too.");
        }
    }
}

/// <summary>Days in a row.</summary>
/// <param name="From">The first, a Beijing date.</param>
/// <param name="To">The last.</param>
public sealed record DaySpan(DateOnly From, DateOnly To);

[JsonSerializable(typeof(IReadOnlyList<PublishedHolidays>))]
internal sealed partial class HolidayJson : JsonSerializerContext
{
    public static HolidayJson Strict { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
