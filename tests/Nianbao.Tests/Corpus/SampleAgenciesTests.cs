using Nianbao.Store;

namespace Nianbao.Tests.Corpus;

/// <summary>The roster of the cases.</summary>
public sealed class SampleAgenciesTests
{
    [Fact]
    public void Two_agencies_of_the_roster_file_nothing() =>
        Assert.Equal(["云川省人民政府", "云汀市自来水集团有限公司"], SampleAgencies.All.Select(agency => agency.Name).Except(SampleCases.All.Select(sample => sample.Agency)));

    [Fact]
    public void Every_case_is_filed_in_the_default_scope_of_its_agency() =>
        Assert.All(SampleCases.All, sample => Assert.Equal(
            SampleAgencies.Find(sample.Agency) is { Kind: AgencyKind.Government } ? FilingScope.Area : FilingScope.Own, sample.Scope));

    [Fact]
    public void No_two_cases_are_revisions_of_one_filing() =>
        Assert.Equal(SampleCases.All.Count, SampleCases.All.Select(sample => (sample.Agency, sample.Year, sample.Scope)).Distinct().Count());

    [Fact]
    public void Every_agency_stands_under_the_province() =>
        Assert.All(SampleAgencies.All, agency => Assert.True(new Roster(SampleAgencies.All).IsWithin(agency.Id, SampleAgencies.Find("云川省人民政府").Id)));
}
