using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Nianbao.Store;

namespace Nianbao.Tests.Http;

/// <summary>Days of publication and joint documents: who states them, how they are shown, and what the summary makes of them.</summary>
public class StatementTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    protected virtual Task<TestHost> StartAsync() => TestHost.StartAsync();

    [Theory]
    [InlineData("2024-01-31", "pass")]
    [InlineData("2024-02-01", "fail")]
    public async Task A_filer_states_when_it_was_published_and_sees_what_the_rules_say(string day, string outcome)
    {
        var id = (await _host.FileAsync("agency", Province.EastBureau, "12")).Text("id");
        using var client = _host.As("agency");
        var before = await client.GetFromJsonAsync<JsonElement>($"/api/submissions/{id}");
        Assert.All(before.GetProperty("statements").GetProperty("checks").EnumerateArray(), check => Assert.Equal("not-evaluated", check.Text("outcome")));
        using var stated = await PutAsync(client, $"/api/submissions/{id}/publication", new { day });
        Assert.Equal(200, (int)stated.StatusCode);
        var shown = await client.GetFromJsonAsync<JsonElement>($"/api/submissions/{id}");
        var statements = shown.GetProperty("statements");
        Assert.Equal((day, "agency"), Assert.Single(statements.GetProperty("publications").EnumerateArray()) is var one ? (one.Text("day"), one.Text("by")) : default);
        Assert.Equal(outcome, statements.GetProperty("checks").EnumerateArray().Single(check => check.Text("rule") == "D01").Text("outcome"));
        Assert.Equal(("published", day), shown.GetProperty("history").EnumerateArray().Last() is var act ? (act.Text("what"), act.Text("why")) : default);
        Assert.Equal("accepted", shown.Text("state"));
    }

    [Fact]
    public async Task A_day_can_be_stated_with_the_file_and_is_stated_once()
    {
        for (var time = 0; time < 2; time++)
        {
            using var content = TestHost.Multipart("12"u8.ToArray(), ("agency", Province.EastBureau), ("year", "2023"), ("scope", "own"), ("published", "2024-01-20"));
            using var client = _host.As("agency");
            using var sent = await client.PostAsync(new Uri("/api/submissions", UriKind.Relative), content);
            Assert.True(sent.IsSuccessStatusCode);
            await _host.ResultAsync("agency", sent.Headers.Location!.ToString());
        }

        var head = (await _host.Store.FindFilingOrNullAsync(new(2023, Province.EastBureau, FilingScope.Own), default))!;
        Assert.Equal((1, new DateOnly(2024, 1, 20)), Assert.Single(head.Publications!) is var publication ? (publication.Revision, publication.Day) : default);
        var acts = 0;
        await foreach (var act in _host.Store.ListActsAsync(head.Key, default))
        {
            acts += act.What == "published" ? 1 : 0;
        }

        Assert.Equal(1, acts);
    }

    [Fact]
    public async Task A_call_sent_again_does_not_bring_an_earlier_day_back_and_its_key_stands_for_the_day_too()
    {
        using var client = _host.As("agency");
        var id = await SendAsync("2024-01-20", HttpStatusCode.Accepted);
        using var corrected = await PutAsync(client, $"/api/submissions/{id}/publication", new { day = "2024-01-22" });
        corrected.EnsureSuccessStatusCode();

        await SendAsync("2024-01-20", HttpStatusCode.Accepted);
        var head = (await _host.Store.FindFilingOrNullAsync(new(2023, Province.EastBureau, FilingScope.Own), default))!;
        Assert.Equal(new DateOnly(2024, 1, 22), Assert.Single(head.Publications!).Day);
        await SendAsync("2024-01-21", HttpStatusCode.UnprocessableEntity);

        async Task<string?> SendAsync(string day, HttpStatusCode expected)
        {
            using var content = TestHost.Multipart("12"u8.ToArray(), ("agency", Province.EastBureau), ("year", "2023"), ("scope", "own"), ("published", day));
            using var call = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/submissions", UriKind.Relative)) { Content = content };
            call.Headers.Add("Idempotency-Key", "first");
            using var sent = await client.SendAsync(call);
            Assert.Equal(expected, sent.StatusCode);
            return expected == HttpStatusCode.Accepted ? (await sent.Content.ReadFromJsonAsync<JsonElement>()).Text("id") : null;
        }
    }

    [Theory]
    [InlineData("2099-01-01")]
    [InlineData("2022-12-31")]
    [InlineData("20.1.2024")]
    public async Task A_day_that_cannot_be_is_refused_before_anything_is_stored(string day)
    {
        using var content = TestHost.Multipart("12"u8.ToArray(), ("agency", Province.EastBureau), ("year", "2023"), ("scope", "own"), ("published", day));
        using var client = _host.As("agency");
        using var sent = await client.PostAsync(new Uri("/api/submissions", UriKind.Relative), content);
        Assert.Equal((400, "malformed-upload"), ((int)sent.StatusCode, await sent.ProblemAsync()));
        Assert.Null(await _host.Store.FindFilingOrNullAsync(new(2023, Province.EastBureau, FilingScope.Own), default));
    }

    [Fact]
    public async Task A_new_version_keeps_the_day_of_the_old_one_and_changed_numbers_are_told()
    {
        await PublishedAsync("12", "2024-01-10");
        var id = await PublishedAsync("13", "2024-01-12");
        using var client = _host.As("east-office");
        var checks = (await client.GetFromJsonAsync<JsonElement>($"/api/submissions/{id}")).GetProperty("statements").GetProperty("checks").EnumerateArray();
        var changed = checks.Single(check => check.Text("rule") == "D05");
        Assert.Equal("fail", changed.Text("outcome"));
        Assert.Contains("12→13", changed.Text("message"), StringComparison.Ordinal);
        using var compiled = await client.PostAsync(new Uri("/api/years/2023/summary", UriKind.Relative), null);
        var annex = (await (await client.GetAsync(compiled.Headers.Location)).JsonAsync()).GetProperty("publications");
        Assert.Equal(1, annex.GetProperty("stated").GetInt32());
        Assert.Equal("D05", Assert.Single(annex.GetProperty("findings").EnumerateArray()).Text("rule"));
    }

    [Fact]
    public async Task An_office_fills_in_the_sheet_of_days_and_sends_it_back()
    {
        await _host.FileAsync("agency", Province.EastBureau, "12");
        using var client = _host.As("east-office");
        var sheet = await client.GetStringAsync(new Uri("/api/years/2023/publications", UriKind.Relative));
        Assert.EndsWith($"{Province.EastBureau},东市水利局,本单位,1,\r\n", sheet, StringComparison.Ordinal);
        var filled = sheet.TrimEnd() + "2024/1/20\r\n";
        Assert.Equal((1, false), await SendSheetAsync(client, "publications?dryRun=true", filled));
        Assert.Null((await HeadAsync()).Publications);
        Assert.Equal((1, true), await SendSheetAsync(client, "publications", filled));
        Assert.Equal((0, true), await SendSheetAsync(client, "publications", await client.GetStringAsync(new Uri("/api/years/2023/publications", UriKind.Relative))));
        Assert.Equal((new DateOnly(2024, 1, 20), "east-office"), Assert.Single((await HeadAsync()).Publications!) is var one ? (one.Day, one.By) : default);
        Assert.Equal((1, true), await SendSheetAsync(client, "publications", $"统一社会信用代码,公布日期\n{Province.EastBureau},撤回\n"));
        Assert.Empty((await HeadAsync()).Publications!);
    }

    [Theory]
    [InlineData("公布日期\n2024-01-20\n")]
    [InlineData("统一社会信用代码,公布日期\n{0},昨天\n")]
    [InlineData("统一社会信用代码,公布日期\n{0},2099-01-01\n")]
    [InlineData("统一社会信用代码,版次,公布日期\n{0},7,2024-01-20\n")]
    [InlineData("统一社会信用代码,公布日期\n{0},2024-01-20\n11320100000000099X,2024-01-20\n")]
    public async Task A_sheet_with_a_wrong_line_is_refused_whole(string sheet)
    {
        await _host.FileAsync("agency", Province.EastBureau, "12");
        using var client = _host.As("east-office");
        using var sent = await client.PutAsync(
            new Uri("/api/years/2023/publications", UriKind.Relative), TestHost.Csv(sheet.Replace("{0}", Province.EastBureau, StringComparison.Ordinal)));
        Assert.Equal((422, "malformed-sheet"), ((int)sent.StatusCode, await sent.ProblemAsync()));
        Assert.Null((await HeadAsync()).Publications);
    }

    [Theory]
    [InlineData("t3.new_received.total", 1)]
    [InlineData("s2.normdocs_made", 0)]
    [InlineData("s2.normdocs_made", 1)]
    public async Task Joint_documents_that_cannot_be_are_refused(string key, int count)
    {
        // The report of this host has no documents at all.
        var id = (await _host.FileAsync("agency", Province.EastBureau, "12")).Text("id");
        using var client = _host.As("agency");
        using var stated = await PutAsync(client, $"/api/submissions/{id}/joint-documents", new { shares = new[] { new { key, lead = Province.EastCity, count } } });
        Assert.Equal((400, "malformed-body"), ((int)stated.StatusCode, await stated.ProblemAsync()));
        Assert.Null((await HeadAsync()).Joint);
    }

    [Fact]
    public async Task The_editions_of_the_timer_are_seen_by_who_oversees_the_whole_and_by_no_city()
    {
        await _host.FileAsync("agency", Province.EastBureau, "12");
        using var admin = _host.As("admin");
        using var compiled = await admin.PostAsync(new Uri("/api/years/2023/summary", UriKind.Relative), null);
        Assert.Equal(201, (int)compiled.StatusCode);
        using var office = _host.As("office");
        using var city = _host.As("east-office");
        Assert.Single((await office.GetFromJsonAsync<JsonElement>("/api/years/2023/summaries")).GetProperty("editions").EnumerateArray());
        Assert.Empty((await city.GetFromJsonAsync<JsonElement>("/api/years/2023/summaries")).GetProperty("editions").EnumerateArray());
    }

    private async Task<string> PublishedAsync(string text, string day)
    {
        var id = (await _host.FileAsync("agency", Province.EastBureau, text)).Text("id");
        using var client = _host.As("agency");
        using var stated = await PutAsync(client, $"/api/submissions/{id}/publication", new { day });
        Assert.Equal(200, (int)stated.StatusCode);
        return id;
    }

    private async Task<Filing> HeadAsync() => (await _host.Store.FindFilingOrNullAsync(new(2023, Province.EastBureau, FilingScope.Own), default))!;

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string path, object body) =>
        await client.PutAsync(new Uri(path, UriKind.Relative), new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"));

    private static async Task<(int Changed, bool IsStored)> SendSheetAsync(HttpClient client, string path, string sheet)
    {
        using var sent = await client.PutAsync(new Uri($"/api/years/2023/{path}", UriKind.Relative), TestHost.Csv(sheet));
        var answer = await sent.JsonAsync();
        Assert.True(sent.IsSuccessStatusCode, answer.ToString());
        return (answer.GetProperty("changed").GetInt32(), answer.GetProperty("stored").GetBoolean());
    }
}
