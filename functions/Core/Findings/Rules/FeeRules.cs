using System.Text.RegularExpressions;
using Nianbao.Figures;
using static Nianbao.Findings.Evaluation;

namespace Nianbao.Findings.Rules;

/// <summary>Rules about the fee for handling requests, which section six of generation C reports (国办函〔2020〕109号).</summary>
internal static partial class FeeRules
{
    private static readonly string[] C = ["C"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("C05", Severity.Warning, C, "信息处理费是行政事业性收费的一种",
            "信息处理费 {x} 元大于表内行政事业性收费合计。", "请核对信息处理费与表内收费金额的单位和口径，或说明。", PartOfAllFees),
        new("C06", Severity.Warning, C, "国办函〔2020〕109号：逾期未缴费以发出收费通知为前提",
            "表中有“逾期未缴费” {x} 件，第六部分却称未发出收费通知。", "请核对收费通知的件数和表内的办理结果，或说明。", NoticeBeforeOverdue),
        new("C07", Severity.Warning, C, "国办公开办函〔2021〕30号；国办函〔2020〕109号",
            "第六部分未报告信息处理费情况。", "请在第六部分写明收取信息处理费的情况；没有收取的，写明“未收取”。", FeeReported),
    ];

    private static IEnumerable<Evaluation> PartOfAllFees(ReportFacts facts) =>
        facts.Narrative.Fee?.Amount is not var (amount, sentence) || facts.Figures.Find("s2.fee_amount_wan") is not { State: FigureState.Number } all
            ? [NotEvaluated]
            : [Of(amount.Value / 10_000m <= all.Value, () => Fail([all], ("x", Print(amount.Value))) with
            {
                At = sentence.Paragraph.Place,
                Quote = sentence.Printed(0, sentence.Text.Length),
            })];

    private static IEnumerable<Evaluation> NoticeBeforeOverdue(ReportFacts facts) =>
        facts.Narrative.Fee?.Notices is not var (count, _) || facts.Figures.Find("t3.other_overdue_fee.total") is not { State: FigureState.Number } overdue
            ? [NotEvaluated]
            : [Of(overdue.Value == 0 || count > 0, () => Fail([overdue], ("x", Print(overdue.Value!.Value))))];

    /// <summary>Said anywhere in the text: offices put it under other headings too. That the section is missing is said by another rule.</summary>
    private static IEnumerable<Evaluation> FeeReported(ReportFacts facts)
    {
        if (facts.Generation is not "C")
        {
            return [NotApplicable];
        }

        return facts.Outline.Headings.LastOrDefault(heading => IsSix().IsMatch(heading.Text)) is not { } six
            ? [NotEvaluated]
            : [Of(facts.Narrative.Fee is not null, () => Fail(six.Place, six.Text))];
    }

    [GeneratedRegex("其[他它]", RegexOptions.CultureInvariant)]
    private static partial Regex IsSix();
}
