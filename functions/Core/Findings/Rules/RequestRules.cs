using System.Runtime.CompilerServices;
using Nianbao.Forms;
using static Nianbao.Findings.Evaluation;
using static Nianbao.Findings.Shapes.Cells;
using static Nianbao.Findings.Shapes.Sums;
using static Nianbao.Findings.Shapes.YearBefore;

namespace Nianbao.Findings.Rules;

/// <summary>Rules of the request table t3 (三、收到和处理政府信息公开申请情况), generations B and C.</summary>
internal static class RequestRules
{
    private const string Corner = "表左上角：本列数据的勾稽关系为第一项加第二项之和，等于第三项加第四项之和";
    private const string Totals = "表式结构：总计等于各项之和；区分处理的，只计这一情形";

    private static readonly string[] Forms = ["B", "C"];
    private static readonly string[] BalanceNames = ["a", "b", "c", "d"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("T01", Severity.Error, Forms, Corner,
            "“{col}”列：新收 {a}＋上年结转 {b} ≠ 办理总计 {c}＋结转下年 {d}。", "请按台账核对该列四个数，使两边相等。",
            InEachColumn(Balanced)),
        new("T02", Severity.Error, Forms, Totals,
            "“{row}”行：各申请人类型之和 {x} 与总计 {y} 不一致。", "请核对该行各类申请人的数与总计。",
            OfTable(table => table.Blocks[0].Rows.Select(row => ApplicantsAddUp(table, row)))),
        new("T03", Severity.Error, Forms, Totals,
            "“{col}”列：（七）总计 {x} 与各办理结果之和 {y} 不一致。", "请核对该列（一）至（六）各项与（七）总计。",
            InEachColumn(OutcomesAddUp)),
        new("T04", Severity.Error, Forms, "表式结构：各项为件数",
            "“{row}/{col}”的值 {raw} 不是非负整数。", "请填写非负整数。",
            WholeNumbers("t3")),
        new("T05", Severity.Error, Forms, "国办公开办函〔2019〕60号、〔2021〕30号表式",
            "申请情况表缺少“{row}”行或列数不为 7。", "请使用当年的官方表式，不要增删行、列；没有数据的填 0。",
            Complete),
        new("T06", Severity.Error, Forms, "逻辑关系：上年结转即上一年度的结转下年度继续办理",
            "上年结转 {x} 件与上一年度报告结转下年 {y} 件不一致。", "请与上一年度已通过的报告核对，以台账为准；上一年度有误的，请先更正上一年度的报告。",
            Continues("t3.carried_in.total", "t3.carried_out.total")),
        new("T07", Severity.Warning, Forms, "逻辑关系：上年结转即上一年度的结转下年度继续办理",
            "“{col}”列的上年结转与上年报告不一致。", "请与上一年度已通过的报告核对该列；申请人类型重新认定的，请说明。",
            OfTable(table => table.Blocks[0].Columns.Where(column => column.Key != "total").Select(CarriedInColumn))),
        new("T08", Severity.Warning, Forms, "国办公开办函〔2019〕60号、〔2021〕30号表式",
            "申请情况表有 {n} 个空白单元格，无数据请填 0。", "空白不会当作 0。请补填 0，或说明空白均为 0。",
            NoBlanks("t3")),
        new("T09", Severity.Info, ["C"], "表式结构：“其他”为兜底项",
            "“其他处理—其他”占比过高，请核对分类。", "请核对是否有应归入其他各项的；如属实，不必更改。",
            FewMiscellaneous),
    ];

    private static Check InEachColumn(Func<FormTable, FormColumn, Check> check) =>
        OfTable(table => table.Blocks[0].Columns.Select(column => check(table, column)));

    /// <summary>The checks of a form's table, made once for each form.</summary>
    private static Check OfTable(Func<FormTable, IEnumerable<Check>> checks)
    {
        var made = new ConditionalWeakTable<FormTable, Check[]>();
        return facts => TableOf(facts) is { } table ? made.GetValue(table, each => [.. checks(each)]).SelectMany(check => check(facts)) : [NotEvaluated];
    }

    private static Check Balanced(FormTable table, FormColumn column) =>
        Balance(
            [$"{table.Id}.new_received.{column.Key}", $"{table.Id}.carried_in.{column.Key}"],
            [$"{table.Id}.handled_total.{column.Key}", $"{table.Id}.carried_out.{column.Key}"],
            BalanceNames, ("col", column.Label));

    /// <summary>Where the totals differ, that is said once.</summary>
    private static Check CarriedInColumn(FormColumn column)
    {
        var (total, one) = (Continues("t3.carried_in.total", "t3.carried_out.total"), Continues($"t3.carried_in.{column.Key}", $"t3.carried_out.{column.Key}"));
        return facts => total(facts).All(evaluation => evaluation.Outcome == RuleOutcome.Pass)
            ? one(facts).Select(evaluation => evaluation.Outcome == RuleOutcome.Fail ? evaluation with { Words = [("col", column.Label)] } : evaluation)
            : [NotEvaluated];
    }

    private static Check OutcomesAddUp(FormTable table, FormColumn column) =>
        SumOf(
            $"{table.Id}.handled_total.{column.Key}",
            [.. table.Blocks[0].Rows.Where(row => row.Key is not ("new_received" or "carried_in" or "handled_total" or "carried_out"))
                .Select(row => $"{table.Id}.{row.Key}.{column.Key}")],
            ("col", column.Label));

    /// <summary>The message names the sum first, so {x} and {y} change places.</summary>
    private static Check ApplicantsAddUp(FormTable table, FormRow row)
    {
        var columns = table.Blocks[0].Columns.Where(column => column.Key != "total").Select(column => $"t3.{row.Key}.{column.Key}");
        var sum = SumOf($"t3.{row.Key}.total", [.. columns], ("row", row.Label));
        return facts => sum(facts).Select(evaluation => evaluation.Outcome != RuleOutcome.Fail ? evaluation : evaluation with
        {
            Words = [.. evaluation.Words.Select(word => (word.Name switch { "x" => "y", "y" => "x", var name => name }, word.Value))],
        });
    }

    private static IEnumerable<Evaluation> Complete(ReportFacts facts)
    {
        if (facts.Reading?["t3"] is not { IsFound: true } reading)
        {
            return [NotEvaluated];
        }

        var block = reading.Table.Blocks[0];
        var missing = reading.Missing;
        var columns = block.Columns.Where(column => missing.Count(cell => cell.Column == column) == block.Rows.Count).Select(column => $"{column.Label}（列）");
        var rows = block.Rows.Where(row => missing.Count(cell => cell.Row == row) == block.Columns.Count).Select(row => row.Label);
        var named = missing.Count == reading.Table.Cells.Count ? ["各申请人类型（列）"] : columns.Concat(rows).ToList();
        return [Of(missing.Count == 0, () => Fail(missing.Select(cell => facts.Figures.Find(cell.Key.Text)!), ("row", string.Join("”“", named))) with
        {
            At = reading.Place,
            Severity = facts.IsTransitional ? Severity.Warning : null,
        })];
    }

    private static IEnumerable<Evaluation> FewMiscellaneous(ReportFacts facts)
    {
        var (other, all) = (Operands.Of(facts, ["t3.other_misc.total"]), Operands.Of(facts, ["t3.handled_total.total"]));
        return other.IsComparable && all.IsComparable
            ? [Of(other.Sum <= all.Sum * facts.Settings.LargestShareOfMiscellaneous, () => Fail([.. other.Figures, .. all.Figures]))]
            : [NotEvaluated];
    }

    private static FormTable? TableOf(ReportFacts facts) => facts.Form?.Tables.FirstOrDefault(table => table.Id == "t3");
}
