using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Hostile;

/// <summary>What came of a file, and what it cost.</summary>
/// <param name="Answer">A reason of refusal, or <c>read</c>.</param>
/// <param name="Said">What the officer reads of a refusal; empty when the file was read.</param>
/// <param name="Processor">
/// Seconds of processor time of the server and of what it started. Not of the clock: that would be the time of whatever else the machine does.
/// </param>
/// <param name="Memory">Megabytes by which server and started programs were larger at their peak than the server was before.</param>
internal sealed record Cost(string Answer, string Said, double Processor, long Memory);

/// <summary>The real program serving, asked to check one file after another, and watched from outside (Linux).</summary>
internal sealed partial class MeasuredServer : IDisposable
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly HttpClient _client;

    private MeasuredServer(Process process, Uri address, string key)
    {
        (_process, _client) = (process, new() { BaseAddress = address, Timeout = s_patience });
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Starts it in an empty folder, and lets it check a good file so that it is warm.</summary>
    public static async Task<MeasuredServer> StartAsync(string folder, byte[] good)
    {
        var process = NianbaoProcess.Start(folder, "--data", "data", "--urls", "http://127.0.0.1:0");
        var key = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            key = SecretIn().Match(line) is { Success: true } shown ? shown.Value : key;
            if (UrlIn().Match(line) is { Success: true } address)
            {
                // What it still says must not fill its pipe and stop it.
                process.BeginErrorReadLine();
                _ = process.StandardOutput.ReadToEndAsync();
                var server = new MeasuredServer(process, new(address.Value), key);
                await server.CheckAsync("good.docx", good);
                return server;
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>The verdict, as sent.</summary>
    public async Task<JsonElement> CheckAsync(string name, byte[] file)
    {
        using var part = new ByteArrayContent(file);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        using var content = new MultipartFormDataContent { part };
        using var answer = await _client.PostAsync("/api/check", content);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{name}: {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>The verdict and the cost.</summary>
    public async Task<(JsonElement Verdict, Cost Cost)> MeasureAsync(string name, byte[] file)
    {
        await File.WriteAllTextAsync($"/proc/{_process.Id}/clear_refs", "5");
        var (before, size, programs, ended) = (Processor(), Size("VmRSS"), 0L, new CancellationTokenSource());
        var watch = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                programs = Math.Max(programs, Started());
                await Task.Delay(10);
            }
        });
        var verdict = await CheckAsync(name, file);
        await ended.CancelAsync();
        await watch;
        ended.Dispose();
        var (answer, said) = Verdicts.AnswerOf(verdict);
        return (verdict, new(answer, said, Processor() - before, Size("VmHWM") + programs - size));
    }

    public void Dispose()
    {
        _client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Seconds of itself and of the programs that it waited for.</summary>
    private double Processor()
    {
        var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
        var numbers = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return numbers[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    private long Size(string name) => SizeOf(_process.Id.ToString(CultureInfo.InvariantCulture), name);

    /// <summary>Megabytes of all that runs below the server now.</summary>
    private long Started()
    {
        var (waiting, size) = (new Stack<string>([_process.Id.ToString(CultureInfo.InvariantCulture)]), 0L);
        while (waiting.TryPop(out var id))
        {
            foreach (var child in ChildrenOf(id))
            {
                size += SizeOf(child, "VmRSS");
                waiting.Push(child);
            }
        }

        return size;
    }

    private static IEnumerable<string> ChildrenOf(string id)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{id}/task").SelectMany(task => File.ReadAllText($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static long SizeOf(string id, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [GeneratedRegex("nb_[0-9a-f]{64}")]
    private static partial Regex SecretIn();

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex UrlIn();
}

/// <summary>Reads verdicts as they are sent and printed.</summary>
internal static class Verdicts
{
    public static (string Answer, string Said) AnswerOf(JsonElement verdict) => verdict.GetProperty("verdict").GetString() == "unreadable"
        ? (verdict.GetProperty("reason").GetString()!, verdict.GetProperty("findings")[0].GetProperty("message").GetString()!)
        : ("read", "");
}
