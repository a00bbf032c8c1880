using System.Globalization;
using System.Text.RegularExpressions;
using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Narrative;
using static Nianbao.Findings.Evaluation;

namespace Nianbao.Findings.Rules;

/// <summary>What the text says against what the tables say, and against itself.</summary>
internal static partial class NarrativeRules
{
    private const string OneFigure = "同一指标在正文与统计表中应为同一数";
    private const string CheckBoth = "请对照原始台账，更正正文或统计表中的一处，使二者相同。";

    private static readonly string[] All4 = ["A", "A-SD", "B", "C"];
    private static readonly string[] A = ["A", "A-SD"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("N01", Severity.Error, All4, OneFigure, "正文称收到申请 {x} 件，表内为 {y} 件。", CheckBoth, Agree(ClaimTopic.Received)),
        new("N02", Severity.Error, All4, OneFigure, "正文“{item}” {x} 件，表内 {y} 件。", CheckBoth, Agree(ClaimTopic.Outcome)),
        new("N03", Severity.Error, All4, OneFigure, "正文复议（诉讼） {x} 件，表内 {y} 件。", CheckBoth, Agree(ClaimTopic.Dispute)),
        new("N04", Severity.Error, A, OneFigure, "正文主动公开“{item}” {x} 条，表内 {y} 条。", CheckBoth, Agree(ClaimTopic.Publication)),
        new("N05", Severity.Error, All4, OneFigure, "正文“{item}” {x}，表内 {y}。", CheckBoth, Agree(ClaimTopic.Other)),
        new("N06", Severity.Warning, All4, "正文应为本年度情况", "第 {p} 段仍为 {year} 年数据，疑沿用上年文本。", "请改为本年度的数据，或说明。", OldYear),
        new("N07", Severity.Warning, All4, "正文所列分项与总数应相符", "正文分项之和 {x} 与总数 {y} 不符。", "请核对正文的总数和分项，或说明。", PartsAddUp),
        new("N08", Severity.Warning, All4, "正文应为本年度情况", "与 {ref} 文本相似度 {x}，疑内容雷同。", "请按本年度的实际情况改写；确无变化的，请说明。", NotLastYears),
        new("N09", Severity.Info, All4, "公文格式", "联系电话前后不一致或位数异常：{list}。", "请核对联系电话；不影响本次报送。", Phones),
        new("N10", Severity.Info, ["B", "C"], OneFigure, "表内有申请 {x} 件，正文未作说明。", "可在正文中说明申请的办理情况；不影响本次报送。", RequestsMentioned),
        new("N11", Severity.Warning, A, "国办发〔2014〕32号表式：各渠道分行填报", "正文将“{channel}”计入“{row}”，请核对渠道归类。", "请将该渠道的条数填入相应的行，或说明。", ChannelsInTheirRows),
        new("N12", Severity.Info, All4, "正文前后应一致", "前后表述矛盾：{a} / {b}。", "请核对这两处表述；不影响本次报送。", NoContradiction),
    ];

    /// <summary>
    /// Each claim of a topic is its figure, or the sum of its figures. A blank figure counts as 0: the text says that there was something, or nothing. One
    /// that could not be read is said elsewhere.
    /// </summary>
    private static Check Agree(ClaimTopic topic) => facts =>
    {
        var evaluations = facts.Claims.Where(claim => claim.Topic == topic).Select(claim => Compare(facts, claim)).ToList();
        return evaluations.Count > 0 ? evaluations : [NotEvaluated];
    };

    private static Evaluation Compare(ReportFacts facts, Claim claim)
    {
        var sums = claim.Sums.Select(keys => Operands.Of(facts, keys.SelectMany(key => Printed(facts, key)))).Where(sum => sum.IsKnown).ToList();
        if (sums.Count < claim.Sums.Count)
        {
            return NotEvaluated;
        }

        if (IsMoved(facts, claim) || sums[0].Sum == claim.Value)
        {
            return Pass;
        }

        var other = sums.FindIndex(sum => sum.Sum == claim.Value);
        if (other > 0 && claim.Topic != ClaimTopic.Received)
        {
            return Pass;
        }

        var blank = sums[0].Figures is [{ State: FigureState.Blank }];
        var stated = other > 0 ? $"{Print(sums[0].Sum)}（含结转则为 {Print(claim.Value)}）" : blank ? "空白" : Print(sums[0].Sum);
        return Fail(sums[0].Figures, ("x", Print(claim.Value)), ("y", stated), ("item", claim.Item)) with
        {
            At = claim.Sentence.Paragraph.Place,
            Quote = claim.Quote,
            Severity = other > 0 ? Severity.Info : null,
        };
    }

    /// <summary>A total that is left blank is no 0 while what it is the sum of is filled in: then it is that sum.</summary>
    private static IEnumerable<string> Printed(ReportFacts facts, string key)
    {
        const string Total = "total";
        if (!key.EndsWith(Total, StringComparison.Ordinal) || facts.Figures.Find(key) is not { State: FigureState.Blank })
        {
            return [key];
        }

        var parts = facts.Figures.All.Where(figure => figure.Key.Text != key && figure.Key.Text.StartsWith(key[..^Total.Length], StringComparison.Ordinal)).ToList();
        return parts.Exists(part => part.State is FigureState.Number or FigureState.Unparsed) ? parts.Select(part => part.Key.Text) : [key];
    }

    private static IEnumerable<Evaluation> NotLastYears(ReportFacts facts)
    {
        if (facts.Prior is not { Text: { } before } prior || facts.Sketch.LikenessTo(before) is not { } share)
        {
            return [NotEvaluated];
        }

        if (Math.Min(before.Length, facts.Sketch.Length) < facts.Settings.ShortestTextToCompare)
        {
            return [NotApplicable];
        }

        var likeness = decimal.Round((decimal)share, 2);
        return [Of(likeness < facts.Settings.LargestLikeness, () => Fail(Place.Document, null, ("ref", string.Create(CultureInfo.InvariantCulture, $"{prior.Year} 年度报告")), ("x", $"{Print(likeness * 100)}%")))];
    }

    /// <summary>Whether the number of some channels stands in the row of another: the rule about channels says so.</summary>
    private static bool IsMoved(ReportFacts facts, Claim claim) => MovedTo(facts, claim) is not null;

    // 网站、报刊、广播公开 213 条 is wrong where the table has 213 under 其他方式 alone, although one of the channels has a row of its own.
    private static (Channel Channel, Figure Row)? MovedTo(ReportFacts facts, Claim claim)
    {
        if (claim.Channels.Count == 0 || claim.Value == 0 || Operands.Of(facts, claim.Sums[0]) is not { IsKnown: true } own || own.Sum == claim.Value)
        {
            return null;
        }

        var row = Channels.Keys.Select(facts.Figures.Find).FirstOrDefault(figure => figure?.Value == claim.Value);
        return row is not null && claim.Channels.FirstOrDefault(channel => channel.Key != row.Key.Text) is { } moved ? (moved, row) : null;
    }

    private static IEnumerable<Evaluation> ChannelsInTheirRows(ReportFacts facts)
    {
        var claims = facts.Claims.Where(claim => claim.Channels.Count > 0).ToList();
        return claims.Count == 0 ? [NotEvaluated] : claims.Select(claim => MovedTo(facts, claim) is not var (channel, row) ? Pass
            : Fail([row], ("channel", channel.Name), ("row", LabelOf(facts, row))) with { At = claim.Sentence.Paragraph.Place, Quote = claim.Quote });
    }

    private static string LabelOf(ReportFacts facts, Figure figure) => facts.Form!.Cells.First(cell => cell.Key == figure.Key).Row.Label;

    /// <summary>A sentence that begins with the year before, has a number and compares nothing.</summary>
    private static IEnumerable<Evaluation> OldYear(ReportFacts facts)
    {
        if (facts.Year is not { } year)
        {
            return [NotEvaluated];
        }

        var (old, own) = (string.Create(CultureInfo.InvariantCulture, $"{year - 1}年"), string.Create(CultureInfo.InvariantCulture, $"{year}年"));
        var sentences = facts.Narrative.Sentences.Where(sentence => sentence.Numbers.Count > 0 && sentence.Text.IndexOf(old, StringComparison.Ordinal) is >= 0 and var at
            && IsHeading(sentence.Text, at, at + old.Length) && !sentence.Text.Contains(own, StringComparison.Ordinal) && !PointInTime().IsMatch(sentence.Text.AsSpan(at + old.Length)) && !Comparator().IsMatch(sentence.Text)).ToList();
        return sentences.Count == 0 ? [Pass] : sentences.Select(sentence => Fail(sentence.Paragraph.Place, sentence.Printed(0, sentence.Text.Length),
            ("p", sentence.Paragraph.Number.ToString(CultureInfo.InvariantCulture)), ("year", (year - 1).ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>
    /// Whether nothing or a heading stands in front of the year: 三、政府信息管理情况, or 主动公开 when the year stands alone. 主动公开2022年决算 speaks of what is published.
    /// </summary>
    private static bool IsHeading(string text, int at, int behind) => at == 0 || HeadingInFront().IsMatch(text.AsSpan(0, at))
        || (TopicInFront().IsMatch(text.AsSpan(0, at)) && YearAlone().IsMatch(text.AsSpan(behind)));

    private static IEnumerable<Evaluation> PartsAddUp(ReportFacts facts)
    {
        var lists = PartList.In(facts.Narrative).ToList();
        return lists.Count == 0 ? [NotEvaluated] : lists.Select(list => Of(list.Holds,
            () => Fail(list.Sentence.Paragraph.Place, list.Sentence.Printed(0, list.Sentence.Text.Length), ("x", Print(list.Sum)), ("y", Print(list.Totals[0])))));
    }

    private static IEnumerable<Evaluation> Phones(ReportFacts facts)
    {
        var phones = PhoneNumber.In(facts.Narrative).ToList();
        if (phones.Count == 0)
        {
            return [NotEvaluated];
        }

        var wrong = phones.Find(phone => !phone.HasEnoughDigits);
        // Several numbers in one place are a list; another number in another place is another one.
        var places = phones.GroupBy(phone => phone.Sentence.Paragraph.Number).Select(place => place.Select(phone => phone.Local).ToHashSet()).ToList();
        var differs = places.Count > 1 && !places.Skip(1).All(place => place.Overlaps(places[0]));
        return [Of(wrong is null && !differs, () => Fail((wrong ?? phones[^1]).Sentence.Paragraph.Place, (wrong ?? phones[^1]).Printed,
            ("list", string.Join('、', phones.Select(phone => phone.Printed).Distinct()))))];
    }

    private static IEnumerable<Evaluation> RequestsMentioned(ReportFacts facts) =>
        facts.Figures.Find("t3.new_received.total") is not { State: FigureState.Number } received ? [NotEvaluated]
        : [Of(received.Value == 0 || facts.Narrative.Sentences.Any(sentence => sentence.Text.Contains("申请", StringComparison.Ordinal) && !Boilerplate().IsMatch(sentence.Text)),
            () => Fail([received], ("x", Print(received.Value!.Value))))];

    /// <summary>An account or a channel that is said to be there, and to be opened anew or not to be there.</summary>
    private static IEnumerable<Evaluation> NoContradiction(ReportFacts facts)
    {
        var (opened, reopened) = (ChannelsSaid(facts, Opened()), ChannelsSaid(facts, NotOpen()));
        foreach (var (channel, first) in opened)
        {
            if (reopened.TryGetValue(channel, out var second))
            {
                return [Fail(second.Sentence.Paragraph.Place, second.Said, ("a", first.Said), ("b", second.Said))];
            }
        }

        return [opened.Count == 0 ? NotEvaluated : Pass];
    }

    private static Dictionary<string, (NarrativeSentence Sentence, string Said)> ChannelsSaid(ReportFacts facts, Regex saying)
    {
        Dictionary<string, (NarrativeSentence, string)> said = [];
        foreach (var sentence in facts.Narrative.Sentences)
        {
            foreach (Match match in saying.Matches(sentence.Text))
            {
                foreach (Match channel in Account().Matches(match.Value))
                {
                    said.TryAdd(channel.Value, (sentence, sentence.Printed(match.Index, match.Index + match.Length)));
                }
            }
        }

        return said;
    }

    [GeneratedRegex("^(?:\\([一二三四五六七八九十0-9]{1,3}\\)|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、])?(?:[^,;:()0-9]{2,20}(?:情况|方面))?[,:]?$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingInFront();

    [GeneratedRegex("^(?:\\([一二三四五六七八九十0-9]{1,3}\\)|[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、])?[^,;:()0-9]{0,16}(?:公开|管理|建设|保障)(?:工作)?[,:]?$", RegexOptions.CultureInvariant)]
    private static partial Regex TopicInFront();

    [GeneratedRegex("^度?(?:,|我|全年)", RegexOptions.CultureInvariant)]
    private static partial Regex YearAlone();

    // 2017年12月, 2017年底 date what happened, and tell of no year's work.
    [GeneratedRegex("^(?:[0-9]{1,2}月|度?末|度?底|初|以来|起|至|到|-|、)", RegexOptions.CultureInvariant)]
    private static partial Regex PointInTime();

    [GeneratedRegex("比|较|持平|上年|去年|同期|增长|增加|减少|下降|上升|提高|以来|历年|存在的|提出的|整改|结转", RegexOptions.CultureInvariant)]
    private static partial Regex Comparator();

    /// <summary>What stands in every report: its parts, its laws, the note of its table.</summary>
    [GeneratedRegex("部分组成|部分构成|勾稽关系|本列数据", RegexOptions.CultureInvariant)]
    private static partial Regex Boilerplate();

    [GeneratedRegex("(?<!重新|尚未|没有|未|拟|计划|探索)(?:开设|开通|运营)(?:了)?[^,;:()]{0,16}(?:微博|微信)(?:[、和及](?:政务)?(?:微博|微信))*", RegexOptions.CultureInvariant)]
    private static partial Regex Opened();

    [GeneratedRegex("(?:重新|尚未|没有|未)(?:开设|开通)[^,;:()]{0,16}(?:微博|微信)(?:[、和及](?:政务)?(?:微博|微信))*", RegexOptions.CultureInvariant)]
    private static partial Regex NotOpen();

    [GeneratedRegex("微博|微信", RegexOptions.CultureInvariant)]
    private static partial Regex Account();
}
