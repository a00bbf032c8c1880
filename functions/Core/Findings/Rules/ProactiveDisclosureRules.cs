using Nianbao.Figures;
using static Nianbao.Findings.Evaluation;
using static Nianbao.Findings.Shapes.Cells;
using static Nianbao.Findings.Shapes.Comparisons;
using static Nianbao.Findings.Shapes.Sums;
using static Nianbao.Findings.Shapes.YearBefore;

namespace Nianbao.Findings.Rules;

/// <summary>Rules of the section-two table: generation B (国办公开办函〔2019〕60号) and C (国办公开办函〔2021〕30号).</summary>
internal static class ProactiveDisclosureRules
{
    private const string Form2019 = "国办公开办函〔2019〕60号表式";
    private const string Form2021 = "国办公开办函〔2021〕30号表式";

    private static readonly string[] B = ["B"];
    private static readonly string[] C = ["C"];
    private static readonly string[] Documents = ["rules", "normdocs"];
    private static readonly string[] Decided = ["licensing", "other_service", "penalty", "coercion"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("B01", Severity.Error, B, Form2019,
            "“{label}”应为整数，现为 {raw}。", "请填写整数；只有采购总金额可以有小数。",
            WholeNumbers("s2")),
        new("B02", Severity.Warning, B, Form2019,
            "对外公开总数量 {x} 小于本年新公开数量 {y}。", "对外公开总数量包括本年新公开的，请核对，或说明。",
            Each(Documents.Select(each => AtLeast([$"s2.{each}_total_public"], [$"s2.{each}_published"])))),
        new("B03", Severity.Info, B, Form2019,
            "本年新公开 {x} 多于新制作 {y}，请确认是否补公开往年文件。", "如补公开了往年文件，不必更改。",
            Each(Documents.Select(each => AtMost([$"s2.{each}_published"], [$"s2.{each}_made"])))),
        new("B04", Severity.Error, B, Form2019 + "：本年增/减减少用负值表示",
            "上年 {x} 项、本年增减 {y} 项，结果为负。", "减少的项数不能多于上年的项数，请更正。",
            Each(Decided.Append("fee").Select(NotBelowZero))),
        new("B05", Severity.Warning, B, Form2019,
            "事项数为 0 却有 {y} 件处理决定。", "有处理决定就有相应的事项，请核对事项数，或说明。",
            Each(Decided.Select(DecisionsWithoutMatter))),
        new("B06", Severity.Warning, B, Form2019,
            "采购项目数与采购金额一项为零一项不为零。", "请核对采购项目数与采购总金额，或说明。",
            BothOrNeither("s2.procurement_count", "s2.procurement_amount")),
        new("B07", Severity.Warning, B, Form2019 + "：金额单位由填报单位写明",
            "采购总金额“{raw}”未写单位或单价异常，请核对元/万元。", "请在金额后写明“元”或“万元”；单价属实的，请说明。",
            PurchasePrice),
        new("B08", Severity.Warning, B, Form2019 + "：上一年项目数量、本年增/减",
            "上一年项目数量 {x} 与上年报告推算值 {y} 不衔接。", "请与上一年度已通过的报告核对，或说明。",
            Each(Decided.Append("fee").Select(each => Continues($"s2.{each}_items_prev", $"s2.{each}_items_prev", $"s2.{each}_items_change")))),
        new("B09", Severity.Warning, B, Form2019,
            "对外公开总数量增幅超过本年新公开数量。", "请与上一年度已通过的报告核对，或说明。",
            Each(Documents.Select(each => GrowsByAtMost($"s2.{each}_total_public", [$"s2.{each}_total_public"], [$"s2.{each}_published"])))),
        new("B10", Severity.Warning, ["B", "C"], "《立法法》：规章由有规章制定权的政府和部门制定",
            "本机关无规章制定权，规章数据应为 0。", "请改填 0；如名册中的规章制定权有误，请联系主管部门更正。",
            NoRulesWithoutPower),
        new("C01", Severity.Error, C, Form2021,
            "“{label}”的值 {raw} 格式不正确。", "件数请填写非负整数；收费金额以万元为单位，可以有小数。",
            WholeNumbers("s2")),
        new("C02", Severity.Warning, C, Form2021,
            "本年制发 {x} 件，但现行有效与废止合计仅 {y} 件。", "本年制发的文件年末或有效或已废止，请核对，或说明。",
            Each(Documents.Select(each => AtMost([$"s2.{each}_made"], [$"s2.{each}_valid", $"s2.{each}_repealed"])))),
        new("C03", Severity.Warning, C, Form2021 + "：制发、废止、现行有效",
            "现行有效件数 {x} 与上年推算值 {y} 不衔接，如因清理、失效请注明。", "请与上一年度已通过的报告核对；因清理、失效、改变口径的，请说明。",
            Each(Documents.Select(each => Continues($"s2.{each}_valid", [$"s2.{each}_valid"], [$"s2.{each}_made"], [$"s2.{each}_repealed"])))),
        new("C04", Severity.Warning, C, Form2021 + "：收费金额以万元为单位",
            "收费金额 {x} 万元疑为“元”误填。", "请核对金额的单位；属实的，请说明。",
            PlausibleFees),
    ];

    private static Check NotBelowZero(string matter) => facts =>
    {
        var items = Operands.Of(facts, [$"s2.{matter}_items_prev", $"s2.{matter}_items_change"]);
        return items.IsComparable && items.Figures.Count == 2
            ? [Of(items.Sum >= 0, () => Fail(items.Figures, ("x", Print(items.Figures[0].Value ?? 0)), ("y", Print(items.Figures[1].Value ?? 0))))]
            : [NotEvaluated];
    };

    private static Check DecisionsWithoutMatter(string matter) => facts =>
    {
        var all = Operands.Of(facts, [$"s2.{matter}_decisions", $"s2.{matter}_items_prev", $"s2.{matter}_items_change"]).Figures;
        return all.Count == 3 && all.All(figure => figure.State == FigureState.Number)
            ? [Of(!(all[0].Value > 0 && all[1].Value == 0 && all[2].Value == 0), () => Fail(all, ("y", Print(all[0].Value!.Value))))]
            : [NotEvaluated];
    };

    /// <summary>An amount of nothing needs no unit, and a price needs a number of purchases.</summary>
    private static IEnumerable<Evaluation> PurchasePrice(ReportFacts facts)
    {
        var (amount, count) = (facts.Figures.Find("s2.procurement_amount"), facts.Figures.Find("s2.procurement_count"));
        if (amount is not { State: FigureState.Number, Value: { } value })
        {
            return [NotEvaluated];
        }

        var price = amount.Unit is not null && count?.Value > 0 ? value * 10_000m / count.Value.Value : (decimal?)null;
        var isOdd = price < facts.Settings.SmallestPurchaseYuan || price > facts.Settings.LargestPurchaseYuan;
        return [Of(value == 0 || (amount.Unit is not null && !isOdd), () => Fail(price is null ? [amount] : [amount, count!], ("raw", amount.Raw ?? "")))];
    }

    private static IEnumerable<Evaluation> PlausibleFees(ReportFacts facts)
    {
        const string key = "s2.fee_amount_wan";
        if (facts.Figures.Find(key) is not { State: FigureState.Number, Unit: not null, Value: { } amount } figure)
        {
            return [NotEvaluated];
        }

        var isOfCounty = facts.FiledAs is { IsCountyOrBelow: true, CoversArea: false };
        var before = Find(facts, key);
        if (!isOfCounty && before is null)
        {
            return [NotEvaluated];
        }

        var (most, isTooMuch) = (facts.Settings.LargestChangeOfFees, isOfCounty && amount >= facts.Settings.LargestFeeOfCountyWan);
        var hasJumped = amount > 0 && before > 0 && (amount >= before * most || before >= amount * most);
        return [Of(!isTooMuch && !hasJumped, () => Fail([figure], ("x", Print(amount))))];
    }

    private static IEnumerable<Evaluation> NoRulesWithoutPower(ReportFacts facts)
    {
        if (facts.FiledAs is null || facts.Form is null)
        {
            return [NotEvaluated];
        }

        var filled = facts.Figures.All.Where(figure => figure.Key.Text.StartsWith("s2.rules_", StringComparison.Ordinal) && figure.Value is not null and not 0).ToList();
        return facts.FiledAs.HasRulemakingPower ? [NotApplicable] : [Of(filled.Count == 0, () => Fail(filled))];
    }
}
