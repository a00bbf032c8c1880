using Nianbao.Findings;
using Nianbao.Generator.Errors;
using Nianbao.Generator.Provinces;
using Nianbao.Store;

namespace Nianbao.Tests.Generated;

public sealed class ProvinceTests
{
    private const string CarriedIn = "t3.carried_in.total";

    private static readonly ProvincePlan s_plan = new(Agencies: 900, [2022, 2023, 2024], Seed: 5) { Unsettled = 30 };
    private static readonly Lazy<List<YearReport>> s_reports = new(() => [.. new ProvinceReports(s_plan).Of(ProvinceTree.Of(s_plan))]);

    [Theory]
    [InlineData(4)]
    [InlineData(100)]
    [InlineData(30_000)]
    public void A_province_has_as_many_agencies_as_asked_for_and_a_roster_that_can_be_read(int agencies)
    {
        var all = ProvinceTree.Of(s_plan with { Agencies = agencies }).All.Select(unit => unit.Agency).ToList();
        var read = Assert.IsType<RosterOutcome.Read>(RosterCsv.Read(RosterCsv.Write(all), known: []));
        Assert.Equal(agencies, read.Agencies.Count);
        Assert.Equal(all.Select(agency => agency.Id), read.Agencies.Select(agency => agency.Id));
    }

    [Fact]
    public void Every_code_of_an_agency_is_valid_and_every_name_is_its_own()
    {
        var all = ProvinceTree.Of(s_plan).All.Select(unit => unit.Agency).ToList();
        Assert.All(all, agency => Assert.True(CreditCode.IsValid(agency.Id)));
        Assert.Equal(all.Count, all.Select(agency => agency.Name).Distinct().Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_province()
    {
        var small = s_plan with { Agencies = 60 };
        Assert.Equal(Printed(small), Printed(small));
        Assert.NotEqual(Printed(small), Printed(small with { Seed = 6 }));
    }

    [Fact]
    public void A_government_reports_its_own_figures_and_those_of_all_below_it()
    {
        var county = s_reports.Value.First(report => report.Unit.Agency is { Kind: AgencyKind.Government, Level: AgencyLevel.County });
        var below = county.Unit.Under.Select(unit => s_reports.Value.First(report => report.Unit == unit && report.Year == county.Year)).ToList();
        Assert.NotEmpty(below);
        Assert.All(county.Figures.Keys, key => Assert.True(county.Figures[key] >= below.Sum(report => report.Figures[key]), key));
    }

    [Fact]
    public void Carry_over_holds_but_where_it_is_said_to_be_broken()
    {
        var broken = 0;
        foreach (var years in s_reports.Value.GroupBy(report => report.Unit.Number))
        {
            foreach (var (before, after) in years.Zip(years.Skip(1)))
            {
                Assert.Equal(after.IsUnsettled, before.Figures["t3.carried_out.total"] != after.Figures[CarriedIn]);
                broken += after.IsUnsettled ? 1 : 0;
            }
        }

        Assert.InRange(broken, 20, 200);
    }

    [Fact]
    public void Correct_reports_of_a_province_are_accepted_and_planted_ones_are_not_silent()
    {
        foreach (var report in s_reports.Value.Where(report => report.Seed % 60 == 0))
        {
            var draft = report.Draft();
            Assert.DoesNotContain(Generated.Checked(draft, "txt").Findings, finding => finding.Severity != Severity.Info);
            if (PlantedErrors.Plant(draft, new(report.Seed)) is { } planted)
            {
                Assert.Contains(Generated.Checked(planted.Draft, "txt").Findings, finding => finding.Rule == planted.Error.Rule);
            }
        }
    }

    [Fact]
    public void A_written_province_has_its_roster_its_files_and_an_answer_for_every_filing_that_is_not_as_it_should_be()
    {
        var folder = Directory.CreateTempSubdirectory("nianbao-province-");
        try
        {
            var small = s_plan with { Agencies = 40, Missing = 200, Errors = 200 };
            using (var writer = new ProvinceWriter(small, folder.FullName, "txt"))
            {
                writer.Write(ProvinceTree.Of(small), _ => { });
            }

            var answers = File.ReadAllLines(Path.Combine(folder.FullName, "answers.jsonl"));
            var missing = answers.Count(line => line.Contains("\"what\":\"missing\"", StringComparison.Ordinal));
            Assert.InRange(missing, 1, 60);
            Assert.Equal((40 * 3) - missing, folder.GetFiles("*.*", SearchOption.AllDirectories).Count(file => file.Directory!.Name.StartsWith("20", StringComparison.Ordinal)));
            Assert.Contains(answers, line => line.Contains("\"what\":\"planted\"", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Printed(ProvincePlan plan) => string.Join('\n', new ProvinceReports(plan).Of(ProvinceTree.Of(plan))
        .Select(report => $"{report.Unit.Agency.Id} {report.Year} {report.Filed} {string.Join(' ', report.Figures.Values)}"));
}
