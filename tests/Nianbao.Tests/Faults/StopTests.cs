using System.Collections.Concurrent;
using System.Text.Json;
using Nianbao.Tests.Http;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Faults;

public sealed class StopTests : IDisposable
{
    private static readonly string[] s_agencies = [Province.EastBureau, Province.WestCounty, Province.WestTownship];

    private readonly EmptyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_asked_to_stop_under_load_ends_well_in_time_and_loses_nothing()
    {
        var wrong = new ConcurrentQueue<string>();
        using var server = new KilledServer(_folder.Path);
        await server.StartAsync();
        await KillTests.PutRosterAsync(server);
        var uploaders = s_agencies.Select(agency => new Uploader(server, agency, wrong)).ToList();
        using var stop = new CancellationTokenSource();
        var loads = uploaders.Select(uploader => Task.Run(() => uploader.RunAsync(stop.Token))).ToList();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (uploaders.Sum(uploader => uploader.Count) < 20)
        {
            await Task.Delay(5, patience.Token);
        }

        var (exit, took) = await server.StopAsync();
        await stop.CancelAsync();
        await Task.WhenAll(loads);
        Assert.Equal(0, exit);
        Assert.InRange(took.TotalSeconds, 0, 10);

        await server.StartAsync();
        foreach (var uploader in uploaders)
        {
            foreach (var (id, sha256) in uploader.Acknowledged)
            {
                Assert.Equal(sha256, (await CheckedAsync(uploader, id, patience.Token)).GetProperty("result").Text("sha256"));
            }

            uploader.Dispose();
        }

        Assert.Empty(wrong);
    }

    private static async Task<JsonElement> CheckedAsync(Uploader uploader, string id, CancellationToken cancellation)
    {
        while (true)
        {
            if (await uploader.ReadAsync(id) is { } view && view.Text("state") != "received")
            {
                return view;
            }

            await Task.Delay(20, cancellation);
        }
    }
}
