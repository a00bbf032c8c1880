using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>What has changed since an edition that was given out: reports that came, went or were replaced, and the totals they moved.</summary>
/// <param name="Year">The data year.</param>
/// <param name="Against">The number of the edition it is set against.</param>
/// <param name="Occasion">What that edition was compiled for.</param>
/// <param name="Sha256">Of that edition's <c>summary.json</c>, lower-case hexadecimal.</param>
/// <param name="Reports">The reports, ordered by agency and scope.</param>
/// <param name="Totals">The totals, in printed order.</param>
public sealed record Errata(
    int Year, int Against, EditionOccasion Occasion, string Sha256, IReadOnlyList<ChangedReport> Reports, IReadOnlyList<ChangedTotal> Totals)
{
    /// <summary>The shape of the printed record.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Compares a summary with the one of an edition that was given out (D05).</summary>
    internal static Errata Of(SummaryEdition against, string sha256, ProvincialSummary before, ProvincialSummary after) =>
        new(after.Year, against.Number, against.Occasion, sha256, [.. ReportsOf(before, after)], [.. TotalsOf(before, after)]);

    private static IEnumerable<ChangedReport> ReportsOf(ProvincialSummary before, ProvincialSummary after)
    {
        var then = Included(before);
        var now = Included(after);
        return from filing in then.Keys.Union(now.Keys).OrderBy(filing => filing.Agency, StringComparer.Ordinal).ThenBy(filing => filing.Scope)
               let old = then.GetValueOrDefault(filing)
               let current = now.GetValueOrDefault(filing)
               where old?.Submission != current?.Submission || old?.Sha256 != current?.Sha256
               select new ChangedReport(filing, (current ?? old!).Agency, old?.Submission, current?.Submission);
    }

    private static Dictionary<FilingKey, IncludedReport> Included(ProvincialSummary summary) =>
        summary.Scopes.SelectMany(scope => scope.Included).ToDictionary(report => report.Submission.Filing);

    private static IEnumerable<ChangedTotal> TotalsOf(ProvincialSummary before, ProvincialSummary after)
    {
        var then = TotalsIn(before).ToDictionary(total => total.Place, total => total.Total);
        var now = TotalsIn(after).ToDictionary(total => total.Place, total => total.Total);
        return from place in now.Keys.Concat(then.Keys.Where(key => !now.ContainsKey(key)))
               let old = then.GetValueOrDefault(place)
               let current = now.GetValueOrDefault(place)
               where old?.Total != current?.Total
               select new ChangedTotal(place.Scope, place.Generation, place.Key, (current ?? old!).Label, old?.Total, current?.Total);
    }

    private static IEnumerable<((FilingScope Scope, string Generation, string Key) Place, FigureTotal Total)> TotalsIn(ProvincialSummary summary) =>
        from scope in summary.Scopes
        from generation in scope.Generations
        from total in generation.Totals
        select ((scope.Scope, generation.Generation, total.Key), total);
}

/// <summary>A report that came into force, went out of it, or took another's place.</summary>
/// <param name="Filing">The duty.</param>
/// <param name="Agency">The agency's name.</param>
/// <param name="Before">What was in force then; null for nothing.</param>
/// <param name="Now">What is in force now; null for nothing.</param>
public sealed record ChangedReport(FilingKey Filing, string Agency, SubmissionId? Before, SubmissionId? Now);

/// <summary>A total that is another one now.</summary>
/// <param name="Scope">Own or area.</param>
/// <param name="Generation">A, B or C.</param>
/// <param name="Key">The figure.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Before">What it was; null for none.</param>
/// <param name="Now">What it is; null for none.</param>
public sealed record ChangedTotal(FilingScope Scope, string Generation, string Key, string Label, decimal? Before, decimal? Now);
