using System.Text.RegularExpressions;
using Nianbao.Documents;
using static Nianbao.Findings.Evaluation;

namespace Nianbao.Findings.Rules;

/// <summary>The sections a report must have, and the words by which they are known: offices reword headings.</summary>
internal static class Sections
{
    /// <summary>The first five contents of article 32 of the 2007 regulation; any wording anywhere in the text counts.</summary>
    private static readonly (string Name, string Words)[] Contents2007 =
    [
        ("主动公开政府信息的情况", "主动公开|公开.{0,6}信息"),
        ("依申请公开政府信息和不予公开政府信息的情况", "依申请|申请公开|公开申请|不予公开"),
        ("政府信息公开的收费及减免情况", "收费|费用|减免|收取"),
        ("因政府信息公开申请行政复议、提起行政诉讼的情况", "复议|诉讼"),
        ("政府信息公开工作存在的主要问题及改进情况", "问题|不足|改进|差距|薄弱"),
    ];

    /// <summary>The six headings of the formats of 2019 and 2021, in order.</summary>
    private static readonly (string Name, string Words)[] Headings2019 =
    [
        ("一、总体情况", "总体情况|概述|基本情况|总体|概况"),
        ("二、主动公开政府信息情况", "主动公开"),
        ("三、收到和处理政府信息公开申请情况", "申请"),
        ("四、政府信息公开行政复议、行政诉讼情况", "复议|诉讼"),
        ("五、存在的主要问题及改进情况", "问题|不足|改进"),
        ("六、其他需要报告的事项", "其他|其它"),
    ];

    /// <summary>The five topics of 总体情况 (国办公开办函〔2021〕30号).</summary>
    public static IReadOnlyList<(string Name, string Words)> OverviewTopics { get; } =
    [
        ("主动公开", "主动公开|公开.{0,8}信息|发布.{0,8}信息|信息发布"),
        ("依申请公开", "依申请|申请公开|公开申请|信息公开.{0,4}申请"),
        ("政府信息管理", "信息管理|信息资源|管理|审查|审核|保密|目录|清理|制度"),
        ("政府信息公开平台建设", "平台|网站|专栏|公众号|新媒体|微信|微博|查阅"),
        ("监督保障", "监督|保障|考核|培训|评议|责任|领导|督"),
    ];

    public static IEnumerable<Evaluation> Check(ReportFacts facts) => facts.Generation switch
    {
        null => [NotEvaluated],
        "A" => Contents2007.Select(content => Contains(facts, content.Words) ? Pass : Missing(facts, content.Name)),
        _ => InOrder(facts),
    };

    /// <summary>The text of the first section: what stands between its heading and the next one; null when there is no such section.</summary>
    public static (string Text, Place Place)? TextOfOverview(ReportFacts facts)
    {
        var headings = facts.Outline.Headings;
        var first = headings.Index().FirstOrDefault(heading => Regex.IsMatch(heading.Item.Text, Headings2019[0].Words), (-1, null!));
        if (first.Index < 0)
        {
            return null;
        }

        var end = first.Index + 1 < headings.Count ? headings[first.Index + 1].Paragraph : int.MaxValue;
        var text = string.Concat(facts.Document.Paragraphs
            .Where(paragraph => paragraph.Number >= first.Item.Paragraph && paragraph.Number < end)
            .Select(paragraph => paragraph.Text)).Replace(" ", "", StringComparison.Ordinal);
        return (text, first.Item.Place);
    }

    private static bool Contains(ReportFacts facts, string words) => facts.Document.Paragraphs.Any(paragraph => Regex.IsMatch(paragraph.Text, words));

    private static IEnumerable<Evaluation> InOrder(ReportFacts facts)
    {
        var from = 0;
        var headings = facts.Outline.Headings;
        foreach (var (name, words) in Headings2019)
        {
            var at = Enumerable.Range(from, headings.Count - from).FirstOrDefault(i => Regex.IsMatch(headings[i].Text, words), -1);
            from = at < 0 ? from : at + 1;
            yield return at < 0 ? Missing(facts, name) : Pass;
        }
    }

    private static Evaluation Missing(ReportFacts facts, string section) =>
        Fail(Place.Document, null, ("section", section)) with { Severity = facts.IsTransitional ? Severity.Warning : null };
}
