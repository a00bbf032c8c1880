using Nianbao.Forms;
using Nianbao.Store;

namespace Nianbao.Summary.Files;

/// <summary>All that the files of an edition tell.</summary>
/// <param name="Summary">The figures.</param>
/// <param name="Number">One-based within the year.</param>
/// <param name="Occasion">What it is compiled for.</param>
/// <param name="Errata">What changed since the edition that was given out last; null when there is none.</param>
/// <param name="Form">The form of the year; null for a year without one.</param>
/// <param name="Own">The reports of the own scope.</param>
internal sealed record EditionContent(
    ProvincialSummary Summary, int Number, EditionOccasion Occasion, Errata? Errata, FormDefinition? Form, OwnReports Own)
{
    /// <summary>The scope that every total in the files is of.</summary>
    public ScopeSummary Scope => Summary.Scopes[0];

    public bool IsDraft => Summary.DraftReasons.Count > 0;

    /// <summary>What is printed under the title.</summary>
    public string Subtitle => FormattableString.Invariant($"第 {Number} 版 · {OccasionName}{(IsDraft ? " · 草稿" : "")}");

    public string OccasionName => NameOf(Occasion);

    /// <summary>The totals of the year's form by key.</summary>
    public IReadOnlyDictionary<string, decimal?> Totals { get; } =
        Summary.Scopes[0].Generations.FirstOrDefault(generation => generation.Generation == Summary.Generation)?.Totals
            .ToDictionary(total => total.Key, total => total.Total, StringComparer.Ordinal) ?? [];

    /// <summary>The tables of the form as printed.</summary>
    public IReadOnlyList<OfficialGrid> Grids { get; } = Form is null ? [] : OfficialGrid.Of(Form);

    /// <summary>Coverage in one sentence.</summary>
    public string Coverage => FormattableString.Invariant(
        $"应报单位 {Scope.Duties} 家，已通过 {Scope.Included.Count} 家，未通过或未报送 {Scope.Missing.Count} 家；合计只含已通过的单位报告。");

    /// <summary>What there is to be known beside the count, a line each.</summary>
    public IEnumerable<string> CoverageLines()
    {
        yield return Coverage;
        var governments = Summary.Scopes[1];
        yield return FormattableString.Invariant(
            $"政府汇总报告应报 {governments.Duties} 份，已通过 {governments.Included.Count} 份；只与所属单位之和对照，不加入合计。");
        yield return FormattableString.Invariant(
            $"已通过的单位报告中，有 {Scope.Explained} 处疑问经说明或确认，有 {Scope.Overridden} 处错误经主管部门同意放行，逐条列出。");
        var deducted = Summary.Joint.Where(joint => joint.IsDeducted).Sum(joint => joint.Count);
        yield return deducted == 0
            ? "联合发文由牵头单位计一次；各表没有联合发文的标记，也没有可以扣除的申报，制发件数和现行有效件数可能重复计算。"
            : FormattableString.Invariant($"联合发文由牵头单位计一次：按申报从制发件数中扣除由其他单位牵头的 {deducted} 件，逐条列出；没有申报的可能重复计算。");
        if (Summary.Publications is { } publications)
        {
            yield return FormattableString.Invariant($"填报了公布日期的报告 {publications.Stated} 份，没有填报的 {publications.NotStated} 份；没有填报的不核对是否按期公布。");
        }
    }

    public decimal? Total(string key) => Totals.GetValueOrDefault(key);

    public static string NameOf(EditionOccasion occasion) => occasion switch
    {
        EditionOccasion.Departments => "部门版（1月31日后）",
        EditionOccasion.Governments => "政府版（3月31日后）",
        EditionOccasion.YearEnd => "年终版",
        _ => "即时汇总",
    };

    public static string NameOf(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Pass => "成立",
        CheckOutcome.Attention => "需注意",
        CheckOutcome.Fail => "不成立",
        _ => "未核对",
    };

    public static string NameOf(Treatment treatment) => treatment switch
    {
        Treatment.Explained => "已说明",
        Treatment.Overridden => "同意放行",
        Treatment.Confirmed => "整份确认",
        _ => "未通过",
    };

    public static string NameOf(Findings.Severity severity) => severity == Findings.Severity.Error ? "错误" : "疑问";

    public static string NameOf(AreaMatch match) => match switch
    {
        AreaMatch.Equal => "一致",
        AreaMatch.Differs => "不一致",
        AreaMatch.UnitsMissing => "单位未报齐",
        AreaMatch.OtherForm => "表式不同",
        _ => "未报汇总",
    };
}
