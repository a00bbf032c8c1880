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

    /// <summary>The summary with what is known of publication, and the checks of it (D01, D02, D05).</summary>
    public static ProvincialSummary WithPublications(ProvincialSummary summary, PublicationAnnex publications) => With(
        summary with { Publications = publications },
        [
            .. summary.Checks, PublicationCheck(publications, "D01", "按期公布（D01）", "在期限之后公布"),
            PublicationCheck(publications, "D02", "统计期结束之后公布（D02）", "公布日期早于统计期末"),
            PublicationCheck(publications, "D05", "公布后数字没有变动（D05）", "公布之后数字有变动"),
        ]);

    private static SummaryCheck PublicationCheck(PublicationAnnex publications, string rule, string name, string what)
    {
        var found = publications.Findings.Where(finding => finding.Rule == rule).Select(finding => $"{finding.Agency}（{finding.Submission}）：{finding.Message}").ToList();
        var unknown = publications.NotStated > 0 ? Count("另有 {0} 份没有填报公布日期，没有核对。", publications.NotStated) : "";
        return publications.Stated == 0 && found.Count == 0
            ? new(rule, name, CheckOutcome.NotEvaluated, "没有填报公布日期的报告。", [])
            : ToKnow(rule, name, found, Count("有公布日期的 {0} 份报告都没有问题。", publications.Stated) + unknown, Count("有 {0} 份报告", found.Count) + what + "。" + unknown);
    }

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
        yield return JointCheck(summary);
        var other = summary.Scopes.SelectMany(scope => scope.Included).Where(report => !IsOfTheYear(summary, report))
            .Select(report => $"{report.Agency}：{(report.Form is { } form ? $"{form} 表式" : "没有识别出表格")}").ToList();
        yield return ToKnow("other-form", "全部使用本年度表式", other, "全部报告使用本年度表式。", Count("有 {0} 份报告不是本年度表式，单独列出，不与本年度表式相加。", other.Count));
        var late = summary.Late.Select(report => string.Create(CultureInfo.InvariantCulture, $"{report.Agency}：应于 {report.Deadline:yyyy-MM-dd} 前，{report.AcceptedOn:yyyy-MM-dd} 通过")).ToList();
        yield return ToKnow("late", "全部按期报送", late, "没有逾期报送的单位。", Count("有 {0} 份报告在期限之后才通过。", late.Count));
    }

    private static SummaryCheck JointCheck(ProvincialSummary summary)
    {
        const string name = "联合发文由牵头单位计一次";
        var left = summary.Joint.Where(joint => !joint.IsDeducted)
            .Select(joint => $"{joint.Agency}：{joint.Label} {joint.Count.ToString(CultureInfo.InvariantCulture)} 件由{joint.LeadName}牵头，没有扣除。{joint.Why}").ToList();
        var deducted = summary.Joint.Where(joint => joint.IsDeducted).Sum(joint => joint.Count);
        return summary.Joint.Count == 0
            ? new("joint", name, CheckOutcome.NotEvaluated, "没有单位申报联合发文，制发件数可能重复计算。", [])
            : ToKnow("joint", name, left, Count("按申报扣除由其他单位牵头的 {0} 件，逐条列出。", deducted), Count("按申报扣除 {0} 件；有的申报没有扣除，原因见所列。", deducted));
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
