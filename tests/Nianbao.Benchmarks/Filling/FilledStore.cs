using System.Globalization;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Generator.Provinces;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Benchmarks.Filling;

/// <summary>Fills a store with a generated province whose reports are all in force.</summary>
internal static class FilledStore
{
    public const int Year = 2023;

    public static Task FillAsync(SqliteDatabase database, SqliteSubmissionStore store, int agencies) =>
        FillAsync(database, store, new ProvincePlan(agencies, [Year], Seed: 3));

    public static async Task FillAsync(SqliteDatabase database, SqliteSubmissionStore store, ProvincePlan plan)
    {
        var province = ProvinceTree.Of(plan);
        await store.PutAgenciesAsync([.. province.All.Select(unit => unit.Agency)], CancellationToken.None);
        var filed = new ProvinceReports(plan).Of(province).Where(report => report.Filed != Punctuality.Missing);

        // Each write by itself waits for the disk; what is measured is reading.
        await database.WriteAsync(connection => filed.Count(report => SqliteFilingChange.Write(connection, Accepted(report))), CancellationToken.None);
    }

    private static FilingChange Accepted(YearReport report)
    {
        var key = new FilingKey(report.Year, report.Unit.Agency.Id, report.Scope);
        var accepted = new DateTimeOffset(report.Year + 1, report.Filed == Punctuality.Late ? 6 : 1, 20, 2, 0, 0, TimeSpan.Zero);
        var sha = report.Seed.ToString("x64", CultureInfo.InvariantCulture);
        var figures = report.Form.Cells.Where(cell => report.Figures.ContainsKey(cell.Key.Text)).ToDictionary(
            cell => cell.Key.Text, cell => new ReadFigure(report.Figures[cell.Key.Text], FigureState.Number, "", cell.Unit, Documents.Place.Document));
        var head = new Filing
        {
            Key = key,
            LatestRevision = 1,
            LatestState = SubmissionState.Accepted,
            LatestSha256 = sha,
            LatestReceivedAt = accepted,
            FirstAcceptedAt = accepted,
            Accepted = new(1, report.Form.Id, sha, "benchmark", accepted, AcceptedFigures.Pack(figures), Explained: 0, Overridden: 0),
        };
        return new(head, [], new(key, 0, accepted, "benchmark", "checked", 1, SubmissionState.Accepted, ""), Pending: null, Done: null);
    }
}

/// <summary>The summary is measured, not the disk.</summary>
internal sealed class NoFiles : IFileStore
{
    public Task<PutOutcome> PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation) => Task.FromResult(PutOutcome.Stored);

    public Task<byte[]?> FindOrNullAsync(string path, CancellationToken cancellation) => Task.FromResult<byte[]?>(null);
}
