using System.Globalization;
using Nianbao.Deadlines;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>What came of a rule about when a report was published.</summary>
/// <param name="Rule">D01, D02 or D05.</param>
/// <param name="Outcome">Pass, fail or not evaluated.</param>
/// <param name="Severity">How much a failure weighs.</param>
/// <param name="Message">The same in a sentence (中文).</param>
public sealed record PublicationCheck(string Rule, CheckOutcome Outcome, Severity Severity, string Message);

/// <summary>A revision that was published, and what it says.</summary>
/// <param name="Publication">When.</param>
/// <param name="Figures">Its figures; null when none could be read.</param>
public sealed record PublishedRevision(Publication Publication, IReadOnlyDictionary<string, ReadFigure>? Figures);

/// <summary>
/// The rules about publication: D01 in time, D02 not before the period ended, D05 unchanged afterwards. They speak of what an agency did
/// with its report, which no other file can mend: so they are shown and listed, and no report is returned for them. Days are Beijing dates.
/// </summary>
public static class PublicationChecks
{
    private const int MostNamed = 5;

    /// <summary>All three, in order; not evaluated where no date has been stated.</summary>
    /// <param name="year">The data year.</param>
    /// <param name="kind">Of the agency: what the law names a date for.</param>
    /// <param name="due">The deadline that holds for it; null where there is none.</param>
    /// <param name="published">The revisions that were published, in any order; may be empty.</param>
    /// <param name="labels">What the form calls a figure.</param>
    public static IReadOnlyList<PublicationCheck> Of(
        int year, AgencyKind kind, DueDate? due, IReadOnlyList<PublishedRevision> published, Func<string, string> labels)
    {
        PublishedRevision[] inOrder = [.. published.OrderBy(each => each.Publication.Day).ThenBy(each => each.Publication.Revision)];
        return inOrder is [{ Publication.Day: var first }, ..]
            ? [InTime(first, StatutoryDates.Of(kind, year), due), AfterPeriod(first, new(year, 12, 31)), Unchanged(inOrder, labels)]
            : [NotStated("D01", Severity.Error), NotStated("D02", Severity.Error), NotStated("D05", Severity.Warning)];
    }

    /// <summary>After the date of the law it is an error, unless the office granted the time; after an earlier or an office's date, a warning.</summary>
    private static PublicationCheck InTime(DateOnly day, DateOnly? statute, DueDate? due)
    {
        var severity = statute is { } law && day > law && !(due is { Basis: DeadlineBasis.Extension, Day: var granted } && day <= granted)
            ? Severity.Error
            : Severity.Warning;
        DateOnly? missed = statute is { } legal && day > legal ? legal : due is { Day: var set } && day > set ? set : null;
        return (missed, statute ?? due?.Day) switch
        {
            ({ } late, _) => new("D01", CheckOutcome.Fail, severity, $"应于 {Print(late)} 前公布，实际 {Print(day)}（{BasisOf(late, statute, due, severity)}）。"),
            (null, null) => new("D01", CheckOutcome.NotEvaluated, Severity.Warning, "条例和主管部门都没有规定该单位的公布日期。"),
            _ => new("D01", CheckOutcome.Pass, Severity.Error, $"{Print(day)} 公布，在期限之内。"),
        };
    }

    private static string BasisOf(DateOnly late, DateOnly? statute, DueDate? due, Severity severity) => (late == statute, severity) switch
    {
        (true, Severity.Error) => "法定期限",
        (true, _) => $"法定期限；经批准延期至 {Print(due!.Day)}",
        _ => due!.BasisInChinese,
    };

    private static PublicationCheck AfterPeriod(DateOnly day, DateOnly end) => day <= end
        ? new("D02", CheckOutcome.Fail, Severity.Error, $"发布日期早于统计期末：{Print(day)} 公布，统计到 {Print(end)} 为止。")
        : new("D02", CheckOutcome.Pass, Severity.Error, "统计期结束之后公布。");

    private static PublicationCheck Unchanged(PublishedRevision[] inOrder, Func<string, string> labels)
    {
        if (inOrder.Length < 2)
        {
            return new("D05", CheckOutcome.NotEvaluated, Severity.Warning, "只公布过一版。");
        }

        List<string> changes = [];
        foreach (var (before, after) in inOrder.Zip(inOrder.Skip(1)))
        {
            if (before.Figures is not { } old || after.Figures is not { } current)
            {
                return new("D05", CheckOutcome.NotEvaluated, Severity.Warning, "公布过的版本中有一版没有读出数字，不能比较。");
            }

            changes.AddRange(from key in current.Keys.Union(old.Keys)
                             let was = Print(old.GetValueOrDefault(key))
                             let now = Print(current.GetValueOrDefault(key))
                             where was != now
                             select $"{labels(key)} {was}→{now}");
        }

        return changes.Count == 0
            ? new("D05", CheckOutcome.Pass, Severity.Warning, "公布过的各版数字相同。")
            : new("D05", CheckOutcome.Fail, Severity.Warning, $"发布后数据有变动：{string.Join('、', changes.Take(MostNamed))}{(changes.Count > MostNamed ? $" 等 {Print(changes.Count)} 项" : "")}。");
    }

    private static PublicationCheck NotStated(string rule, Severity severity) => new(rule, CheckOutcome.NotEvaluated, severity, "没有填报公布日期。");

    private static string Print(ReadFigure? figure) => figure switch
    {
        { State: FigureState.Number } => figure.Value!.Value.ToString("0.############", CultureInfo.InvariantCulture),
        { State: FigureState.NotApplicable } => "不适用",
        { State: FigureState.Unparsed } => "不能确认",
        _ => "空白",
    };

    private static string Print(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Print(int count) => count.ToString(CultureInfo.InvariantCulture);
}
