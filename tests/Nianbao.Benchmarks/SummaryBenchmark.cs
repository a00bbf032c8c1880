using System.Diagnostics;
using Nianbao.Benchmarks.Filling;
using Nianbao.Local.Storage;
using Nianbao.Summary;

namespace Nianbao.Benchmarks;

/// <summary>The totals of a province as JSON and CSV, from the database.</summary>
internal static class SummaryBenchmark
{
    private static readonly int[] s_sizes = [1_000, 15_000, 30_000];

    public static async Task RunAsync(ResultTable table, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("nianbao-benchmark-");
        try
        {
            Dictionary<int, TimeSpan> times = [];
            foreach (var size in s_sizes)
            {
                using var database = new SqliteDatabase(Path.Combine(folder.FullName, $"{size}.db"));
                var store = new SqliteSubmissionStore(database, TimeProvider.System);
                await FilledStore.FillAsync(database, store, size);
                times[size] = await MeasureAsync(table, store, new(database, TimeProvider.System), size, rounds);
            }

            await MeasureFilesAsync(table, folder.FullName);
            var ratio = times[30_000] / times[15_000];
            table.Add("summary, 30,000 agencies to 15,000", ResultTable.Times(ratio), "2.2x", ratio <= 2.2);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>All files of an edition, with the years before it.</summary>
    private static async Task MeasureFilesAsync(ResultTable table, string folder)
    {
        using var database = new SqliteDatabase(Path.Combine(folder, "years.db"));
        var store = new SqliteSubmissionStore(database, TimeProvider.System);
        await FilledStore.FillAsync(database, store, new(15_000, [FilledStore.Year - 2, FilledStore.Year - 1, FilledStore.Year], Seed: 3) { GovernmentsReportOwn = true });
        using var key = Store.ReceiptKey.New();
        var files = new DiskFileStore(Path.Combine(folder, "files"));
        var from = Stopwatch.GetTimestamp();
        await new SummaryCompiler(store, new SqliteOutbox(database, TimeProvider.System), files, Forms.NationalForms.All, key, TimeProvider.System).CompileAsync(FilledStore.Year, area: null, "benchmark", CancellationToken.None);
        var time = Stopwatch.GetElapsedTime(from);
        table.Add(
            "summary, 15,000 agencies and three years, all files", $"{ResultTable.Seconds(time)}, process {ResultTable.Megabytes(Process.GetCurrentProcess().PeakWorkingSet64)}",
            "60 s", time < TimeSpan.FromMinutes(1));
    }

    private static async Task<TimeSpan> MeasureAsync(ResultTable table, SqliteSubmissionStore store, SqliteOutbox settings, int size, int rounds)
    {
        using var key = Store.ReceiptKey.New();
        var compiler = new SummaryCompiler(store, settings, new NoFiles(), Forms.NationalForms.All, key, TimeProvider.System);
        var (timing, bytes, peak) = (new Timing(), 0, 0L);
        for (var round = -1; round < rounds; round++)
        {
            GC.Collect();
            var (from, before) = (Stopwatch.GetTimestamp(), GC.GetTotalMemory(forceFullCollection: true));
            var summary = await compiler.ReadAsync(FilledStore.Year, area: null, CancellationToken.None);
            bytes = SummaryJson.Write(summary).Length + SummaryCsv.Write(summary).Length;
            if (round >= 0)
            {
                timing.Add(Stopwatch.GetElapsedTime(from));
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false) - before);
            }

            GC.KeepAlive(summary);
        }

        table.Add(
            $"summary, {size:N0} agencies, {ResultTable.Megabytes(bytes)} of JSON and CSV", $"{ResultTable.Seconds(timing.Median)}, heap +{ResultTable.Megabytes(peak)}",
            size == 15_000 ? "2 s" : "", size == 15_000 ? timing.Median < TimeSpan.FromSeconds(2) : null);
        return timing.Median;
    }
}
