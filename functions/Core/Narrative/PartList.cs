using System.Text.RegularExpressions;

namespace Nianbao.Narrative;

/// <summary>Numbers that the text lists as parts, and the totals that they may be parts of.</summary>
/// <param name="Totals">The numbers that may be the total, and sums of them; the first is the one the parts stand behind.</param>
/// <param name="Parts">In the order of the text.</param>
/// <param name="Kind">How the parts make the total.</param>
/// <param name="Sentence">Where the parts stand.</param>
internal sealed partial record PartList(IReadOnlyList<decimal> Totals, IReadOnlyList<StatedNumber> Parts, PartListKind Kind, NarrativeSentence Sentence)
{
    private const string RequestUnits = "件份宗起例个";

    /// <summary>What the parts are together.</summary>
    public decimal Sum => Parts.Sum(part => part.Value);

    /// <summary>Whether the parts may be those of one of the totals.</summary>
    public bool Holds => Kind switch
    {
        PartListKind.Whole => Totals.Contains(Sum),
        PartListKind.Apart => Sum <= Totals.Max(),
        _ => Parts.Max(part => part.Value) <= Totals.Max(),
    };

    /// <summary>The lists of a text: those behind 其中, and 人大建议 and 政协提案 that are added up.</summary>
    public static IEnumerable<PartList> In(NarrativeText text)
    {
        NarrativeSentence? before = null;
        foreach (var sentence in text.Sentences)
        {
            if (Behind(before, sentence) is { } list)
            {
                yield return list;
            }

            if (Proposals(sentence) is { } proposals)
            {
                yield return proposals;
            }

            before = sentence;
        }
    }

    private static PartList? Behind(NarrativeSentence? before, NarrativeSentence sentence)
    {
        var at = sentence.Text.IndexOf("其中", StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        // 申请58件。其中…
        var from = at == 0 ? before?.Paragraph == sentence.Paragraph ? before : null : sentence;
        if (from is null || TotalsOf(from, at == 0 ? from.Text.Length : at) is not { Count: > 0 } totals)
        {
            return null;
        }

        var unit = totals[0].Unit;
        var parts = PartsOf(sentence, at, unit);
        if (parts.Count == 0)
        {
            return null;
        }

        // What is told behind a semicolon may be no part, unless the parts are of one kind and separated by it.
        var semicolon = sentence.Text.IndexOf(';', at);
        var inFront = semicolon < 0 ? parts : parts.FindAll(part => part.To <= semicolon);
        var kind = KindOf(sentence, from, unit, inFront.Count > 1 ? inFront : parts);
        parts = kind == PartListKind.Some || inFront.Count > 1 ? inFront : parts;
        return parts.Count == 0 ? null : new(ValuesOf(from, totals), parts, kind, sentence);
    }

    /// <summary>
    /// The numbers that may be the total of what follows, the nearest first. 较上年增加42件 is none, however near; 上年结转3件 may be one that is added to the number
    /// in front of it, as in the form, and 答复56件 one beside 收到58件. None when one of them is not exact, or the nearest does not stand right in front.
    /// </summary>
    private static List<StatedNumber> TotalsOf(NarrativeSentence sentence, int at)
    {
        // Clauses that only compare say nothing new.
        var end = at;
        while (end > 0)
        {
            var last = Math.Max(0, end - (sentence.Text[end - 1] is ',' or ';' or ':' or '(' or ')' ? 1 : 0));
            var clause = sentence.ClauseAt(last);
            if (last > clause && !Compared().IsMatch(sentence.Text.AsSpan(clause, last - clause)))
            {
                break;
            }

            end = last > clause ? clause : last;
        }

        var numbers = sentence.Numbers.Where(number => number.To <= end && !Compared().IsMatch(Lead(sentence, number))).Reverse().ToList();
        if (numbers.Count == 0 || end - numbers[0].To > 2)
        {
            return [];
        }

        numbers.RemoveAll(number => number.Unit != numbers[0].Unit);
        return numbers.Exists(number => number.IsApproximate) ? [] : numbers;
    }

    private static List<decimal> ValuesOf(NarrativeSentence sentence, List<StatedNumber> totals)
    {
        List<decimal> values = totals.ConvertAll(total => total.Value);
        if (values.Count > 1)
        {
            values.Insert(Carried().IsMatch(Lead(sentence, totals[0])) ? 0 : values.Count, values[0] + values[1]);
        }

        return values;
    }

    /// <summary>The numbers listed behind 其中, but for those that are parts of parts, sums of them, or compared.</summary>
    private static List<StatedNumber> PartsOf(NarrativeSentence sentence, int at, string unit)
    {
        var end = sentence.Text.IndexOf("其中", at + 2, StringComparison.Ordinal) is > 0 and var next ? next : sentence.Text.Length;
        List<StatedNumber> parts = [];
        var (depth, seen) = (0, at);
        foreach (var number in sentence.Numbers.Where(number => number.From > at && number.To <= end))
        {
            foreach (var character in sentence.Text.AsSpan(seen, number.From - seen))
            {
                depth += character switch { '(' => 1, ')' => -1, _ => 0 };
                // The list stands in the brackets: 申请44件(其中网上申请42件,邮寄申请2件),办结39件.
                if (depth < 0)
                {
                    return parts;
                }
            }

            seen = number.From;
            if (depth == 0 && (number.Unit == unit || number.Unit + "次" == unit) && !Compared().IsMatch(Lead(sentence, number)))
            {
                parts.Add(number);
            }
        }

        return parts;
    }

    /// <summary>
    /// Ways of applying, applicants and results of cases are few, so that who lists them lists all. Results of requests, and the subjects that published
    /// information is sorted by, exclude each other; its channels do not, unless every publication is counted (条次).
    /// </summary>
    private static PartListKind KindOf(NarrativeSentence sentence, NarrativeSentence ofTotal, string unit, List<StatedNumber> parts)
    {
        if (parts.Count < 2 || parts.Exists(part => part.IsApproximate))
        {
            return PartListKind.Some;
        }

        var leads = parts.ConvertAll(part => Lead(sentence, part));
        if (RequestUnits.Contains(unit, StringComparison.Ordinal) || ofTotal.Text.Contains("申请", StringComparison.Ordinal))
        {
            return leads.TrueForAll(Way().IsMatch) || leads.TrueForAll(Applicant().IsMatch) || leads.TrueForAll(Result().IsMatch)
                || leads.TrueForAll(lead => Motion().IsMatch(lead) || Proposal().IsMatch(lead)) ? PartListKind.Whole
                : leads.TrueForAll(Outcome().IsMatch) ? PartListKind.Apart : PartListKind.Some;
        }

        return unit is "条" or "条次" && !leads.Exists(OtherThanSubject().IsMatch) && (unit == "条次" || !leads.Exists(Channel().IsMatch))
            && IsEvenly(sentence, parts) ? PartListKind.Apart : PartListKind.Some;
    }

    /// <summary>
    /// Whether a label stands in front of each part and a mark behind it, and no clause without a number between: in 3条来自网站 the words behind the number are the
    /// label, and behind such a clause something else is told.
    /// </summary>
    private static bool IsEvenly(NarrativeSentence sentence, List<StatedNumber> parts)
    {
        var text = sentence.Text;
        return parts.TrueForAll(part => !IsMark(text[part.From - 1]) && (part.To == text.Length || IsMark(text[part.To])))
            && parts.Skip(1).All(part => sentence.Numbers.Last(other => other.To <= part.From) is var before
                && OnlyMarksOrShare().IsMatch(text.AsSpan(before.To, Math.Max(0, text.AsSpan(0, part.From).LastIndexOfAny(',', ';') + 1 - before.To))));
    }

    private static bool IsMark(char character) => character is ',' or ';' or '、' or '(' or ')';

    private static PartList? Proposals(NarrativeSentence sentence)
    {
        if (!sentence.Text.Contains("提案", StringComparison.Ordinal))
        {
            return null;
        }

        var exact = sentence.Numbers.Where(number => !number.IsApproximate && number.Unit is "件" or "份" or "条").ToList();
        for (var i = 0; i + 2 < exact.Count; i++)
        {
            if (Motion().IsMatch(Lead(sentence, exact[i])) && Proposal().IsMatch(Lead(sentence, exact[i + 1])) && BothBehind().IsMatch(sentence.Text.AsSpan(exact[i + 2].To)))
            {
                return new([exact[i + 2].Value], [exact[i], exact[i + 1]], PartListKind.Whole, sentence);
            }
        }

        return null;
    }

    private static string Lead(NarrativeSentence sentence, StatedNumber number)
    {
        var from = sentence.ClauseAt(number.From);
        var text = sentence.Text[from..number.From];
        return text[(text.LastIndexOf('、') + 1)..];
    }

    [GeneratedRegex("当面|现场|网络|网上|在线|互联网|信函|邮寄|邮件|电子邮箱|传真|其[他它](?:方式|渠道)?(?:申请)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Way();

    [GeneratedRegex("自然人|公民|个人|法人|企业|组织|机构", RegexOptions.CultureInvariant)]
    private static partial Regex Applicant();

    [GeneratedRegex("维持|纠[正错]|其[他它]结果|审结", RegexOptions.CultureInvariant)]
    private static partial Regex Result();

    [GeneratedRegex("结转|上一?年", RegexOptions.CultureInvariant)]
    private static partial Regex Carried();

    [GeneratedRegex("予以公开|部分公开|不予公开|无法提供|不予处理|其[他它]处理|结转", RegexOptions.CultureInvariant)]
    private static partial Regex Outcome();

    [GeneratedRegex("(?<!占)比(?!例|重|如)|较(?!多|大|高|为)|同期|去年|增长|增加|减少|下降|上升", RegexOptions.CultureInvariant)]
    private static partial Regex Compared();

    /// <summary>占12%, in brackets or behind a comma.</summary>
    [GeneratedRegex("^(?>[,;:、()]|占[^,;]*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyMarksOrShare();

    /// <summary>What the same information is counted in again: its origin, its form, what was done with it, and sums.</summary>
    [GeneratedRegex("原创|转载|采用|采纳|图解|图文|图片|视频|音频|推送|阅读|点击|答复|回复|办结|受理|收到|含|包括|包含|另|此外|还|同时|平均|共计|合计|总计|小计|累计|^共|全年|重点领域", RegexOptions.CultureInvariant)]
    private static partial Regex OtherThanSubject();

    [GeneratedRegex("网|微博|微信|公众号|抖音|快手|头条|新媒体|客户端|平台|屏|栏目|专题$|报刊|报纸|公报|广播|电视|媒体", RegexOptions.CultureInvariant)]
    private static partial Regex Channel();

    [GeneratedRegex("人大.{0,4}建议(?:案|共)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Motion();

    [GeneratedRegex("政协.{0,4}提案(?:共)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Proposal();

    [GeneratedRegex("^(?:人大)?(?:代表)?建议(?:和|、|及)(?:政协)?(?:委员)?提案", RegexOptions.CultureInvariant)]
    private static partial Regex BothBehind();
}

/// <summary>How the parts of a list make its total.</summary>
internal enum PartListKind
{
    /// <summary>They are some of what the total counts, and may count the same thing twice: none of them is more than the total.</summary>
    Some,

    /// <summary>They count different things: together they are not more than the total.</summary>
    Apart,

    /// <summary>They are all that it counts.</summary>
    Whole,
}
