using System.Text.Json.Serialization;

namespace Nianbao.Summary;

/// <summary>By what the reports of an area are told apart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SplitKind>))]
public enum SplitKind
{
    /// <summary>本级: the top government itself and its departments; one split, and not the whole area.</summary>
    [JsonStringEnumMemberName("core")] Core,

    /// <summary>By level: province, city, county, township.</summary>
    [JsonStringEnumMemberName("level")] Level,

    /// <summary>By kind: government, department, township, institution.</summary>
    [JsonStringEnumMemberName("kind")] Kind,

    /// <summary>By the areas directly below the top, and what stands directly under the top itself.</summary>
    [JsonStringEnumMemberName("region")] Region,
}

/// <summary>The totals of a part of the area, over reports of the own scope in the year's form.</summary>
/// <param name="Kind">By what it is told apart.</param>
/// <param name="Id">A level or kind as stored, or the id of a government.</param>
/// <param name="Name">What people call it (中文).</param>
/// <param name="Reports">How many reports are added up.</param>
/// <param name="Missing">How many agencies of that part have no report in force.</param>
/// <param name="Totals">The sums in the order of <see cref="ScopeSummary.SplitKeys"/>; null where no report has a number.</param>
public sealed record Split(SplitKind Kind, string Id, string Name, int Reports, int Missing, IReadOnlyList<decimal?> Totals);
