using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nianbao.Tests.Http;

namespace Nianbao.Tests.Hosts;

/// <summary>The real program serving, with what it writes to its log.</summary>
internal sealed partial class ServedProgram : IDisposable
{
    private readonly ConcurrentQueue<string> _log = [];
    private readonly Process _process;
    private readonly Uri _address;
    private readonly string _key;

    private ServedProgram(Process process, Uri address, string key)
    {
        (_process, _address, _key) = (process, address, key);
        process.ErrorDataReceived += (_, said) =>
        {
            if (said.Data is { Length: > 0 } line)
            {
                _log.Enqueue(line);
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Starts it in a folder without data, where its settings may lie.</summary>
    public static async Task<ServedProgram> StartAsync(string folder)
    {
        var process = NianbaoProcess.Start(folder, "--data", "data", "--urls", "http://127.0.0.1:0");
        var key = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            key = SecretIn().Match(line) is { Success: true } shown ? shown.Value : key;
            if (UrlIn().Match(line) is { Success: true } address)
            {
                return new(process, new(address.Value), key);
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    public HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = _address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        return client;
    }

    /// <summary>Sends a report and waits for its verdict.</summary>
    public static async Task<JsonElement> FileAsync(HttpClient client, string agency, int year, byte[] file)
    {
        using var content = TestHost.Multipart(file, ("agency", agency), ("year", $"{year}"), ("scope", "own"));
        using var answer = await client.PostAsync(new Uri("/api/submissions", UriKind.Relative), content);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var view = await client.GetFromJsonAsync<JsonElement>(answer.Headers.Location, patience.Token);
            if (view.Text("state") != "received")
            {
                return view;
            }

            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Asks it to stop, and gives its log.</summary>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        using var signal = Process.Start("sh", ["-c", $"kill -TERM {_process.Id}"]);
        await _process.WaitForExitAsync();
        Assert.Equal(0, _process.ExitCode);
        return [.. _log];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    [GeneratedRegex("nb_[0-9a-f]{64}")]
    private static partial Regex SecretIn();

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex UrlIn();
}
