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
        var uploads = await PrepareAsync(server, count);
        var from = Stopwatch.GetTimestamp();
        List<Task<TimeSpan?>> running = [];
        foreach (var (at, upload) in uploads.Index())
        {
            var wait = TimeSpan.FromSeconds((double)at / PerSecond) - Stopwatch.GetElapsedTime(from);
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(wait);
            }

            running.Add(UploadAsync(server.Client, upload));
        }

        var times = await Task.WhenAll(running);
        Report(table, times, Stopwatch.GetElapsedTime(from), server.PeakMemory);
    }

    private static void Report(ResultTable table, TimeSpan?[] times, TimeSpan took, long memory)
    {
        var done = times.OfType<TimeSpan>().Order().ToList();
        var (lost, p50, p99) = (times.Length - done.Count, done[done.Count / 2], done[done.Count * 99 / 100]);
        table.Add($"{times.Length:N0} docx at {PerSecond} a second, all verdicts after", ResultTable.Seconds(took));
        table.Add("upload to verdict, lost", $"{lost}", "0", lost == 0);
        table.Add("upload to verdict, p50 and p99", $"{ResultTable.Milliseconds(p50)} and {ResultTable.Milliseconds(p99)}", "p99 1 s", p99 < TimeSpan.FromSeconds(1));
        table.Add("peak memory of the process under that load", ResultTable.Megabytes(memory), "400 MB", memory < 400L << 20);
    }

    /// <summary>The roster is loaded, and the files lie ready, before the clock runs.</summary>
    private static async Task<List<(string Agency, byte[] File)>> PrepareAsync(ServedProcess server, int count)
    {
        var plan = new ProvincePlan(count + 400, [FilledStore.Year], Seed: 4);
        var units = ProvinceTree.Of(plan).All.ToList();
        using var roster = new ByteArrayContent(RosterCsv.Write(units.Select(unit => unit.Agency)));
        roster.Headers.ContentType = new("text/csv");
        using var put = await server.Client.PutAsync(new Uri("/api/agencies", UriKind.Relative), roster);
        put.EnsureSuccessStatusCode();
        return [.. units.Where(unit => unit.Agency.Kind != AgencyKind.Government).Take(count).AsParallel().AsOrdered()
            .Select(unit => (unit.Agency.Id, Draft.Of(unit.ReporterIn(isLastYear: true), NationalForms.Find("C")!, FilledStore.Year, plan.SeedOf(unit.Number, FilledStore.Year)).Print("docx")))];
    }

    /// <summary>From the first byte sent to the verdict seen; null when it is refused or none comes.</summary>
    private static async Task<TimeSpan?> UploadAsync(HttpClient client, (string Agency, byte[] File) upload)
    {
        var from = Stopwatch.GetTimestamp();
        using var body = new MultipartFormDataContent
        {
            { new StringContent(upload.Agency), "agency" },
            { new StringContent(FilledStore.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)), "year" },
            { new ByteArrayContent(upload.File), "file", "report.docx" },
        };
        using var sent = await client.PostAsync(new Uri("/api/submissions", UriKind.Relative), body);
        if (!sent.IsSuccessStatusCode)
        {
            return null;
        }

        for (var pause = 20; Stopwatch.GetElapsedTime(from) < TimeSpan.FromMinutes(1); pause = Math.Min(pause * 2, 200))
        {
            await Task.Delay(pause);
            var state = (await client.GetFromJsonAsync<JsonElement>(sent.Headers.Location)).GetProperty("state").GetString();
            if (state != "received")
            {
                return Stopwatch.GetElapsedTime(from);
            }
        }

        return null;
    }
}
