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

    private static readonly DateTimeOffset s_accepted = new(2024, 1, 20, 2, 0, 0, TimeSpan.Zero);

    public static async Task FillAsync(SqliteDatabase database, SqliteSubmissionStore store, int agencies)
    {
        var plan = new ProvincePlan(agencies, [Year], Seed: 3);
        var province = ProvinceTree.Of(plan);
        await store.PutAgenciesAsync([.. province.All.Select(unit => unit.Agency)], CancellationToken.None);
        var filed = new ProvinceReports(plan).Of(province).Where(report => report.Filed != Punctuality.Missing);

        // Each write by itself waits for the disk; what is measured is reading.
        await database.WriteAsync(connection => filed.Count(report => SqliteFilingChange.Write(connection, Accepted(report))), CancellationToken.None);
    }

    private static FilingChange Accepted(YearReport report)
    {
        var key = new FilingKey(report.Year, report.Unit.Agency.Id, report.Unit.Agency.DefaultScope);
        var sha = report.Seed.ToString("x64", CultureInfo.InvariantCulture);
        var figures = report.Form.Cells.Where(cell => report.Figures.ContainsKey(cell.Key.Text)).ToDictionary(
            cell => cell.Key.Text, cell => new ReadFigure(report.Figures[cell.Key.Text], FigureState.Number, "", cell.Unit, Documents.Place.Document));
        var head = new Filing
        {
            Key = key,
            LatestRevision = 1,
            LatestState = SubmissionState.Accepted,
            LatestSha256 = sha,
            LatestReceivedAt = s_accepted,
            FirstAcceptedAt = s_accepted,
            Accepted = new(1, report.Form.Id, sha, "benchmark", s_accepted, AcceptedFigures.Pack(figures), Explained: 0, Overridden: 0),
        };
        return new(head, [], new(key, 0, s_accepted, "benchmark", "checked", 1, SubmissionState.Accepted, ""), Pending: null, Done: null);
    }
}

/// <summary>The summary is measured, not the disk.</summary>
internal sealed class NoFiles : IFileStore
{
    public Task<PutOutcome> PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation) => Task.FromResult(PutOutcome.Stored);

    public Task<byte[]?> FindOrNullAsync(string path, CancellationToken cancellation) => Task.FromResult<byte[]?>(null);
}
