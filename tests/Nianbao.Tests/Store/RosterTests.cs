using Nianbao.Store;

namespace Nianbao.Tests.Store;

public sealed class RosterTests
{
    private static readonly DateOnly s_today = new(2024, 1, 15);

    private static Roster Roster { get; } = new(
    [
        An.Agency("city", AgencyKind.Government), An.Agency("county", AgencyKind.Government, "city"), An.Agency("bureau", parent: "county"),
        An.Agency("other", AgencyKind.Government),
    ]);

    // The county went from one city to the other at the end of 2021; its bureau of trade was merged into that of industry in mid-2019.
    private static Roster Reformed { get; } = new(
    [
        An.Agency("old-city", AgencyKind.Government), An.Agency("new-city", AgencyKind.Government) with { ActiveFrom = new(2021, 7, 1) },
        An.Agency("county", AgencyKind.Government, "new-city") with { FormerParents = [new("old-city", new(2021, 12, 31)), new(null, new(2015, 12, 31))] },
        An.Agency("trade", parent: "county") with { ActiveTo = new(2019, 6, 30) },
        An.Agency("industry", parent: "county") with { Predecessors = [new("trade", new(2019, 7, 1), SuccessionKind.Merged)], ActiveTo = new(2022, 3, 31) },
        An.Agency("economy", parent: "county") with { Predecessors = [new("industry", new(2022, 4, 1), SuccessionKind.Renamed)], ActiveFrom = new(2022, 4, 1) },
        An.Agency("water", parent: "county") with { Predecessors = [new("trade", new(2019, 7, 1), SuccessionKind.Moved)] },
    ]);

    // Two bureaus were called the same one after the other; one is written with a wide bracket.
    private static Roster Renamed { get; } = new(
    [
        An.Agency("new", AgencyKind.Department) with { Name = "甲县工业和信息化局", FormerNames = [new("甲县经委", new(2018, 12, 31))] },
        An.Agency("old", AgencyKind.Department) with { Name = "甲县经委", ActiveTo = new(2016, 6, 30) },
        An.Agency("zone", AgencyKind.Department) with { Name = "乙市（高新区）管委会" },
        An.Agency("twin-1", AgencyKind.Department) with { Name = "丙县水利局" },
        An.Agency("twin-2", AgencyKind.Department) with { Name = "丙县水务局", FormerNames = [new("丙县水利局", null)] },
    ]);

    [Theory]
    [InlineData("甲县工业和信息化局", 2023, "new")]
    [InlineData("甲县经委", 2018, "new")]
    [InlineData("甲县经委", 2015, "new,old")]
    [InlineData("乙市(高新区) 管委会", 2023, "zone")]
    [InlineData("丙县水利局", 2023, "twin-1,twin-2")]
    [InlineData("丙县水利", 2023, "")]
    [InlineData("", 2023, "")]
    public void A_name_is_that_of_whoever_has_or_had_it_and_of_nobody_else(string name, int year, string agencies) =>
        Assert.Equal(agencies, string.Join(',', Renamed.Named(name, year).Select(agency => agency.Id)));

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

    [Fact]
    public void An_agency_covers_the_roster_when_nothing_but_ended_ones_lies_outside_its_area()
    {
        Agency[] whole = [An.Agency("top"), An.Agency("county", parent: "top"), An.Agency("ended") with { ActiveTo = new(2020, 1, 1) }];
        Assert.True(new Roster(whole).Covers("top"));
        Assert.False(new Roster(whole).Covers("county"));
        Assert.False(new Roster([.. whole, An.Agency("stray")]).Covers("top"));
        Assert.False(new Roster([.. whole, An.Agency("stray")]).Covers("stray"));
    }

    [Theory]
    [InlineData("2015-12-31", false, false)]
    [InlineData("2016-01-01", true, false)]
    [InlineData("2021-12-31", true, false)]
    [InlineData("2022-01-01", false, true)]
    public void A_county_stands_where_it_stood_on_the_day_asked_for(string day, bool underOld, bool underNew)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((underOld, underNew), (Reformed.IsWithin("water", "old-city", on), Reformed.IsWithin("water", "new-city", on)));
    }

    [Theory]
    [InlineData(2018, null, "county industry old-city trade water")]
    [InlineData(2019, null, "county industry old-city water")]
    [InlineData(2021, null, "county industry new-city old-city water")]
    [InlineData(2022, null, "county economy new-city old-city water")]
    [InlineData(2021, "old-city", "county industry old-city water")]
    [InlineData(2021, "new-city", "new-city")]
    [InlineData(2022, "old-city", "old-city")]
    [InlineData(2022, "new-city", "county economy new-city water")]
    public void Those_must_report_on_a_year_who_were_there_at_its_end_and_where_they_stood_then(int year, string? area, string duties) =>
        Assert.Equal(duties, string.Join(' ', Reformed.DutiesOf(year, area).Select(agency => agency.Id)));

    [Theory]
    [InlineData("water", "water")]
    [InlineData("trade", "economy")]
    [InlineData("industry", "economy")]
    [InlineData("none", "")]
    public void An_ended_agency_is_answered_for_by_who_took_it_over_through_all_reforms(string id, string answering) =>
        Assert.Equal(answering, string.Join(' ', Reformed.AnswerableFor(id, s_today).Select(agency => agency.Id)));

    [Fact]
    public void Who_took_over_answers_for_all_before_it_and_who_got_only_duties_for_nobody()
    {
        Assert.Equal(["industry", "trade"], Reformed.AnsweredForBy("economy", s_today).Select(agency => agency.Id));
        Assert.Empty(Reformed.AnsweredForBy("water", s_today));
        Assert.Equal(["trade"], Reformed.AnsweredForBy("industry", new(2020, 1, 1)).Select(agency => agency.Id));
    }

    [Fact]
    public void An_ended_agency_that_was_split_is_answered_for_by_all_that_came_out_of_it_and_one_that_lives_by_itself()
    {
        Predecessor[] outOfBoth = [new("ended", new(2020, 1, 1), SuccessionKind.Split), new("alive", new(2020, 1, 1), SuccessionKind.Split)];
        var roster = new Roster(
        [
            An.Agency("ended") with { ActiveTo = new(2019, 12, 31) }, An.Agency("alive"), An.Agency("one") with { Predecessors = outOfBoth },
            An.Agency("two") with { Predecessors = outOfBoth },
        ]);
        Assert.Equal(["one", "two"], roster.AnswerableFor("ended", s_today).Select(agency => agency.Id));
        Assert.Equal(["alive"], roster.AnswerableFor("alive", s_today).Select(agency => agency.Id));
        Assert.Equal(["ended"], roster.AnsweredForBy("one", s_today).Select(agency => agency.Id));
    }

    [Fact]
    public void A_ring_in_a_roster_ends_every_question()
    {
        var roster = new Roster(
        [
            An.Agency("a", parent: "b") with { Predecessors = [new("b", s_today, SuccessionKind.Merged)], ActiveTo = new(2020, 1, 1) },
            An.Agency("b", parent: "a") with { Predecessors = [new("a", s_today, SuccessionKind.Merged)], ActiveTo = new(2020, 1, 1) },
        ]);
        Assert.False(roster.IsWithin("a", "c"));
        Assert.Empty(roster.AnswerableFor("a", s_today));
        Assert.Equal(["a", "b"], roster.AnsweredForBy("a", s_today).Select(agency => agency.Id));
    }

    [Fact]
    public void An_agency_stored_by_an_older_program_is_there_for_ever_and_has_no_history()
    {
        const string old = """
            {"id":"11980102555000733H","name":"栖禾区工业和信息化局","formerNames":["栖禾区经济和信息化局"],"regionCode":"980102","kind":"department",
            "level":"county","hasRulemakingPower":false,"parent":"1198010255500024XN","contact":null,"defaultScope":"own"}
            """;
        var agency = System.Text.Json.JsonSerializer.Deserialize(old, StoredJson.Plain.Agency)!;
        Assert.Equal("栖禾区经济和信息化局", Assert.Single(agency.FormerNames).Name);
        Assert.Equal((true, true, "1198010255500024XN"), (agency.MustReportOn(2008), agency.MustReportOn(2099), agency.ParentOn(s_today)));
        Assert.Empty(agency.FormerParents);
        Assert.Empty(agency.Predecessors);
        Assert.Empty(agency.Emails);
        Assert.Empty(agency.HeadEmails);
    }
}
