using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Nianbao.Tests.Hosts;
using Nianbao.Tests.Http;
using Nianbao.Tests.Programs;

namespace Nianbao.Tests.Portal;

/// <summary>What a filing officer does in a real browser, against the real program.</summary>
[Collection(nameof(PortalBrowser))]
public sealed class FilingPageTests(PortalBrowser browser) : IAsyncLifetime
{
    private static readonly string s_home = $"/agencies/{Province.EastBureau}?year={PortalHost.Year}";

    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await PortalHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_wrong_report_is_filed_its_findings_are_read_it_is_corrected_and_accepted_and_the_office_sees_it()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.PictureAsync("sign-in");
        await page.SignInAsync("agency");
        await OpenHomeAsync(page);
        await page.PictureAsync("agency");
        await page.FileAsync(SmallReport.Text(refusedReasons: 1), "已退回");
        await page.SeesAsync("报告有 1 处错误，请在原文件中改正后重新上传。");
        var finding = page.Page.Locator(".finding.bad");
        await Assertions.Expect(finding).ToHaveCountAsync(1);
        await Assertions.Expect(finding).ToContainTextAsync("第 1 个表第");
        await Assertions.Expect(finding).ToContainTextAsync("A04");
        await page.PictureAsync("returned");
        await page.FileAsync(SmallReport.Text(), "已通过", "改正.txt");
        await page.SeesAsync("第 2 版（本版）");
        await page.SeesAsync("1 个数字不同");
        await page.PictureAsync("accepted");

        await using var office = await browser.OpenAsync(_host);
        await office.SignInAsync("office");
        await office.GoAsync($"/?year={PortalHost.Year}");
        await office.Button("1 已接收").ClickAsync();
        await Assertions.Expect(office.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await office.PictureAsync("progress");
        await office.Link("查看报告").ClickAsync();
        await office.SeesAsync("报告已通过，不需要再做什么。");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_file_is_checked_without_being_filed()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.SignInAsync("agency");
        await OpenHomeAsync(page);
        await page.ChooseAsync(SmallReport.Text(refusedReasons: 1));
        await page.Button("先核对，不保存").ClickAsync();
        await page.SeesAsync("核对结果：有错误");
        await page.PictureAsync("checked");
        Assert.Empty(await RevisionsAsync());
    }

    private static async Task OpenHomeAsync(PortalPage page)
    {
        await page.GoAsync(s_home);
        await page.SeesAsync($"{PortalHost.Year} 年度报告");
    }

    private async Task<IReadOnlyList<JsonElement>> RevisionsAsync()
    {
        using var client = _host.As("agency");
        var history = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/agencies/{Province.EastBureau}/submissions", UriKind.Relative));
        return [.. history.GetProperty("filings").EnumerateArray().SelectMany(filing => filing.GetProperty("revisions").EnumerateArray())];
    }
}
