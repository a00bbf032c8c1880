using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Nianbao.Store;
using Nianbao.Tests.Hosts;
using Nianbao.Tests.Http;
using Nianbao.Tests.Programs;

namespace Nianbao.Tests.Portal;

/// <summary>What an office does in a real browser, against the real program.</summary>
[Collection(nameof(PortalBrowser))]
public sealed class OfficePageTests(PortalBrowser browser) : IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await PortalHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [ProgramFact(PortalBrowser.Program)]
    public async Task An_office_returns_a_report_and_then_confirms_it()
    {
        var id = await _host.FileSmallAsync();
        await using var page = await browser.OpenAsync(_host);
        await page.SignInAsync("east-office");
        await page.GoAsync($"/submissions/{id}");
        await page.Page.GetByLabel("退回").CheckAsync();
        await page.Button("确定").ClickAsync();
        await page.SeesAsync("没有写理由");
        await page.Reason.FillAsync("请补充第二部分。");
        await page.PictureAsync("deciding");
        await page.Button("确定").ClickAsync();
        await page.SeesAsync("主管部门已退回：请补充第二部分。");
        await page.DecideAsync("确认通过", "已电话核实。");
        await page.SeesAsync("报告已通过，不需要再做什么。");
        await page.SeesAsync("已电话核实。");
        await page.GoAsync($"/audit/{PortalHost.Year}-{Province.EastBureau}-own");
        await page.SeesAsync("主管部门确认通过");
        await page.PictureAsync("audit");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task An_office_lets_single_errors_and_warnings_stand_with_a_reason()
    {
        var id = await _host.FileSmallAsync(SmallReport.Text(refusedReasons: 1, period: ""), "returned");
        await using var page = await browser.OpenAsync(_host);
        await page.SignInAsync("office");
        await page.GoAsync($"/submissions/{id}");
        await page.DecideAsync("同意保留错误", "台账如此。");
        await page.SeesAsync("主管部门同意保留");
        await page.SeesAsync("报告有 1 处疑问");
        await page.DecideAsync("免予说明", "已知情况。");
        await page.SeesAsync("报告已通过，不需要再做什么。");
        await page.PictureAsync("waived");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task Twelve_thousand_agencies_are_shown_in_pages_and_found_by_name()
    {
        await _host.Store.PutAgenciesAsync(
            [.. Enumerable.Range(1, 12_000).Select(i => Province.Of(Province.Code($"1132011{i:0000000000}"), $"第{i}测试单位", AgencyKind.Department, AgencyLevel.County, Province.EastCity))],
            CancellationToken.None);
        await using var page = await browser.OpenAsync(_host);
        await page.SignInAsync("office");
        var rows = page.RowsOf("报送情况");
        await page.SeesAsync("共 12006 个单位");
        await Assertions.Expect(rows).ToHaveCountAsync(50);
        await page.Button("下一页").ClickAsync();
        await page.SeesAsync("第 51 至 100 个，共 12006 个");
        await page.PictureAsync("province");
        await page.Page.GetByLabel("按单位名称或代码查找").FillAsync("第11999测试单位");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await page.Link("第11999测试单位").ClickAsync();
        await page.HeadedAsync("第11999测试单位");
        await page.Page.GoBackAsync();
        await page.SeesAsync("共 1 个单位");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task Deadlines_are_set_and_taken_back_with_a_reason()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.SignInAsync("office");
        await page.GoAsync($"/deadlines?year={PortalHost.Year}");
        await page.HeadedAsync($"{PortalHost.Year} 年度报送期限");
        await page.Page.GetByText("设定一个日期").ClickAsync();
        await page.Button("保存").First.ClickAsync();
        await page.SeesAsync("还没有填完");
        await page.Page.GetByLabel("期限（当天仍算按时）").FillAsync("2018-02-20");
        await page.Page.GetByLabel("文件或理由").FillAsync("省政府办公厅通知");
        await page.Button("保存").First.ClickAsync();
        await page.SeesAsync("省政府办公厅通知");
        await page.GoAsync($"/deadlines?year={PortalHost.Year}&agency={Province.EastBureau}");
        await page.Page.GetByLabel("延至（当天仍算按时）").FillAsync("2018-04-20");
        await page.Page.GetByLabel("理由", new() { Exact = true }).FillAsync("机构改革");
        await page.Button("保存").Last.ClickAsync();
        await page.SeesAsync("机构改革");
        await page.PictureAsync("deadlines");
        using var client = _host.As("agency");
        var schedule = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/agencies/{Province.EastBureau}/schedule?year={PortalHost.Year}", UriKind.Relative));
        Assert.Equal(("2018-04-20", "机构改革"), (schedule.Text("deadline"), schedule.Text("deadlineWhy")));
        await page.Button("取消").Last.ClickAsync();
        await page.SeesAsync("没有单位延期。");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_roster_is_tried_line_by_line_before_it_is_kept()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.SignInAsync("admin");
        await page.GoAsync("/roster");
        await page.HeadedAsync("单位名录");
        await page.ChooseAsync($"统一社会信用代码,名称,类别,层级\n{Province.EastBureau},东市水务局,部门,市\n123,错,部门,市\n", "名录.csv");
        await page.SeesAsync("单位名录有误");
        await page.SeesAsync("第 3 行");
        await page.PictureAsync("roster-wrong");
        await page.ChooseAsync($"统一社会信用代码,名称,类别,层级\n{Province.EastBureau},东市水务局,部门,市\n", "名录.csv");
        await page.SeesAsync("试算结果，还没有保存");
        await page.PictureAsync("roster-tried");
        Assert.Equal(PortalHost.Name, (await _host.Store.FindAgencyOrNullAsync(Province.EastBureau, default))!.Name);
        await page.Button("保存").ClickAsync();
        await page.SeesAsync("已保存");
        Assert.Equal("东市水务局", (await _host.Store.FindAgencyOrNullAsync(Province.EastBureau, default))!.Name);
        var (_, csv) = await page.SavedAsync(() => page.Button("下载现在的名录").ClickAsync());
        Assert.Contains("东市水务局", csv, StringComparison.Ordinal);
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task Keys_are_handed_out_once_in_a_file_and_revoked_one_by_one()
    {
        await using var page = await browser.OpenAsync(_host);
        await page.SignInAsync("admin");
        await page.GoAsync("/keys");
        await page.HeadedAsync("访问密钥");
        var (name, csv) = await page.SavedAsync(() => page.Button("新建并下载").ClickAsync());
        Assert.EndsWith(".csv", name, StringComparison.Ordinal);
        Assert.Contains("西县人民政府", csv, StringComparison.Ordinal);
        Assert.Contains("nb_", csv, StringComparison.Ordinal);
        await page.SeesAsync("密钥文件已下载。");
        await page.PictureAsync("keys");
        var row = page.Page.Locator("tbody tr", new() { HasText = "west-agency" });
        await row.GetByRole(AriaRole.Button, new() { Name = "停用" }).ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "确定停用" }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("停用", new() { UseInnerText = true });
        await Assertions.Expect(row.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        using var revoked = _host.As("west-agency");
        using var answer = await revoked.GetAsync(new Uri("/api/session", UriKind.Relative));
        Assert.Equal("bad-key", await answer.ProblemAsync());
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_summary_is_compiled_and_its_files_saved()
    {
        await _host.FileSmallAsync();
        await using var page = await browser.OpenAsync(_host);
        await page.SignInAsync("office");
        await page.GoAsync($"/summaries?year={PortalHost.Year}");
        await page.SeesAsync("这个年度还没有汇总过。");
        await page.Button("现在汇总").ClickAsync();
        await page.SeesAsync("第 1 次，随时汇总");
        await page.PictureAsync("summaries");
        var (name, _) = await page.SavedAsync(() => page.Link("汇总表（CSV）").ClickAsync());
        Assert.Equal($"{PortalHost.Year}-1-summary.csv", name);
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task The_outbox_says_who_could_not_be_reached()
    {
        await _host.FileSmallAsync(agency: Province.WestTownship, caller: "west-agency", state: "returned");
        await using var page = await browser.OpenAsync(_host);
        await page.SignInAsync("auditor");
        await page.GoAsync($"/notices?year={PortalHost.Year}");
        await page.SeesAsync("核对结果");
        await page.SeesAsync("西镇人民政府");
        await page.SeesAsync("个单位收不到通知");
        await page.Page.GetByText("看是哪些单位").ClickAsync();
        await page.SeesAsync("名册中没有可用的电子邮箱。");
        await page.PictureAsync("notices");
    }
}
