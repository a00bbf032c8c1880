using System.Globalization;
using Nianbao.Figures;
using static Nianbao.Findings.Evaluation;
using static Nianbao.Findings.Shapes.Cells;
using static Nianbao.Findings.Shapes.Comparisons;
using static Nianbao.Findings.Shapes.Sums;
using static Nianbao.Findings.Shapes.YearBefore;

namespace Nianbao.Findings.Rules;

/// <summary>Rules of the table l4 (四、政府信息公开行政复议、行政诉讼情况), generations B and C.</summary>
internal static class DisputeRules
{
    private const string Structure = "表式结构：总计等于各项之和";

    private static readonly string[] Forms = ["B", "C"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        Total("L01", "review", "行政复议总计 {x} 与分项之和 {y} 不符。"),
        Total("L02", "direct_suit", "未经复议直接起诉总计 {x} 与分项之和 {y} 不符。"),
        Total("L03", "post_review_suit", "复议后起诉总计 {x} 与分项之和 {y} 不符。"),
        new("L04", Severity.Warning, Forms, "《行政诉讼法》：复议后起诉以复议为前提",
            "有复议后起诉案件，但近两年无行政复议记录。", "如由上年或更早的复议引起，请说明；否则请更正。",
            RequiresWithinTwoYears(["l4.post_review_suit_total"], "l4.review_total")),
        new("L05", Severity.Warning, Forms, "表式结构：复议诉讼由申请办理引起",
            "有复议诉讼但近两年无申请办理记录。", "如由上年或更早的申请引起，请说明；否则请更正。",
            RequiresWithinTwoYears(["l4.review_total", "l4.direct_suit_total", "l4.post_review_suit_total"], "t3.handled_total.total")),
        new("L06", Severity.Error, Forms, "国办公开办函〔2019〕60号、〔2021〕30号表式",
            "复议诉讼表应有 15 个非负整数，现 {n} 个。", "请使用官方表式的 15 列，每格填写非负整数。",
            FifteenNumbers),
        new("L07", Severity.Warning, Forms, "国办公开办函〔2019〕60号、〔2021〕30号表式",
            "复议诉讼表存在空白，请填 0。", "空白不会当作 0。请补填 0，或说明空白均为 0。",
            NoBlanks("l4")),
    ];

    private static Rule Total(string id, string kind, string message) =>
        new(id, Severity.Error, Forms, Structure, message, "请核对总计与结果维持、结果纠正、其他结果、尚未审结四项。",
            SumOf($"l4.{kind}_total", [$"l4.{kind}_upheld", $"l4.{kind}_corrected", $"l4.{kind}_other", $"l4.{kind}_pending"]));

    /// <summary>What happened last year is a cause too.</summary>
    private static Check RequiresWithinTwoYears(IReadOnlyList<string> effects, string cause)
    {
        var thisYear = Requires(effects, [cause]);
        return facts => thisYear(facts).Select(evaluation => evaluation.Outcome == RuleOutcome.Fail && Find(facts, cause) > 0 ? Pass : evaluation);
    }

    /// <summary>Blanks are another rule's, and so are cells that could not be read; this one misses columns and whole numbers.</summary>
    private static IEnumerable<Evaluation> FifteenNumbers(ReportFacts facts)
    {
        if (facts.Reading?.Tables.FirstOrDefault(table => table.Table.Id == "l4") is not { IsFound: true } reading)
        {
            return [NotEvaluated];
        }

        var figures = reading.Table.Cells.Select(cell => facts.Figures.Find(cell.Key.Text)!).ToList();
        var wrong = figures.Where(figure => (figure.State == FigureState.Number && !decimal.IsInteger(figure.Value!.Value))
            || (figure.State == FigureState.Unparsed && figure.Raw is null)).ToList();
        if (wrong.Count == 0)
        {
            return [figures.Exists(figure => figure.State == FigureState.Unparsed) ? NotEvaluated : Pass];
        }

        return [Fail(wrong, ("n", (figures.Count - wrong.Count).ToString(CultureInfo.InvariantCulture)))];
    }
}
