using System.Text;
using System.Text.Json;
using Nianbao.Documents;
using Nianbao.Http;
using Nianbao.Tests.Generated;

namespace Nianbao.Tests.Http;

/// <summary>A report is checked beside the one that was accepted for the year before, when it is filed and when it is only checked.</summary>
public sealed class YearBeforeTests : IAsyncLifetime
{
    private readonly TwoYears years = new("东市水利局");
    private TestHost host = null!;

    public async Task InitializeAsync()
    {
        host = await TestHost.StartAsync(SharedServices.CheckerWithin(ReadLimits.Default));
        var view = await FileAsync(years.Before.Print("txt"), 2022);
        Assert.Equal("accepted", view.Text("state"));
    }

    public Task DisposeAsync() => host.DisposeAsync().AsTask();

    [Fact]
    public async Task A_report_that_goes_on_from_it_says_what_it_was_compared_with()
    {
        var view = await FileAsync(years.Now.Print("txt"), 2023);
        Assert.Equal($"2022-{Province.EastBureau}-own-001", view.GetProperty("result").Text("comparedWith"));
        Assert.DoesNotContain(RulesOf(view.GetProperty("result")), rule => rule is "T06" or "T07");
        Assert.False(view.GetProperty("result").TryGetProperty("text", out _));
    }

    [Fact]
    public async Task A_report_that_does_not_is_returned_with_both_numbers()
    {
        var view = await FileAsync(years.NowWithOneMore.Print("txt"), 2023);
        Assert.Equal("returned", view.Text("state"));
        var left = years.Before.Figures["t3.carried_out.total"];
        Assert.Contains($"上年结转 {left + 1} 件与上一年度报告结转下年 {left} 件不一致。", view.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_another_year_than_it_is_filed_for_is_compared_with_none()
    {
        var view = await FileAsync(years.Before.Print("txt"), 2023);
        Assert.Contains("I02", RulesOf(view.GetProperty("result")));
        Assert.False(view.GetProperty("result").TryGetProperty("comparedWith", out _));
    }

    [Fact]
    public async Task A_check_that_says_whose_it_is_finds_what_filing_would_find()
    {
        Assert.Contains("T06", RulesOf(await CheckAsync("agency", ("agency", Province.EastBureau), ("year", "2023"))));
        Assert.Contains("T06", RulesOf(await CheckAsync("office", ("agency", Province.EastBureau), ("year", "2023"))));
    }

    [Fact]
    public async Task A_check_that_does_not_say_whose_it_is_looks_at_the_file_alone() =>
        Assert.DoesNotContain("T06", RulesOf(await CheckAsync("agency")));

    [Fact]
    public async Task A_check_of_a_year_that_the_report_is_not_of_says_so() =>
        Assert.Contains("I02", RulesOf(await CheckAsync("agency", ("agency", Province.EastBureau), ("year", "2022"))));

    [Theory]
    [InlineData("west-agency")]
    [InlineData("west-office")]
    public async Task Nobody_learns_in_a_check_what_others_have_filed(string caller) =>
        Assert.Equal("not-your-agency", ProblemOf(await CheckAsync(caller, ("agency", Province.EastBureau), ("year", "2023"))));

    [Fact]
    public async Task A_check_that_says_half_of_whose_it_is_is_refused()
    {
        Assert.Equal("malformed-upload", ProblemOf(await CheckAsync("agency", ("agency", Province.EastBureau), ("year", "twenty"))));
        Assert.Equal("malformed-upload", ProblemOf(await CheckAsync("agency", ("year", "2023"))));
        Assert.Equal("malformed-upload", ProblemOf(await CheckAsync("agency", ("scope", "own"))));
        Assert.Equal("scope-not-open", ProblemOf(await CheckAsync("agency", ("agency", Province.EastBureau), ("year", "2023"), ("scope", "all"))));
    }

    [Fact]
    public async Task A_check_for_an_agency_that_is_not_in_the_roster_says_so() =>
        Assert.Equal("unknown-agency", ProblemOf(await CheckAsync("admin", ("agency", Province.Code("11320900000000009")), ("year", "2023"))));

    private static string ProblemOf(JsonElement answer) => answer.Text("type").Split('/')[^1];

    private static List<string> RulesOf(JsonElement report) => [.. report.GetProperty("findings").EnumerateArray().Select(finding => finding.Text("rule"))];

    private async Task<JsonElement> FileAsync(byte[] content, int year)
    {
        using var answer = await host.SendAsync("agency", Province.EastBureau, Encoding.UTF8.GetString(content), year);
        return await host.ResultAsync("agency", answer.Headers.Location!.ToString());
    }

    private async Task<JsonElement> CheckAsync(string caller, params (string Name, string Value)[] fields)
    {
        using var client = host.As(caller);
        using var content = Batch.Of(("年报.txt", years.NowWithOneMore.Print("txt"))).With(fields);
        using var answer = await client.PostAsync(new Uri("/api/check", UriKind.Relative), content);
        return await answer.JsonAsync();
    }
}
