using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Nianbao.Marked;

namespace Nianbao.Tests.Http;

public class MarkedReportEndpointTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    protected virtual Task<TestHost> StartAsync() => TestHost.StartAsync();

    [Fact]
    public async Task The_filer_sees_her_report_with_its_findings_and_what_she_said_about_them()
    {
        var view = await _host.FileAsync("agency", Province.EastBureau, "疑问 疑问 <script>12");
        var report = view.GetProperty("links").Text("report");
        using var client = _host.As("agency");
        using var explained = await client.PostAsJsonAsync(
            $"{view.GetProperty("links").Text("self")}/explanations", new { explanations = new[] { new { finding = "T09-0", text = "情况属实。" } } });
        Assert.True(explained.IsSuccessStatusCode, await explained.Content.ReadAsStringAsync());
        using var answer = await client.GetAsync(new Uri(report, UriKind.Relative));
        Assert.Equal((200, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal(["finding-T09-0", "finding-T09-1"], page.QuerySelectorAll(".mark").Select(mark => mark.Id));
        Assert.Equal("已说明：情况属实。", page.QuerySelector("#item-T09-0 .remark")?.TextContent);
        Assert.Equal("疑问 疑问 <script>12", page.QuerySelector("main p")?.TextContent);
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task The_page_may_do_nothing_and_stand_in_no_frame_but_the_portals()
    {
        var view = await _host.FileAsync("agency", Province.EastBureau, "12");
        using var client = _host.As("office");
        using var answer = await client.GetAsync(new Uri(view.GetProperty("links").Text("report"), UriKind.Relative));
        Assert.Equal($"{MarkedReport.Policy}; frame-ancestors 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("SAMEORIGIN", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task It_says_that_other_rules_read_it_than_those_of_the_verdict()
    {
        var view = await _host.FileAsync("agency", Province.EastBureau, "错误 12");
        using var client = _host.As("agency");
        var page = await client.GetStringAsync(new Uri(view.GetProperty("links").Text("report"), UriKind.Relative));
        Assert.Contains("结论是按规则 written 作出的", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_report_is_not_there()
    {
        var view = await _host.FileAsync("agency", Province.EastBureau, "12");
        using var client = _host.As("west-agency");
        using var answer = await client.GetAsync(new Uri(view.GetProperty("links").Text("report"), UriKind.Relative));
        Assert.Equal("not-found", await answer.ProblemAsync());
    }
}
