using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Nianbao.Benchmarks.Filling;
using Nianbao.Forms;
using Nianbao.Generator.Provinces;
using Nianbao.Generator.Reports;
using Nianbao.Store;

namespace Nianbao.Benchmarks;

/// <summary>The real process over real HTTP: how soon it answers, and a hundred uploads a second from upload to verdict.</summary>
internal static class ServeBenchmark
{
    private const int PerSecond = 100;
    private const int Starts = 5;
    private const int WarmingUp = 400;

    public static async Task RunAsync(ResultTable table, TimeSpan length)
    {
        await StartsAsync(table);
        var folder = Directory.CreateTempSubdirectory("nianbao-benchmark-");
        try
        {
            using var server = await ServedProcess.StartAsync(folder.FullName);
            await LoadAsync(table, server, length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A data folder that is there already, as on every start but the first.</summary>
    private static async Task StartsAsync(ResultTable table)
    {
        var (folder, timing) = (Directory.CreateTempSubdirectory("nianbao-benchmark-"), new Timing());
        for (var start = -1; start < Starts; start++)
        {
            var from = Stopwatch.GetTimestamp();
            using var server = await ServedProcess.StartAsync(folder.FullName);
            using var answer = await server.Client.GetAsync(new Uri("/api/health", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            if (start >= 0)
            {
                timing.Add(Stopwatch.GetElapsedTime(from));
            }
        }

        folder.Delete(recursive: true);
        table.Add("start of the process to its first answer", timing.Print(), "1 s", timing.Median < TimeSpan.FromSeconds(1));
    }

    private static async Task LoadAsync(ResultTable table, ServedProcess server, TimeSpan length)
    {
        var count = (int)(PerSecond * length.TotalSeconds);
        var uploads = await PrepareAsync(server, count + WarmingUp);

        // A server that has just started compiles its code in the first seconds; what follows is how it runs for the rest of the year.
        foreach (var few in uploads.Take(WarmingUp).Chunk(PerSecond / 10))
        {
            await Task.WhenAll(few.Select(upload => UploadAsync(server.Client, upload)));
        }

        var from = Stopwatch.GetTimestamp();
        List<Task<Upload>> running = [];
        foreach (var (at, upload) in uploads.Skip(WarmingUp).Index())
        {
            var wait = TimeSpan.FromSeconds((double)at / PerSecond) - Stopwatch.GetElapsedTime(from);
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(wait);
            }

            running.Add(UploadAsync(server.Client, upload));
        }

        var answers = await Task.WhenAll(running);
        Report(table, answers, Stopwatch.GetElapsedTime(from), server.PeakMemory);
    }

    private static void Report(ResultTable table, Upload[] uploads, TimeSpan took, long memory)
    {
        var done = uploads.Select(upload => upload.Verdict).OfType<TimeSpan>().Order().ToList();
        var (lost, p50, p99) = (uploads.Count(upload => upload.IsAcknowledged) - done.Count, done[done.Count / 2], done[done.Count * 99 / 100]);
        table.Add($"{uploads.Length:N0} docx at {PerSecond} a second, all verdicts after", ResultTable.Seconds(took));
        table.Add("upload to verdict, acknowledged and lost", $"{lost}", "0", lost == 0);
        table.Add("uploads not acknowledged", $"{uploads.Count(upload => !upload.IsAcknowledged)}", "0", uploads.All(upload => upload.IsAcknowledged));
        table.Add("upload to verdict, p50 and p99", $"{ResultTable.Milliseconds(p50)} and {ResultTable.Milliseconds(p99)}", "p99 1 s", p99 < TimeSpan.FromSeconds(1));
        table.Add("peak memory of the process under that load", ResultTable.Megabytes(memory), "400 MB", memory < 400L << 20);
    }

    /// <summary>The roster is loaded, and the files lie ready, before the clock runs.</summary>
    private static async Task<List<(string Agency, byte[] File)>> PrepareAsync(ServedProcess server, int count)
    {
        var plan = new ProvincePlan(count + 500, [FilledStore.Year], Seed: 4);
        var units = ProvinceTree.Of(plan).All.ToList();
        using var roster = new ByteArrayContent(RosterCsv.Write(units.Select(unit => unit.Agency)));
        roster.Headers.ContentType = new("text/csv");
        using var put = await server.Client.PutAsync(new Uri("/api/agencies", UriKind.Relative), roster);
        put.EnsureSuccessStatusCode();
        return [.. units.Where(unit => unit.Agency.Kind != AgencyKind.Government).Take(count).AsParallel().AsOrdered()
            .Select(unit => (unit.Agency.Id, Draft.Of(unit.ReporterIn(isLastYear: true), NationalForms.Find("C")!, FilledStore.Year, plan.SeedOf(unit.Number, FilledStore.Year)).Print("docx")))];
    }

    /// <summary>The time runs from when the upload was due to when its verdict is seen.</summary>
    private static async Task<Upload> UploadAsync(HttpClient client, (string Agency, byte[] File) upload)
    {
        var from = Stopwatch.GetTimestamp();
        if (await SendAsync(client, upload) is not { } location)
        {
            return new(IsAcknowledged: false, null);
        }

        for (var pause = 50; Stopwatch.GetElapsedTime(from) < TimeSpan.FromMinutes(1); pause = Math.Min(pause * 2, 1_600))
        {
            await Task.Delay(pause);
            if (await IsCheckedAsync(client, location))
            {
                return new(IsAcknowledged: true, Stopwatch.GetElapsedTime(from));
            }
        }

        return new(IsAcknowledged: true, null);
    }

    /// <summary>Where its verdict will be; null when the server did not take it.</summary>
    private static async Task<Uri?> SendAsync(HttpClient client, (string Agency, byte[] File) upload)
    {
        using var body = new MultipartFormDataContent
        {
            { new StringContent(upload.Agency), "agency" },
            { new StringContent(FilledStore.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)), "year" },
            { new ByteArrayContent(upload.File), "file", "report.docx" },
        };
        try
        {
            using var sent = await client.PostAsync(new Uri("/api/submissions", UriKind.Relative), body);
            return sent.IsSuccessStatusCode ? sent.Headers.Location : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<bool> IsCheckedAsync(HttpClient client, Uri location)
    {
        try
        {
            return (await client.GetFromJsonAsync<JsonElement>(location)).GetProperty("state").GetString() != "received";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <param name="IsAcknowledged">Whether the server said that it has it.</param>
    /// <param name="Verdict">How long the verdict took; null when none came within a minute.</param>
    private sealed record Upload(bool IsAcknowledged, TimeSpan? Verdict);
}
