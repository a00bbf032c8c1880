using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>A government's report for its area as it was read.</summary>
/// <param name="Submission">Its name.</param>
/// <param name="Figures">Its numbers; null when it is in another form than that of the year.</param>
internal sealed record AreaReport(SubmissionId Submission, ReportFigures? Figures);

/// <summary>Holds every government's report for its area against the sum of the units below it (D03).</summary>
internal static class AreaComparisons
{
    public static IReadOnlyList<AreaComparison> Of(IReadOnlyList<Agency> agencies, IReadOnlyDictionary<string, AreaReport> reports, OwnReports units)
    {
        var sums = units.Parts.ByArea();
        var nothing = new Tally(units.Keys.Count);
        return
        [
            .. from government in agencies
               where government.Kind == AgencyKind.Government
               select Of(government, reports.GetValueOrDefault(government.Id), sums.GetValueOrDefault(government.Id) ?? nothing, units),
        ];
    }

    private static AreaComparison Of(Agency government, AreaReport? report, Tally sum, OwnReports units)
    {
        var duties = sum.Reports + sum.Missing;
        var comparison = new AreaComparison(government.Id, government.Name, report?.Submission, duties, sum.Reports, AreaMatch.NoReport, []);
        if (report?.Figures is not { } figures)
        {
            return comparison with { Match = report is null ? AreaMatch.NoReport : AreaMatch.OtherForm };
        }

        var isComplete = sum.Missing == 0 && duties > 0;
        var differences = Differences(figures, sum, units, isComplete);
        return comparison with
        {
            Differences = differences,
            Match = !isComplete ? AreaMatch.UnitsMissing : differences.Any(difference => !difference.IsCareful) ? AreaMatch.Differs : AreaMatch.Equal,
        };
    }

    /// <summary>
    /// While units are missing, the whole cannot be less than the sum of those that reported, but where units may count the same thing
    /// twice or a figure may be negative; more proves nothing.
    /// </summary>
    private static List<AreaDifference> Differences(ReportFigures report, Tally sum, OwnReports units, bool isComplete)
    {
        List<AreaDifference> differences = [];
        for (var column = 0; column < units.Keys.Count; column++)
        {
            var (reported, added, isCareful) = (report[column] ?? 0, sum[column] ?? 0, Additivity.IsCareful(units.Keys[column]));
            var isLessThanKnown = reported < added && !isCareful && units.Cells[column].Kind != Forms.FigureKind.SignedCount;
            if (isComplete ? reported != added : isLessThanKnown)
            {
                differences.Add(new(units.Keys[column], units.Cells[column].Label, reported, added, isCareful));
            }
        }

        return differences;
    }
}
