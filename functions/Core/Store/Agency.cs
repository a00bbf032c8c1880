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

/// <summary>One agency of the roster.</summary>
/// <param name="Id">统一社会信用代码: 18 characters, check digit verified.</param>
/// <param name="Name">Full name.</param>
/// <param name="FormerNames">Names it, or an agency it took over, had before; may be empty.</param>
/// <param name="RegionCode">GB/T 2260; null where there is none, as for development zones.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Level">How high it stands.</param>
/// <param name="HasRulemakingPower">Whether it may make government rules (规章).</param>
/// <param name="Parent">The id of the agency above it; null at the top.</param>
/// <param name="Contact">Whom to call; null when not known.</param>
public sealed record Agency(
    string Id, string Name, IReadOnlyList<string> FormerNames, string? RegionCode, AgencyKind Kind, AgencyLevel Level,
    bool HasRulemakingPower, string? Parent, string? Contact)
{
    /// <summary>The scope a filing has when none is named: a government reports for its whole area.</summary>
    public FilingScope DefaultScope => Kind == AgencyKind.Government ? FilingScope.Area : FilingScope.Own;
}
