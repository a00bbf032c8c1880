using System.Net.Http.Json;
using System.Text.Json;

namespace Nianbao.Tests.Http;

public class OfficeTests : IAsyncLifetime
{
    private const string Header = "统一社会信用代码,名称,类别,层级,上级";

    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    protected virtual Task<TestHost> StartAsync() => TestHost.StartAsync();

    [Fact]
    public async Task A_summary_adds_up_what_is_accepted_and_can_be_pulled_as_json_and_csv()
    {
        await _host.FileAsync("agency", Province.EastBureau, "12");
        await _host.FileAsync("west-agency", Province.WestTownship, "30");
        using var client = _host.As("office");
        using var compiled = await client.PostAsync(new Uri("/api/years/2023/summary", UriKind.Relative), null);
        Assert.Equal(201, (int)compiled.StatusCode);
        using var json = await client.GetAsync(compiled.Headers.Location);
        var own = (await json.JsonAsync()).GetProperty("scopes").EnumerateArray().First(scope => scope.Text("scope") == "own");
        var total = own.GetProperty("generations")[0].GetProperty("totals").EnumerateArray().Single(total => total.Text("key") == WrittenVerdict.Key);
        Assert.Equal(42, total.GetProperty("total").GetInt32());
        using var csv = await client.GetAsync(new Uri("/api/years/2023/summaries/1/summary.csv", UriKind.Relative));
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Contains("42", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_of_an_edition_is_followed_down_to_the_files_and_an_area_is_only_its_own()
    {
        await _host.FileAsync("agency", Province.EastBureau, "12");
        await _host.FileAsync("west-agency", Province.WestTownship, "30");
        await CompileAsync("admin");
        using var client = _host.As("admin");
        var trace = $"/api/years/2023/summaries/1/trace?key={WrittenVerdict.Key}";
        var all = await client.GetFromJsonAsync<JsonElement>(trace);
        Assert.Equal([12, 30], all.GetProperty("addends").EnumerateArray().Select(addend => addend.GetProperty("value").GetInt32()).Order());
        var east = await client.GetFromJsonAsync<JsonElement>($"{trace}&area={Province.EastCity}");
        Assert.Equal($"2023-{Province.EastBureau}-own-001", Assert.Single(east.GetProperty("addends").EnumerateArray()).Text("submission"));
        using var unknown = await client.GetAsync(new Uri("/api/years/2023/summaries/1/trace?key=t3.nothing", UriKind.Relative));
        Assert.Equal((404, "not-found"), ((int)unknown.StatusCode, await unknown.ProblemAsync()));
        using var without = await client.GetAsync(new Uri("/api/years/2023/summaries/1/trace", UriKind.Relative));
        Assert.Equal((400, "bad-query"), ((int)without.StatusCode, await without.ProblemAsync()));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("?bom=true", true)]
    [InlineData("?bom=false", false)]
    public async Task A_csv_is_pulled_with_a_byte_order_mark_or_without(string query, bool hasMark)
    {
        await CompileAsync("admin");
        using var client = _host.As("admin");
        var csv = await client.GetByteArrayAsync(new Uri($"/api/years/2023/summaries/1/summary.csv{query}", UriKind.Relative));
        Assert.Equal(hasMark, csv.AsSpan().StartsWith(System.Text.Encoding.UTF8.Preamble));
    }

    [Fact]
    public async Task The_latest_summary_is_the_one_compiled_last()
    {
        using var client = _host.As("admin");
        using var none = await client.GetAsync(new Uri("/api/years/2023/summary", UriKind.Relative));
        Assert.Equal((404, "nothing-compiled"), ((int)none.StatusCode, await none.ProblemAsync()));
        await _host.FileAsync("agency", Province.EastBureau, "12");
        await CompileAsync("admin");
        await _host.FileAsync("agency", Province.EastBureau, "13");
        await CompileAsync("admin");
        var first = await client.GetStringAsync(new Uri("/api/years/2023/summaries/1/summary.json", UriKind.Relative));
        var second = await client.GetStringAsync(new Uri("/api/years/2023/summaries/2/summary.json", UriKind.Relative));
        Assert.NotEqual(first, second);
        Assert.Equal(second, await client.GetStringAsync(new Uri("/api/years/2023/summary", UriKind.Relative)));
    }

    [Fact]
    public async Task An_office_sees_the_summaries_of_its_own_subtree_only()
    {
        await CompileAsync("admin");
        await CompileAsync("east-office");
        await CompileAsync("west-office");
        using var client = _host.As("west-office");
        var list = await client.GetFromJsonAsync<JsonElement>("/api/years/2023/summaries");
        Assert.Equal(Province.WestCity, Assert.Single(list.GetProperty("editions").EnumerateArray()).Text("area"));
        using var other = await client.GetAsync(new Uri("/api/years/2023/summaries/2/summary.json", UriKind.Relative));
        Assert.Equal(404, (int)other.StatusCode);
    }

    [Theory]
    [InlineData("/api/years/2023/summaries/1/..%2f..%2fnianbao.db")]
    [InlineData("/api/years/2023/summaries/1/nianbao.db")]
    [InlineData("/api/years/2023/summaries/01/summary.json")]
    [InlineData("/api/years/2023/summaries/9/summary.json")]
    public async Task Only_the_files_of_an_edition_are_handed_out(string path)
    {
        await CompileAsync("admin");
        using var client = _host.As("admin");
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/years/23/progress")]
    [InlineData("/api/years/23/summary")]
    [InlineData("/api/years/abcd/summaries")]
    public async Task A_year_has_four_digits(string path)
    {
        using var client = _host.As("admin");
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((400, "bad-year"), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Fact]
    public async Task A_roster_can_be_tried_before_it_is_stored()
    {
        var added = Province.Code("11320100000000100");
        var csv = $"{Header}\n{added},东市教育局,部门,市,{Province.EastCity}\n{Province.EastBureau},东市水务局,部门,市,{Province.EastCity}\n";
        using var client = _host.As("east-office");
        using var tried = await client.PutAsync(new Uri("/api/agencies?dryRun=true", UriKind.Relative), TestHost.Csv(csv));
        var change = await tried.JsonAsync();
        Assert.Equal([added], Ids(change, "added"));
        Assert.Equal([Province.EastBureau], Ids(change, "changed"));
        Assert.False(change.GetProperty("stored").GetBoolean());
        Assert.Equal(
            ["2 added 新增。", "3 changed 修改：名称由“东市水利局”改为“东市水务局”。"],
            change.GetProperty("lines").EnumerateArray().Select(line => $"{line.GetProperty("line")} {line.Text("change")} {line.Text("text")}"));
        Assert.Null(await _host.Store.FindAgencyOrNullAsync(added, CancellationToken.None));
        using var stored = await client.PutAsync(new Uri("/api/agencies", UriKind.Relative), TestHost.Csv(csv));
        Assert.Equal(200, (int)stored.StatusCode);
        var roster = await client.GetFromJsonAsync<JsonElement>("/api/agencies");
        Assert.Equal(["东市人民政府", "东市教育局", "东市水务局"], roster.GetProperty("agencies").EnumerateArray().Select(agency => agency.Text("name")).Order());
    }

    [Theory]
    [InlineData("/api/agencies?format=csv", null)]
    [InlineData("/api/agencies", "text/csv")]
    public async Task A_roster_is_downloaded_as_a_sheet_that_can_be_sent_back_as_it_is(string path, string? accept)
    {
        var bureau = (await _host.Store.FindAgencyOrNullAsync(Province.EastBureau, default))!;
        await _host.Store.PutAgenciesAsync([bureau with { Contact = "=cmd|' /C calc'!A0" }], default);
        using var client = _host.As("east-office");
        client.DefaultRequestHeaders.Add("Accept", accept is null ? [] : [accept]);
        using var sheet = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(("text/csv", "attachment"), (sheet.Content.Headers.ContentType?.MediaType, sheet.Content.Headers.ContentDisposition?.DispositionType));
        var text = await sheet.Content.ReadAsStringAsync();
        Assert.Contains(",'=cmd|", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Province.WestCity, text, StringComparison.Ordinal);
        using var sent = await client.PutAsync(new Uri("/api/agencies", UriKind.Relative), TestHost.Csv(text));
        var change = await sent.JsonAsync();
        Assert.Equal((200, 2), ((int)sent.StatusCode, change.GetProperty("unchanged").GetInt32()));
    }

    [Fact]
    public async Task A_roster_is_not_given_in_a_format_nobody_knows()
    {
        using var client = _host.As("admin");
        using var answer = await client.GetAsync(new Uri("/api/agencies?format=xml", UriKind.Relative));
        Assert.Equal("bad-query", await answer.ProblemAsync());
    }

    [Fact]
    public async Task A_wrong_roster_is_told_line_by_line_and_stores_nothing()
    {
        using var client = _host.As("admin");
        using var answer = await client.PutAsync(new Uri("/api/agencies", UriKind.Relative), TestHost.Csv($"{Header}\n123,甲局,部门,市,\n"));
        Assert.Equal((422, "malformed-roster"), ((int)answer.StatusCode, await answer.ProblemAsync()));
        Assert.Equal(2, (await answer.JsonAsync()).GetProperty("errors")[0].GetProperty("line").GetInt32());
    }

    // What an office could do with a roster of its own making: take an agency of another city, rise above its own place, start a tree.
    [Theory]
    [InlineData("WestTownship", "EastCity", "not-your-area")]
    [InlineData("EastCity", "", "not-your-area")]
    [InlineData("Top", "EastCity", "malformed-roster")]
    [InlineData("new", "WestCity", "not-your-area")]
    [InlineData("new", "", "not-your-area")]
    public async Task An_office_cannot_reach_beyond_its_subtree_by_a_roster(string agency, string parent, string type)
    {
        using var client = _host.As("east-office");
        using var answer = await client.PutAsync(
            new Uri("/api/agencies", UriKind.Relative), TestHost.Csv($"{Header}\n{CodeOf(agency)},甲局,部门,市,{CodeOf(parent)}\n"));
        Assert.Equal(type, await answer.ProblemAsync());
    }

    [Fact]
    public async Task A_new_key_is_shown_once_works_and_can_be_revoked()
    {
        using var admin = _host.As("admin");
        using var content = JsonContent.Create(new { name = "东市水利局-2", role = "agency", agency = Province.EastBureau });
        using var made = await admin.PostAsync(new Uri("/api/keys", UriKind.Relative), content);
        Assert.Equal(201, (int)made.StatusCode);
        var secret = (await made.JsonAsync()).Text("key");
        Assert.Matches(@"\Anb_[0-9a-f]{64}\z", secret);
        Assert.DoesNotContain(secret, await admin.GetStringAsync(new Uri("/api/keys", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(200, await StatusWithAsync(secret));
        using var revoked = await admin.DeleteAsync(new Uri("/api/keys/东市水利局-2", UriKind.Relative));
        Assert.Equal(200, (int)revoked.StatusCode);
        Assert.Equal(401, await StatusWithAsync(secret));
    }

    [Fact]
    public async Task A_key_asked_for_again_under_its_idempotency_key_is_made_once_and_its_text_said_once()
    {
        using var admin = _host.As("admin");
        admin.DefaultRequestHeaders.Add("Idempotency-Key", "k");
        using var first = await admin.PostAsJsonAsync("/api/keys", new { name = "审计", role = "auditor" });
        using var again = await admin.PostAsJsonAsync("/api/keys", new { name = "审计", role = "auditor" });
        using var other = await admin.PostAsJsonAsync("/api/keys", new { name = "审计-2", role = "auditor" });
        Assert.Equal((201, 200, "idempotency-key-reused"), ((int)first.StatusCode, (int)again.StatusCode, await other.ProblemAsync()));
        Assert.DoesNotContain((await first.JsonAsync()).Text("key"), await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("审计", (await again.JsonAsync()).Text("name"));
    }

    [Fact]
    public async Task A_summary_asked_for_again_under_its_idempotency_key_is_compiled_once()
    {
        using var client = _host.As("admin");
        client.DefaultRequestHeaders.Add("Idempotency-Key", "k");
        using var first = await client.PostAsync(new Uri("/api/years/2023/summary", UriKind.Relative), null);
        using var again = await client.PostAsync(new Uri("/api/years/2023/summary", UriKind.Relative), null);
        using var other = await client.PostAsync(new Uri("/api/years/2022/summary", UriKind.Relative), null);
        Assert.Equal((201, 201, "idempotency-key-reused"), ((int)first.StatusCode, (int)again.StatusCode, await other.ProblemAsync()));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Single(await Store.An.ListAsync(_host.Store.ListEditionsAsync(2023, default)));
    }

    [Fact]
    public async Task A_key_is_never_stored_as_it_is()
    {
        var stored = await _host.Store.FindKeyOrNullAsync(Nianbao.Http.Secrets.HashOf(_host.SecretOf("admin")), CancellationToken.None);
        Assert.Equal("admin", stored?.Name);
        Assert.Null(await _host.Store.FindKeyOrNullAsync(_host.SecretOf("admin"), CancellationToken.None));
    }

    [Fact]
    public async Task The_last_admin_key_cannot_be_revoked()
    {
        using var admin = _host.As("admin");
        using var answer = await admin.DeleteAsync(new Uri("/api/keys/admin", UriKind.Relative));
        Assert.Equal((409, "conflict"), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Theory]
    [InlineData("""{"name":"admin","role":"admin"}""", 409, "conflict")]
    [InlineData("""{"name":"甲","role":"agency"}""", 400, "malformed-body")]
    [InlineData("""{"name":"甲","role":"admin","agency":"113201000000000034"}""", 400, "malformed-body")]
    [InlineData("""{"name":"甲","role":"office","agency":"113201000000000000"}""", 422, "unknown-agency")]
    [InlineData("""{"name":"甲","role":"god"}""", 400, "malformed-body")]
    [InlineData("""{"name":"甲","role":1}""", 400, "malformed-body")]
    [InlineData("""{"name":"甲\n乙","role":"admin"}""", 400, "malformed-body")]
    [InlineData("""{"role":"admin"}""", 400, "malformed-body")]
    public async Task A_key_that_would_be_nobodys_is_not_made(string body, int status, string type)
    {
        using var admin = _host.As("admin");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await admin.PostAsync(new Uri("/api/keys", UriKind.Relative), content);
        Assert.Equal((status, type), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_longer_than_the_route_takes_is_refused_whether_it_tells_its_length_or_not(bool chunked)
    {
        using var admin = _host.As("admin");
        using var content = new StringContent(new string(' ', 1024 * 1024) + "{}", System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/keys") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await admin.SendAsync(request);
        Assert.Equal((413, "body-too-large"), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    private static IEnumerable<string?> Ids(JsonElement change, string property) => change.GetProperty(property).EnumerateArray().Select(id => id.GetString());

    private static string CodeOf(string name) => name switch
    {
        nameof(Province.Top) => Province.Top,
        nameof(Province.EastCity) => Province.EastCity,
        nameof(Province.WestCity) => Province.WestCity,
        nameof(Province.WestTownship) => Province.WestTownship,
        "new" => Province.Code("11320100000000100"),
        _ => "",
    };

    private async Task CompileAsync(string caller)
    {
        using var client = _host.As(caller);
        using var compiled = await client.PostAsync(new Uri("/api/years/2023/summary", UriKind.Relative), null);
        Assert.Equal(201, (int)compiled.StatusCode);
    }

    private async Task<int> StatusWithAsync(string secret)
    {
        using var client = _host.As(null);
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        using var answer = await client.GetAsync(new Uri($"/api/agencies/{Province.EastBureau}/submissions", UriKind.Relative));
        return (int)answer.StatusCode;
    }
}
