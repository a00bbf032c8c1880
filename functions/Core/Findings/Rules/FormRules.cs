using System.Globalization;
using System.Text.RegularExpressions;
using Nianbao.Documents;
using Nianbao.Documents.Outline;
using Nianbao.Figures;
using Nianbao.Forms;
using static Nianbao.Findings.Evaluation;
using static Nianbao.Findings.Shapes.Cells;

namespace Nianbao.Findings.Rules;

/// <summary>Rules about the report as a whole: its sections, years, period, names and tables.</summary>
internal static class FormRules
{
    private const string Formats = "国办发〔2014〕32号；国办公开办函〔2019〕60号；国办公开办函〔2021〕30号";
    private const string Act = "《政府信息公开条例》";

    private static readonly string[] All4 = ["A", "A-SD", "B", "C"];
    private static readonly string[] A = ["A", "A-SD"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("F01", Severity.Error, All4, Act + "（2007）第三十二条；（2019）第五十条；" + Formats,
            "缺少“{section}”部分。", "请按规定的内容补写该部分；没有情况的，写明“无”。", Sections.Check),
        new("F02", Severity.Info, All4, "公文格式",
            "标题序号不连续：缺“{n}、”。", "请核对标题序号；不影响本次报送。", ContiguousNumbers),
        new("F03", Severity.Error, All4, Act,
            "标题、表头与统计期限年份不一致：{list}。", "请将标题、表头与统计期限改为同一年度。", OneYear),
        new("F04", Severity.Warning, All4, Act,
            "未写明统计期限，或统计期限不是整年度。", "请写明“统计期限自某年1月1日起至12月31日止”，或说明。", WholeYear),
        new("F05", Severity.Warning, All4, Formats,
            "填报单位为空或使用简称“{x}”。", "请在标题和填报单位处写单位全称，或说明。", FullName),
        new("F06", Severity.Error, All4, Formats,
            "{N} 年度应使用 {gen} 表式，现为 {gen2}。", "请改用该年度的官方表式重新填写。", FormOfYear),
        new("F07", Severity.Error, All4, Formats,
            "未识别到“{table}”，可能为图片或缺失。", "请在文件中以文字表格（不是图片）给出该表，再重新上传。", RequiredTables),
        new("F08", Severity.Info, All4, "文件转换残留",
            "已清除网页或图片残留文字 {n} 处。", "不必更改；如清除的是正文，请另存后重新上传。", Noise),
        new("F09", Severity.Warning, ["C"], "国办公开办函〔2021〕30号：总体情况应包括五方面",
            "总体情况缺少“{topic}”。", "请在“一、总体情况”中补写，或说明。", Topics),
        new("F10", Severity.Warning, A, Formats,
            "统计表有 {n} 项空白，无数据请填 0。", "空白不会当作 0。请补填 0，或说明空白均为 0。", NoBlanks("a")),
        new("F11", Severity.Info, All4, Formats,
            "{n} 个单元格填“{marker}”，按“不适用”处理。", "如为 0，请改填 0；确不适用的，不必更改。", Markers),
        new("F12", Severity.Info, All4, "当地通知",
            "总体情况 {n} 字，超过当地建议字数。", "可酌情精简；不影响本次报送。", OverviewLength),
        new("F13", Severity.Info, All4, "公文格式",
            "正文称共 {x} 部分，实际 {y} 部分。", "请核对；不影响本次报送。", NumberOfParts),
        new("F14", Severity.Info, All4, "文件格式",
            "文件中有看不见的内容，没有读取：{list}。", "如其中有应报的内容，请取消隐藏后重新上传；否则不必更改。", NothingHidden),
    ];

    private static IEnumerable<Evaluation> ContiguousNumbers(ReportFacts facts)
    {
        var numbered = facts.Outline.Headings.Where(heading => heading.Number > 0).ToList();
        if (numbered.Count < 2)
        {
            return [NotEvaluated];
        }

        var missing = Enumerable.Range(1, numbered.Max(heading => heading.Number)).Except(numbered.Select(heading => heading.Number)).ToList();
        return [Of(missing.Count == 0, () =>
        {
            var after = numbered.First(heading => heading.Number > missing[0]);
            return Fail(after.Place, after.Text, ("n", string.Join("、”“", missing.Select(Heading.InChinese))));
        })];
    }

    private static IEnumerable<Evaluation> OneYear(ReportFacts facts)
    {
        List<(string Where, int Year, Place Place, string Quote)> stated =
        [
            .. facts.Outline.Title is { Year: { } year } title ? [("标题", year, title.Place, title.Printed)] : Array.Empty<(string, int, Place, string)>(),
            .. facts.Outline.Captions.Select(caption => ("表头", caption.Year, caption.Place, caption.Printed)),
            .. facts.Outline.Period is { } period ? [("统计期限", period.From.Year, period.Place, period.Printed)] : Array.Empty<(string, int, Place, string)>(),
        ];
        if (stated.Count < 2)
        {
            return [NotEvaluated];
        }

        var other = stated.FirstOrDefault(each => each.Year != stated[0].Year);
        return [Of(other == default, () => Fail(other.Place, other.Quote,
            ("list", string.Join('、', stated.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Where} {each.Year}")).Distinct()))))];
    }

    /// <summary>That the period's year is not the title's is said by the rule before.</summary>
    private static IEnumerable<Evaluation> WholeYear(ReportFacts facts) =>
        [Of(facts.Outline.Period is { IsWholeYear: true }, () => facts.Outline.Period is { } period
            ? Fail(period.Place, period.Printed)
            : Fail(Place.Document, null))];

    private static IEnumerable<Evaluation> FullName(ReportFacts facts)
    {
        var (title, unit) = (facts.Outline.Title, facts.Outline.FilingUnit);
        if (title?.Agency is not { } name || (AgencyName.IsShort(name) && !IsFiled(facts, name)))
        {
            return [Fail(title?.Place ?? Place.Document, title?.Printed, ("x", title?.Agency ?? ""))];
        }

        return [Of(facts.Generation != "A" || unit is not { Name: var printed } || (printed.Length > 0 && (!AgencyName.IsShort(printed) || IsFiled(facts, printed))),
            () => Fail(unit!.Place, unit.Name, ("x", unit.Name)))];
    }

    private static bool IsFiled(ReportFacts facts, string name) => facts.FiledAs is { } filed && (filed.Agency == name || filed.FormerNames.Contains(name));

    /// <summary>A report that names no year is measured by the year it is filed for.</summary>
    private static IEnumerable<Evaluation> FormOfYear(ReportFacts facts)
    {
        if ((facts.Year ?? facts.FiledAs?.Year) is not { } year || facts.Form is not { } form)
        {
            return [NotEvaluated];
        }

        if (NationalForms.GenerationOf(year) is not { } generation)
        {
            return [NotApplicable];
        }

        return [Of(generation == form.Generation, () => Fail(facts.Reading!.Tables.First(table => table.IsFound).Place, null,
            ("N", year.ToString(CultureInfo.InvariantCulture)), ("gen", NationalForms.Find(generation)!.Name), ("gen2", form.Name)) with
        {
            Severity = facts.IsTransitional ? Severity.Warning : null,
        })];
    }

    private static IEnumerable<Evaluation> RequiredTables(ReportFacts facts)
    {
        if (facts.Generation is not { } generation)
        {
            return [Fail(Place.Document, null, ("table", "年度报告的统计表"))];
        }

        var found = facts.Reading?.Tables ?? [];
        var required = (facts.Form ?? NationalForms.Find(generation)!).Tables;
        var isEmpty = found.Any(table => table.IsFound) && facts.Figures.All.All(figure => figure.State == FigureState.Blank || figure.Raw is null);
        return
        [
            .. required.Select(table => Of(found.Any(reading => reading.Table == table && reading.IsFound), () => Fail(Place.Document, null, ("table", table.Name)))),
            .. isEmpty ? [Fail(found.First(table => table.IsFound).Place, null, ("table", "各表的数据"))] : Array.Empty<Evaluation>(),
        ];
    }

    private static IEnumerable<Evaluation> Noise(ReportFacts facts) =>
        [Of(facts.Document.Noise.Count == 0, () => Fail(
            Place.Document, facts.Document.Noise[0], ("n", facts.Document.Noise.Count.ToString(CultureInfo.InvariantCulture))))];

    private static IEnumerable<Evaluation> NothingHidden(ReportFacts facts)
    {
        var hidden = facts.Document.Hidden;
        return [Of(hidden.Count == 0, () => Fail(hidden[0].Place, null, ("list", string.Join('、', hidden.Select(each => each.What)))))];
    }

    /// <summary>A report whose table is a picture has no form, but still a year.</summary>
    private static IEnumerable<Evaluation> Topics(ReportFacts facts) =>
        facts.Generation is not "C" ? [NotApplicable] :
        Sections.TextOfOverview(facts) is not { } overview ? [NotEvaluated] :
        Sections.OverviewTopics.Select(topic => Of(Regex.IsMatch(overview.Text, topic.Words), () => Fail(overview.Place, null, ("topic", topic.Name))));

    private static IEnumerable<Evaluation> OverviewLength(ReportFacts facts)
    {
        if (facts.Settings.LongestOverview is not { } longest)
        {
            return [NotApplicable];
        }

        return Sections.TextOfOverview(facts) is { } overview
            ? [Of(overview.Text.Length <= longest, () => Fail(overview.Place, null, ("n", overview.Text.Length.ToString(CultureInfo.InvariantCulture))))]
            : [NotEvaluated];
    }

    private static IEnumerable<Evaluation> NumberOfParts(ReportFacts facts)
    {
        if (facts.Outline.StatedParts is not { } stated)
        {
            return [NotEvaluated];
        }

        var found = facts.Outline.Headings.Where(heading => heading.Number > 0).Select(heading => heading.Number).Distinct().Count();
        return [Of(stated.Count == found, () => Fail(stated.Place, stated.Printed,
            ("x", stated.Count.ToString(CultureInfo.InvariantCulture)), ("y", found.ToString(CultureInfo.InvariantCulture))))];
    }
}
