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

        // Two numbers of one thing in a sentence are those of quarters, offices or years, as was not seen from their words.
        return [.. reader.claims.GroupBy(claim => (claim.Sentence, string.Join(' ', claim.Sums[0]))).Where(same => same.Select(claim => claim.Value).Distinct().Count() == 1).SelectMany(same => same)];
    }

    private bool IsOf2014 => generation == "A";

    private void Read(NarrativeSentence sentence)
    {
        foreach (var number in sentence.Numbers.Where(number => !number.IsApproximate))
        {
            var clause = sentence.ClauseAt(number.From);
            var item = sentence.Text.AsSpan(0, number.From).LastIndexOf(';') + 1;
            if (IsOfThisYear(sentence, number.From) && !Elsewhere().IsMatch(sentence.Text.AsSpan(clause, number.From - clause)) && !OtherBody().IsMatch(sentence.Text.AsSpan(item, number.From - item)))
            {
                _ = ReadPublication(sentence, number, clause) || IsInAList(sentence, number.From) || ReadReceived(sentence, number, clause) || ReadDisputeResult(sentence, number, clause)
                    || ReadCarriedOut(sentence, number, clause) || ReadLabel(sentence, number, clause);
            }
        }

        ReadNothing(sentence);
    }

    /// <summary>
    /// Whether no other year is named in front of it, but in another clause, to which something is compared; and no part of the year, and no number of years.
    /// </summary>
    private bool IsOfThisYear(NarrativeSentence sentence, int at)
    {
        var before = sentence.Text[..at];
        foreach (Match match in YearIn().Matches(before))
        {
            var clause = sentence.ClauseAt(match.Index);
            var isElsewhere = clause != sentence.ClauseAt(at) && Comparison().IsMatch(sentence.Text.AsSpan(clause, sentence.ClauseEnd(match.Index) - clause));
            if (year is { } own && !isElsewhere && int.Parse(match.ValueSpan, CultureInfo.InvariantCulture) != own)
            {
                return false;
            }
        }

        return !OtherSpan().IsMatch(WholeYear().Replace(before, ""));
    }

    /// <summary>当面和信函申请 10 件: the number is of all that is listed, but for what has a number of its own in front.</summary>
    private static bool IsInAList(NarrativeSentence sentence, int at)
    {
        var clause = sentence.ClauseAt(at);
        var mark = sentence.Text.AsSpan(clause, at - clause).LastIndexOfAny('、', '和', '及');
        return mark >= 0 && !AnyRequester().IsMatch(sentence.Text.AsSpan(clause, at - clause)) && ListedLabels().IsMatch(sentence.Text.AsSpan(clause, at - clause)) && !sentence.Numbers.Any(number => number.To == clause + mark);
    }

    private bool ReadReceived(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        if (!RequestUnits.Contains(number.Unit, StringComparison.Ordinal))
        {
            return false;
        }

        var before = sentence.Text[clause..number.From];
        if (!IsOfRequests(sentence, number.To))
        {
            return false;
        }

        var match = ReceivedBefore().Match(before);
        var isReversed = !match.Success && RequestsBehind().IsMatch(sentence.Text.AsSpan(number.To));
        match = isReversed ? ReceivedRightBefore().Match(before) : match;
        if (!match.Success || IsPart(before, match.Groups["what"].Value))
        {
            return false;
        }

        var isHandled = match.Value.StartsWith("办理", StringComparison.Ordinal) || match.Value.StartsWith("处理", StringComparison.Ordinal);
        Add(sentence, isHandled ? ClaimTopic.Outcome : ClaimTopic.Received, isHandled ? "办理申请" : "收到申请", number.Value,
            isHandled ? HandledSums : ReceivedSums, clause + match.Index, isReversed ? sentence.ClauseEnd(number.To) : number.To);
        return true;
    }

    // What was dealt with may be all that came in.
    private string[][] HandledSums => IsOf2014
        ? [["a.req_closed_total"], ["a.req_received_total"], ["a.req_replied_total"]]
        : [["t3.handled_total.total"], ["t3.new_received.total"], ["t3.new_received.total", "t3.carried_in.total"]];

    private string[][] ReceivedSums => IsOf2014 ? [["a.req_received_total"]] : [["t3.new_received.total"], ["t3.new_received.total", "t3.carried_in.total"]];

    private bool IsPart(string before, string what) =>
        PartOfRequests().IsMatch(AnyRequester().Replace(what, "")) || Earlier().IsMatch(before) || before.StartsWith("其中", StringComparison.Ordinal) || (coversArea && OneOffice().IsMatch(before));

    /// <summary>103件顺延到下年度: the words behind the number say what it is.</summary>
    private bool ReadCarriedOut(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        if (IsOf2014 || !RequestUnits.Contains(number.Unit, StringComparison.Ordinal) || !CarriedOutBehind().IsMatch(sentence.Text.AsSpan(number.To)) || !SpeaksOfRequests(sentence, number.From))
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

        if ((match.Groups["all"].Success || (match.Groups["verb"].Value == "公开" && OnlyWho().IsMatch(names))) && match.Groups["info"].Success && names.Length <= 20 && !Channels.MayBeIn(names))
        {
            Add(sentence, ClaimTopic.Publication, "政府信息", number.Value, [["a.proactive_info_count"]], clause, number.To);
            return true;
        }

        return false;
    }

    /// <summary>结果维持, 结果纠正 … count cases of what was named last before them.</summary>
    private bool ReadDisputeResult(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        if (!RequestUnits.Contains(number.Unit, StringComparison.Ordinal) || ResultBefore().Match(sentence.Text[..number.From]) is not { Success: true } match || !SpeaksOfDisputes(sentence, number.From))
        {
            return false;
        }

        var result = match.Groups["upheld"].Success ? "upheld" : match.Groups["corrected"].Success ? "corrected" : match.Groups["other"].Success ? "other" : "pending";
        if (DisputeNamed().Match(sentence.Text[..match.Index]) is not { Success: true } named || (IsOf2014 && result == "pending") || (!IsOf2014 && match.Groups["rejected"].Success))
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
        Add(sentence, ClaimTopic.Dispute, (named.Value is "复议" ? "行政复议" : "行政诉讼") + match.Groups["result"].Value, number.Value, [sum], clause, number.To);
        return true;
    }

    private bool ReadLabel(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        // A connector may be the end of a label too: 维持具体行政行为.
        var end = number.From;
        (string Wording, ClaimLabel Label)? found;
        while ((found = ClaimLabels.AtEnd(generation, sentence.Text.AsSpan(0, end))) is null)
        {
            if (Array.Find(s_connectors, each => sentence.Text.AsSpan(0, end).EndsWith(each, StringComparison.Ordinal)) is not { } connector)
            {
                return ReadMoney(sentence, number, clause);
            }

            end -= connector.Length;
        }

        var (wording, label) = found.Value;
        var lead = sentence.Text.AsSpan(0, end - wording.Length);
        if (!(label.Units.Length > 0 ? label.Units : RequestUnits).Contains(number.Unit, StringComparison.Ordinal) || NotThat().IsMatch(lead) || !FitsContext(sentence, label, lead.Length, clause))
        {
            return false;
        }

        var value = label.Units == "万元" && number.Unit == "元" ? number.Value / 10_000m : number.Value;
        Add(sentence, label.Topic, wording, value, label.Sums, clause, number.To);
        return true;
    }

    private bool FitsContext(NarrativeSentence sentence, ClaimLabel label, int at, int clause)
    {
        var lead = sentence.Text.AsSpan(0, at);
        var inClause = sentence.Text.AsSpan(Math.Min(clause, at), at - Math.Min(clause, at));
        return label.Context switch
        {
            ClaimContext.Requests => SpeaksOfRequests(sentence, at) && !OtherMatter().IsMatch(lead[(lead.LastIndexOf("申请") + 1)..]) && !Reason().IsMatch(inClause)
                && !SomeRequesters().IsMatch(lead) && !(coversArea && OneOffice().IsMatch(inClause)),
            ClaimContext.Disputes => SpeaksOfDisputes(sentence, at) && !AsAuthority().IsMatch(sentence.Text) && (Publicity().IsMatch(inClause) || !Reason().IsMatch(inClause)),
            ClaimContext.Publicity => Publicity().IsMatch(sentence.Text.AsSpan(clause, Math.Max(0, sentence.ClauseEnd(at) - clause))) && !Attended().IsMatch(inClause),
            ClaimContext.PublicityBefore => Publicity().IsMatch(lead) && !Attended().IsMatch(inClause),
            _ => !Heads().IsMatch(lead) && !PartsOfBody().IsMatch(inClause),
        };
    }

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
            if (!IsOfThisYear(sentence, match.Index) || !SpeaksOfDisputes(sentence, sentence.Text.Length) || AsAuthority().IsMatch(sentence.Text) || Qualified().IsMatch(rest))
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

        foreach (Match match in NoEvents().Matches(sentence.Text))
        {
            var key = match.Groups["what"].Value switch
            {
                "新闻发布会" => "a.press_conference_count",
                "在线访谈" => "a.online_interview_count",
                var matter => matter[2..] switch { "许可" => "s2.licensing_decisions", "处罚" => "s2.penalty_decisions", _ => "s2.coercion_decisions" },
            };
            if (key[0] == 'a' == IsOf2014 && IsOfThisYear(sentence, match.Index))
            {
                Add(sentence, ClaimTopic.Other, match.Groups["what"].Value, 0, [[key]], match.Index, match.Index + match.Length);
            }
        }

        if (IsOf2014 && NoFee().Match(sentence.Text) is { Success: true } fee && IsOfThisYear(sentence, fee.Index) && !fee.Value.Contains("向社会", StringComparison.Ordinal))
        {
            Add(sentence, ClaimTopic.Other, "收取费用", 0, [["a.request_fee_wan"]], fee.Index, fee.Index + fee.Length);
        }
    }

    private void Add(NarrativeSentence sentence, ClaimTopic topic, string item, decimal value, IReadOnlyList<IReadOnlyList<string>> sums, int from, int to, IReadOnlyList<Channel>? channels = null) =>
        claims.Add(new(topic, item, value, sums, sentence, from, to) { Channels = channels ?? [] });

    /// <summary>Whether requests are those for information: applications for permits and funds are requests too.</summary>
    private static bool IsOfRequests(NarrativeSentence sentence, int at) =>
        RequestsForInformation().IsMatch(sentence.Text) || (sentence.Heading.Contains("申请", StringComparison.Ordinal) && SpeaksOfRequests(sentence, at));

    private static bool SpeaksOfRequests(NarrativeSentence sentence, int at) => RequestsForInformation().IsMatch(sentence.Text)
        || ((sentence.Text.Contains("申请", StringComparison.Ordinal) || sentence.Heading.Contains("申请", StringComparison.Ordinal)) && !OtherRequests().IsMatch(sentence.Text.AsSpan(0, at)));

    private static bool SpeaksOfDisputes(NarrativeSentence sentence, int at) =>
        Publicity().IsMatch(sentence.Text.AsSpan(0, at)) || HeadingOfDisputes().IsMatch(sentence.Heading);

    [GeneratedRegex("20[0-9]{2}(?=年)", RegexOptions.CultureInvariant)]
    private static partial Regex YearIn();

    /// <summary>What is compared with another year, or only planned or asked for.</summary>
    [GeneratedRegex("季度|半年|(?<![0-9])(?:1[0-2]|[1-9])月|以来|近[二两三四五六七八九十几0-9]{1,2}年|历年|分别|任期|十[一二三四五]五", RegexOptions.CultureInvariant)]
    private static partial Regex OtherSpan();

    [GeneratedRegex("(?<![0-9])1月1日|12月31日", RegexOptions.CultureInvariant)]
    private static partial Regex WholeYear();

    /// <summary>Not the reporting body, or not it alone.</summary>
    [GeneratedRegex("所属|下属|直属|局属|事业单位|支队|大队|系统共|系统内|各区|各县|各镇|各乡|各处室|各科室|各单位|区县|转来|转办|机关收到|机关受理|机关共", RegexOptions.CultureInvariant)]
    private static partial Regex OtherBody();

    [GeneratedRegex("(?:申请|公开|复议|诉讼|维持|纠[正错])[^0-9]{0,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex ListedLabels();

    [GeneratedRegex("(?:信息|政务)公开|公开申请|申请公开|依申请", RegexOptions.CultureInvariant)]
    private static partial Regex RequestsForInformation();

    [GeneratedRegex("许可|审批|一窗|政务服务|服务大厅|补贴|资金|项目|企业|办件|热线", RegexOptions.CultureInvariant)]
    private static partial Regex OtherRequests();

    /// <summary>不予公开 for one reason is a part of all that was not made public.</summary>
    [GeneratedRegex("因|由于|涉及|属于|针对|鉴于", RegexOptions.CultureInvariant)]
    private static partial Regex Reason();

    [GeneratedRegex("自然人|商业企业|科研机构|公益组织|法律服务机构|法人", RegexOptions.CultureInvariant)]
    private static partial Regex SomeRequesters();

    [GeneratedRegex("参加|选派|派员|赴|新入职", RegexOptions.CultureInvariant)]
    private static partial Regex Attended();

    [GeneratedRegex("负责同志|负责人|领导|局长|主任|书记", RegexOptions.CultureInvariant)]
    private static partial Regex Heads();

    [GeneratedRegex("支队|科室|处室|科|处", RegexOptions.CultureInvariant)]
    private static partial Regex PartsOfBody();

    [GeneratedRegex("上一?年度?", RegexOptions.CultureInvariant)]
    private static partial Regex Earlier();

    [GeneratedRegex("^(?:20[0-9]{2}年度?|全年|本年度?|年内|我[局委办院厅中心县区市镇乡街道]{1,3}|共计?|累计|总计|合计|一共)*$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyWho();

    [GeneratedRegex("比|较|相比|同比|环比|同期|去年|持平|增长|增加|减少|下降|上升|计划|拟|力争|预计|目标", RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("比|较|持平|同期|增长|下降", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    [GeneratedRegex("(?:收到|受理|接收|接到|新收|接受|办理|处理)(?<what>[^,;:()]{0,24}?)(?:申请公开|公开申请|信息公开|依申请公开(?:政府信息)?(?:事项|件)?|申请[表书]?)(?:总数|数量|总量|件数|数|共计|总计|合计|共|计|为|是|有|达到|达|的|:)*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex ReceivedBefore();

    [GeneratedRegex("(?:收到|受理|接收|接到|新收)(?<what>(?:各类|有效|公民|群众)?)(?:共|的)?$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex ReceivedRightBefore();

    [GeneratedRegex("^(?:依申请)?(?:政府|政务)?(?:信息)?(?:公开)?的?(?:申请(?!人|表|费)|依申请公开)", RegexOptions.CultureInvariant)]
    private static partial Regex RequestsBehind();

    [GeneratedRegex("^(?:政府信息公开)?(?:申请)?(?:将|需)?(?:顺延|结转|转)(?:到|至|入)?(?:下一?年|20[0-9]{2}年)", RegexOptions.CultureInvariant)]
    private static partial Regex CarriedOutBehind();

    /// <summary>Requests that are only some, or of another kind.</summary>
    [GeneratedRegex("网络|网上|在线|互联网|平台|系统|邮|当面|现场|信函|传真|自然人|个人|公民|法人|企业|公司|组织|复议|诉讼|信访|许可|备案|救助|援助|补贴|撤回|补正|重复|上年|结转|延期|不属于|有关|关于|涉及|转办|交办|同类|会商|不规范|无效|等.{1,3}人", RegexOptions.CultureInvariant)]
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

    [GeneratedRegex("^(?<names>.*?)(?<all>主动)?(?<verb>公开|发布|公布)(?<all>各类)?(?:政府|政务)?(?<info>信息)?(?:总数|数量|总量|数|共计|总计|合计|共|计|为|达到|达|的|:)*$", RegexOptions.CultureInvariant)]
    private static partial Regex PublishedBefore();

    [GeneratedRegex("(?<result>(?<upheld>(?:结果)?维持(?:具体行政行为|原行政行为|原具体行政行为)?(?:或者?)?(?<rejected>驳回原告诉讼请求)?|(?<rejected>驳回原告诉讼请求))|(?<corrected>(?:结果)?(?:被?依法)?纠[正错])|(?<other>其[他它](?:结果|情形))|(?<pending>(?:尚)?未审结|正在审理))(?:的|数|共|有|为|:)*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex ResultBefore();

    [GeneratedRegex("直接起诉|后起诉|复议|诉讼", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex DisputeNamed();

    [GeneratedRegex("作为(?:行政)?复议机关|代理|审理|无关|信息公开类|因(?:行政)?(?:许可|处罚)|以我.{1,2}为被申请人", RegexOptions.CultureInvariant)]
    private static partial Regex AsAuthority();

    [GeneratedRegex("信息公开|政务公开", RegexOptions.CultureInvariant)]
    private static partial Regex Publicity();

    [GeneratedRegex("复议|诉讼", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingOfDisputes();

    [GeneratedRegex("(?:申请|信息公开)[^,;:()]{0,12}收取[^,;:()]{0,8}(?:费用|费)(?:共计|合计|共|计|为)*$", RegexOptions.CultureInvariant)]
    private static partial Regex FeeBefore();

    [GeneratedRegex("(?:未|没有|无)(?:收到|接到|受理|接收)(?:过)?(?<what>[^,;:()]{0,20}?)(?:公开申请|申请公开|依申请公开|信息公开申请|政府信息的申请)(?!人|表|费)|(?:无|没有)(?<what>)依申请公开(?:政府信息)?(?:事项|情况|的情况|申请)", RegexOptions.CultureInvariant)]
    private static partial Regex NoRequests();

    [GeneratedRegex("(?:未(?!经)|没有|无)(?:发生|出现|收到|接到|产生|涉及|提起|引起|因|有)?(?:过)?[^,;:()]{0,30}?(?:复议|诉讼)|(?:行政复议|行政诉讼)(?:、行政诉讼)?(?:案件)?(?:均|都)?(?:为|是)(?:零|0(?![0-9.]))", RegexOptions.CultureInvariant)]
    private static partial Regex NoDisputes();

    /// <summary>Only cases of a kind: 因不规范引发的, 败诉, 被纠错.</summary>
    [GeneratedRegex("不规范|不当|不及时|不依法|违法|违规|泄密|败诉|撤销|纠错|纠正|(?:复议|诉讼)(?:案件)?被|无正当|超期|逾期|未审结|群体|重大|追究|赔偿", RegexOptions.CultureInvariant)]
    private static partial Regex Qualified();

    [GeneratedRegex("(?:未|没有)(?:召开|举办|开展)(?:过)?(?<what>新闻发布会|在线访谈)|(?:未|没有|无)(?:发生|实施|作出)?(?:行政许可、)?(?<what>行政许可|行政处罚|行政强制)(?:案件|决定|情况|、行政(?:处罚|强制)案件)?(?=,|;|$)", RegexOptions.CultureInvariant)]
    private static partial Regex NoEvents();

    [GeneratedRegex("(?:未|没有|无)[^,;:()]{0,24}?(?:发生|收取|产生)[^,;:()]{0,20}?(?:收费|费用)|无收费情况", RegexOptions.CultureInvariant)]
    private static partial Regex NoFee();
}
