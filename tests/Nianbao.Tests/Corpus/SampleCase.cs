using Nianbao.Findings;
using Nianbao.Generator.Printing;
using Nianbao.Store;

namespace Nianbao.Tests.Corpus;

/// <summary>One folder of the corpus: a report, and what filing it comes to.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Agency">The full name, in the roster, of the agency it is filed for.</param>
/// <param name="Year">The data year it is filed for.</param>
/// <param name="About">What is to be seen in it, one sentence.</param>
/// <param name="Expected">The verdict when it is filed so.</param>
/// <param name="Report">The report.</param>
internal sealed record SampleCase(string Id, string Agency, int Year, string About, Verdict Expected, SampleReport Report)
{
    public FilingScope Scope { get; init; } = FilingScope.Own;

    /// <summary>What the rules compare the report with.</summary>
    public FiledAs FiledAs
    {
        get
        {
            var agency = SampleAgencies.Find(Agency);
            return new(agency.Name, [.. agency.FormerNames.Select(former => former.Name)], agency.HasRulemakingPower, Year) { CoversArea = Scope == FilingScope.Area };
        }
    }
}

/// <summary>All cases.</summary>
internal static class SampleCases
{
    public static IReadOnlyList<SampleCase> All { get; } =
        [.. CasesOf2014.All, .. CasesOf2014Shandong.All, .. CasesOf2019.All, .. CasesOf2021.All, .. AreaCasesOf2021.All, .. SpoiledCasesOf2021.All];

    public static SampleCase Find(string id) => All.First(each => each.Id == id);
}
