using Nianbao.Findings;

namespace Nianbao.Store;

/// <summary>What a filing is checked as.</summary>
public static class Filer
{
    /// <summary>What the roster says of the agency now.</summary>
    public static FiledAs As(Agency agency, FilingKey filing) =>
        new(agency.Name, [.. agency.FormerNames.Select(former => former.Name)], agency.HasRulemakingPower, filing.Year) { CoversArea = filing.Scope == FilingScope.Area };

    /// <summary>Whether a submission was checked under these rules and this entry of the roster.</summary>
    public static bool WasCheckedAs(Submission submission, string ruleSet, FiledAs filedAs) =>
        submission.Result?.RuleSet == ruleSet && (submission.CheckedAs is not { } before || IsSame(before, filedAs));

    /// <summary>Whether a check beside was made under these rules and this entry of the roster.</summary>
    public static bool IsSame(Recheck beside, string ruleSet, FiledAs filedAs) => beside.Result.RuleSet == ruleSet && IsSame(beside.CheckedAs, filedAs);

    // Records compare lists by reference.
    private static bool IsSame(FiledAs one, FiledAs other) =>
        one with { FormerNames = other.FormerNames } == other && one.FormerNames.SequenceEqual(other.FormerNames);
}
