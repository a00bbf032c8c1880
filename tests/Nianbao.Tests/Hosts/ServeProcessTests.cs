using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nianbao.Tests.Http;

namespace Nianbao.Tests.Hosts;

public sealed partial class ServeProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nianbao-serve-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_first_start_shows_an_admin_key_once_and_what_was_stored_outlives_a_crash()
    {
        using var first = await ServedAsync();
        var roster = $"统一社会信用代码,名称,类别,层级\n{Province.EastBureau},示例市公开局,部门,市\n";
        using var client = ClientOf(first);
        using var put = await client.PutAsync(new Uri("/api/agencies", UriKind.Relative), TestHost.Csv(roster));
        Assert.Equal(200, (int)put.StatusCode);
        using var upload = TestHost.Multipart(System.Text.Encoding.UTF8.GetBytes(SmallReport.Text()), ("agency", Province.EastBureau), ("year", "2017"));
        using var received = await client.PostAsync(new Uri("/api/submissions", UriKind.Relative), upload);
        Assert.Equal(202, (int)received.StatusCode);
        first.Process.Kill();
        await first.Process.WaitForExitAsync();

        using var second = await ServedAsync();
        Assert.Null(second.Key);
        using var again = ClientOf(second with { Key = first.Key });
        Assert.Equal("accepted", await StateAsync(again, received.Headers.Location!));
    }

    [Fact]
    public async Task Plain_http_is_served_to_this_machine_only()
    {
        var (exit, _, error) = await NianbaoProcess.RunAsync(_folder.FullName, "--urls", "http://0.0.0.0:0");
        Assert.Equal(2, exit);
        Assert.Contains("https", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_said()
    {
        using var first = await ServedAsync();
        var (exit, _, error) = await NianbaoProcess.RunAsync(_folder.FullName, "--data", "other", "--urls", first.Address);
        Assert.Equal(2, exit);
        Assert.Contains("端口可能已被占用", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_used_is_said()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "taken"), "a file where the folder should be");
        var (exit, _, error) = await NianbaoProcess.RunAsync(_folder.FullName, "--data", "taken", "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, exit);
        Assert.Contains("数据目录“taken”不能使用", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compile_writes_the_summary_of_the_data_folder()
    {
        using (await ServedAsync())
        {
            // Makes the folder.
        }

        var (exit, output, _) = await NianbaoProcess.RunAsync(_folder.FullName, "compile", "2017", "--data", "data", "--out", "out");
        Assert.Equal(0, exit);
        Assert.Contains("summary.json", output, StringComparison.Ordinal);
        string[] files = ["figures.csv", "manifest.json", "manifest.sig.json", "summary.csv", "summary.docx", "summary.html", "summary.json", "summary.schema.json", "summary.xlsx"];
        Assert.Equal(files, Directory.GetFiles(Path.Combine(_folder.FullName, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Compile_without_a_data_folder_says_so_and_makes_none()
    {
        var (exit, _, error) = await NianbaoProcess.RunAsync(_folder.FullName, "compile", "2017");
        Assert.Equal(2, exit);
        Assert.Contains("没有数据目录", error, StringComparison.Ordinal);
        Assert.Empty(_folder.GetDirectories());
    }

    [Fact]
    public async Task Demo_outside_the_project_says_what_is_missing()
    {
        var (exit, _, error) = await NianbaoProcess.RunAsync(_folder.FullName, "demo");
        Assert.Equal(2, exit);
        Assert.Contains("tests/Corpus", error, StringComparison.Ordinal);
    }

    private static HttpClient ClientOf(Served served)
    {
        var client = new HttpClient { BaseAddress = new(served.Address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", served.Key);
        return client;
    }

    private static async Task<string?> StateAsync(HttpClient client, Uri location)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            var state = (await client.GetFromJsonAsync<JsonElement>(location, patience.Token)).GetProperty("state").GetString();
            if (state != "received")
            {
                return state;
            }

            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<Served> ServedAsync()
    {
        var process = NianbaoProcess.Start(_folder.FullName, "--data", "data", "--urls", "http://127.0.0.1:0");
        string? key = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            key = Key().Match(line) is { Success: true } shown ? shown.Value : key;
            if (Url().Match(line) is { Success: true } address)
            {
                return new(process, address.Value, key);
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    [GeneratedRegex("nb_[0-9a-f]{64}")]
    private static partial Regex Key();

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex Url();

    private sealed record Served(Process Process, string Address, string? Key) : IDisposable
    {
        public void Dispose()
        {
            Process.Kill();
            Process.WaitForExit();
            Process.Dispose();
        }
    }
}
