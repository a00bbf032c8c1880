using Microsoft.Playwright;
using Nianbao.Tests.Hosts;
using Nianbao.Tests.Http;
using Nianbao.Tests.Programs;

namespace Nianbao.Tests.Portal;

/// <summary>What the portal keeps from whom, and what it makes of hostile names and texts.</summary>
[Collection(nameof(PortalBrowser))]
public sealed class AccessPageTests(PortalBrowser browser)
{
    private const string Hostile = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>";

    // What an auditor finds to press: to read, to save, to leave.
    private static readonly string[] s_readingButtons =
        ["退出", "查看", "重新读取", "下载回执", "下载原文件", "打印", "下载现在的名录", "下载通报（Word）", "下载通报（Excel）", "上一页", "下一页"];

    [ProgramFact(PortalBrowser.Program)]
    public async Task Hostile_names_and_texts_stay_text()
    {
        await using var host = await PortalHost.StartAsync($"局{Hostile}");
        var report = SmallReport.Text(refusedReasons: 1, period: "").Replace("\t10\n", $"\t{Hostile}\n", StringComparison.Ordinal)
            .Replace("示例市公开局2017", $"示例市公开局{Hostile}2017", StringComparison.Ordinal);
        await using var page = await browser.OpenAsync(host);
        await page.OpenHomeAsync();
        await page.HeadedAsync($"局{Hostile}");
        await page.FileAsync(report, "已退回", $"报告{Hostile.Replace('/', ' ')}.txt");
        await Assertions.Expect(page.Page.Locator(".finding q", new() { HasText = "<img src=x onerror=alert(1)>" }).First).ToBeVisibleAsync();
        await page.SeesAsync("<img src=x onerror=alert(1)>");
        await Assertions.Expect(page.Page.FrameLocator("iframe").Locator("body")).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await page.PictureAsync("hostile");

        await using var office = await browser.OpenAsync(host);
        await office.SignInAsync("office");
        await office.GoAsync($"/?year={PortalHost.Year}");
        await office.Link($"局{Hostile}").ClickAsync();
        await office.HeadedAsync($"局{Hostile}");
        await office.Link("第 1 版").ClickAsync();
        await office.DecideAsync("退回", Hostile);
        await office.SeesAsync($"主管部门已退回：{Hostile}");
        Assert.Equal(0, await office.Page.EvaluateAsync<int>("document.querySelectorAll('main img, main script').length"));
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task What_belongs_to_others_is_not_shown()
    {
        await using var host = await PortalHost.StartAsync();
        var id = await host.FileSmallAsync();
        await using var page = await browser.OpenAsync(host);
        await page.SignInAsync("west-agency");
        await page.GoAsync($"/submissions/{id}");
        await page.HeadedAsync("没有找到");
        await page.GoAsync($"/agencies/{Province.EastBureau}");
        await page.HeadedAsync("没有找到");
        await Assertions.Expect(page.Main).Not.ToContainTextAsync(PortalHost.Name);
        await page.GoAsync("/keys");
        await page.SeesAsync("没有这项权限");
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task An_auditor_finds_nothing_to_change_anything_with_where_an_office_does()
    {
        await using var host = await PortalHost.StartAsync();
        var id = await host.FileSmallAsync(SmallReport.Text(refusedReasons: 1, period: ""), "returned");
        var auditor = await ActsAsync(host, "auditor", id);
        Assert.Empty(auditor);
        var office = await ActsAsync(host, "office", id);
        Assert.Superset(new HashSet<string> { "确定", "保存", "现在汇总", "选择文件试算", "新建并下载" }, office.ToHashSet());
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_session_that_has_ended_is_said_kindly_and_signing_in_goes_back_to_the_page()
    {
        await using var host = await PortalHost.StartAsync();
        await using var page = await browser.OpenAsync(host);
        await page.OpenHomeAsync();
        using var admin = host.As("admin");
        using var revoked = await admin.DeleteAsync(new Uri("/api/keys/agency", UriKind.Relative));
        await page.ChooseAsync(SmallReport.Text());
        await page.Button("正式报送").ClickAsync();
        await page.SeesAsync("登录已过期，请重新登录。登录后回到刚才的页面。");
        await page.PictureAsync("session-ended");
        await page.SignInAsync("admin");
        await page.HeadedAsync(PortalHost.Name);
    }

    [ProgramFact(PortalBrowser.Program)]
    public async Task A_wrong_key_is_refused_in_words_and_signing_out_leaves_nothing_behind()
    {
        await using var host = await PortalHost.StartAsync();
        await using var page = await browser.OpenAsync(host);
        await page.Page.GetByLabel("访问密钥").FillAsync("nb_wrong");
        await page.Button("登录").ClickAsync();
        await page.SeesAsync("密钥不存在、已停用或不完整");
        await page.PictureAsync("bad-key");
        await page.SignInAsync("agency");
        await page.Button("退出").ClickAsync();
        await page.SeesAsync("已退出。");
        await page.Page.ReloadAsync();
        await page.HeadedAsync("登录");
        Assert.Empty(await page.Context.CookiesAsync());
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }

    [AxeFact]
    public async Task No_state_of_the_page_keeps_anybody_out()
    {
        await using var host = await PortalHost.StartAsync();
        var id = await host.FileSmallAsync(SmallReport.Text(refusedReasons: 1, period: ""), "returned");
        await using var page = await browser.OpenAsync(host);
        var faults = new List<string>();
        await page.HeadedAsync("登录");
        faults.AddRange(await AxeCheck.FaultsOfAsync(page));
        await page.SignInAsync("admin");
        foreach (var view in ViewsFor(id))
        {
            await ShowAsync(page, view);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                faults.AddRange((await AxeCheck.FaultsOfAsync(page)).Select(fault => $"{view} {scheme}: {fault}"));
            }
        }

        Assert.Empty(faults);
    }

    private static IEnumerable<string> ViewsFor(string id) =>
    [
        $"/?year={PortalHost.Year}", PortalHost.Home, $"/submissions/{id}", $"/audit/{PortalHost.Year}-{Province.EastBureau}-own",
        $"/deadlines?year={PortalHost.Year}", $"/notices?year={PortalHost.Year}", $"/summaries?year={PortalHost.Year}", "/roster", "/keys",
    ];

    /// <summary>Goes to a view and waits until it is there; what stands there before is marked, so as not to be taken for it.</summary>
    private static async Task ShowAsync(PortalPage page, string view)
    {
        await page.Page.EvaluateAsync("document.querySelector('h1').dataset.before = '1'");
        await page.GoAsync(view);
        await page.Page.Locator("h1:not([data-before])").WaitForAsync();
    }

    /// <summary>What somebody finds to press, over all views, that does more than read.</summary>
    private async Task<IReadOnlyList<string>> ActsAsync(TestHost host, string caller, string id)
    {
        await using var page = await browser.OpenAsync(host);
        await page.SignInAsync(caller);
        var acts = new List<string>();
        foreach (var view in ViewsFor(id).Where(view => caller != "auditor" || view != "/keys"))
        {
            await ShowAsync(page, view);
            var names = await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('button:not(.count), label.button')].map(one => one.textContent.trim())");
            acts.AddRange(names.Except(s_readingButtons));
        }

        return acts;
    }
}
