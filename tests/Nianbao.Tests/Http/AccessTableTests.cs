using System.Net.Http.Json;
using Nianbao.Http;
using Nianbao.Store;
using Xunit.Abstractions;

namespace Nianbao.Tests.Http;

/// <summary>
/// Who may do what with what belongs to whom: every route, asked about a bureau of the eastern city, by everybody. The columns are its
/// own key, that of an agency elsewhere, its city's office, the office of the other city, that of the province, auditor and admin; whoever
/// comes with a key that is revoked, over or made up is nobody.
/// </summary>
public class AccessTableTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] s_callers = ["nobody", "agency", "west-agency", "east-office", "west-office", "office", "auditor", "admin"];

    // Keys that were good once, or never: each was, or would be, an administrator's.
    private static readonly string[] s_deadKeys = ["revoked", "expired", "made-up", "of-a-platform-account"];

    // yes: it is done, or refused for what was sent; 401: who is that; role: not with this key; 403: not yours; 404: you do not learn whether it is there;
    // less: an answer without it.
    private static readonly (string Route, string[] Expected)[] s_table =
    [
        //                                                  nobody agency  w-agency e-office w-office office  auditor admin
        ("GET /",                                           ["yes", "yes",  "yes",  "yes",  "yes",  "yes",  "yes",  "yes"]),
        ("GET /portal/{version}/{file}",                    ["yes", "yes",  "yes",  "yes",  "yes",  "yes",  "yes",  "yes"]),
        ("GET /api/health",                                 ["yes", "yes",  "yes",  "yes",  "yes",  "yes",  "yes",  "yes"]),
        ("GET /api/openapi.json",                           ["yes", "yes",  "yes",  "yes",  "yes",  "yes",  "yes",  "yes"]),
        ("GET /api/receipts/key",                           ["yes", "yes",  "yes",  "yes",  "yes",  "yes",  "yes",  "yes"]),
        ("POST /api/check",                                 ["401", "yes",  "yes",  "yes",  "yes",  "yes",  "yes",  "yes"]),
        ("POST /api/submissions",                           ["401", "yes",  "403",  "role", "role", "role", "role", "yes"]),
        ("GET /api/submissions/{id}",                       ["401", "yes",  "404",  "yes",  "404",  "yes",  "yes",  "yes"]),
        ("GET /api/submissions/{id}/original",              ["401", "yes",  "404",  "yes",  "404",  "yes",  "yes",  "yes"]),
        ("GET /api/submissions/{id}/report",                ["401", "yes",  "404",  "yes",  "404",  "yes",  "yes",  "yes"]),
        ("GET /api/submissions/{id}/receipt",               ["401", "yes",  "404",  "yes",  "404",  "yes",  "yes",  "yes"]),
        ("POST /api/submissions/{id}/explanations",         ["401", "yes",  "404",  "role", "role", "role", "role", "yes"]),
        ("POST /api/submissions/{id}/decision",             ["401", "role", "role", "yes",  "404",  "yes",  "role", "yes"]),
        ("PUT /api/submissions/{id}/publication",           ["401", "yes",  "404",  "yes",  "404",  "yes",  "role", "yes"]),
        ("PUT /api/submissions/{id}/joint-documents",       ["401", "yes",  "404",  "yes",  "404",  "yes",  "role", "yes"]),
        ("GET /api/years/{year}/publications",              ["401", "role", "role", "yes",  "less", "yes",  "yes",  "yes"]),
        ("PUT /api/years/{year}/publications",              ["401", "role", "role", "yes",  "403",  "yes",  "role", "yes"]),
        ("GET /api/years/{year}/joint-documents",           ["401", "role", "role", "yes",  "less", "yes",  "yes",  "yes"]),
        ("PUT /api/years/{year}/joint-documents",           ["401", "role", "role", "yes",  "403",  "yes",  "role", "yes"]),
        ("GET /api/agencies/{agency}/submissions",          ["401", "yes",  "404",  "yes",  "404",  "yes",  "yes",  "yes"]),
        ("GET /api/agencies/{agency}/schedule",             ["401", "yes",  "404",  "yes",  "404",  "yes",  "yes",  "yes"]),
        ("PUT /api/agencies",                               ["401", "role", "role", "yes",  "403",  "yes",  "role", "yes"]),
        ("GET /api/agencies",                               ["401", "role", "role", "yes",  "less", "yes",  "yes",  "yes"]),
        ("GET /api/notices",                                ["401", "role", "role", "yes",  "403",  "yes",  "yes",  "yes"]),
        ("GET /api/templates",                              ["401", "role", "role", "yes",  "yes",  "yes",  "yes",  "yes"]),
        ("GET /api/templates/{name}",                       ["401", "role", "role", "yes",  "yes",  "yes",  "yes",  "yes"]),
        ("PUT /api/templates/{name}",                       ["401", "role", "role", "403",  "403",  "yes",  "role", "yes"]),
        ("POST /api/templates/{name}/preview",              ["401", "role", "role", "yes",  "yes",  "yes",  "yes",  "yes"]),
        ("GET /api/years/{year}/calendar",                  ["401", "role", "role", "yes",  "less", "yes",  "yes",  "yes"]),
        ("PUT /api/years/{year}/calendar",                  ["401", "role", "role", "yes",  "403",  "yes",  "role", "yes"]),
        ("GET /api/years/{year}/progress",                  ["401", "role", "role", "yes",  "403",  "yes",  "yes",  "yes"]),
        ("GET /api/years/{year}/progress/notice.xlsx",      ["401", "role", "role", "yes",  "403",  "yes",  "yes",  "yes"]),
        ("GET /api/years/{year}/progress/notice.docx",      ["401", "role", "role", "yes",  "403",  "yes",  "yes",  "yes"]),
        ("GET /api/years/{year}/unreachable",               ["401", "role", "role", "yes",  "403",  "yes",  "yes",  "yes"]),
        ("POST /api/years/{year}/summary",                  ["401", "role", "role", "yes",  "403",  "yes",  "role", "yes"]),
        ("GET /api/years/{year}/summary",                   ["401", "role", "role", "yes",  "404",  "yes",  "yes",  "yes"]),
        ("GET /api/years/{year}/summary/progress",          ["401", "role", "role", "yes",  "403",  "yes",  "yes",  "yes"]),
        ("GET /api/years/{year}/summaries/{edition}/trace", ["401", "role", "role", "yes",  "404",  "yes",  "yes",  "yes"]),
        ("GET /api/years/{year}/summaries",                 ["401", "role", "role", "yes",  "less", "yes",  "yes",  "yes"]),
        ("GET /api/years/{year}/summaries/{edition}/{file}", ["401", "role", "role", "yes", "404",  "yes",  "yes",  "yes"]),
        ("GET /api/audit",                                  ["401", "role", "role", "yes",  "404",  "yes",  "yes",  "yes"]),
        ("POST /api/keys",                                  ["401", "role", "role", "yes",  "403",  "yes",  "role", "yes"]),
        ("POST /api/keys/bulk",                             ["401", "role", "role", "yes",  "403",  "yes",  "role", "yes"]),
        ("GET /api/keys",                                   ["401", "role", "role", "yes",  "less", "yes",  "role", "yes"]),
        ("DELETE /api/keys/{name}",                         ["401", "role", "role", "yes",  "404",  "yes",  "role", "yes"]),
        ("GET /api/dead-letters",                           ["401", "role", "role", "role", "role", "role", "yes",  "yes"]),
        ("POST /api/dead-letters/replay",                   ["401", "role", "role", "role", "role", "role", "role", "yes"]),
        ("POST /api/session",                               ["401", "yes",  "yes",  "yes",  "yes",  "yes",  "yes",  "yes"]),
        ("GET /api/session",                                ["401", "yes",  "yes",  "yes",  "yes",  "yes",  "yes",  "yes"]),
        ("DELETE /api/session",                             ["401", "yes",  "yes",  "yes",  "yes",  "yes",  "yes",  "yes"]),
    ];

    private TestHost _host = null!;
    private string _submission = "";

    public async Task InitializeAsync()
    {
        _host = await StartAsync();
        _submission = (await _host.FileAsync("agency", Province.EastBureau, "疑问 12")).Text("id");
        using var office = _host.As("east-office");
        using var confirmed = await office.PostAsJsonAsync(
            new Uri($"/api/submissions/{_submission}/decision", UriKind.Relative), new { decision = "confirm", reason = "同意。" });
        Assert.Equal(200, (int)confirmed.StatusCode);
        using var compiled = await office.PostAsync(new Uri("/api/years/2023/summary", UriKind.Relative), null);
        Assert.Equal(201, (int)compiled.StatusCode);
        var head = (await _host.Store.FindFilingOrNullAsync(new(2023, Province.EastBureau, FilingScope.Own), default))!;
        Assert.True(await _host.Store.SaveAsync(
            new(head with { Joint = [new("s2.normdocs_made", Province.EastCity, 1, "agency", DateTimeOffset.UnixEpoch)] }, [],
                new(head.Key, 0, DateTimeOffset.UnixEpoch, "agency", "joint-stated", 1, SubmissionState.Accepted, ""), Pending: null, Done: null), default));
        using var dates = await office.PutAsync(new Uri("/api/years/2023/calendar", UriKind.Relative), Calendar());
        Assert.Equal(200, (int)dates.StatusCode);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    protected virtual Task<TestHost> StartAsync() => TestHost.StartAsync();

    [Fact]
    public void The_table_has_every_route() => Assert.Equal(
        _host.Routes.Select(route => $"{route.Method} {route.Template.Text}").Order(), s_table.Select(row => row.Route).Order());

    [Fact]
    public async Task Every_cell_of_the_table_holds()
    {
        var wrong = new List<string>();
        foreach (var (route, expected) in s_table)
        {
            var line = $"{route,-52}";
            foreach (var (caller, cell) in s_callers.Zip(expected))
            {
                var found = await AskAsync(route, caller);
                line += $"{found,-6}";
                wrong.AddRange(found == cell ? [] : [$"{route} as {caller}: {found}, not {cell}"]);
            }

            output.WriteLine(line);
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_key_that_is_revoked_over_or_made_up_opens_nothing()
    {
        // More bad keys from one address than are borne would be answered with when to come back.
        var secrets = await DeadKeysAsync();
        var wrong = new List<string>();
        foreach (var (route, expected) in s_table)
        {
            foreach (var (name, secret) in secrets)
            {
                using var client = _host.As(null);
                client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
                using var request = await RequestAsync(route);
                using var answer = await client.SendAsync(request);
                var isOpen = expected[0] == "yes";
                var found = answer.IsSuccessStatusCode ? "yes" : await answer.ProblemAsync();
                wrong.AddRange(found == (isOpen ? "yes" : "bad-key") || (!isOpen && found == "too-many-bad-keys") ? [] : [$"{route} with {name}: {found}"]);
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(s_deadKeys, secrets.Select(each => each.Name));
    }

    [Fact]
    public async Task What_path_and_query_say_differently_is_refused_on_every_route_that_names_an_agency_or_a_year()
    {
        var wrong = new List<string>();
        foreach (var route in s_table.Select(row => row.Route))
        {
            using var client = _host.As("admin");
            foreach (var contradiction in ContradictionsTo(route))
            {
                using var request = await RequestAsync(route);
                var path = request.RequestUri!.ToString();
                request.RequestUri = new($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{contradiction}", UriKind.Relative);
                using var answer = await client.SendAsync(request);
                var found = answer.IsSuccessStatusCode ? "done" : await answer.ProblemAsync();
                wrong.AddRange(found == "disagreement" ? [] : [$"{route} {contradiction}: {found}"]);
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>The same agency or year named again, and otherwise.</summary>
    private static IEnumerable<string> ContradictionsTo(string route)
    {
        if (route.Contains("{agency}", StringComparison.Ordinal) || route.Contains("{id}", StringComparison.Ordinal) || route is "POST /api/submissions" or "GET /api/audit" or "POST /api/keys")
        {
            yield return $"agency={Province.WestTownship}";
        }

        if (route.Contains("{year}", StringComparison.Ordinal) || route.Contains("{id}", StringComparison.Ordinal) || route is "POST /api/submissions" or "GET /api/audit")
        {
            yield return "year=2022";
        }

        if (route.Contains("{year}", StringComparison.Ordinal) || route is "POST /api/keys/bulk")
        {
            yield return $"area={Province.WestCity}&area={Province.EastCity}";
        }
    }

    private async Task<IReadOnlyList<(string Name, string Secret)>> DeadKeysAsync()
    {
        var (past, secrets) = (DateTimeOffset.UtcNow.AddDays(-2), s_deadKeys.Select(name => (Name: name, Secret: Secrets.New())).ToList());
        AccessKey KeyOf(int i) => new(secrets[i].Name, Role.Admin, null, Secrets.HashOf(secrets[i].Secret), past, null);
        await _host.Store.PutKeyAsync(KeyOf(0) with { RevokedAt = past }, default);
        await _host.Store.PutKeyAsync(KeyOf(1) with { ExpiresOn = Beijing.DateOf(past) }, default);
        // Somebody signs in by the platform under this name, and sends the name as if it were a key.
        secrets[3] = (secrets[3].Name, "nb_of-a-platform-account");
        await _host.Store.PutKeyAsync(KeyOf(3) with { Hash = Secrets.HashOfPrincipal("nb_of-a-platform-account") }, default);
        return secrets;
    }

    private async Task<string> AskAsync(string route, string caller)
    {
        using var request = await RequestAsync(route);
        using var client = _host.As(caller == "nobody" ? null : caller);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode)
        {
            // A list leaves out what is not the caller's.
            return route is "GET /api/agencies" or "GET /api/keys" or "GET /api/years/{year}/publications" or "GET /api/years/{year}/joint-documents" && !text.Contains(Province.EastBureau, StringComparison.Ordinal)
                || route is "GET /api/years/{year}/summaries" or "GET /api/years/{year}/calendar" && !text.Contains(Province.EastCity, StringComparison.Ordinal) ? "less" : "yes";
        }

        return await answer.ProblemAsync() switch
        {
            "not-signed-in" => "401",
            "role-not-allowed" => "role",
            "not-your-agency" or "not-your-area" => "403",
            "not-found" or "nothing-compiled" => "404",
            _ => "yes",
        };
    }

    private async Task<HttpRequestMessage> RequestAsync(string route)
    {
        var (method, template) = route.Split(' ') is [var first, var second] ? (first, second) : throw new ArgumentException(route);
        var path = template.Replace("{id}", _submission, StringComparison.Ordinal).Replace("{agency}", Province.EastBureau, StringComparison.Ordinal)
            .Replace("{year}", "2023", StringComparison.Ordinal).Replace("{edition}", "1", StringComparison.Ordinal).Replace("{file}", "summary.json", StringComparison.Ordinal);
        return new(new(method), route switch
        {
            "GET /portal/{version}/{file}" => "/portal/0/main.js",
            "GET /api/audit" => $"{path}?filing=2023-{Province.EastBureau}-own",
            "GET /api/years/{year}/progress" or "GET /api/years/{year}/progress/notice.xlsx" or "GET /api/years/{year}/progress/notice.docx"
                or "GET /api/years/{year}/unreachable" or "GET /api/years/{year}/summary/progress" or "POST /api/years/{year}/summary" or "POST /api/keys/bulk" => $"{path}?area={Province.EastCity}",
            "GET /api/notices" => $"{path}?year=2023&agency={Province.EastBureau}",
            "GET /api/agencies/{agency}/schedule" => $"{path}?year=2023",
            "PUT /api/templates/{name}" or "POST /api/templates/{name}/preview" or "GET /api/templates/{name}" => path.Replace("{name}", "reminder", StringComparison.Ordinal),
            "GET /api/years/{year}/summaries/{edition}/trace" => $"{path}?key={WrittenVerdict.Key}",
            "DELETE /api/keys/{name}" => path.Replace("{name}", await SpareKeyAsync(), StringComparison.Ordinal),
            _ => path,
        })
        {
            Content = route switch
            {
                "POST /api/check" => TestHost.Multipart("12"u8.ToArray()),
                "POST /api/submissions" => TestHost.Multipart("疑问 12"u8.ToArray(), ("agency", Province.EastBureau), ("year", "2023"), ("scope", "own")),
                "POST /api/submissions/{id}/explanations" => JsonContent.Create(new { explanations = new[] { new { finding = "no such", text = "属实" } } }),
                "POST /api/submissions/{id}/decision" => JsonContent.Create(new { decision = "confirm", reason = "同意。" }),
                "PUT /api/agencies" => TestHost.Csv($"统一社会信用代码,名称,类别,层级,上级\n{Province.EastBureau},东市水利局,部门,市,{Province.EastCity}\n"),
                "PUT /api/templates/{name}" or "POST /api/templates/{name}/preview" => JsonContent.Create(new { text = "标题\n\n{{单位}}" }),
                "PUT /api/years/{year}/calendar" => Calendar(),
                "PUT /api/submissions/{id}/publication" => JsonContent.Create(new { day = "2024-01-20" }),
                "PUT /api/submissions/{id}/joint-documents" => JsonContent.Create(new { shares = new[] { new { key = "no such", lead = Province.EastCity, count = 1 } } }),
                "PUT /api/years/{year}/publications" => TestHost.Csv($"统一社会信用代码,公布日期\n{Province.EastBureau},2024-01-20\n"),
                "PUT /api/years/{year}/joint-documents" => TestHost.Csv($"统一社会信用代码,指标,件数,牵头单位\n{Province.EastBureau},s2.normdocs_made,1,{Province.EastCity}\n"),
                "POST /api/keys" => JsonContent.Create(new { name = $"k{Guid.NewGuid():N}", role = "agency", agency = Province.EastBureau }),
                _ => null,
            },
        };
    }

    /// <summary>A date for the townships of the eastern city.</summary>
    private static StringContent Calendar() => new(
        $$"""{"dates":[{"area":"{{Province.EastCity}}","kind":"township","day":"2024-01-20","why":"通知"}],"extensions":[],"holidays":[],"workdays":[]}""",
        System.Text.Encoding.UTF8, "application/json");

    /// <summary>Another key of the bureau, which may be revoked.</summary>
    private async Task<string> SpareKeyAsync()
    {
        var name = $"spare-{Guid.NewGuid():N}";
        await _host.Store.PutKeyAsync(new(name, Role.Agency, Province.EastBureau, Secrets.HashOf(name), DateTimeOffset.UnixEpoch, null), default);
        return name;
    }
}
