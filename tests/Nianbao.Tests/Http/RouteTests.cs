namespace Nianbao.Tests.Http;

public class RouteTests(RouteTests.OneHost served) : IClassFixture<RouteTests.OneHost>
{
    private const string SomeSubmission = "2023-000000000000000000-own-001";

    /// <summary>Every route, with the callers that may use it; all others are told that they may not.</summary>
    private static readonly (string Method, string Path, string Allowed)[] Table =
    [
        ("GET",    "/",                                               "anyone"),
        ("GET",    "/portal/0/main.js",                               "anyone"),
        ("GET",    "/api/health",                                     "anyone"),
        ("GET",    "/api/openapi.json",                               "anyone"),
        ("POST",   "/api/check",                                      "agency office admin auditor"),
        ("POST",   "/api/submissions",                                "agency admin"),
        ("GET",    $"/api/submissions/{SomeSubmission}",              "agency office admin auditor"),
        ("GET",    $"/api/submissions/{SomeSubmission}/original",     "agency office admin auditor"),
        ("GET",    $"/api/submissions/{SomeSubmission}/receipt",      "agency office admin auditor"),
        ("POST",   $"/api/submissions/{SomeSubmission}/explanations", "agency admin"),
        ("POST",   $"/api/submissions/{SomeSubmission}/decision",     "office admin"),
        ("GET",    "/api/agencies/000000000000000000/submissions",    "agency office admin auditor"),
        ("GET",    "/api/receipts/key",                               "anyone"),
        ("PUT",    "/api/agencies",                                   "office admin"),
        ("GET",    "/api/agencies",                                   "office admin auditor"),
        ("GET",    "/api/years/2023/progress",                        "office admin auditor"),
        ("GET",    "/api/years/2023/calendar",                        "office admin auditor"),
        ("PUT",    "/api/years/2023/calendar",                        "office admin"),
        ("GET",    "/api/notices",                                    "office admin auditor"),
        ("GET",    "/api/agencies/000000000000000000/schedule",       "agency office admin auditor"),
        ("GET",    "/api/templates",                                  "office admin auditor"),
        ("GET",    "/api/templates/none",                             "office admin auditor"),
        ("PUT",    "/api/templates/none",                             "office admin"),
        ("POST",   "/api/templates/none/preview",                     "office admin auditor"),
        ("POST",   "/api/years/2023/summary",                         "office admin"),
        ("GET",    "/api/years/2023/summary",                         "office admin auditor"),
        ("GET",    "/api/years/2023/summary/progress",                "office admin auditor"),
        ("GET",    "/api/years/2023/summaries",                       "office admin auditor"),
        ("GET",    "/api/years/2023/summaries/1/trace",               "office admin auditor"),
        ("GET",    "/api/years/2023/summaries/1/summary.json",        "office admin auditor"),
        ("GET",    "/api/audit",                                      "office admin auditor"),
        ("POST",   "/api/keys",                                       "office admin"),
        ("POST",   "/api/keys/bulk?expiresOn=2000-01-01",             "office admin"),
        ("GET",    "/api/keys",                                       "office admin"),
        ("DELETE", "/api/keys/nobody",                                "office admin"),
        ("GET",    "/api/dead-letters",                               "admin auditor"),
        ("POST",   "/api/dead-letters/replay",                        "admin"),
        ("POST",   "/api/session",                                    "agency office admin auditor"),
        ("GET",    "/api/session",                                    "agency office admin auditor"),
        ("DELETE", "/api/session",                                    "agency office admin auditor"),
    ];

    private readonly TestHost _host = served.Host;

    public static TheoryData<string, string, string, string?> EveryRouteWithEveryCaller()
    {
        var cases = new TheoryData<string, string, string, string?>();
        foreach (var (method, path, allowed) in Table)
        {
            foreach (var caller in new[] { null, "agency", "office", "admin", "auditor" })
            {
                cases.Add(method, path, allowed, caller);
            }
        }

        return cases;
    }

    [Fact]
    public void The_table_of_this_test_has_every_route() => Assert.Equal(
        _host.Routes.Select(route => $"{route.Method} {route.Template.Text}").Order(),
        Table.Select(row => _host.Routes.First(route => route.Method == row.Method && route.Template.Match(row.Path.Split('?')[0]) is not null))
            .Select(route => $"{route.Method} {route.Template.Text}").Order());

    [Theory]
    [MemberData(nameof(EveryRouteWithEveryCaller))]
    public async Task A_route_serves_those_it_is_for_and_refuses_all_others(string method, string path, string allowed, string? caller)
    {
        using var client = _host.As(caller);
        using var answer = await client.SendAsync(new(new(method), path));
        var refusal = (allowed, caller) switch
        {
            ("anyone", _) => null,
            (_, null) => "not-signed-in",
            _ => allowed.Split(' ').Contains(caller) ? null : "role-not-allowed",
        };
        Assert.Equal(refusal, await RefusalOfAccessAsync(answer));
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404, "unknown-route")]
    [InlineData("GET", "/api/submissions/", 404, "unknown-route")]
    [InlineData("GET", "/API/health", 404, "unknown-route")]
    [InlineData("GET", "/api/check", 405, "method-not-allowed")]
    [InlineData("DELETE", "/api/submissions/x", 405, "method-not-allowed")]
    public async Task What_is_no_route_is_a_problem_too(string method, string path, int status, string type)
    {
        using var client = _host.As("admin");
        using var answer = await client.SendAsync(new(new(method), path));
        Assert.Equal((status, type), ((int)answer.StatusCode, await answer.ProblemAsync()));
    }

    [Fact]
    public async Task A_wrong_method_is_told_the_right_ones()
    {
        using var client = _host.As("admin");
        using var answer = await client.DeleteAsync(new Uri("/api/agencies", UriKind.Relative));
        Assert.Equal(["GET", "PUT"], answer.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("Authorization", "Bearer nb_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "Basic YWRtaW46YWRtaW4=")]
    [InlineData("X-Api-Key", "nb_' OR 1=1 --")]
    public async Task A_wrong_key_opens_nothing_and_is_told_how_to_sign_in(string header, string value)
    {
        using var client = _host.As(null);
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        using var answer = await client.GetAsync(new Uri("/api/keys", UriKind.Relative));
        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        await answer.ProblemAsync();
    }

    [Fact]
    public async Task A_key_may_also_come_in_its_own_header()
    {
        using var client = _host.As(null);
        client.DefaultRequestHeaders.Add("X-Api-Key", _host.SecretOf("admin"));
        using var answer = await client.GetAsync(new Uri("/api/keys", UriKind.Relative));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Two_different_keys_in_one_call_are_no_key()
    {
        using var client = _host.As("admin");
        client.DefaultRequestHeaders.Add("X-Api-Key", _host.SecretOf("agency"));
        using var answer = await client.GetAsync(new Uri("/api/keys", UriKind.Relative));
        Assert.Equal("bad-key", await answer.ProblemAsync());
    }

    [Theory]
    [InlineData("/api/health")]
    [InlineData("/api/keys")]
    [InlineData("/api/nothing")]
    [InlineData("/api/agencies/x/submissions")]
    [InlineData("/api/check")]
    public async Task Every_answer_forbids_browsers_to_guess_run_frame_or_keep(string path)
    {
        using var client = _host.As(null);
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.StartsWith("camera=(), ", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_first_page_is_open_to_anyone_and_says_by_itself_what_it_may_load()
    {
        using var client = _host.As(null);
        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("lang=\"zh-CN\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private static async Task<string?> RefusalOfAccessAsync(HttpResponseMessage answer) =>
        (int)answer.StatusCode is 401 or 403 ? await answer.ProblemAsync() : null;

    /// <summary>One host for all: nothing here depends on what another test has left.</summary>
    public class OneHost : IAsyncLifetime
    {
        public TestHost Host { get; private set; } = null!;

        public async Task InitializeAsync() => Host = await StartAsync();

        public async Task DisposeAsync() => await Host.DisposeAsync();

        protected virtual Task<TestHost> StartAsync() => TestHost.StartAsync();
    }
}
