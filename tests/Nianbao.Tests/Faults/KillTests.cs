using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Nianbao.Intake;
using Nianbao.Local.Data;
using Nianbao.Local.Storage;
using Nianbao.Tests.Http;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Faults;

/// <summary>The real process, killed at random moments under load, and started again each time.</summary>
public sealed class KillTests : IDisposable
{
    private const int Seed = 20240115;
    private const int Kills = 8;

    private static readonly string[] s_agencies = [Province.EastBureau, Province.WestCounty, Province.WestTownship];

    private readonly EmptyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_server_killed_again_and_again_loses_and_doubles_no_upload_and_shows_no_half_verdict()
    {
        var wrong = new ConcurrentQueue<string>();
        using var server = new KilledServer(folder.Path);
        await server.StartAsync();
        await PutRosterAsync(server);
        var uploaders = s_agencies.Select(agency => new Uploader(server, agency, wrong)).ToList();
        using (var stop = new CancellationTokenSource())
        {
            var loads = uploaders.Select(uploader => Task.Run(() => uploader.RunAsync(stop.Token))).ToList();
            await KillAsync(server, uploaders);
            await stop.CancelAsync();
            await Task.WhenAll(loads);
        }

        foreach (var uploader in uploaders)
        {
            await EverythingIsCheckedAsync(uploader);
        }

        server.Kill();
        uploaders.ForEach(uploader => uploader.Dispose());
        Assert.Empty(wrong);
        Assert.InRange(uploaders.Sum(uploader => uploader.Count), Kills, int.MaxValue);
        await NothingIsLostOrDoubledAsync(uploaders);
    }

    // At random moments, the same in every run, after the first upload that a server has acknowledged.
    private static async Task KillAsync(KilledServer server, List<Uploader> uploaders)
    {
        var random = new Random(Seed);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        for (var i = 0; i < Kills; i++)
        {
            var before = uploaders.Sum(uploader => uploader.Count);
            while (uploaders.Sum(uploader => uploader.Count) == before)
            {
                await Task.Delay(5, patience.Token);
            }

            await Task.Delay(random.Next(0, 500), patience.Token);
            server.Kill();
            await server.StartAsync();
        }
    }

    private static async Task EverythingIsCheckedAsync(Uploader uploader)
    {
        // What was in hand at each of several ends waits for ten seconds, then for a minute, before it is taken again.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        foreach (var id in uploader.Acknowledged.Keys)
        {
            while ((await uploader.ReadAsync(id))?.GetProperty("state").GetString() is null or "received")
            {
                await Task.Delay(20, patience.Token);
            }
        }
    }

    private async Task NothingIsLostOrDoubledAsync(List<Uploader> uploaders)
    {
        var paths = new DataPaths(folder["data"]);
        using var taken = DataFolder.Take(paths.Root);
        taken.Recover();
        using var database = new SqliteDatabase(paths.Database);
        var store = new SqliteSubmissionStore(database, TimeProvider.System);
        foreach (var (agency, uploader) in s_agencies.Zip(uploaders))
        {
            var stored = new Dictionary<string, string>();
            await foreach (var filing in store.ListFilingsAsync(2017, default))
            {
                for (var revision = 1; filing.Key.Agency == agency && revision <= filing.LatestRevision; revision++)
                {
                    var submission = (await store.FindSubmissionOrNullAsync(new(filing.Key, revision), default))!;
                    stored.Add(submission.Id.ToString(), submission.File.Sha256);
                    Assert.Equal(submission.File.Sha256, Fingerprint.Of(await File.ReadAllBytesAsync(Path.Combine(paths.Files, submission.File.Path))));
                }
            }

            // The last one may have been stored without its answer having arrived.
            Assert.Equal(uploader.Acknowledged, uploader.Acknowledged.Keys.ToDictionary(id => id, id => stored[id]));
            Assert.InRange(stored.Count - uploader.Acknowledged.Count, 0, 1);
            Assert.Equal(stored.Count, stored.Values.Distinct().Count());
        }

        // An upload that was broken off before its answer may still wait; it waits in the store, and is not lost.
        var acknowledged = uploaders.SelectMany(uploader => uploader.Acknowledged.Keys).ToHashSet();
        Assert.DoesNotContain(await An.ListAsync(store.ListPendingAsync(DateTimeOffset.MaxValue, default)), pending => acknowledged.Contains(pending.Submission.ToString()));
        Assert.Empty(new Verification(database, paths, (_, _) => { }).Run().Faults);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(paths.Files, ".incoming")));
    }

    internal static async Task PutRosterAsync(KilledServer server)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Key);
        var rows = s_agencies.Select(id => $"{id},示例市公开局,部门,市");
        using var put = await client.PutAsync(
            new Uri("/api/agencies", UriKind.Relative), TestHost.Csv($"统一社会信用代码,名称,类别,层级\n{string.Join('\n', rows)}\n"));
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
    }
}
