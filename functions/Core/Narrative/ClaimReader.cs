using System.Globalization;
using System.Text.RegularExpressions;
using static Nianbao.Narrative.ClaimWords;

namespace Nianbao.Narrative;

/// <summary>
/// Finds the claims of a text: numbers whose words say of which figures they are. A number that is about, of another year, compared with another, planned, or
/// of a part of what the figure counts is none: a claim that is not found costs less than one that was never made.
/// </summary>
/// <param name="generation">Of the form: A, B or C.</param>
/// <param name="year">The data year; null when it is not known.</param>
/// <param name="coversArea">Whether the figures are a whole area's, so that what the text says of one office is a part of them.</param>
internal sealed class ClaimReader(string generation, int? year, bool coversArea)
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

    /// <summary>
    /// 结果维持, 结果纠正 … count cases of what was named before them: of the last when it has results of its own, else of any of those that were named one behind
    /// the other, or of all.
    /// </summary>
    private bool ReadDisputeResult(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        if (!RequestUnits.Contains(number.Unit, StringComparison.Ordinal) || ResultBefore().Match(sentence.Text[..number.From]) is not { Success: true } match || !SpeaksOfDisputes(sentence, number.From))
        {
            return false;
        }

        var result = match.Groups["upheld"].Success ? "upheld" : match.Groups["corrected"].Success ? "corrected" : match.Groups["other"].Success ? "other" : "pending";
        var named = DisputesNamed(sentence, match.Index);
        if (named.Count == 0 || (IsOf2014 && result == "pending") || (!IsOf2014 && match.Groups["rejected"].Success))
        {
            return false;
        }

        List<IReadOnlyList<string>> sums = named.ConvertAll(kind => (IReadOnlyList<string>)[.. KeysOf(kind).Select(key => $"{key}_{result}")]);
        if (sums.Count > 1)
        {
            sums.Insert(0, [.. sums.SelectMany(keys => keys).Distinct()]);
        }

        var item = named.Count > 1 ? "行政复议、行政诉讼" : named[0] is "复议" ? "行政复议" : "行政诉讼";
        Add(sentence, ClaimTopic.Dispute, item + match.Groups["result"].Value, number.Value, sums, clause, number.To);
        return true;
    }

    /// <summary>What is named in front of a result without results between: 复议, 诉讼, 直接起诉, 后起诉. Of several, those of which there were none have no results.</summary>
    private static List<string> DisputesNamed(NarrativeSentence sentence, int at)
    {
        List<(string Kind, bool IsNone)> named = [];
        var end = at;
        foreach (Match match in DisputeNamed().Matches(sentence.Text[..at]))
        {
            // 复议9件,结果维持4件;诉讼5件,结果维持2件: the first results close what is named in front of them.
            if (named.Count > 0 && ResultIn().IsMatch(sentence.Text.AsSpan(match.Index, end - match.Index)))
            {
                break;
            }

            var kind = match.Groups["kind"].Value;
            if (named.TrueForAll(other => other.Kind != kind))
            {
                var stated = sentence.Numbers.FirstOrDefault(number => number.From >= match.Index + match.Length);
                named.Add((kind, stated is { Value: 0 } && stated.From < end));
            }

            end = match.Index;
        }

        return [.. named.Where(each => !each.IsNone || named.TrueForAll(other => other.IsNone)).Select(each => each.Kind)];
    }

    private string[] KeysOf(string dispute) => (IsOf2014, dispute) switch
    {
        (true, "复议") => ["a.review"],
        (true, _) => ["a.litigation"],
        (_, "直接起诉") => ["l4.direct_suit"],
        (_, "后起诉") => ["l4.post_review_suit"],
        (_, "复议") => ["l4.review"],
        _ => ["l4.direct_suit", "l4.post_review_suit"],
    };

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
}
