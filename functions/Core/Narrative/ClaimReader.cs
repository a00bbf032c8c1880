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
internal sealed partial class ClaimReader(string generation, int? year, bool coversArea)
{
    private const string RequestUnits = "件份宗起例个";

    // Published information is counted in these too, so that they count requests only where it is said that requests came in.
    private const string ReceivedUnits = RequestUnits + "件次条项封";

    private const string NewRequests = "新收申请";

    private static readonly string[] s_connectors =
        ["总数量", "总数", "数量", "总量", "件数", "次数", "共计", "总计", "合计", "累计", "达到", "共有", "数", "的", "共", "计", "为", "是", "有", "达", ":", "了", "”", "\""];

    private readonly List<Claim> claims = [];

    /// <summary>The claims, in the order of the text.</summary>
    public static IReadOnlyList<Claim> Read(NarrativeText text, string generation, int? year, bool coversArea)
    {
        var reader = new ClaimReader(generation, year, coversArea);
        foreach (var sentence in text.Sentences)
        {
            reader.Read(sentence);
        }

        // 共受理59件,其中新收47件: who tells the new ones apart says what the others are.
        var told = reader.claims.Where(claim => claim.Item == NewRequests).Select(claim => claim.Sentence).ToHashSet();
        reader.claims.RemoveAll(claim => claim.Topic == ClaimTopic.Received && claim.Item != NewRequests && told.Contains(claim.Sentence));
        // Two numbers of one thing in a sentence are those of quarters, offices or years, as was not seen from their words.
        return [.. reader.claims.GroupBy(claim => (claim.Sentence, claim.Topic, string.Join(' ', claim.Sums[0]))).Where(same => same.Select(claim => claim.Value).Distinct().Count() == 1).SelectMany(same => same)];
    }

    private bool IsOf2014 => generation == "A";

    private void Read(NarrativeSentence sentence)
    {
        foreach (var number in sentence.Numbers.Where(number => !number.IsApproximate))
        {
            var clause = sentence.ClauseAt(number.From);
            if (ReadCarried(sentence, number, clause))
            {
                continue;
            }

            var item = ItemAt(sentence, number.From);
            if (IsOfThisYear(sentence, number.From) && !Elsewhere().IsMatch(sentence.Text.AsSpan(clause, number.From - clause)) && !OtherBody().IsMatch(sentence.Text.AsSpan(item, number.From - item)))
            {
                _ = ReadPublication(sentence, number, clause) || ReadInAList(sentence, number, clause) || ReadReceived(sentence, number, clause) || ReadDisputeResult(sentence, number, clause)
                    || ReadLabel(sentence, number, clause);
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

    /// <summary>Where that begins which a number belongs to: behind a semicolon, or where the reporting body is named anew: 各单位收到3件,我局收到5件.</summary>
    private static int ItemAt(NarrativeSentence sentence, int at)
    {
        var item = sentence.Text.AsSpan(0, at).LastIndexOf(';') + 1;
        return OwnBody().Match(sentence.Text, item, at - item) is { Success: true } own ? own.Index : item;
    }

    /// <summary>
    /// 当面和信函申请 10 件: the number is of all that is listed, but for what has a number of its own in front. 予以公开及部分公开 10 件 is the sum of two figures.
    /// </summary>
    private bool ReadInAList(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        // Who received, and from whom, may be listed too: 市政府及办公室收到公民、法人和其他组织的申请.
        var words = AnyRequester().Replace(sentence.Text[clause..number.From], all => new('某', all.Length));
        var verb = ReceivingVerb().Match(words) is { Success: true } match ? match.Index : 0;
        var mark = ListMark().Match(words, verb, words.Length - verb) is { Success: true } joint ? joint.Index : -1;
        if (mark < 0 || !ListedLabels().IsMatch(words.AsSpan(verb)) || sentence.Numbers.Any(other => other.To == clause + mark))
        {
            return false;
        }

        if (LabelBefore(sentence, number.From) is var (second, secondLabel, from) && from == clause + mark + 1 && RequestUnits.Contains(number.Unit, StringComparison.Ordinal)
            && LabelBefore(sentence, clause + mark) is var (first, firstLabel, start) && firstLabel.Topic == secondLabel.Topic && firstLabel.Topic is ClaimTopic.Outcome or ClaimTopic.Dispute
            && (start == 0 || sentence.Text[start - 1] is not ('、' or '和' or '及')) && FitsContext(sentence, firstLabel, start, clause) && FitsContext(sentence, secondLabel, start, clause))
        {
            Add(sentence, firstLabel.Topic, $"{first}、{second}", number.Value, [[.. firstLabel.Sums[0].Concat(secondLabel.Sums[0]).Distinct()]], clause, number.To);
        }

        return true;
    }

    private bool ReadReceived(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        var before = sentence.Text[clause..number.From];
        if (!ReceivedUnits.Contains(number.Unit, StringComparison.Ordinal) || !IsOfRequests(sentence, number.To))
        {
            return false;
        }

        var match = ReceivedBefore().Match(before);
        var isReversed = !match.Success && RequestsBehind().IsMatch(sentence.Text.AsSpan(number.To));
        match = isReversed ? ReceivedRightBefore().Match(before) : match;
        var isNew = match.Success && (match.Value.StartsWith('新') || (match.Index > 0 && before[match.Index - 1] == '新'));
        // 其中新收47件 is a part of all, but all of the new ones.
        if (!match.Success || IsPart(isNew && before.StartsWith("其中", StringComparison.Ordinal) ? before[2..] : before, match.Groups["what"].Value)
            || (!RequestUnits.Contains(number.Unit, StringComparison.Ordinal) && !sentence.Text[(clause + match.Index)..sentence.ClauseEnd(number.To)].Contains("申请", StringComparison.Ordinal)))
        {
            return false;
        }


        var isHandled = match.Value.StartsWith("办理", StringComparison.Ordinal) || match.Value.StartsWith("处理", StringComparison.Ordinal);
        Add(sentence, isHandled ? ClaimTopic.Outcome : ClaimTopic.Received, isHandled ? "办理申请" : isNew ? NewRequests : "收到申请", number.Value,
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

    /// <summary>上年结转3件, 2020年结转至2021年的申请3件; 结转下年度继续办理3件, 3件顺延到下年度. The years named are not those of the report.</summary>
    private bool ReadCarried(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        if (IsOf2014 || !RequestUnits.Contains(number.Unit, StringComparison.Ordinal))
        {
            return false;
        }

        var before = sentence.Text[clause..number.From];
        var isBehind = CarriedOutBehind().IsMatch(sentence.Text.AsSpan(number.To));
        var (carriedIn, carriedOut) = (CarriedInBefore().Match(before), CarriedOutBefore().Match(before));
        var isIn = !isBehind && IsOfYear(carriedIn, year - 1);
        if (!isIn && !isBehind && !IsOfYear(carriedOut, year + 1))
        {
            return false;
        }

        var at = clause + (isBehind ? before.Length : isIn ? carriedIn.Index : carriedOut.Index);
        if (IsOfThisYear(sentence, at) && !Elsewhere().IsMatch(before) && !OtherBody().IsMatch(sentence.Text[ItemAt(sentence, at)..at]) && FitsRequests(sentence, at, clause, false))
        {
            Add(sentence, ClaimTopic.Outcome, isIn ? "上年结转" : "结转下年度", number.Value, [[isIn ? "t3.carried_in.total" : "t3.carried_out.total"]], clause, isBehind ? sentence.ClauseEnd(number.To) : number.To);
        }

        return true;
    }

    private static bool IsOfYear(Match match, int? year) =>
        match.Success && (!match.Groups["year"].Success || (year is { } own && int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) == own));

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

    private bool ReadLabel(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        if (LabelBefore(sentence, number.From) is not var (wording, label, at))
        {
            return ReadMoney(sentence, number, clause);
        }

        // 属于国家秘密不予公开: all that was not made public, or what was not for that reason.
        var behindReason = sentence.Text.AsSpan(0, at).TrimEnd("而,").Length;
        // 因信息不存在,无法提供 names its reason in front of the comma.
        clause = behindReason > 0 && sentence.Text[behindReason] == ',' && label.Sums[0].Count > 1 && Reason().IsMatch(sentence.Text.AsSpan(sentence.ClauseAt(behindReason)..behindReason)) ? sentence.ClauseAt(behindReason) : clause;
        var reason = LabelBefore(sentence, behindReason) is var (_, of, _) && label.Sums[0].Count > 1 && label.Sums[0].Contains(of.Sums[0][0]) ? of : null;
        if (!(label.Units.Length > 0 ? label.Units : RequestUnits).Contains(number.Unit, StringComparison.Ordinal) || NotThat().IsMatch(sentence.Text.AsSpan(0, at))
            || !FitsContext(sentence, label, at, clause, reason is not null))
        {
            return false;
        }

        var value = label.Units == "万元" && number.Unit == "元" ? number.Value / 10_000m : number.Value;
        Add(sentence, label.Topic, wording, value, reason is null ? label.Sums : [reason.Sums[0], .. label.Sums], clause, number.To);
        return true;
    }

    /// <summary>The label in front of a place and where it begins, with nothing but words between that join it to its number.</summary>
    private (string Wording, ClaimLabel Label, int At)? LabelBefore(NarrativeSentence sentence, int end)
    {
        // A connector may be the end of a label too: 维持具体行政行为.
        (string Wording, ClaimLabel Label)? found;
        while ((found = ClaimLabels.AtEnd(generation, sentence.Text.AsSpan(0, end))) is null)
        {
            if (Array.Find(s_connectors, each => sentence.Text.AsSpan(0, end).EndsWith(each, StringComparison.Ordinal)) is not { } connector)
            {
                return null;
            }

            end -= connector.Length;
        }

        return (found.Value.Wording, found.Value.Label, end - found.Value.Wording.Length);
    }

    private bool FitsContext(NarrativeSentence sentence, ClaimLabel label, int at, int clause, bool namesReason = false)
    {
        var lead = sentence.Text.AsSpan(0, at);
        var inClause = sentence.Text.AsSpan(Math.Min(clause, at), at - Math.Min(clause, at));
        return label.Context switch
        {
            ClaimContext.Requests => FitsRequests(sentence, at, clause, namesReason),
            ClaimContext.Disputes => SpeaksOfDisputes(sentence, clause, at) && !AsAuthority().IsMatch(sentence.Text) && (OfRequests().IsMatch(inClause) || !OtherCause().IsMatch(inClause)),
            ClaimContext.Publicity => Publicity().IsMatch(sentence.Text.AsSpan(clause, Math.Max(0, sentence.ClauseEnd(at) - clause))) && !Attended().IsMatch(inClause),
            ClaimContext.PublicityBefore => Publicity().IsMatch(lead) && !Attended().IsMatch(inClause),
            ClaimContext.NormativeDocuments => NormativeDocuments().IsMatch(lead) && !PartsOfBody().IsMatch(inClause),
            _ => !Heads().IsMatch(lead) && !PartsOfBody().IsMatch(inClause) && !ForOthers().IsMatch(inClause),
        };
    }

    private bool FitsRequests(NarrativeSentence sentence, int at, int clause, bool namesReason)
    {
        var lead = sentence.Text.AsSpan(0, at);
        var inClause = sentence.Text.AsSpan(Math.Min(clause, at), at - Math.Min(clause, at));
        return SpeaksOfRequests(sentence, at) && !OfDocuments().IsMatch(lead) && !OtherMatter().IsMatch(lead[(lead.LastIndexOf("申请") + 1)..]) && (namesReason || !Reason().IsMatch(inClause) || AnyReason().IsMatch(inClause))
            && !SomeRequesters().IsMatch(AnyRequester().Replace(lead.ToString(), "")) && !(coversArea && OneOffice().IsMatch(inClause));
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

    private void Add(NarrativeSentence sentence, ClaimTopic topic, string item, decimal value, IReadOnlyList<IReadOnlyList<string>> sums, int from, int to, IReadOnlyList<Channel>? channels = null) =>
        claims.Add(new(topic, item, value, sums, sentence, from, to) { Channels = channels ?? [] });

    /// <summary>Whether requests are those for information: applications for permits and funds are requests too.</summary>
    private static bool IsOfRequests(NarrativeSentence sentence, int at) =>
        RequestsForInformation().IsMatch(sentence.Text) || (sentence.Heading.Contains("申请", StringComparison.Ordinal) && SpeaksOfRequests(sentence, at));

    private static bool SpeaksOfRequests(NarrativeSentence sentence, int at) => RequestsForInformation().IsMatch(sentence.Text)
        || ((sentence.Text.Contains("申请", StringComparison.Ordinal) || sentence.Heading.Contains("申请", StringComparison.Ordinal)) && !OtherRequests().IsMatch(sentence.Text.AsSpan(0, at)));
}
