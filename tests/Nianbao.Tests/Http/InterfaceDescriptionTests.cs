using System.Net.Http.Json;
using System.Text;
using Microsoft.OpenApi;

namespace Nianbao.Tests.Http;

/// <summary>
/// The interface description and the answers agree. All other tests over HTTP help: whatever they are answered is held to the
/// description too, see <see cref="AsDescribed"/>.
/// </summary>
public class InterfaceDescriptionTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    protected virtual Task<TestHost> StartAsync() => TestHost.StartAsync();

    [Fact]
    public void Every_route_is_described_and_nothing_else() => Assert.Equal(
        _host.Routes.Select(route => (route.Method, route.Template.Text)).Order(), _host.Description.Operations.Order());

    [Fact]
    public async Task The_description_is_valid_OpenAPI()
    {
        using var client = _host.As(null);
        var read = OpenApiDocument.Parse(await client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)), "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(_host.Routes.Count, read.Document!.Paths.Sum(path => path.Value.Operations!.Count));
    }

    [Fact]
    public void The_roles_of_a_route_are_described() => Assert.All(_host.Routes, route =>
    {
        var operation = _host.Description.OperationOf(route.Method, route.Template.Text);
        var described = operation.TryGetProperty("security", out var security) && security.GetArrayLength() > 0
            ? security[0].GetProperty("bearer").EnumerateArray().Select(role => role.GetString()!) : [];
        Assert.Equal(route.Roles.Select(role => role.ToString()), described, StringComparer.OrdinalIgnoreCase);
    });

    [Fact]
    public void A_name_is_given_to_one_operation_only()
    {
        var names = _host.Description.Operations.Select(operation => _host.Description.OperationOf(operation.Method, operation.Path).Text("operationId")).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task Every_answer_of_success_that_is_described_is_given()
    {
        await UseEveryRouteAsync();
        var described = from operation in _host.Description.Operations
                        from response in _host.Description.OperationOf(operation.Method, operation.Path).GetProperty("responses").EnumerateObject()
                        where response.Name.StartsWith('2')
                        select $"{operation.Method} {operation.Path} {response.Name}";
        Assert.Empty(described.Except(_host.Description.Seen));
    }

    // What the description would let pass if the comparison saw nothing.
    [Theory]
    [InlineData(200, "application/json", """{"keys":[{"name":"a","role":"admin","agency":null,"createdAt":"2024-01-01T00:00:00Z","revokedAt":null,"expiresOn":null,"lastUsedAt":null,"principal":null,"madeBy":null,"revokedBy":null}]}""", null)]
    [InlineData(200, "application/json", """{"keys":[{"name":"a","role":"god","agency":null,"createdAt":"2024-01-01T00:00:00Z","revokedAt":null,"expiresOn":null,"lastUsedAt":null,"principal":null,"madeBy":null,"revokedBy":null}]}""", "none of")]
    [InlineData(200, "application/json", """{"keys":[{"name":"a","role":"admin","agency":null,"createdAt":"2024-01-01T00:00:00Z"}]}""", "has no revokedAt")]
    [InlineData(200, "application/json", """{"keys":[{"name":1,"role":"admin","agency":null,"createdAt":"2024-01-01T00:00:00Z","revokedAt":null,"expiresOn":null,"lastUsedAt":null,"principal":null,"madeBy":null,"revokedBy":null}]}""", "is integer")]
    [InlineData(200, "application/json", """{"keys":[],"hash":"x"}""", "hash is not described")]
    [InlineData(418, "application/json", "{}", "which is not described")]
    [InlineData(200, "text/csv", "", "which is not described")]
    [InlineData(403, "application/problem+json", """{"type":"/problems/bad-key","title":"x","status":403,"detail":"x"}""", "none of")]
    public void An_answer_that_is_not_as_described_is_noticed(int status, string mediaType, string body, string? wrong)
    {
        var found = _host.Description.WrongWith("GET", "/api/keys", status, mediaType, Encoding.UTF8.GetBytes(body));
        Assert.Equal(wrong is null, found is null);
        Assert.Contains(wrong ?? "", found ?? "", StringComparison.Ordinal);
    }

    private async Task UseEveryRouteAsync()
    {
        var view = await _host.FileAsync("agency", Province.EastBureau, "疑问 12");
        var self = view.GetProperty("links").Text("self");
        await _host.FileAsync("agency", Province.EastBureau, "疑问 12");
        using var checkedFile = TestHost.Multipart(Encoding.UTF8.GetBytes("错误 12"));
        await UseAsync(HttpMethod.Post, "/api/check", checkedFile);
        await UseAsync(HttpMethod.Post, $"{self}/explanations", JsonContent.Create(new { explanations = new[] { new { finding = "T09-0", text = "属实" } } }));
        await UseAsync(HttpMethod.Post, $"{self}/decision", JsonContent.Create(new { decision = "return", reason = "请补充。" }));
        await UseAsync(HttpMethod.Put, "/api/agencies?dryRun=true", TestHost.Csv($"统一社会信用代码,名称,类别,层级,上级\n{Province.EastBureau},东市水务局,部门,市,{Province.EastCity}\n"));
        await _host.FileAsync("west-agency", Province.WestTownship, "30");
        var calendar = $$"""{"dates":[{"area":"{{Province.WestCity}}","kind":"township","day":"2024-01-20","why":"通知"}],"extensions":[],"holidays":[],"workdays":[]}""";
        await UseAsync(HttpMethod.Put, "/api/years/2023/calendar", new StringContent(calendar, Encoding.UTF8, "application/json"));
        await UseAsync(HttpMethod.Put, $"{self}/publication", JsonContent.Create(new { day = "2024-01-20" }));
        await UseAsync(HttpMethod.Put, $"{self}/joint-documents", JsonContent.Create(new { shares = Array.Empty<object>() }));
        await UseAsync(HttpMethod.Put, "/api/years/2023/publications", TestHost.Csv($"统一社会信用代码,公布日期\n{Province.EastBureau},2024-01-21\n"));
        await UseAsync(HttpMethod.Put, "/api/years/2023/joint-documents", TestHost.Csv($"统一社会信用代码,指标,件数,牵头单位\n{Province.EastBureau},撤回,,\n"));
        await UseAsync(HttpMethod.Put, "/api/templates/reminder", JsonContent.Create(new { text = "标题\n\n{{单位}}" }));
        await UseAsync(HttpMethod.Post, "/api/templates/reminder/preview", JsonContent.Create(new { text = "标题\n\n{{单位}}" }));
        await UseAsync(HttpMethod.Post, "/api/years/2023/summary");
        await UseAsync(HttpMethod.Post, "/api/keys", JsonContent.Create(new { name = "新", role = "auditor" }), idempotencyKey: "k");
        await UseAsync(HttpMethod.Post, "/api/keys", JsonContent.Create(new { name = "新", role = "auditor" }), idempotencyKey: "k");
        await UseAsync(HttpMethod.Delete, "/api/keys/新");
        await UseAsync(HttpMethod.Post, "/api/dead-letters/replay", JsonContent.Create(new { }));
        await UseAsync(HttpMethod.Post, "/api/keys/bulk");
        await UseAsync(HttpMethod.Post, "/api/submissions", Batch.Of(("一.txt", Batch.Report("东市水利局", 2023)), ("二.exe", "MZ\0\0\0\0"u8.ToArray())));
        await UseAsync(HttpMethod.Post, "/api/session");
        await UseAsync(HttpMethod.Delete, "/api/session");
        string[] pages =
        [
            "/", "/portal/0/main.js", "/portal/0/portal.css", "/portal/0/labels.json", "/portal/0/icon.svg", "/api/health", "/api/openapi.json", "/api/keys", "/api/dead-letters", "/api/receipts/key", "/api/agencies", "/api/agencies?format=csv", "/api/session", $"{self}", $"{self}/original", $"{self}/report", $"{self}/receipt",
            $"/api/agencies/{Province.EastBureau}/submissions",
            $"/api/agencies/{Province.EastBureau}/schedule?year=2023", "/api/years/2023/calendar", "/api/notices?year=2023", "/api/templates", "/api/templates/digest",
            "/api/years/2023/progress", "/api/years/2023/summary", "/api/years/2023/summaries", "/api/years/2023/summaries/1/summary.csv",
            "/api/years/2023/summaries/1/summary.html", "/api/years/2023/summaries/1/summary.xlsx", "/api/years/2023/summaries/1/summary.docx",
            "/api/years/2023/summary/progress", "/api/years/2023/publications", "/api/years/2023/joint-documents", $"/api/years/2023/summaries/1/trace?key={WrittenVerdict.Key}",
            $"/api/audit?filing=2023-{Province.EastBureau}-own",
        ];
        foreach (var page in pages)
        {
            await UseAsync(HttpMethod.Get, page);
        }
    }

    private async Task UseAsync(HttpMethod method, string path, HttpContent? content = null, string? idempotencyKey = null)
    {
        using var client = _host.As("admin");
        client.DefaultRequestHeaders.Add("Idempotency-Key", idempotencyKey is null ? [] : [idempotencyKey]);
        using var answer = await client.SendAsync(new(method, path) { Content = content });
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {await answer.Content.ReadAsStringAsync()}");
    }
}
