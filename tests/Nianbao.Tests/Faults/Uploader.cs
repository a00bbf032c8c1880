using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Nianbao.Intake;
using Nianbao.Tests.Hosts;
using Nianbao.Tests.Http;

namespace Nianbao.Tests.Faults;

/// <summary>
/// Sends different reports of one agency, one after the other, each until it is acknowledged; reads results in between, and keeps
/// whatever it sees that must never be seen.
/// </summary>
internal sealed class Uploader(KilledServer server, string agency, ConcurrentQueue<string> wrong) : IDisposable
{
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(10) };

    private int count;

    /// <summary>How many files were acknowledged; may be read while it runs.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The SHA-256 of every acknowledged file, by the id it was given.</summary>
    public Dictionary<string, string> Acknowledged { get; } = [];

    public async Task RunAsync(CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var content = Encoding.UTF8.GetBytes(SmallReport.Text() + string.Create(CultureInfo.InvariantCulture, $"\n附：第 {number} 稿。\n"));
            while (!await TrySendAsync(content, $"{agency}-{number}") && !stop.IsCancellationRequested)
            {
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    /// <summary>A result is complete or absent, whenever it is read.</summary>
    public async Task<JsonElement?> ReadAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, $"/api/submissions/{id}"));
        if (await TryAsync(request) is not { IsSuccessStatusCode: true } answer)
        {
            return null;
        }

        var view = await answer.JsonAsync();
        answer.Dispose();
        var (state, result) = (view.GetProperty("state").GetString(), view.GetProperty("result"));
        var isWhole = result.ValueKind == JsonValueKind.Object && result.GetProperty("figures").EnumerateObject().Count() > 50
            && result.GetProperty("verdict").GetString() == "accepted";
        if (state == "received" ? result.ValueKind != JsonValueKind.Null : !isWhole)
        {
            wrong.Enqueue($"{id} is {state}: {view}");
        }

        return view;
    }

    public void Dispose() => client.Dispose();

    private async Task<bool> TrySendAsync(byte[] content, string key)
    {
        using var body = TestHost.Multipart(content, ("agency", agency), ("year", "2017"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/api/submissions")) { Content = body };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await TryAsync(request);
        if (answer is null)
        {
            return false;
        }

        if ((int)answer.StatusCode is not (200 or 202))
        {
            wrong.Enqueue($"{key} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            return true;
        }

        var id = (await answer.JsonAsync()).Text("id");
        Acknowledged[id] = Fingerprint.Of(content);
        Interlocked.Increment(ref count);
        await ReadAsync(id);
        return true;
    }

    /// <summary>Null when the server is not there, or went away before it had answered.</summary>
    private async Task<HttpResponseMessage?> TryAsync(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.Key);
        try
        {
            return await client.SendAsync(request);
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
