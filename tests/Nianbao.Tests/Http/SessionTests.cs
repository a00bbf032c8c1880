using System.Net.Http.Json;
using Nianbao.Http;
using Nianbao.Http.Sessions;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Http;

public sealed class SessionTests : IAsyncLifetime
{
    private readonly ManualClock _clock = ManualClock.At("2024-01-15T00:00:00Z");
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await TestHost.StartAsync(time: _clock);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_key_is_turned_into_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        using var client = _host.As("agency");
        using var begun = await client.PostAsync(Session, null);
        Assert.Matches(@"\Anianbao=[A-Za-z0-9_-]{102}; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict\z", Assert.Single(begun.Headers.GetValues("Set-Cookie")));
        Assert.DoesNotContain(_host.SecretOf("agency"), await begun.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void Over_https_the_cookie_is_for_https_and_this_host_alone()
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        http.Request.Scheme = "https";
        var answer = Problem.NotFound.WithSession(http.Request, "text", TimeSpan.FromHours(1));
        Assert.Contains(new("Set-Cookie", "__Host-nianbao=text; Path=/; Max-Age=3600; HttpOnly; SameSite=Strict; Secure"), answer.Headers);
    }

    [Fact]
    public async Task A_session_says_who_is_signed_in_and_until_when()
    {
        using var client = await SignedInAsync("agency");
        var view = await client.GetFromJsonAsync<System.Text.Json.JsonElement>(Session);
        Assert.Equal(("agency", "agency", Province.EastBureau, "东市水利局", "session"),
            (view.Text("name"), view.Text("role"), view.Text("agency"), view.Text("agencyName"), view.Text("by")));
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromHours(1), view.GetProperty("endsAt").GetDateTimeOffset());
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromHours(8), view.GetProperty("lastsUntil").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_session_may_do_what_its_key_may_and_no_more()
    {
        using var client = await SignedInAsync("agency");
        using var history = await client.GetAsync(Relative($"/api/agencies/{Province.EastBureau}/submissions"));
        using var other = await client.GetAsync(Relative($"/api/agencies/{Province.WestTownship}/submissions"));
        using var keys = await client.GetAsync(Relative("/api/keys"));
        Assert.Equal((200, 404, 403), ((int)history.StatusCode, (int)other.StatusCode, (int)keys.StatusCode));
    }

    [Fact]
    public async Task Who_does_nothing_for_an_hour_is_signed_out_and_the_browser_told_to_forget()
    {
        using var client = await SignedInAsync("agency");
        _clock.Advance(TimeSpan.FromMinutes(60));
        using var answer = await client.GetAsync(Session);
        Assert.Equal((401, "session-ended"), ((int)answer.StatusCode, await answer.ProblemAsync()));
        Assert.StartsWith("nianbao=; Path=/; Max-Age=0;", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_works_stays_signed_in_for_eight_hours_and_no_longer()
    {
        using var client = await SignedInAsync("agency");
        for (var minutes = 50; minutes < 8 * 60; minutes += 50)
        {
            _clock.Advance(TimeSpan.FromMinutes(50));
            using var answer = await client.GetAsync(Session);
            Assert.Equal(200, (int)answer.StatusCode);
        }

        _clock.Advance(TimeSpan.FromMinutes(30));
        using var late = await client.GetAsync(Session);
        Assert.Equal("session-ended", await late.ProblemAsync());
    }

    [Fact]
    public async Task A_cookie_is_not_written_anew_at_every_call()
    {
        using var client = await SignedInAsync("agency");
        _clock.Advance(TimeSpan.FromMinutes(4));
        using var soon = await client.GetAsync(Session);
        _clock.Advance(TimeSpan.FromMinutes(1));
        using var later = await client.GetAsync(Session);
        Assert.Equal((false, true), (soon.Headers.Contains("Set-Cookie"), later.Headers.Contains("Set-Cookie")));
    }

    [Fact]
    public async Task Revoking_a_key_ends_all_its_sessions_at_once()
    {
        using var client = await SignedInAsync("agency");
        using var admin = _host.As("admin");
        using var revoked = await admin.DeleteAsync(Relative("/api/keys/agency"));
        Assert.Equal(200, (int)revoked.StatusCode);
        using var answer = await client.GetAsync(Session);
        Assert.Equal("session-ended", await answer.ProblemAsync());
    }

    [Fact]
    public async Task Signing_out_takes_the_cookie_away()
    {
        using var client = await SignedInAsync("agency");
        using var ended = await ChangeAsync(client, HttpMethod.Delete, "/api/session");
        Assert.Equal(200, (int)ended.StatusCode);
        using var answer = await client.GetAsync(Session);
        Assert.Equal("not-signed-in", await answer.ProblemAsync());
    }

    [Fact]
    public async Task A_session_cannot_be_turned_into_a_new_one_that_would_outlast_it()
    {
        using var client = await SignedInAsync("agency");
        using var answer = await ChangeAsync(client, HttpMethod.Post, "/api/session");
        Assert.Equal("session-needs-key", await answer.ProblemAsync());
    }

    [Fact]
    public async Task A_key_that_is_sent_counts_and_not_the_session_beside_it()
    {
        using var client = await SignedInAsync("admin");
        client.DefaultRequestHeaders.Authorization = new("Bearer", Secrets.New());
        using var answer = await client.GetAsync(Session);
        Assert.Equal("bad-key", await answer.ProblemAsync());
    }

    // What a browser sends when another site has a form or a script post here, and what only our own pages can make it send.
    [Theory]
    [InlineData(null, null, null, "cross-site")]
    [InlineData(null, "same-origin", null, "cross-site")]
    [InlineData("1", null, null, "cross-site")]
    [InlineData("1", "cross-site", null, "cross-site")]
    [InlineData("1", "same-site", null, "cross-site")]
    [InlineData("1", "none", null, "cross-site")]
    [InlineData("1", "cross-site", "own", "cross-site")]
    [InlineData("1", null, "https://evil.example", "cross-site")]
    [InlineData("1", null, "null", "cross-site")]
    [InlineData("0", "same-origin", "own", "cross-site")]
    [InlineData("1", "same-origin", null, null)]
    [InlineData("1", null, "own", null)]
    public async Task A_session_changes_something_only_from_our_own_pages(string? header, string? site, string? origin, string? refusal)
    {
        using var client = await SignedInAsync("admin");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/years/2023/summary");
        Add(request, SameOrigin.Header, header);
        Add(request, "Sec-Fetch-Site", site);
        Add(request, "Origin", origin == "own" ? _host.Address.GetLeftPart(UriPartial.Authority) : origin);
        using var answer = await client.SendAsync(request);
        Assert.Equal(refusal, answer.IsSuccessStatusCode ? null : await answer.ProblemAsync());
    }

    [Fact]
    public async Task No_route_that_changes_something_takes_a_session_without_that_proof()
    {
        using var client = await SignedInAsync("admin");
        var unsafeRoutes = _host.Routes.Where(route => route.Method != "GET" && route.Roles.Count > 0).ToList();
        Assert.True(unsafeRoutes.Count >= 8);
        foreach (var route in unsafeRoutes)
        {
            using var answer = await client.SendAsync(new(new(route.Method), route.Template.Text.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)));
            Assert.Equal($"{route.Method} {route.Template.Text} cross-site", $"{route.Method} {route.Template.Text} {await answer.ProblemAsync()}");
        }
    }

    [Fact]
    public void A_sealed_session_opens_as_it_was_and_with_its_own_key_only()
    {
        using var key = ReceiptKey.New();
        using var other = ReceiptKey.New();
        var session = Nianbao.Http.Sessions.Session.Begin(Secrets.HashOf("x"), _clock.GetUtcNow());
        var text = new SessionSeal(key).Seal(session);
        Assert.Equal(session, new SessionSeal(key).Open(text));
        Assert.Null(new SessionSeal(other).Open(text));
        Assert.NotEqual(text, new SessionSeal(key).Seal(session));
    }

    [Fact]
    public void A_session_that_was_changed_in_any_character_does_not_open()
    {
        using var key = ReceiptKey.New();
        var seal = new SessionSeal(key);
        var text = seal.Seal(Nianbao.Http.Sessions.Session.Begin(Secrets.HashOf("x"), _clock.GetUtcNow()));
        // The last character also holds bits that stand for nothing.
        for (var i = 0; i < text.Length - 1; i++)
        {
            Assert.Null(seal.Open($"{text[..i]}{(text[i] == 'A' ? 'B' : 'A')}{text[(i + 1)..]}"));
        }

        Assert.All(["", "x", text[1..], text + "A", new string('=', text.Length), new string('中', text.Length)], wrong => Assert.Null(seal.Open(wrong)));
    }

    private static Uri Session { get; } = Relative("/api/session");

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private static void Add(HttpRequestMessage request, string header, string? value) => request.Headers.Add(header, value is null ? [] : [value]);

    /// <summary>A client with the cookie of a session, and nothing else.</summary>
    private async Task<HttpClient> SignedInAsync(string caller)
    {
        var client = _host.As(caller);
        using var begun = await client.PostAsync(Session, null);
        Assert.Equal(200, (int)begun.StatusCode);
        client.DefaultRequestHeaders.Authorization = null;
        return client;
    }

    private static async Task<HttpResponseMessage> ChangeAsync(HttpClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add(SameOrigin.Header, "1");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await client.SendAsync(request);
    }
}
