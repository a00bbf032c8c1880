using System.Text.Json;
using System.Text.Json.Serialization;
using Nianbao.Store;

namespace Nianbao.Deadlines;

/// <summary>Which deadline holds for an agency.</summary>
public static class DueDates
{
    /// <summary>
    /// The agency's own extension; or else the date of the nearest area it stands in that names one for its kind; or else the law's.
    /// Null where the law names none and the office has set none: then nobody is late and nobody is reminded.
    /// </summary>
    public static DueDate? Of(FilingCalendar calendar, Agency agency, Roster roster)
    {
        if (calendar.Extensions.FirstOrDefault(extension => extension.Agency == agency.Id) is { } extension)
        {
            return new(extension.Day, DeadlineBasis.Extension, extension.Why);
        }

        var statutory = StatutoryDates.Of(agency.Kind, calendar.Year);
        if (Nearest(calendar, agency, roster) is { } local)
        {
            return new(local.Day, statutory is null ? DeadlineBasis.Office : DeadlineBasis.Area, local.Why);
        }

        return statutory is { } day ? new(day, DeadlineBasis.Statute, null) : null;
    }

    private static AreaDate? Nearest(FilingCalendar calendar, Agency agency, Roster roster)
    {
        var ofKind = calendar.Dates.Where(date => date.Kind == agency.Kind).ToList();
        if (ofKind.Count == 0)
        {
            return null;
        }

        return roster.Above(agency).Prepend(agency).Select(top => ofKind.Find(date => date.Area == top.Id)).FirstOrDefault(found => found is not null)
            ?? ofKind.Find(date => date.Area is null);
    }
}

/// <summary>Keeps the calendar of a year among the settings.</summary>
public static class StoredCalendars
{
    /// <summary>The name of a year's calendar among the settings.</summary>
    public static string NameOf(int year) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"calendar-{year:0000}");

    /// <summary>The calendar of a year; the empty one when nobody has set anything.</summary>
    public static async Task<FilingCalendar> ReadCalendarAsync(this ISettingStore settings, int year, CancellationToken cancellation) =>
        await settings.FindSettingOrNullAsync(NameOf(year), cancellation) is { } setting ? Parse(setting.Json) : FilingCalendar.Empty(year);

    /// <summary>A calendar as it is stored.</summary>
    public static string Print(FilingCalendar calendar) => JsonSerializer.Serialize(calendar, CalendarJson.Plain.FilingCalendar);

    /// <summary>Reads what <see cref="Print"/> printed. Throws <see cref="JsonException"/> for anything else.</summary>
    public static FilingCalendar Parse(string json) =>
        JsonSerializer.Deserialize(json, CalendarJson.Plain.FilingCalendar) ?? throw new JsonException("The calendar is empty.");
}

[JsonSerializable(typeof(FilingCalendar))]
internal sealed partial class CalendarJson : JsonSerializerContext
{
    public static CalendarJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = StoredJson.Encoder,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
