using System.Net.Http.Json;
using System.Text.Json;
using Nianbao.Store;

namespace Nianbao.Tests.Http;

public class OwnershipTests : IAsyncLifetime
{
    private TestHost _host = null!;
    private string _id = "";

    public async Task InitializeAsync()
    {
        _host = await StartAsync();
        _id = (await _host.FileAsync("agency", Province.EastBureau, "疑问 12")).GetProperty("id").GetString()!;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    protected virtual Task<TestHost> StartAsync() => TestHost.StartAsync();

    [Theory]
    [InlineData("agency", 200)]
    [InlineData("east-office", 200)]
    [InlineData("office", 200)]
    [InlineData("admin", 200)]
    [InlineData("auditor", 200)]
    [InlineData("west-agency", 404)]
    [InlineData("west-office", 404)]
    public async Task A_submission_is_seen_by_its_agency_its_offices_and_those_who_see_all(string caller, int status)
    {
        using var client = _host.As(caller);
        foreach (var path in new[] { $"/api/submissions/{_id}", $"/api/submissions/{_id}/original", $"/api/agencies/{Province.EastBureau}/submissions" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task Who_took_over_an_ended_agency_reads_its_reports_and_files_for_it_and_is_shown_where_they_are()
    {
        await TakeOverAsync(SuccessionKind.Merged);
        using var client = _host.As("west-agency");
        using var seen = await client.GetAsync(new Uri($"/api/submissions/{_id}", UriKind.Relative));
        Assert.Equal(200, (int)seen.StatusCode);
        using var sent = await _host.SendAsync("west-agency", Province.EastBureau, "13");
        Assert.Equal(202, (int)sent.StatusCode);
        var history = await client.GetFromJsonAsync<JsonElement>($"/api/agencies/{Province.WestTownship}/submissions");
        Assert.Equal($"/api/agencies/{Province.EastBureau}/submissions", history.GetProperty("answersFor")[0].Text("submissions"));
    }

    [Fact]
    public async Task Who_was_only_given_duties_of_an_ended_agency_does_not_read_its_reports()
    {
        await TakeOverAsync(SuccessionKind.Moved);
        using var client = _host.As("west-agency");
        using var hidden = await client.GetAsync(new Uri($"/api/submissions/{_id}", UriKind.Relative));
        using var refused = await _host.SendAsync("west-agency", Province.EastBureau, "13");
        Assert.Equal((404, "not-your-agency"), ((int)hidden.StatusCode, await refused.ProblemAsync()));
    }

    [Fact]
    public async Task An_office_to_which_an_agency_was_moved_sees_it_from_that_day_on()
    {
        var bureau = (await _host.Store.FindAgencyOrNullAsync(Province.EastBureau, default))! with { Parent = Province.WestCity };
        await _host.Store.PutAgenciesAsync([bureau with { FormerParents = [new(Province.EastCity, new(2999, 12, 31))] }], default);
        Assert.Equal((200, 404), (await StatusAsync("east-office"), await StatusAsync("west-office")));
        await _host.Store.PutAgenciesAsync([bureau with { FormerParents = [new(Province.EastCity, new(2020, 1, 1))] }], default);
        Assert.Equal((404, 200), (await StatusAsync("east-office"), await StatusAsync("west-office")));
    }

    [Fact]
    public async Task An_agency_does_not_file_on_a_year_in_which_it_was_not_there()
    {
        var bureau = (await _host.Store.FindAgencyOrNullAsync(Province.EastBureau, default))!;
        await _host.Store.PutAgenciesAsync([bureau with { ActiveFrom = new(2022, 7, 1) }], default);
        using var before = await _host.SendAsync("agency", Province.EastBureau, "13", year: 2021);
        using var first = await _host.SendAsync("agency", Province.EastBureau, "13", year: 2022);
        Assert.Equal(("year-not-open", 202), (await before.ProblemAsync(), (int)first.StatusCode));
    }

    [Fact]
    public async Task What_belongs_to_others_looks_like_what_is_not_there()
    {
        using var client = _host.As("west-agency");
        var hidden = await client.GetAsync(new Uri($"/api/submissions/{_id}", UriKind.Relative));
        var missing = await client.GetAsync(new Uri($"/api/submissions/{_id.Replace("-001", "-002", StringComparison.Ordinal)}", UriKind.Relative));
        Assert.Equal(await missing.Content.ReadAsStringAsync(), await hidden.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("west-agency", "explanations", """{"explanations":[{"finding":"T09-0","text":"属实"}]}""")]
    [InlineData("west-office", "decision", """{"decision":"confirm","reason":"同意"}""")]
    public async Task Nobody_speaks_about_the_submissions_of_others(string caller, string act, string body)
    {
        using var client = _host.As(caller);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"/api/submissions/{_id}/{act}", UriKind.Relative), content);
        Assert.Equal((404, "not-found"), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Theory]
    [InlineData("east-office", 200)]
    [InlineData("auditor", 200)]
    [InlineData("west-office", 404)]
    public async Task The_audit_trail_is_for_the_offices_of_the_filing(string caller, int status)
    {
        using var client = _host.As(caller);
        using var answer = await client.GetAsync(new Uri($"/api/audit?filing=2023-{Province.EastBureau}-own", UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task The_audit_trail_says_who_did_what()
    {
        using var client = _host.As("office");
        var trail = await client.GetFromJsonAsync<JsonElement>($"/api/audit?filing=2023-{Province.EastBureau}-own");
        Assert.Equal(
            ["agency 收到报告", "system 核对完毕"], trail.GetProperty("acts").EnumerateArray().Select(act => $"{act.Text("by")} {act.Text("text")}"));
    }

    private async Task TakeOverAsync(SuccessionKind how)
    {
        var ended = (await _host.Store.FindAgencyOrNullAsync(Province.EastBureau, default))! with { ActiveTo = new(2023, 12, 31) };
        var heir = (await _host.Store.FindAgencyOrNullAsync(Province.WestTownship, default))! with { Predecessors = [new(ended.Id, new(2024, 1, 1), how)] };
        await _host.Store.PutAgenciesAsync([ended, heir], default);
    }

    private async Task<int> StatusAsync(string caller)
    {
        using var client = _host.As(caller);
        using var answer = await client.GetAsync(new Uri($"/api/submissions/{_id}", UriKind.Relative));
        return (int)answer.StatusCode;
    }

    [Theory]
    [InlineData("office", 6)]
    [InlineData("east-office", 2)]
    [InlineData("west-office", 3)]
    [InlineData("admin", 6)]
    public async Task An_office_sees_the_progress_of_its_own_subtree(string caller, int duties)
    {
        using var client = _host.As(caller);
        var progress = await client.GetFromJsonAsync<JsonElement>("/api/years/2023/progress");
        Assert.Equal(duties, progress.GetProperty("duties").GetArrayLength());
        Assert.Equal(duties, progress.GetProperty("counts").EnumerateObject().Sum(count => count.Value.GetInt32()));
    }

    [Fact]
    public async Task Progress_says_who_is_how_far()
    {
        using var client = _host.As("office");
        var progress = await client.GetFromJsonAsync<JsonElement>($"/api/years/2023/progress?area={Province.EastCity}");
        Assert.Equal(
            ["东市人民政府 missing", "东市水利局 awaiting-explanation"],
            progress.GetProperty("duties").EnumerateArray().Select(duty => $"{duty.Text("name")} {duty.Text("state")}").Order());
    }

    [Theory]
    [InlineData("west-office", "EastCity", 403, "not-your-area")]
    [InlineData("west-office", "nowhere", 403, "not-your-area")]
    [InlineData("admin", "nowhere", 422, "unknown-agency")]
    public async Task An_area_that_is_not_ones_own_is_refused(string caller, string area, int status, string type)
    {
        using var client = _host.As(caller);
        var top = area == "EastCity" ? Province.EastCity : area;
        using var progress = await client.GetAsync(new Uri($"/api/years/2023/progress?area={top}", UriKind.Relative));
        Assert.Equal((status, type), ((int)progress.StatusCode, await progress.ProblemAsync()));
        using var summary = await client.PostAsync(new Uri($"/api/years/2023/summary?area={top}", UriKind.Relative), null);
        Assert.Equal((status, type), ((int)summary.StatusCode, await summary.ProblemAsync()));
    }
}
