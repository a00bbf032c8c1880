using Nianbao.Store;

namespace Nianbao.Tests.Store;

public sealed class RosterTests
{
    private static Roster Roster { get; } = new(
    [
        An.Agency("city", AgencyKind.Government), An.Agency("county", AgencyKind.Government, "city"), An.Agency("bureau", parent: "county"),
        An.Agency("other", AgencyKind.Government),
    ]);

    [Fact]
    public void An_area_is_its_top_and_all_that_stand_under_it() =>
        Assert.Equal(["bureau", "city", "county"], Roster.Within("city").Select(agency => agency.Id));

    [Fact]
    public void Without_a_top_the_area_is_the_whole_roster() => Assert.Equal(4, Roster.Within(null).Count);

    [Fact]
    public void An_unknown_top_has_an_empty_area() => Assert.Empty(Roster.Within("none"));

    [Theory]
    [InlineData("bureau", "city", true)]
    [InlineData("city", "city", true)]
    [InlineData("city", "bureau", false)]
    [InlineData("other", "city", false)]
    [InlineData("none", "none", false)]
    public void An_agency_is_within_its_own_and_every_higher_area(string id, string top, bool isWithin) => Assert.Equal(isWithin, Roster.IsWithin(id, top));
}
