using Nianbao.Findings;
using Nianbao.Generator.Errors;
using Nianbao.Generator.Printing;

namespace Nianbao.Tests.Generated;

/// <summary>An error put into a correct report is found where it was put, and nothing else is said but what follows from it.</summary>
public sealed class PlantedErrorTests
{
    private const int Tries = 40;

    public static IEnumerable<object[]> RulesAndForms =>
        from rule in PlantedErrors.All.Select(error => error.Rule).Distinct()
        from form in Generated.Forms.Select(form => form.Form)
        where PlantedErrors.All.Any(error => error.Rule == rule && error.Forms.Contains(form))
        select new object[] { rule, form };

    [Fact]
    public void Every_rule_of_the_catalogue_can_be_broken_or_it_is_said_why_not() => Assert.Equal(
        RuleCatalogue.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
        PlantedErrors.All.Select(error => error.Rule).Distinct().Concat(PlantedErrors.Unbreakable.Keys).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(RulesAndForms))]
    public void A_planted_error_is_found_at_its_place_and_nothing_but_its_consequences_besides(string rule, string form)
    {
        var planted = 0;
        for (var seed = 0; planted < Math.Max(1, Generated.Seeds / 10) && seed < Tries * Generated.Seeds; seed++)
        {
            var draft = Generated.Draft(form, seed);
            foreach (var error in PlantedErrors.All.Where(error => error.Rule == rule && error.Forms.Contains(form)))
            {
                if (error.Spoil(draft) is { } spoilt)
                {
                    AssertFound(error, spoilt, usual: InfosOf(draft, seed), seed);
                    planted++;
                }
            }
        }

        Assert.True(planted > 0, $"{rule} could not be planted in any of the reports.");
    }

    private static void AssertFound(PlantedError error, Generator.Reports.Draft spoilt, HashSet<string> usual, int seed)
    {
        var kind = SampleKinds.All[seed % SampleKinds.All.Count].Kind;
        var found = Generated.Checked(spoilt, kind).Findings;
        var said = $"seed {seed}, {kind}: " + string.Join(" | ", found.Select(finding => $"{finding.Rule} {finding.Place} {finding.Message} {string.Join(' ', finding.Keys)}"));
        Assert.True(found.Any(finding => finding.Rule == error.Rule && error.Keys.All(finding.Keys.Contains)
            && (error.Keys.Length == 0 || finding.Keys[0] == error.Keys[0])
            && (error.PlaceIn(spoilt.Report) is not { } place || place == finding.Place.ToString())), $"Not found. {said}");
        Assert.True(found.All(finding => finding.Rule == error.Rule || error.Consequences.Contains(finding.Rule) || usual.Contains(finding.Rule)), $"Too much. {said}");
    }

    /// <summary>What is shown of the report before anything is wrong with it.</summary>
    private static HashSet<string> InfosOf(Generator.Reports.Draft draft, int seed) =>
        [.. Generated.Checked(draft, SampleKinds.All[seed % SampleKinds.All.Count].Kind).Findings.Select(finding => finding.Rule)];
}
