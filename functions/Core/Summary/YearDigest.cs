namespace Nianbao.Summary;

/// <summary>What later years are compared with: so little of a year that five fit beside each other.</summary>
/// <param name="Year">The data year, its form, and how many reports of how many duties.</param>
/// <param name="Rows">The rows of the crosswalk that have a number, by their id.</param>
/// <param name="Regions">Requests received, by region.</param>
/// <param name="CarriedOut">Requests carried out by agency; empty where the form has none.</param>
internal sealed record YearDigest(
    SeriesYear Year, IReadOnlyDictionary<string, decimal> Rows, IReadOnlyDictionary<string, decimal> Regions, IReadOnlyDictionary<string, decimal> CarriedOut)
{
    public static YearDigest Of(CompiledYear compiled)
    {
        var scope = compiled.Summary.Scopes[0];
        var generation = compiled.Summary.Generation ?? "";
        var totals = scope.Generations.FirstOrDefault(each => each.Generation == generation);
        var byKey = totals?.Totals.ToDictionary(total => total.Key, total => total.Total, StringComparer.Ordinal) ?? [];
        return new(
            new(compiled.Summary.Year, generation, totals?.Reports ?? 0, scope.Duties),
            Numbers(Crosswalk.Rows.Select(row => (row.Id, row.In(generation)?.Of(key => byKey.GetValueOrDefault(key))))),
            Numbers(RegionTotals(scope, generation)),
            Numbers(compiled.Own.Kept.Select(kept => (kept.Key, kept.Value[KeptFigures.CarriedOut]))));
    }

    private static IEnumerable<(string, decimal?)> RegionTotals(ScopeSummary scope, string generation)
    {
        var columns = scope.SplitKeys.Select((key, column) => (key, column)).ToDictionary(pair => pair.key, pair => pair.column, StringComparer.Ordinal);
        return Crosswalk.Received.In(generation) is { } term
            ? scope.Splits.Where(split => split.Kind == SplitKind.Region)
                .Select(split => (split.Id, term.Of(key => columns.TryGetValue(key, out var column) ? split.Totals[column] : null)))
            : [];
    }

    private static Dictionary<string, decimal> Numbers(IEnumerable<(string Id, decimal? Value)> values) =>
        values.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Id, pair => pair.Value!.Value, StringComparer.Ordinal);
}
