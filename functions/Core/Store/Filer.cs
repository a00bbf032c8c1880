using System.Text;
using Nianbao.Figures;
using Nianbao.Findings;

namespace Nianbao.Store;

/// <summary>What a filing is checked as: the roster's entry of its agency, and what it goes on from.</summary>
public static class Filer
{
    /// <summary>What the roster says of the agency now, and its report in force for the year before.</summary>
    public static async Task<FiledAs> FilerOfAsync(this ISubmissionStore submissions, Agency agency, FilingKey filing, CancellationToken cancellation) =>
        new(agency.Name, [.. agency.FormerNames.Select(former => former.Name)], agency.HasRulemakingPower, filing.Year)
        {
            CoversArea = filing.Scope == FilingScope.Area,
            IsCountyOrBelow = agency.Level is AgencyLevel.County or AgencyLevel.Township,
            Prior = FilingBefore(agency, filing) is { } before && await submissions.FindFilingOrNullAsync(before, cancellation) is { Accepted: { } accepted }
                ? PriorOf(new(before, accepted.Revision), accepted)
                : null,
        };

    /// <summary>
    /// The filing that its figures go on from. Null when the agency took over another, or duties of one, during the year: what was carried over is then
    /// more than its own. An agency under another code is the same agency.
    /// </summary>
    private static FilingKey? FilingBefore(Agency agency, FilingKey filing) =>
        agency.Predecessors.Where(before => before.Since.Year == filing.Year).ToList() switch
        {
            [] => filing with { Year = filing.Year - 1 },
            [{ Kind: SuccessionKind.Renamed } renamed] => filing with { Year = filing.Year - 1, Agency = renamed.Agency },
            _ => null,
        };

    private static PriorReport PriorOf(SubmissionId id, AcceptedRevision accepted)
    {
        var numbers = new Dictionary<string, decimal>();
        accepted.Figures.ForEach((key, figure) =>
        {
            if (figure is { State: FigureState.Number, Value: { } value, Doubt: null } && Encoding.UTF8.GetString(key) is var name && PriorReport.Keeps(name))
            {
                numbers.Add(name, value);
            }
        });
        return new(id.ToString(), id.Filing.Year, numbers, accepted.Text);
    }

    /// <summary>Whether a submission was checked under these rules, this entry of the roster and this report of the year before.</summary>
    public static bool WasCheckedAs(Submission submission, string ruleSet, FiledAs filedAs) =>
        submission.Result?.RuleSet == ruleSet && (submission.CheckedAs is not { } before || IsSame(before, filedAs));

    /// <summary>The same of a check beside.</summary>
    public static bool IsSame(Recheck beside, string ruleSet, FiledAs filedAs) => beside.Result.RuleSet == ruleSet && IsSame(beside.CheckedAs, filedAs);

    // Records compare lists by reference; a revision in force stands for all that is known of it.
    private static bool IsSame(FiledAs one, FiledAs other) =>
        one with { FormerNames = other.FormerNames, Prior = other.Prior } == other && one.FormerNames.SequenceEqual(other.FormerNames)
        && one.Prior?.Source == other.Prior?.Source;
}
