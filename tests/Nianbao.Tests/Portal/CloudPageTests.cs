using Nianbao.Tests.Http;
using Nianbao.Tests.Programs;

namespace Nianbao.Tests.Portal;

/// <summary>The portal on the function app.</summary>
[Collection(nameof(PortalBrowser))]
public sealed class CloudPageTests(PortalBrowser browser)
{
    [ProgramFact(PortalBrowser.Program)]
    public async Task The_function_app_serves_the_same_page_and_what_it_asks_for()
    {
        await using var host = await TestHost.StartInCloudAsync();
        await using var page = await browser.OpenAsync(host);
        await page.SignInAsync("agency");
        await page.FileAsync("错误 12", "已退回");
        await page.SeesAsync("合计不符。");
        await page.FileAsync("12", "已通过");
        await page.SeesAsync("第 2 版（本版）");
    }
}
