using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Http;

public sealed partial class KeysTests : IAsyncLifetime
{
    private readonly ManualClock _clock = ManualClock.At("2024-01-15T04:00:00Z");
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await TestHost.StartAsync(time: _clock);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_key_with_an_end_signs_in_through_its_last_day_in_Beijing_and_not_after()
    {
        var secret = await MadeAsync("admin", new { name = "短期", role = "auditor", expiresOn = "2024-01-15" });
        Assert.Equal(200, await StatusAsync(secret));
        _clock.Advance(new DateTimeOffset(2024, 1, 15, 15, 59, 59, TimeSpan.Zero) - _clock.GetUtcNow());
        Assert.Equal(200, await StatusAsync(secret));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(401, await StatusAsync(secret));
    }

    [Fact]
    public async Task A_key_that_would_not_be_good_for_a_day_is_not_made() => Assert.Equal(
        "malformed-body", await RefusalAsync("admin", new { name = "昨天", role = "auditor", expiresOn = "2024-01-14" }));

    [Fact]
    public async Task The_list_says_when_a_key_was_last_used_to_the_hour_and_who_made_and_revoked_it()
    {
        var secret = await MadeAsync("east-office", new { name = "水利局", role = "agency", agency = Province.EastBureau });
        Assert.Equal(JsonValueKind.Null, (await ListedAsync("水利局")).GetProperty("lastUsedAt").ValueKind);
        var first = _clock.GetUtcNow();
        await StatusAsync(secret);
        _clock.Advance(TimeSpan.FromMinutes(59));
        await StatusAsync(secret);
        Assert.Equal(first, (await ListedAsync("水利局")).GetProperty("lastUsedAt").GetDateTimeOffset());
        _clock.Advance(TimeSpan.FromMinutes(1));
        await StatusAsync(secret);
        Assert.Equal(first + TimeSpan.FromHours(1), (await ListedAsync("水利局")).GetProperty("lastUsedAt").GetDateTimeOffset());
        using var admin = _host.As("admin");
        using var revoked = await admin.DeleteAsync(Relative("/api/keys/水利局"));
        var listed = await ListedAsync("水利局");
        Assert.Equal(("east-office", "admin"), (listed.Text("madeBy"), listed.Text("revokedBy")));
    }

    [Theory]
    [InlineData("agency", "EastBureau", null)]
    [InlineData("agency", "EastCity", null)]
    [InlineData("office", "EastBureau", null)]
    // As much as its own, or more.
    [InlineData("office", "EastCity", "not-your-area")]
    [InlineData("office", "Top", "not-your-area")]
    [InlineData("agency", "WestTownship", "not-your-area")]
    [InlineData("admin", null, "not-your-area")]
    [InlineData("auditor", null, "not-your-area")]
    public async Task An_office_makes_keys_below_it_and_none_that_allows_what_its_own_does(string role, string? agency, string? refusal)
    {
        var body = new { name = "新", role, agency = CodeOf(agency) };
        if (refusal is null)
        {
            await MadeAsync("east-office", body);
        }
        else
        {
            Assert.Equal(refusal, await RefusalAsync("east-office", body));
        }
    }

    [Theory]
    [InlineData("agency", null)]
    [InlineData("west-agency", "not-found")]
    [InlineData("east-office", "not-found")]
    [InlineData("office", "not-found")]
    [InlineData("admin", "not-found")]
    public async Task An_office_revokes_keys_below_it_and_does_not_learn_of_others(string name, string? refusal)
    {
        using var client = _host.As("east-office");
        using var answer = await client.DeleteAsync(Relative($"/api/keys/{name}"));
        Assert.Equal(refusal, answer.IsSuccessStatusCode ? null : await answer.ProblemAsync());
        var listed = await client.GetFromJsonAsync<JsonElement>("/api/keys");
        Assert.Equal(["agency", "east-office"], listed.GetProperty("keys").EnumerateArray().Select(key => key.Text("name")));
    }

    [Fact]
    public async Task Keys_for_a_whole_area_come_as_one_file_each_works_and_those_that_have_one_keep_it()
    {
        var sheet = await SheetAsync("west-office", "/api/keys/bulk?expiresOn=2024-12-31");
        Assert.Equal("\uFEFF统一社会信用代码,名称,密钥名称,访问密钥,有效期至", sheet[0]);
        Assert.Equal([Province.WestCity, Province.WestCounty], sheet.Skip(1).Select(line => line.Split(',')[0]).Order());
        Assert.Equal("西县人民政府", sheet.Single(line => line.StartsWith(Province.WestCounty, StringComparison.Ordinal)).Split(',')[1]);
        Assert.All(sheet.Skip(1), line => Assert.EndsWith(",2024-12-31", line, StringComparison.Ordinal));
        foreach (var line in sheet.Skip(1))
        {
            Assert.Equal(200, await StatusAsync(Secret().Match(line).Value, $"/api/agencies/{line.Split(',')[0]}/submissions"));
        }

        Assert.Equal(200, await StatusAsync(_host.SecretOf("west-agency"), $"/api/agencies/{Province.WestTownship}/submissions"));
        Assert.Single(await SheetAsync("west-office", "/api/keys/bulk"));
    }

    [Fact]
    public async Task A_file_of_keys_that_was_lost_is_made_anew_and_the_lost_keys_open_nothing()
    {
        var lost = await SheetAsync("west-office", $"/api/keys/bulk?area={Province.WestCounty}");
        var again = await SheetAsync("west-office", $"/api/keys/bulk?area={Province.WestCounty}&renew=true");
        Assert.Equal([Province.WestCounty], Agencies(lost));
        Assert.Equal([Province.WestCounty, Province.WestTownship], Agencies(again));
        Assert.Contains($",{Province.WestCounty}-2,", again[1], StringComparison.Ordinal);
        Assert.Equal(401, await StatusAsync(Secret().Match(lost[1]).Value));
        Assert.Equal(401, await StatusAsync(_host.SecretOf("west-agency")));
        Assert.Equal(200, await StatusAsync(Secret().Match(again[1]).Value));
    }

    [Theory]
    [InlineData("west-office", "?area=EastCity", "not-your-area")]
    [InlineData("admin", "?area=nowhere", "unknown-agency")]
    [InlineData("admin", "?renew=yes", "bad-query")]
    [InlineData("admin", "?expiresOn=2024-1-1", "bad-query")]
    [InlineData("admin", "?expiresOn=2024-01-14", "bad-query")]
    [InlineData("admin", "?area=1&area=2", "disagreement")]
    public async Task Keys_for_many_that_are_not_asked_for_rightly_are_not_made(string caller, string query, string refusal)
    {
        using var client = _host.As(caller);
        using var answer = await client.PostAsync(Relative($"/api/keys/bulk{query.Replace("EastCity", Province.EastCity, StringComparison.Ordinal)}"), null);
        Assert.Equal(refusal, await answer.ProblemAsync());
        Assert.Equal(Province.Callers.Count, (await An.ListAsync(_host.Store.ListKeysAsync(default))).Count);
    }

    [Fact]
    public async Task An_office_hands_out_twelve_thousand_keys_and_an_ended_agency_gets_none()
    {
        var agencies = Enumerable.Range(0, 12_000).Select(i => Province.Of(
            Province.Code($"1132{i:0000000000000}"), $"单位{i}", AgencyKind.Department, AgencyLevel.County, Province.WestCounty)).ToList();
        await _host.Store.PutAgenciesAsync([.. agencies.SkipLast(1), agencies[^1] with { ActiveTo = new(2023, 12, 31) }], default);
        var sheet = await SheetAsync("office", "/api/keys/bulk");
        Assert.Equal(11_999, sheet.Skip(1).Count(line => line.Contains(",单位", StringComparison.Ordinal)));
        Assert.Equal(sheet.Count - 1, sheet.Skip(1).Select(line => Secret().Match(line).Value).Distinct().Count());
    }

    private async Task<string> MadeAsync(string caller, object body)
    {
        using var client = _host.As(caller);
        using var made = await client.PostAsJsonAsync("/api/keys", body);
        Assert.Equal(201, (int)made.StatusCode);
        return (await made.JsonAsync()).Text("key");
    }

    private async Task<string> RefusalAsync(string caller, object body)
    {
        using var client = _host.As(caller);
        using var refused = await client.PostAsJsonAsync("/api/keys", body);
        return await refused.ProblemAsync();
    }

    private async Task<JsonElement> ListedAsync(string name)
    {
        using var client = _host.As("admin");
        return (await client.GetFromJsonAsync<JsonElement>("/api/keys")).GetProperty("keys").EnumerateArray().Single(key => key.Text("name") == name);
    }

    private async Task<int> StatusAsync(string secret, string path = "/api/session")
    {
        using var client = _host.As(null);
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        using var answer = await client.GetAsync(Relative(path));
        return (int)answer.StatusCode;
    }

    private async Task<IReadOnlyList<string>> SheetAsync(string caller, string path)
    {
        using var client = _host.As(caller);
        using var answer = await client.PostAsync(Relative(path), null);
        Assert.Equal((200, "attachment"), ((int)answer.StatusCode, answer.Content.Headers.ContentDisposition?.DispositionType));
        return System.Text.Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string> Agencies(IReadOnlyList<string> sheet) => sheet.Skip(1).Select(line => line.Split(',')[0]);

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static string? CodeOf(string? name) => name switch
    {
        "EastBureau" => Province.EastBureau,
        "EastCity" => Province.EastCity,
        "Top" => Province.Top,
        "WestTownship" => Province.WestTownship,
        _ => null,
    };

    [GeneratedRegex("nb_[0-9a-f]{64}")]
    private static partial Regex Secret();
}
