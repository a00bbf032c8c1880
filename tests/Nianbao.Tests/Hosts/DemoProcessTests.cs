using System.Text.Json;

namespace Nianbao.Tests.Hosts;

public sealed class DemoProcessTests : IDisposable
{
    // Inside the project, where the samples are found, but not in the way of anybody's own demo-out.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, $"demo-{Guid.NewGuid():N}"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Demo_files_every_sample_shows_each_verdict_and_writes_what_it_shows()
    {
        var (exit, output, error) = await NianbaoProcess.RunAsync(_folder.FullName, "demo");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("逐条说明疑问之后，报告已通过，不需要再做什么。", output, StringComparison.Ordinal);
        var samples = Directory.GetFiles(Project.PathOf("tests/Corpus"), "case.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order().ToList();
        var written = Directory.GetFiles(Path.Combine(_folder.FullName, "demo-out"), "*.json").Select(Path.GetFileNameWithoutExtension).Order();
        Assert.Equal(samples, written);
        Assert.NotEmpty(samples);
    }

    [Fact]
    public async Task The_summaries_of_the_demo_hold_what_was_accepted()
    {
        await NianbaoProcess.RunAsync(_folder.FullName, "demo");
        var summaries = Directory.GetFiles(Path.Combine(_folder.FullName, "demo-out"), "summary.json", SearchOption.AllDirectories);
        var included = summaries.SelectMany(file => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file)).GetProperty("scopes").EnumerateArray())
            .Sum(scope => scope.GetProperty("included").GetArrayLength());
        Assert.NotEqual(0, included);
    }
}
