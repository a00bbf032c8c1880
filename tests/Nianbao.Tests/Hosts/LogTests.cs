using System.Text;
using System.Text.Json;
using Nianbao.Tests.Http;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Hosts;

/// <summary>What the real program writes to its log in a run with good, bad, hostile and refused calls.</summary>
public sealed class LogTests : IDisposable
{
    private const string Agency = "11980102555000733H";

    private readonly EmptyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_log_is_json_with_steps_and_traces_and_without_names_and_contents()
    {
        var (report, log) = await RunAsync("");
        var lines = log.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        var checkedLines = lines.Where(line => line.GetProperty("EventId").GetInt32() == 800).ToList();
        Assert.Equal(2, checkedLines.Count);
        Assert.All(checkedLines, line => Assert.Matches("[0-9a-f]{32}", line.GetProperty("State").Text("TraceId")));
        var roster = await File.ReadAllTextAsync(Project.PathOf("tests/Corpus/agencies.csv"));
        var names = roster.Split('\n').Skip(1).Select(line => line.Split(',')).Where(row => row.Length > 8).SelectMany(row => new[] { row[1], row[8].Trim() });
        var contents = report.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 3);
        var secrets = names.Concat(contents).Append("年度报告.txt").Append("秘密密钥").Where(word => word.Length > 0).Distinct().ToList();
        Assert.InRange(secrets.Count, 50, 5000);
        var text = string.Join('\n', lines.Select(line => line.ToString()));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_can_be_had_as_lines_for_people()
    {
        var (_, log) = await RunAsync("text");
        Assert.Contains(log, line => line.Contains($"2019-{Agency}-own-001 is checked", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.StartsWith('{'));
    }

    private async Task<(string Report, IReadOnlyList<string> Log)> RunAsync(string format)
    {
        await File.WriteAllTextAsync(_folder["local.settings.json"], $$$"""{"Values":{"NIANBAO_LOG":"{{{format}}}"}}""");
        using var server = await ServedProgram.StartAsync(_folder.Path);
        using var client = server.Client();
        using var roster = new StringContent(await File.ReadAllTextAsync(Project.PathOf("tests/Corpus/agencies.csv")), Encoding.UTF8, "text/csv");
        await client.PutAsync(new Uri("/api/agencies", UriKind.Relative), roster);
        var report = await File.ReadAllTextAsync(Project.PathOf("tests/Corpus/b-2019/report.txt"));
        await ServedProgram.FileAsync(client, Agency, 2019, Encoding.UTF8.GetBytes(report));
        await ServedProgram.FileAsync(client, Agency, 2020, [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]);
        using var made = await client.PostAsync(
            new Uri("/api/keys", UriKind.Relative), new StringContent("""{"name":"秘密密钥","role":"auditor"}""", Encoding.UTF8, "application/json"));
        using var gone = await client.DeleteAsync(new Uri("/api/keys/秘密密钥", UriKind.Relative));
        using var broken = await client.PostAsync(new Uri("/api/keys", UriKind.Relative), new StringContent("{\"名称", Encoding.UTF8, "application/json"));
        Assert.Equal((201, 200, 400), ((int)made.StatusCode, (int)gone.StatusCode, (int)broken.StatusCode));
        return (report, await server.StopAsync());
    }
}
