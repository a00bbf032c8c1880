using System.Text.Json.Serialization;

namespace Nianbao.Findings;

/// <summary>What a report is filed as: what the rules compare its title and figures with. Absent when a file is only checked.</summary>
/// <param name="Agency">The agency's full name in the roster.</param>
/// <param name="FormerNames">Names it, or an agency it took over, had before; may be empty.</param>
/// <param name="HasRulemakingPower">Whether it may make government rules (规章).</param>
/// <param name="Year">The data year it is filed for.</param>
public sealed record FiledAs(string Agency, IReadOnlyList<string> FormerNames, bool HasRulemakingPower, int Year)
{
    /// <summary>Whether it is a government's report for its whole area (汇总): limits that are meant for one body do not apply.</summary>
    public bool CoversArea { get; init; }

    /// <summary>Whether it is a body of a county or below: what is plausible for a province is not for it.</summary>
    public bool IsCountyOrBelow { get; init; }

    /// <summary>Its report in force for the year before; null when there is none, or it cannot be compared with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PriorReport? Prior { get; init; }

    /// <summary>The same without what only the program can read.</summary>
    public FiledAs WithoutSketch() => Prior is null ? this : this with { Prior = Prior with { Text = null } };
}
