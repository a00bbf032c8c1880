using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;
using Nianbao.Tests.Http;

namespace Nianbao.Tests.Portal;

/// <summary>
/// A window on the portal. It notes what must never happen, whatever is done in it: a request to elsewhere, a script that breaks or is
/// blocked, a dialog that a page has put up; and fails when it is closed after any of that.
/// </summary>
internal sealed class PortalPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = [];

    private readonly string _origin;

    private PortalPage(IBrowserContext context, IPage page, TestHost host, Uri address) =>
        (_context, Page, Host, _origin) = (context, page, host, address.GetLeftPart(UriPartial.Authority));

    public IPage Page { get; }

    public TestHost Host { get; }

    public IBrowserContext Context => _context;

    public static async Task<PortalPage> OpenAsync(IBrowserContext context, TestHost host, Uri address)
    {
        var page = await context.NewPageAsync();
        var opened = new PortalPage(context, page, host, address);
        opened.Watch();
        await page.GotoAsync(address.ToString());
        return opened;
    }

    public async Task SignInAsync(string caller)
    {
        await Page.GetByLabel("访问密钥").FillAsync(Host.SecretOf(caller));
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Heading().WaitForAsync();
        await Assertions.Expect(Heading()).Not.ToHaveTextAsync("登录");
    }

    /// <summary>Signs in as the agency whose reports the tests write, and goes to the year they are of.</summary>
    public async Task OpenHomeAsync(string caller = "agency")
    {
        await SignInAsync(caller);
        await GoAsync(PortalHost.Home);
        await SeesAsync($"{PortalHost.Year} 年度报告");
    }

    public Task GoAsync(string address) => Page.EvaluateAsync("address => { location.hash = address; }", address);

    public ILocator Heading() => Page.Locator("h1");

    public ILocator Main => Page.Locator("main");

    /// <summary>The rows of a table that is called so.</summary>
    public ILocator RowsOf(string table) => Page.GetByRole(AriaRole.Table, new() { Name = table, Exact = true }).Locator("tbody tr");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });

    public Task SeesAsync(string text) => Assertions.Expect(Main).ToContainTextAsync(text, new() { Timeout = 30_000 });

    public Task HeadedAsync(string text) => Assertions.Expect(Heading()).ToHaveTextAsync(text, new() { Timeout = 30_000 });

    public Task ChooseAsync(string text, string name = "年度报告.txt") => Page.Locator("main input[type=file]").SetInputFilesAsync(FileOf(text, name));

    public static FilePayload FileOf(string text, string name = "年度报告.txt") =>
        new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };

    /// <summary>What has the focus, as a screen reader would call it.</summary>
    public Task<string> FocusAsync() => Page.EvaluateAsync<string>(
        "(() => { const at = document.activeElement; return (at.labels && at.labels.length ? at.labels[0] : at).textContent.trim(); })()");

    /// <summary>Presses the tabulator until something has the focus. Fails when it is not to be reached.</summary>
    public async Task TabToAsync(string name)
    {
        for (var i = 0; i < 60; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await FocusAsync() == name)
            {
                return;
            }
        }

        Assert.Fail($"{name} is not to be reached with the keyboard.");
    }

    /// <summary>Chooses a file and files it, and waits for what comes of it.</summary>
    public async Task FileAsync(string text, string verdict, string name = "年度报告.txt")
    {
        await ChooseAsync(text, name);
        // By the keyboard: a browser without a window sends the mouse to where a frame of another process was drawn last, not to what stands there now.
        await Button("正式报送").PressAsync("Enter");
        await Assertions.Expect(Page.Locator(".verdict h2")).ToHaveTextAsync(verdict, new() { Timeout = 60_000 });
    }

    /// <summary>Decides as an office does.</summary>
    public async Task DecideAsync(string decision, string reason)
    {
        await Page.GetByLabel(decision).CheckAsync();
        await Reason.FillAsync(reason);
        await Button("确定").ClickAsync();
    }

    /// <summary>Where an office writes why it decides so.</summary>
    public ILocator Reason => Page.GetByRole(AriaRole.Textbox, new() { Name = "理由" });

    /// <summary>Does what saves a file, and gives its name and its text.</summary>
    public async Task<(string Name, string Text)> SavedAsync(Func<Task> act)
    {
        var download = await Page.RunAndWaitForDownloadAsync(act);
        await using var content = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(content);
        return (download.SuggestedFilename, await reader.ReadToEndAsync());
    }

    /// <summary>Pictures of the whole page, on a wide and a narrow screen, in the dark and on paper, in the folder that <c>NIANBAO_PICTURES</c> names; none without it.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("NIANBAO_PICTURES") is not { Length: > 0 } folder)
        {
            return;
        }

        var before = Page.ViewportSize!;
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-dark.png"), FullPage = true });
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, Media = Media.Print });
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-print.png"), FullPage = true });
        await Page.EmulateMediaAsync(new() { Media = Media.Screen });
        foreach (var width in new[] { 1280, 360 })
        {
            await Page.SetViewportSizeAsync(width, 900);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        }

        await Page.SetViewportSizeAsync(before.Width, before.Height);
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.Empty(_faults);
    }

    /// <summary>Takes back what is expected to have gone wrong.</summary>
    public void Forgive(Func<string, bool> expected)
    {
        var others = _faults.Where(fault => !expected(fault)).ToList();
        _faults.Clear();
        others.ForEach(_faults.Enqueue);
    }

    private void Watch()
    {
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_origin, StringComparison.Ordinal) && !request.Url.StartsWith($"blob:{_origin}", StringComparison.Ordinal))
            {
                _faults.Enqueue($"asked for {request.Url}");
            }
        };
        Page.PageError += (_, error) => _faults.Enqueue($"script broke: {error}");
        Page.Console += (_, message) =>
        {
            // That a call was refused is told to the officer; browsers say it once more.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _faults.Enqueue($"console: {message.Text}");
            }
        };
        Page.Dialog += async (_, dialog) =>
        {
            _faults.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }
}
