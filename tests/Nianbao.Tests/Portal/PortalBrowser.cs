using Microsoft.Playwright;
using Nianbao.Http;
using Nianbao.Store;
using Nianbao.Tests.Hosts;
using Nianbao.Tests.Http;

namespace Nianbao.Tests.Portal;

/// <summary>Chromium, started when the first test needs it and once for all of them. Tests that need it are skipped where it is not installed.</summary>
public sealed class PortalBrowser : IAsyncLifetime
{
    public const string Program = "chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A window of its own on the first page of a host, as an officer's in Beijing; at another address than the host's own, where one is given.</summary>
    internal async Task<PortalPage> OpenAsync(TestHost host, Uri? at = null)
    {
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ProgramFolder.Find(Program),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
        var context = await _browser.NewContextAsync(new()
        {
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = 1280, Height = 900 },
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(30_000);
        return await PortalPage.OpenAsync(context, host, at ?? host.Address);
    }
}

/// <summary>One after another: a browser takes all the processors there are.</summary>
[CollectionDefinition(nameof(PortalBrowser))]
public sealed class PortalCollection : ICollectionFixture<PortalBrowser>;

/// <summary>Where a program is installed.</summary>
internal static class ProgramFolder
{
    public static string Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? throw new InvalidOperationException($"{program} is not installed.");
}

/// <summary>The whole program with its real rules, and an agency whose reports <see cref="SmallReport"/> writes.</summary>
internal static class PortalHost
{
    public const string Name = "示例市公开局";

    public const int Year = 2017;

    /// <summary>The address of that agency and year in the portal.</summary>
    public static string Home { get; } = $"/agencies/{Province.EastBureau}?year={Year}";

    public static async Task<TestHost> StartAsync(string name = Name)
    {
        var host = await TestHost.StartAsync(SharedServices.CheckerWithin(Nianbao.Documents.ReadLimits.Default));
        var agency = Province.Of(Province.EastBureau, name, AgencyKind.Department, AgencyLevel.City, Province.EastCity) with
        {
            Contact = "张三",
            Phone = "010-55550100",
            Emails = ["zhang@example.gov.cn"],
        };
        await host.Store.PutAgenciesAsync([agency], CancellationToken.None);
        return host;
    }

    /// <summary>Files a report and waits for what comes of it; gives the name of the submission.</summary>
    public static async Task<string> FileSmallAsync(
        this TestHost host, string? text = null, string state = "accepted", string caller = "agency", string? agency = null)
    {
        using var answer = await host.SendAsync(caller, agency ?? Province.EastBureau, text ?? SmallReport.Text(), Year);
        var view = await host.ResultAsync(caller, answer.Headers.Location!.ToString());
        Assert.Equal(state, view.Text("state"));
        return view.Text("id");
    }
}
