using System.Globalization;
using System.Text.RegularExpressions;

namespace Nianbao.Narrative;

/// <summary>
/// Finds the claims of a text: numbers whose words say of which figures they are. A number that is about, of another year, compared with another, planned, or
/// of a part of what the figure counts is none: a claim that is not found costs less than one that was never made.
/// </summary>
/// <param name="generation">Of the form: A, B or C.</param>
/// <param name="year">The data year; null when it is not known.</param>
/// <param name="coversArea">Whether the figures are a whole area's, so that what the text says of one office is a part of them.</param>
internal sealed partial class ClaimReader(string generation, int? year, bool coversArea)
{
    private const string RequestUnits = "件份宗起例个";

    private static readonly string[] s_connectors =
        ["总数量", "总数", "数量", "总量", "件数", "次数", "共计", "总计", "合计", "累计", "达到", "共有", "数", "的", "共", "计", "为", "是", "有", "达", ":", "了"];

    private readonly List<Claim> claims = [];

    /// <summary>The claims, in the order of the text.</summary>
    public static IReadOnlyList<Claim> Read(NarrativeText text, string generation, int? year, bool coversArea)
    {
        var reader = new ClaimReader(generation, year, coversArea);
        foreach (var sentence in text.Sentences)
        {
            reader.Read(sentence);
        }

        return reader.claims;
    }

    private bool IsOf2014 => generation == "A";

    private void Read(NarrativeSentence sentence)
    {
        foreach (var number in sentence.Numbers.Where(number => !number.IsApproximate))
        {
            var clause = sentence.ClauseAt(number.From);
            if (IsOfThisYear(sentence, number.From) && !Elsewhere().IsMatch(sentence.Text.AsSpan(clause, number.From - clause)))
            {
                _ = ReadReceived(sentence, number, clause) || ReadPublication(sentence, number, clause) || ReadDisputeResult(sentence, number, clause)
                    || ReadCarriedOut(sentence, number, clause) || ReadLabel(sentence, number, clause);
            }
        }

        ReadNothing(sentence);
    }

    /// <summary>Whether the last year named in front of it is the report's; one in another clause, to which something is compared, does not count.</summary>
    private bool IsOfThisYear(NarrativeSentence sentence, int at)
    {
        if (year is not { } own)
        {
            return true;
        }

        int? named = null;
        foreach (Match match in YearIn().Matches(sentence.Text[..at]))
        {
            var clause = sentence.ClauseAt(match.Index);
            var isElsewhere = clause != sentence.ClauseAt(at) && Comparison().IsMatch(sentence.Text.AsSpan(clause, sentence.ClauseEnd(match.Index) - clause));
            named = isElsewhere ? named : int.Parse(match.ValueSpan, CultureInfo.InvariantCulture);
        }

        return named is null || named == own;
    }

    private bool ReadReceived(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        if (!RequestUnits.Contains(number.Unit, StringComparison.Ordinal))
        {
            return false;
        }

        var before = sentence.Text[clause..number.From];
        var match = ReceivedBefore().Match(before);
        var isReversed = !match.Success && RequestsBehind().IsMatch(sentence.Text.AsSpan(number.To));
        match = isReversed ? ReceivedRightBefore().Match(before) : match;
        if (!match.Success || IsPart(before, match.Groups["what"].Value))
        {
            return false;
        }

        Add(sentence, ClaimTopic.Received, "收到申请", number.Value, ReceivedSums, clause + match.Index, isReversed ? sentence.ClauseEnd(number.To) : number.To);
        return true;
    }

    private string[][] ReceivedSums => IsOf2014 ? [["a.req_received_total"]] : [["t3.new_received.total"], ["t3.new_received.total", "t3.carried_in.total"]];

    private bool IsPart(string before, string what) =>
        PartOfRequests().IsMatch(AnyRequester().Replace(what, "")) || before.StartsWith("其中", StringComparison.Ordinal) || (coversArea && OneOffice().IsMatch(before));

    /// <summary>103件顺延到下年度: the words behind the number say what it is.</summary>
    private bool ReadCarriedOut(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        if (IsOf2014 || !RequestUnits.Contains(number.Unit, StringComparison.Ordinal) || !CarriedOutBehind().IsMatch(sentence.Text.AsSpan(number.To)) || !SpeaksOfRequests(sentence))
        {
            return false;
        }

        Add(sentence, ClaimTopic.Outcome, "结转下年度", number.Value, [["t3.carried_out.total"]], clause, sentence.ClauseEnd(number.To));
        return true;
    }

    private bool ReadPublication(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        if (!IsOf2014 || !"条件项篇个".Contains(number.Unit, StringComparison.Ordinal) || PublishedBefore().Match(sentence.Text[clause..number.From]) is not { Success: true } match)
        {
            return false;
        }

        var names = match.Groups["names"].Value;
        var channels = Channels.In(names);
        if (channels.Count > 0)
        {
            Add(sentence, ClaimTopic.Publication, names, number.Value, [[.. channels.Select(channel => channel.Key).Distinct()]], clause, number.To, channels);
            return true;
        }

        if (match.Groups["all"].Success && match.Groups["info"].Success && names.Length <= 20 && !Channels.MayBeIn(names))
        {
            Add(sentence, ClaimTopic.Publication, "政府信息", number.Value, [["a.proactive_info_count"]], clause, number.To);
            return true;
        }

        return false;
    }

    /// <summary>结果维持, 结果纠正 … count cases of what was named last before them.</summary>
    private bool ReadDisputeResult(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        var before = WithoutConnectors(sentence.Text.AsSpan(0, number.From));
        if (!RequestUnits.Contains(number.Unit, StringComparison.Ordinal) || ResultAtEnd().Match(before.ToString()) is not { Success: true } match || !SpeaksOfDisputes(sentence))
        {
            return false;
        }

        var result = match.Groups["upheld"].Success ? "upheld" : match.Groups["corrected"].Success ? "corrected" : match.Groups["other"].Success ? "other" : "pending";
        if (DisputeNamed().Match(sentence.Text[..match.Index]) is not { Success: true } named || (IsOf2014 && result == "pending"))
        {
            return false;
        }

        string[] sum = (IsOf2014, named.Value) switch
        {
            (true, "复议") => [$"a.review_{result}"],
            (true, _) => [$"a.litigation_{result}"],
            (_, "直接起诉") => [$"l4.direct_suit_{result}"],
            (_, "后起诉") => [$"l4.post_review_suit_{result}"],
            (_, "复议") => [$"l4.review_{result}"],
            _ => [$"l4.direct_suit_{result}", $"l4.post_review_suit_{result}"],
        };
        Add(sentence, ClaimTopic.Dispute, (named.Value is "复议" ? "行政复议" : "行政诉讼") + match.Value, number.Value, [sum], clause, number.To);
        return true;
    }

    private bool ReadLabel(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        var before = WithoutConnectors(sentence.Text.AsSpan(0, number.From));
        if (ClaimLabels.AtEnd(generation, before) is not var (wording, label) || number.Unit.Length == 0)
        {
            return ReadMoney(sentence, number, clause);
        }

        var lead = before[..^wording.Length];
        var units = label.Units.Length > 0 ? label.Units : RequestUnits;
        if (!units.Contains(number.Unit, StringComparison.Ordinal) || NotThat().IsMatch(lead) || IsInAList(lead) || !FitsContext(sentence, label, lead, clause))
        {
            return false;
        }

        Add(sentence, label.Topic, wording, number.Value, label.Sums, clause, number.To);
        return true;
    }

    // 行政复议、行政诉讼 2 件 counts both, and which of them is not said.
    private bool IsInAList(ReadOnlySpan<char> lead) => lead is [.. var first, '、' or '和' or '或' or '及' or '与'] && ClaimLabels.AtEnd(generation, first) is not null;

    private bool FitsContext(NarrativeSentence sentence, ClaimLabel label, ReadOnlySpan<char> lead, int clause) => label.Context switch
    {
        ClaimContext.Requests => SpeaksOfRequests(sentence) && !OtherMatter().IsMatch(lead[(lead.LastIndexOf("申请") + 1)..]) && !(coversArea && OneOffice().IsMatch(lead[Math.Min(clause, lead.Length)..])),
        ClaimContext.Disputes => SpeaksOfDisputes(sentence) && !AsAuthority().IsMatch(sentence.Text),
        ClaimContext.Publicity => Publicity().IsMatch(sentence.Text.AsSpan(clause, Math.Max(0, lead.Length - clause))),
        _ => true,
    };

    /// <summary>The fee of requests, in 2014's form; other amounts are of other things.</summary>
    private bool ReadMoney(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        if (!IsOf2014 || number.Unit is not ("元" or "万元") || FeeBefore().Match(sentence.Text[clause..number.From]) is not { Success: true } match)
        {
            return false;
        }

        Add(sentence, ClaimTopic.Other, "收取费用", number.Unit == "元" ? number.Value / 10_000m : number.Value, [["a.request_fee_wan"]], clause + match.Index, number.To);
        return true;
    }

    /// <summary>未收到申请, 未发生行政复议: claims of nothing.</summary>
    private void ReadNothing(NarrativeSentence sentence)
    {
        foreach (Match match in NoRequests().Matches(sentence.Text))
        {
            if (IsOfThisYear(sentence, match.Index) && !IsPart("", match.Groups["what"].Value))
            {
                Add(sentence, ClaimTopic.Received, "收到申请", 0, [ReceivedSums[0]], match.Index, match.Index + match.Length);
            }
        }

        foreach (Match match in NoDisputes().Matches(sentence.Text))
        {
            var rest = sentence.Text[match.Index..sentence.ClauseEnd(match.Index + match.Length)];
            if (!IsOfThisYear(sentence, match.Index) || !SpeaksOfDisputes(sentence) || Qualified().IsMatch(rest))
            {
                continue;
            }

            if (rest.Contains("复议", StringComparison.Ordinal))
            {
                Add(sentence, ClaimTopic.Dispute, "行政复议", 0, IsOf2014 ? [["a.review_total"]] : [["l4.review_total"]], match.Index, match.Index + rest.Length);
            }

            if (rest.Contains("诉讼", StringComparison.Ordinal))
            {
                Add(sentence, ClaimTopic.Dispute, "行政诉讼", 0, IsOf2014 ? [["a.litigation_total"]] : [["l4.direct_suit_total", "l4.post_review_suit_total"]], match.Index, match.Index + rest.Length);
            }
        }

        if (IsOf2014 && NoFee().Match(sentence.Text) is { Success: true } fee && IsOfThisYear(sentence, fee.Index))
        {
            Add(sentence, ClaimTopic.Other, "收取费用", 0, [["a.request_fee_wan"]], fee.Index, fee.Index + fee.Length);
        }
    }

    private void Add(NarrativeSentence sentence, ClaimTopic topic, string item, decimal value, IReadOnlyList<IReadOnlyList<string>> sums, int from, int to, IReadOnlyList<Channel>? channels = null) =>
        claims.Add(new(topic, item, value, sums, sentence, from, to) { Channels = channels ?? [] });

    private static ReadOnlySpan<char> WithoutConnectors(ReadOnlySpan<char> text)
    {
        for (var isShorter = true; isShorter;)
        {
            isShorter = false;
            foreach (var connector in s_connectors)
            {
                if (text.EndsWith(connector, StringComparison.Ordinal))
                {
                    text = text[..^connector.Length];
                    isShorter = true;
                }
            }
        }

        return text;
    }

    private static bool SpeaksOfRequests(NarrativeSentence sentence) =>
        sentence.Text.Contains("申请", StringComparison.Ordinal) || sentence.Heading.Contains("申请", StringComparison.Ordinal);

    private static bool SpeaksOfDisputes(NarrativeSentence sentence) => Publicity().IsMatch(sentence.Text) || HeadingOfDisputes().IsMatch(sentence.Heading);

    [GeneratedRegex("20[0-9]{2}(?=年)", RegexOptions.CultureInvariant)]
    private static partial Regex YearIn();

    /// <summary>What is compared with another year, or only planned or asked for.</summary>
    [GeneratedRegex("比|较|相比|同比|环比|同期|去年|持平|增长|增加|减少|下降|上升|计划|拟|力争|预计|目标", RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("比|较|持平|同期|增长|下降", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    [GeneratedRegex("(?:收到|受理|接收|接到|新收|接受)(?<what>[^,;:()]{0,24}?)(?:申请公开|公开申请|信息公开|依申请公开|申请)(?:总数|数量|总量|件数|数|共计|总计|合计|共|计|为|是|有|达到|达|的|:)*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex ReceivedBefore();

    [GeneratedRegex("(?:收到|受理|接收|接到|新收)(?<what>(?:各类|有效|公民|群众)?)(?:共|的)?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex ReceivedRightBefore();

    [GeneratedRegex("^(?:依申请)?(?:政府|政务)?(?:信息)?(?:公开)?的?(?:申请(?!人|表|费)|依申请公开)", RegexOptions.CultureInvariant)]
    private static partial Regex RequestsBehind();

    [GeneratedRegex("^(?:政府信息公开)?(?:申请)?(?:将|需)?(?:顺延|结转|转)(?:到|至|入)?下一?年", RegexOptions.CultureInvariant)]
    private static partial Regex CarriedOutBehind();

    /// <summary>Requests that are only some, or of another kind.</summary>
    [GeneratedRegex("网络|网上|在线|互联网|平台|系统|邮|当面|现场|信函|传真|自然人|个人|公民|法人|企业|公司|组织|复议|诉讼|信访|许可|备案|救助|援助|补贴|撤回|补正|重复|上年|结转|延期|不属于|有关|关于|涉及|转办|交办", RegexOptions.CultureInvariant)]
    private static partial Regex PartOfRequests();

    [GeneratedRegex("公民[、,]?法人(?:和|及|或者|或|与)其[他它]组织", RegexOptions.CultureInvariant)]
    private static partial Regex AnyRequester();

    [GeneratedRegex("本级|办公室|各部门|各县|各区|各乡|各镇|街道|部门|单位|局|委员会", RegexOptions.CultureInvariant)]
    private static partial Regex OneOffice();

    /// <summary>What the words right before a label say against it: 不, 延期, 热线 …</summary>
    [GeneratedRegex("(?:不|未|非|没|延期|逾期|超期|暂缓|口头|电话|书面|留言|咨询|信访|热线|来信|投诉|举报|建议|提案|工单|诉求|其他|同类|各类)$", RegexOptions.CultureInvariant)]
    private static partial Regex NotThat();

    /// <summary>What else is answered and dealt with in such sentences.</summary>
    [GeneratedRegex("来信|留言|咨询|建议|提案|投诉|举报|工单|诉求|热线|信箱|问题|信访", RegexOptions.CultureInvariant)]
    private static partial Regex OtherMatter();

    [GeneratedRegex("^(?<names>.*?)(?<all>主动)?(?:公开|发布)(?<all>各类)?(?:政府|政务)?(?<info>信息)?(?:总数|数量|总量|数|共计|总计|合计|共|计|为|达到|达|的|:)*$", RegexOptions.CultureInvariant)]
    private static partial Regex PublishedBefore();

    [GeneratedRegex("(?:(?<upheld>(?:结果)?维持(?:具体行政行为|原行政行为|原具体行政行为)?)|(?<corrected>(?:结果)?(?:被?依法)?纠[正错])|(?<other>其[他它](?:结果|情形))|(?<pending>(?:尚)?未审结|正在审理))$", RegexOptions.CultureInvariant)]
    private static partial Regex ResultAtEnd();

    [GeneratedRegex("直接起诉|后起诉|复议|诉讼", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex DisputeNamed();

    [GeneratedRegex("作为(?:行政)?复议机关|代理|审理", RegexOptions.CultureInvariant)]
    private static partial Regex AsAuthority();

    [GeneratedRegex("信息公开|政务公开", RegexOptions.CultureInvariant)]
    private static partial Regex Publicity();

    [GeneratedRegex("复议|诉讼", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingOfDisputes();

    [GeneratedRegex("(?:申请|信息公开)[^,;:()]{0,12}收取[^,;:()]{0,8}(?:费用|费)(?:共计|合计|共|计|为)*$", RegexOptions.CultureInvariant)]
    private static partial Regex FeeBefore();

    [GeneratedRegex("(?:未|没有|无)(?:收到|接到|受理|接收)(?:过)?(?<what>[^,;:()]{0,20}?)(?:公开申请|申请公开|依申请公开|信息公开申请)(?!人|表|费)", RegexOptions.CultureInvariant)]
    private static partial Regex NoRequests();

    [GeneratedRegex("(?:未|没有|无)(?:发生|出现|收到|接到|产生|涉及|提起|引起|因|有)?(?:过)?[^,;:()]{0,30}?(?:复议|诉讼)", RegexOptions.CultureInvariant)]
    private static partial Regex NoDisputes();

    /// <summary>Only cases of a kind: 因不规范引发的, 败诉, 被纠错.</summary>
    [GeneratedRegex("不规范|不当|不及时|不依法|违法|违规|泄密|败诉|撤销|纠错|纠正|被|无正当|超期|逾期|未审结", RegexOptions.CultureInvariant)]
    private static partial Regex Qualified();

    [GeneratedRegex("(?:未|没有|无)(?:发生|收取|产生)[^,;:()]{0,20}?(?:收费|费用)", RegexOptions.CultureInvariant)]
    private static partial Regex NoFee();
}
