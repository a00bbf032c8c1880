namespace Nianbao.Summary;

/// <summary>Sets a year beside the years before it.</summary>
internal static class SummaryHistory
{
    /// <summary>How many years the series has at most, the year itself included.</summary>
    public const int Years = 5;

    /// <summary>The summary with its series, and the check of what was carried over from the year before.</summary>
    /// <param name="year">The year.</param>
    /// <param name="earlier">Years before it that have reports, in any order.</param>
    public static ProvincialSummary With(CompiledYear year, IReadOnlyList<YearDigest> earlier)
    {
        var own = YearDigest.Of(year);
        YearDigest[] all = [.. earlier.Where(digest => digest.Year.Reports > 0).OrderBy(digest => digest.Year.Year), own];
        var before = Array.Find(all, digest => digest.Year.Year == year.Summary.Year - 1);
        var summary = year.Summary with
        {
            Series = new(
                [.. all.Select(digest => digest.Year)], [.. Crosswalk.Rows.Select(row => RowOf(row, all)).Where(row => row.Points.Any(point => point.Value is not null))],
                Ranks(year, own, before), Outliers.Of(year.Own)),
        };
        return SummaryChecks.And(summary, CarryOver.Check(year, before?.CarriedOut ?? new Dictionary<string, decimal>()));
    }

    private static SeriesRow RowOf(CrosswalkRow row, YearDigest[] all)
    {
        var now = all[^1];
        var points = all.Select(digest => new SeriesPoint(
            digest.Rows.TryGetValue(row.Id, out var value) ? value : null, row.Between(digest.Year.Generation, now.Year.Generation))).ToList();
        var isGrowing = points.Count > 1 && all[^2].Year.Year == now.Year.Year - 1 && points[^2].Comparability == Comparability.Same;
        return new(row.Id, row.Name, row.Unit, points, isGrowing ? GrowthOf(points[^2].Value, points[^1].Value) : null);
    }

    private static IReadOnlyList<RegionRank> Ranks(CompiledYear year, YearDigest own, YearDigest? before)
    {
        var regions = year.Summary.Scopes[0].Splits.Where(split => split.Kind == SplitKind.Region)
            .Select(split => (split.Id, split.Name, Value: Find(own.Regions, split.Id), Before: before is null ? null : Find(before.Regions, split.Id)))
            .OrderByDescending(region => region.Value ?? -1).ThenBy(region => region.Id, StringComparer.Ordinal).ToList();
        return
        [
            .. regions.Select(region => new RegionRank(
                1 + regions.Count(other => (other.Value ?? -1) > (region.Value ?? -1)), region.Id, region.Name, region.Value, region.Before,
                GrowthOf(region.Before, region.Value))),
        ];
    }

    private static decimal? Find(IReadOnlyDictionary<string, decimal> values, string id) => values.TryGetValue(id, out var value) ? value : null;

    private static decimal? GrowthOf(decimal? before, decimal? now) =>
        before is { } from and not 0 && now is { } to ? decimal.Round((to - from) * 100 / from, 1, MidpointRounding.AwayFromZero) : null;
}
