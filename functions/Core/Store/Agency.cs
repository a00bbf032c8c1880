using System.Text.Json.Serialization;

namespace Nianbao.Store;

/// <summary>What an agency is; decides its deadline and its default scope.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgencyKind>))]
public enum AgencyKind
{
    /// <summary>省、市、县级人民政府.</summary>
    [JsonStringEnumMemberName("government")] Government,

    /// <summary>县级以上人民政府部门.</summary>
    [JsonStringEnumMemberName("department")] Department,

    /// <summary>乡镇人民政府、街道办事处.</summary>
    [JsonStringEnumMemberName("township")] Township,

    /// <summary>公共企事业单位.</summary>
    [JsonStringEnumMemberName("institution")] Institution,
}

/// <summary>How high an agency stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgencyLevel>))]
public enum AgencyLevel
{
    /// <summary>省级.</summary>
    [JsonStringEnumMemberName("province")] Province,

    /// <summary>市级.</summary>
    [JsonStringEnumMemberName("city")] City,

    /// <summary>县级.</summary>
    [JsonStringEnumMemberName("county")] County,

    /// <summary>乡级.</summary>
    [JsonStringEnumMemberName("township")] Township,
}

/// <summary>
/// One agency of the roster. It is never deleted, only ended. Dates are Beijing dates, and the last day of what they end. The members
/// that are not in the first line have a sensible value where a record of an older program does not name them.
/// </summary>
/// <param name="Id">统一社会信用代码: 18 characters, check digit verified.</param>
/// <param name="Name">Full name.</param>
/// <param name="FormerNames">Names it, or an agency it took over, had before; may be empty.</param>
/// <param name="RegionCode">GB/T 2260; null where there is none, as for development zones.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">How high it stands.</param>
/// <param name="HasRulemakingPower">Whether it may make government rules (规章).</param>
/// <param name="Parent">The id of the agency above it; null at the top. What it was before is in <see cref="FormerParents"/>.</param>
/// <param name="Contact">Whom to call: the filing officer (填报人), perhaps with a number; null when not known.</param>
public sealed record Agency(
    string Id, string Name, IReadOnlyList<FormerName> FormerNames, string? RegionCode, AgencyKind Kind, AgencyLevel Level,
    bool HasRulemakingPower, string? Parent, string? Contact)
{
    /// <summary>Where it stood before; may be empty. No two end on the same day.</summary>
    public IReadOnlyList<FormerParent> FormerParents { get => field ?? []; init; } = [];

    /// <summary>The agencies it took over, or came out of; may be empty.</summary>
    public IReadOnlyList<Predecessor> Predecessors { get => field ?? []; init; } = [];

    /// <summary>The first day it was there; null for always.</summary>
    public DateOnly? ActiveFrom { get; init; }

    /// <summary>The last day it was there; null while it is.</summary>
    public DateOnly? ActiveTo { get; init; }

    /// <summary>The filing officer's telephone number; null when not known.</summary>
    public string? Phone { get; init; }

    /// <summary>The filing officer's e-mail addresses; may be empty.</summary>
    public IReadOnlyList<string> Emails { get => field ?? []; init; } = [];

    /// <summary>The name of the agency's head (负责人); null when not known.</summary>
    public string? HeadName { get; init; }

    /// <summary>The head's e-mail addresses; may be empty.</summary>
    public IReadOnlyList<string> HeadEmails { get => field ?? []; init; } = [];

    /// <summary>The scope a filing has when none is named: a government reports for its whole area.</summary>
    public FilingScope DefaultScope => Kind == AgencyKind.Government ? FilingScope.Area : FilingScope.Own;

    /// <summary>Whether it is there on a day.</summary>
    public bool IsActiveOn(DateOnly day) => (ActiveFrom is null || ActiveFrom <= day) && (ActiveTo is null || day <= ActiveTo);

    /// <summary>Whether it was there on any day of a year: then it may report on it.</summary>
    public bool WasActiveIn(int year) => (ActiveFrom is null || ActiveFrom.Value.Year <= year) && (ActiveTo is null || year <= ActiveTo.Value.Year);

    /// <summary>
    /// Whether it must report on a data year: when it was there on the year's last day. One that ended before is reported on by who took
    /// it over, so that nothing is reported twice.
    /// </summary>
    public bool MustReportOn(int year) => IsActiveOn(LastDayOf(year));

    /// <summary>The id of the agency above it on a day; null at the top.</summary>
    public string? ParentOn(DateOnly day)
    {
        FormerParent? then = null;
        foreach (var former in FormerParents)
        {
            then = day <= former.Until && (then is null || former.Until < then.Until) ? former : then;
        }

        return then is null ? Parent : then.Parent;
    }

    /// <summary>The day on which it is decided who must report on a data year, and where he stands in the tree.</summary>
    internal static DateOnly LastDayOf(int year) => new(year, 12, 31);
}
