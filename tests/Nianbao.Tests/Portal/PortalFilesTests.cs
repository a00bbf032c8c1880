using System.Text.RegularExpressions;
using Nianbao.Forms;
using Nianbao.Tests.Hosts;
using Nianbao.Tests.Http;

namespace Nianbao.Tests.Portal;

/// <summary>The portal's files as they are served, without a browser.</summary>
public sealed partial class PortalFilesTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await TestHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_page_may_run_its_own_files_and_nothing_else()
    {
        using var client = _host.As(null);
        using var answer = await client.GetAsync(Relative("/"));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("style-src 'self'", policy);
        Assert.Contains("require-trusted-types-for 'script'", policy);
        Assert.DoesNotContain(policy, directive => directive.Contains("unsafe", StringComparison.Ordinal) || directive.Contains(':', StringComparison.Ordinal));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(@"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", html);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_that_is_asked_for_is_there_and_kept_by_browsers_for_good()
    {
        using var client = _host.As(null);
        var asked = new Queue<string>(Addresses().Matches(await client.GetStringAsync(Relative("/"))).Select(match => match.Groups[1].Value));
        var seen = new HashSet<string>();
        while (asked.TryDequeue(out var address))
        {
            if (!seen.Add(address))
            {
                continue;
            }

            using var answer = await client.GetAsync(Relative(address));
            Assert.True(answer.IsSuccessStatusCode, address);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
            var text = await answer.Content.ReadAsStringAsync();
            foreach (Match import in Imports().Matches(text))
            {
                asked.Enqueue(address[..(address.LastIndexOf('/') + 1)] + import.Groups[1].Value);
            }
        }

        var files = Directory.GetFiles(Project.PathOf("functions/Http/Portal/Files")).Select(Path.GetFileName).Where(name => name != "index.html");
        Assert.Equal(files.Append("labels.json").Order(), seen.Select(address => address.Split('/')[^1]).Append("labels.json").Order());
    }

    [Theory]
    [InlineData("main.js", "text/javascript")]
    [InlineData("portal.css", "text/css")]
    [InlineData("icon.svg", "image/svg+xml")]
    [InlineData("labels.json", "application/json")]
    public async Task A_file_is_served_as_what_it_is_and_under_another_version_only_for_now(string name, string type)
    {
        using var client = _host.As(null);
        using var answer = await client.GetAsync(Relative($"/portal/0000000000000000/{name}"));
        Assert.Equal((200, type), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/portal/0/index.html")]
    [InlineData("/portal/0/none.js")]
    [InlineData("/portal/0/..%2fmain.js")]
    public async Task What_is_no_file_of_it_is_not_found(string address)
    {
        using var client = _host.As(null);
        using var answer = await client.GetAsync(Relative(address));
        Assert.Equal("not-found", await answer.ProblemAsync());
    }

    [Fact]
    public async Task Figures_and_forms_are_called_what_the_forms_call_them()
    {
        using var client = _host.As(null);
        using var answer = await client.GetAsync(Relative("/portal/0/labels.json"));
        var labels = await answer.JsonAsync();
        foreach (var form in NationalForms.All)
        {
            Assert.Equal(form.Name, labels.GetProperty(form.Id).Text("name"));
            Assert.Equal(form.Cells.Select(cell => cell.Label), labels.GetProperty(form.Id).GetProperty("figures").EnumerateObject().Select(figure => figure.Value.GetString()));
        }
    }

    [Fact]
    public void No_script_makes_markup_of_text_or_speaks_to_elsewhere()
    {
        foreach (var file in Directory.GetFiles(Project.PathOf("functions/Http/Portal/Files"), "*.js"))
        {
            Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc|localStorage|https?://", File.ReadAllText(file));
        }
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("(?:src|href)=\"(/portal/[^\"]+)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"from '\./([\w.]+)'")]
    private static partial Regex Imports();
}
