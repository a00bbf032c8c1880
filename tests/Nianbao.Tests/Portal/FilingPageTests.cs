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
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await PortalHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_wrong_report_is_filed_its_findings_are_read_it_is_corrected_and_accepted_and_the_office_sees_it()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.PictureAsync("sign-in");
        await page.OpenHomeAsync();
        await page.PictureAsync("agency");
        await page.FileAsync(SmallReport.Text(refusedReasons: 1), "已退回");
        await page.SeesAsync("报告有 1 处错误，请在原文件中改正后重新上传。");
        var finding = page.Page.Locator(".finding.bad");
        await Assertions.Expect(finding).ToHaveCountAsync(1);
        await Assertions.Expect(finding).ToContainTextAsync("第 1 个表第 35 行第 3 列");
        await Assertions.Expect(finding).ToContainTextAsync("A04");
        await page.Page.GetByText("涉及的数字").First.ClickAsync();
        await page.Link("在报告中查看").ClickAsync();
        await Assertions.Expect(page.Page.FrameLocator("iframe").Locator("[id^=finding-]").First).ToBeInViewportAsync();
        await page.PictureAsync("returned");
        await page.FileAsync(SmallReport.Text(), "已通过", "改正.txt");
        await page.SeesAsync("第 2 版（本版）");
        await page.Page.GetByText("1 个数字不同").ClickAsync();
        await page.SeesAsync("1 → 2");
        await page.PictureAsync("accepted");
        await page.Link("← ").ClickAsync();
        await page.SeesAsync("已完成");
        await page.PictureAsync("agency-done");

        await using var office = await browser.OpenAsync(_host);
        await office.SignInAsync("office");
        await office.GoAsync($"/?year={PortalHost.Year}");
        await office.Button("1 已接收").ClickAsync();
        await Assertions.Expect(office.RowsOf("报送情况")).ToHaveCountAsync(1);
        await office.PictureAsync("progress");
        await office.Link("查看报告").ClickAsync();
        await office.SeesAsync("报告已通过，不需要再做什么。");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_file_is_checked_without_being_filed()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.OpenHomeAsync();
        await page.ChooseAsync(SmallReport.Text(refusedReasons: 1));
        await page.Button("先核对，不保存").ClickAsync();
        await page.SeesAsync("核对结果：有错误");
        await page.PictureAsync("checked");
        Assert.Empty(await RevisionsAsync());
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task Several_files_are_checked_and_filed_at_once_with_a_result_for_each()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.OpenHomeAsync();
        await page.Page.Locator("main input[type=file]").SetInputFilesAsync([PortalPage.FileOf(SmallReport.Text(), "本年.txt"), PortalPage.FileOf("会议纪要", "别的.txt")]);
        await page.SeesAsync("已选 2 个文件：本年.txt");
        await page.Button("先核对，不保存").ClickAsync();
        await page.SeesAsync("核对结果：通过");
        await page.SeesAsync("别的.txt核对结果：");
        await page.PictureAsync("several-checked");
        Assert.Empty(await RevisionsAsync());
        await page.Button("正式报送").ClickAsync();
        await page.SeesAsync("共 2 个文件：收到 1 个，未收 1 个");
        await page.PictureAsync("several-filed");
        await page.Link("查看结果").ClickAsync();
        await page.SeesAsync("报告已通过，不需要再做什么。");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_warning_is_explained_where_it_stands_and_the_report_accepted()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.OpenHomeAsync();
        await page.FileAsync(SmallReport.Text(period: ""), "待说明");
        await page.PictureAsync("awaiting");
        await page.Button("提交说明").ClickAsync();
        await page.SeesAsync("还没有写说明");
        await page.Page.GetByLabel("情况属实的，请说明").FillAsync("统计期限为全年。");
        await page.Button("提交说明").ClickAsync();
        await page.SeesAsync("报告已通过，不需要再做什么。");
        await page.SeesAsync("统计期限为全年。");
        await page.PictureAsync("explained");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_file_that_cannot_be_read_is_refused_with_what_to_send_instead()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.OpenHomeAsync();
        await page.Button("正式报送").ClickAsync();
        await page.SeesAsync("还没有选择文件");
        await page.FileAsync("", "无法读取", "空.docx");
        await page.PictureAsync("unreadable");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task Receipt_and_original_can_be_saved()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.OpenHomeAsync();
        await page.FileAsync(SmallReport.Text(), "已通过");
        var (name, receipt) = await page.SavedAsync(() => page.Button("下载回执").ClickAsync());
        Assert.Equal($"回执-{PortalHost.Year}-{Province.EastBureau}-own-001.json", name);
        Assert.Contains("signature", receipt, StringComparison.Ordinal);
        Assert.Equal(("年度报告.txt", SmallReport.Text()), await page.SavedAsync(() => page.Button("下载原文件").ClickAsync()));
    }

    [ProgramTheory(PortalBrowser.Program)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_line_that_breaks_during_an_upload_and_the_same_again_give_one_submission(bool beforeItArrived)
    {
        await using var line = new BreakableLine(_host.Address);
        await using var page = await browser.OpenAsync(_host, at: line.Address);
        await page.OpenHomeAsync();
        await page.ChooseAsync(SmallReport.Text());
        (line.CutsUploads, line.CutsAnswers) = (beforeItArrived, !beforeItArrived);
        await page.Button("正式报送").ClickAsync();
        await page.SeesAsync("连接中断，没有收到回答");
        await page.PictureAsync("connection-lost");
        Assert.True(line.Cuts > 0);
        (line.CutsUploads, line.CutsAnswers) = (false, false);
        await page.Button("重试").ClickAsync();
        await page.SeesAsync("报告已通过，不需要再做什么。");
        Assert.Single(await RevisionsAsync());
        page.Forgive(fault => fault.Contains("net::ERR_", StringComparison.Ordinal));
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task An_upload_shows_how_far_it_is_and_can_be_cancelled()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.OpenHomeAsync();
        var network = await page.Context.NewCDPSessionAsync(page.Page);
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = 200_000,
        });
        await page.ChooseAsync(SmallReport.Text() + new string('。', 1_000_000));
        await page.Button("正式报送").ClickAsync();
        await Assertions.Expect(page.Page.Locator("progress")).Not.ToHaveAttributeAsync("value", "0");
        Assert.InRange(await page.Page.Locator("progress").EvaluateAsync<int>("bar => bar.value"), 1, 99);
        await page.PictureAsync("uploading");
        await page.Button("取消").ClickAsync();
        await page.SeesAsync("已取消，没有登记。");
        Assert.Empty(await RevisionsAsync());
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_report_shows_and_links_the_one_of_the_year_before_that_it_was_compared_with()
    {
        using var before = await _host.SendAsync("agency", Province.EastBureau, SmallReport.Text().Replace("2017", "2016", StringComparison.Ordinal), PortalHost.Year - 1);
        Assert.Equal("accepted", (await _host.ResultAsync("agency", before.Headers.Location!.ToString())).Text("state"));
        await using var page = await browser.OpenAsync(_host);
        await page.OpenHomeAsync();
        await page.FileAsync(SmallReport.Text(), "已通过");
        await page.PictureAsync("compared-with-the-year-before");
        await page.Link("已通过的 2016 年度报告").ClickAsync();
        await page.HeadedAsync("2016 年度报告，第 1 版");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_check_without_filing_is_made_for_the_agency_and_year_of_the_page()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.OpenHomeAsync();
        await page.ChooseAsync(SmallReport.Text().Replace("2017", "2016", StringComparison.Ordinal));
        await page.Button("先核对，不保存").PressAsync("Enter");
        await page.SeesAsync("报告年度为 2016，报送年度为 2017。");
        Assert.Empty(await RevisionsAsync());
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task From_signing_in_to_the_verdict_the_keyboard_is_enough()
    {
        await using var page = await browser.OpenAsync(_host);
        var keyboard = page.Page.Keyboard;
        await page.HeadedAsync("登录");
        await page.TabToAsync("访问密钥");
        await keyboard.TypeAsync(_host.SecretOf("agency"));
        await keyboard.PressAsync("Enter");
        await page.HeadedAsync(PortalHost.Name);
        await page.TabToAsync("报告所属的年度");
        await keyboard.TypeAsync($"{PortalHost.Year}");
        await page.TabToAsync("查看");
        await keyboard.PressAsync("Enter");
        await page.SeesAsync($"{PortalHost.Year} 年度报告");
        // Asked for before the way there: the browser takes keys and this request on two lines, and a chooser that opens first is never reported.
        var choosing = page.Page.WaitForFileChooserAsync(new() { Timeout = 60_000 });
        await page.TabToAsync("选择文件");
        await keyboard.PressAsync("Space");
        var chooser = await choosing;
        await chooser.SetFilesAsync(PortalPage.FileOf(SmallReport.Text(refusedReasons: 1)));
        await page.TabToAsync("正式报送");
        await keyboard.PressAsync("Enter");
        await page.SeesAsync("报告有 1 处错误");
        // The heading, when the verdict was there before the page was.
        await Assertions.Expect(page.Page.Locator("h1:focus, .verdict:focus")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator("#said")).ToContainTextAsync("已退回");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task The_first_thing_on_the_keyboard_is_a_way_past_the_menu()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.SignInAsync("office");
        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Heading()).ToContainTextAsync("年度报送进度");
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到正文", await page.FocusAsync());
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.Page.EvaluateAsync<string>("document.activeElement.id"));
        await Assertions.Expect(page.Heading()).ToContainTextAsync("年度报送进度");
    }

    private async Task<IReadOnlyList<JsonElement>> RevisionsAsync()
    {
        using var client = _host.As("agency");
        var history = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/agencies/{Province.EastBureau}/submissions", UriKind.Relative));
        return [.. history.GetProperty("filings").EnumerateArray().SelectMany(filing => filing.GetProperty("revisions").EnumerateArray())];
    }
}
