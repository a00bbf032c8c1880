using System.Text.Json;
using System.Text.Json.Serialization;
using Nianbao.Store;

namespace Nianbao.Deadlines;

/// <summary>Which deadline holds for whom in a data year.</summary>
public sealed class DueDates
{
    private readonly Roster roster;
    private readonly Dictionary<string, Extension> extensions;
    private readonly Dictionary<(string? Area, AgencyKind Kind), AreaDate> dates;
    private readonly Dictionary<AgencyKind, DueDate?> statutory;
    private readonly HashSet<AgencyKind> kindsWithDates;

    /// <param name="calendar">What offices have set.</param>
    /// <param name="roster">At least the agencies that are asked for and all that they stand under.</param>
    public DueDates(FilingCalendar calendar, Roster roster)
    {
        this.roster = roster;
        extensions = calendar.Extensions.ToDictionary(extension => extension.Agency, StringComparer.Ordinal);
        dates = calendar.Dates.ToDictionary(date => (date.Area, date.Kind));
        kindsWithDates = [.. calendar.Dates.Select(date => date.Kind)];
        statutory = Enum.GetValues<AgencyKind>().ToDictionary(
            kind => kind, kind => StatutoryDates.Of(kind, calendar.Year) is { } day ? new DueDate(day, DeadlineBasis.Statute, null) : null);
    }

    /// <summary>
    /// The agency's own extension; or else the date of the nearest area it stands in that names one for its kind; or else the law's.
    /// Null where the law names none and the office has set none: then nobody is late and nobody is reminded.
    /// </summary>
    public DueDate? Of(Agency agency)
    {
        if (extensions.TryGetValue(agency.Id, out var extension))
        {
            return new(extension.Day, DeadlineBasis.Extension, extension.Why);
        }

        return kindsWithDates.Contains(agency.Kind) && Nearest(agency) is { } local
            ? new(local.Day, statutory[agency.Kind] is null ? DeadlineBasis.Office : DeadlineBasis.Area, local.Why)
            : statutory[agency.Kind];
    }

    private AreaDate? Nearest(Agency agency) =>
        roster.Above(agency).Prepend(agency).Select(top => dates.GetValueOrDefault((top.Id, agency.Kind))).FirstOrDefault(found => found is not null)
        ?? dates.GetValueOrDefault((null, agency.Kind));
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
