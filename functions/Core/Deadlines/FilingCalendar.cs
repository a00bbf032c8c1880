using System.Text.Json.Serialization;
using Nianbao.Store;

namespace Nianbao.Deadlines;

/// <summary>What offices have set for a data year beside the law: dates of areas, extensions, and a province's own days off and on.</summary>
/// <param name="Year">The data year.</param>
/// <param name="Dates">Dates of areas, each for one kind of agency; may be empty.</param>
/// <param name="Extensions">Later dates for single agencies; may be empty.</param>
/// <param name="Holidays">Days off beside those of the country, Beijing dates; may be empty.</param>
/// <param name="Workdays">Days on which work is done although they are days off for the country, Beijing dates; may be empty.</param>
public sealed record FilingCalendar(
    int Year, IReadOnlyList<AreaDate> Dates, IReadOnlyList<Extension> Extensions, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> Workdays)
{
    /// <summary>The shape of the stored record.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The calendar of a year in which nobody has set anything: the law alone.</summary>
    public static FilingCalendar Empty(int year) => new(year, [], [], [], []);

    /// <summary>Every day that is a deadline of somebody, and perhaps some that are of nobody.</summary>
    public IEnumerable<DateOnly> Deadlines() => Enum.GetValues<AgencyKind>().Select(kind => StatutoryDates.Of(kind, Year)).OfType<DateOnly>()
        .Concat(Dates.Select(date => date.Day)).Concat(Extensions.Select(extension => extension.Day)).Distinct();
}

/// <summary>A date for all agencies of one kind in an area: earlier than the law's, or where the law names none.</summary>
/// <param name="Area">The agency at whose subtree it holds; null for the whole roster.</param>
/// <param name="Kind">For which agencies.</param>
/// <param name="Day">The last day in time, a Beijing date.</param>
/// <param name="Why">The document or decision it rests on (中文).</param>
public sealed record AreaDate(string? Area, AgencyKind Kind, DateOnly Day, string Why);

/// <summary>A date for one agency, whatever else would hold for it.</summary>
/// <param name="Agency">Its id.</param>
/// <param name="Day">The last day in time, a Beijing date.</param>
/// <param name="Why">The reason (中文).</param>
public sealed record Extension(string Agency, DateOnly Day, string Why);

/// <summary>What a deadline rests on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlineBasis>))]
public enum DeadlineBasis
{
    /// <summary>法定: the regulation names it.</summary>
    [JsonStringEnumMemberName("statute")] Statute,

    /// <summary>地方提前: the office of the area has set an earlier date than the regulation.</summary>
    [JsonStringEnumMemberName("area")] Area,

    /// <summary>主管部门规定: the regulation names none, the office has set one.</summary>
    [JsonStringEnumMemberName("office")] Office,

    /// <summary>延期: the office has given this agency a date of its own.</summary>
    [JsonStringEnumMemberName("extension")] Extension,
}

/// <summary>A deadline and what it rests on.</summary>
/// <param name="Day">The last day in time, a Beijing date. Days off do not move it.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="Why">The document, decision or reason that was given; null for the law itself.</param>
public sealed record DueDate(DateOnly Day, DeadlineBasis Basis, string? Why)
{
    /// <summary>Whether the deadline has passed at a moment: the one comparison of its kind. The whole of the last day, in Beijing, is in time.</summary>
    public bool IsOverAt(DateTimeOffset moment) => Beijing.DateOf(moment) > Day;

    /// <summary>What officers read.</summary>
    public string BasisInChinese => Basis switch
    {
        DeadlineBasis.Statute => "法定期限",
        DeadlineBasis.Area => "地方提前的期限",
        DeadlineBasis.Office => "主管部门规定的期限，条例没有规定",
        _ => "经批准延期",
    };
}
