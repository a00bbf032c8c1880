using System.Globalization;

namespace Nianbao.Summary;

/// <summary>What is checked of a summary before its figures may be published.</summary>
internal static class SummaryChecks
{
    /// <summary>The summary with its checks and, where one that must hold does not, why it is a draft.</summary>
    public static ProvincialSummary Mark(ProvincialSummary summary, IEnumerable<SummaryCheck> ofTotals) =>
        With(summary, [.. ofTotals, .. Coverage(summary), AreaCheck(summary)]);

    /// <summary>The summary with one more check.</summary>
    public static ProvincialSummary And(ProvincialSummary summary, SummaryCheck check) => With(summary, [.. summary.Checks, check]);

    /// <summary>A check without which the figures may not be published.</summary>
    public static SummaryCheck MustHold(string id, string name, IReadOnlyList<string> wrong, string holds, string doesNot) =>
        new(id, name, wrong.Count == 0 ? CheckOutcome.Pass : CheckOutcome.Fail, wrong.Count == 0 ? holds : doesNot, wrong);

    /// <summary>A check of which whoever signs has to know.</summary>
    public static SummaryCheck ToKnow(string id, string name, IReadOnlyList<string> found, string holds, string doesNot) =>
        new(id, name, found.Count == 0 ? CheckOutcome.Pass : CheckOutcome.Attention, found.Count == 0 ? holds : doesNot, found);

    private static ProvincialSummary With(ProvincialSummary summary, IReadOnlyList<SummaryCheck> checks) => summary with
    {
        Checks = checks,
        DraftReasons = [.. checks.Where(check => check.Outcome == CheckOutcome.Fail).Select(check => $"{check.Name}：{check.Message}")],
    };

    private static IEnumerable<SummaryCheck> Coverage(ProvincialSummary summary)
    {
        var missing = summary.Scopes.SelectMany(scope => scope.Missing.Select(each => $"{each.Agency}：{each.Reason}")).ToList();
        yield return ToKnow("D04", "应报单位全部报送（D04）", missing, "没有缺报单位。", Count("缺报 {0} 家，合计不含这些单位。", missing.Count));
        var leftOut = summary.Scopes.SelectMany(scope => scope.Generations).SelectMany(generation => generation.LeftOut)
            .Select(figure => $"{figure.Submission} {figure.Key}：“{figure.Raw}”，{figure.Place.ToChinese()}").ToList();
        yield return ToKnow("left-out", "所有数字都已计入", leftOut, "没有未能计入的数字。", Count("有 {0} 个数字不能确认或没有单位，没有计入合计。", leftOut.Count));
        var other = summary.Scopes.SelectMany(scope => scope.Included).Where(report => !IsOfTheYear(summary, report))
            .Select(report => $"{report.Agency}：{(report.Form is { } form ? $"{form} 表式" : "没有识别出表格")}").ToList();
        yield return ToKnow("other-form", "全部使用本年度表式", other, "全部报告使用本年度表式。", Count("有 {0} 份报告不是本年度表式，单独列出，不与本年度表式相加。", other.Count));
        var late = summary.Late.Select(report => string.Create(CultureInfo.InvariantCulture, $"{report.Agency}：应于 {report.Deadline:yyyy-MM-dd} 前，{report.AcceptedOn:yyyy-MM-dd} 通过")).ToList();
        yield return ToKnow("late", "全部按期报送", late, "没有逾期报送的单位。", Count("有 {0} 份报告在期限之后才通过。", late.Count));
    }

    private static bool IsOfTheYear(ProvincialSummary summary, IncludedReport report) => report.Form is { } form && (form == summary.Generation || form.StartsWith($"{summary.Generation}-", StringComparison.Ordinal));

    private static SummaryCheck AreaCheck(ProvincialSummary summary)
    {
        var compared = summary.Areas.Where(area => area.Match is AreaMatch.Equal or AreaMatch.Differs or AreaMatch.UnitsMissing).ToList();
        List<string> wrong =
        [
            .. from area in compared
               from difference in area.Differences
               where !difference.IsCareful
               select string.Create(
                   CultureInfo.InvariantCulture, $"{area.Name}：{difference.Label}，汇总数 {difference.Reported} 与 {area.Reported} 家单位合计 {difference.Sum} 不一致"),
        ];
        const string name = "政府汇总报告等于所属单位之和（D03）";
        return compared.Count == 0
            ? new("D03", name, CheckOutcome.NotEvaluated, "没有可以对照的政府汇总报告。", [])
            : ToKnow("D03", name, wrong, Count("对照了 {0} 份政府汇总报告，没有矛盾。", compared.Count), Count("政府汇总报告与所属单位之和有 {0} 处矛盾；合计只用单位报告，不受影响。", wrong.Count));
    }

    private static string Count(string sentence, int count) => string.Format(CultureInfo.InvariantCulture, sentence, count);
}
