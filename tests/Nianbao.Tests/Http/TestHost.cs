using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nianbao.Http;
using Nianbao.Local;
using Nianbao.Store;
using Nianbao.Tests.Azure;

namespace Nianbao.Tests.Http;

/// <summary>The whole program in a folder of its own, on a free port, with a small province and a key for everybody in it.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly DirectoryInfo _data;
    private readonly IAsyncDisposable _server;
    private readonly IServiceProvider _services;
    private readonly Dictionary<string, string> _secrets = [];

    private TestHost(DirectoryInfo data, IAsyncDisposable server, IServiceProvider services) => (_data, _server, _services) = (data, server, services);

    public ISubmissionStore Store => _services.GetRequiredService<ISubmissionStore>();

    public IReadOnlyList<Route> Routes => _services.GetRequiredService<RouteTable>().Routes;

    public Uri Address { get; private set; } = null!;

    /// <summary>What the host says of its own interface.</summary>
    internal InterfaceDescription Description { get; private set; } = null!;

    public string DataFolder => _data.FullName;

    /// <summary>Starts it, in the folder named or in one of its own.</summary>
    public static async Task<TestHost> StartAsync(ReportChecker? checker = null, string? folder = null, Settings? settings = null, TimeProvider? time = null)
    {
        var data = folder is null ? Directory.CreateTempSubdirectory("nianbao-test-") : Directory.CreateDirectory(folder);
        var (addresses, _) = ListenAddress.Parse("http://127.0.0.1:0", hasCertificate: false);
        settings = (settings ?? new Settings()) with { Data = data.FullName };
        var server = LocalServer.Build(settings, addresses, checker ?? WrittenVerdict.Checker, time ?? TimeProvider.System);
        var host = new TestHost(data, server, server.Services);
        await host.PrepareAsync();
        await server.StartAsync();
        await host.ReachAsync(new(server.Urls.Single()));
        return host;
    }

    /// <summary>Starts the function app instead, on accounts of its own in memory.</summary>
    public static async Task<TestHost> StartInCloudAsync()
    {
        var cloud = await StandInCloud.StartAsync(WrittenVerdict.Checker, listens: true);
        var host = new TestHost(Directory.CreateTempSubdirectory("nianbao-test-"), cloud, cloud.Services);
        await host.PrepareAsync();
        await host.ReachAsync(cloud.Address);
        return host;
    }

    /// <summary>A client signed in as one of <see cref="Province.Callers"/>, null for nobody, that fails when an answer is not as described.</summary>
    public HttpClient As(string? caller)
    {
        var client = new HttpClient(new AsDescribed(Description)) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = caller is null ? null : new("Bearer", _secrets[caller]);
        return client;
    }

    /// <summary>One of the host's own parts.</summary>
    public object Service(Type type) => _services.GetRequiredService(type);

    public string SecretOf(string caller) => _secrets[caller];

    /// <summary>Sends a report whose text names its own verdict; see <see cref="WrittenVerdict"/>.</summary>
    public async Task<HttpResponseMessage> SendAsync(string caller, string agency, string text, int year = 2023, string? idempotencyKey = null)
    {
        using var content = Multipart(Encoding.UTF8.GetBytes(text), ("agency", agency), ("year", $"{year}"), ("scope", "own"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/submissions") { Content = content };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var client = As(caller);
        return await client.SendAsync(request);
    }

    /// <summary>Sends a report and waits for what comes of it.</summary>
    public async Task<JsonElement> FileAsync(string caller, string agency, string text)
    {
        using var answer = await SendAsync(caller, agency, text);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await ResultAsync(caller, answer.Headers.Location!.ToString());
    }

    public async Task<JsonElement> ResultAsync(string caller, string url)
    {
        using var client = As(caller);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var view = await client.GetFromJsonAsync<JsonElement>(url, patience.Token);
            if (view.GetProperty("state").GetString() != "received")
            {
                return view;
            }

            await Task.Delay(5, patience.Token);
        }
    }

    public static MultipartFormDataContent Multipart(byte[] file, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(file), "file", "年度报告.txt");
        return content;
    }

    public static StringContent Csv(string text) => new(text, Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));

    public async ValueTask DisposeAsync()
    {
        if (_server is WebApplication server)
        {
            await server.StopAsync();
        }

        await _server.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private async Task PrepareAsync()
    {
        await Store.PutAgenciesAsync(Province.Agencies, CancellationToken.None);
        foreach (var (name, role, agency) in Province.Callers)
        {
            _secrets[name] = Secrets.New();
            await Store.PutKeyAsync(new(name, role, agency, Secrets.HashOf(_secrets[name]), DateTimeOffset.UnixEpoch, null), CancellationToken.None);
        }
    }

    private async Task ReachAsync(Uri address)
    {
        Address = address;
        using var client = new HttpClient();
        Description = new(await client.GetFromJsonAsync<JsonElement>(new Uri(address, "/api/openapi.json")));
    }
}

/// <summary>What tests read out of answers.</summary>
internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

    /// <summary>The type of a refusal. Fails unless the refusal has every part that is promised.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.JsonAsync();
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", problem.GetProperty("title").GetString());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", problem.GetProperty("detail").GetString());
        var type = problem.GetProperty("type").GetString()!;
        Assert.Matches(@"\A/problems/[a-z-]+\z", type);
        return type["/problems/".Length..];
    }

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
