using System.Text.RegularExpressions;

namespace Nianbao.Narrative;

/// <summary>A total and the parts that the text lists behind it, or in front of it.</summary>
/// <param name="Total">The total.</param>
/// <param name="Parts">In the order of the text.</param>
/// <param name="IsWhole">Whether the parts are kinds that together make the total: then their sum is the total, else none of them is more than it.</param>
/// <param name="Sentence">Where the parts stand.</param>
internal sealed partial record PartList(StatedNumber Total, IReadOnlyList<StatedNumber> Parts, bool IsWhole, NarrativeSentence Sentence)
{
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
        var total = from?.Numbers.LastOrDefault(number => from != sentence || number.To <= at);
        if (total is null || total.IsApproximate || (at == 0 ? from!.Text.Length : at) - total.To > 2)
        {
            return null;
        }

        var parts = sentence.Numbers.Where(number => number.From > at && number.Unit == total.Unit).ToList();
        var end = sentence.Text.IndexOf("其中", at + 2, StringComparison.Ordinal);
        parts = end < 0 ? parts : parts.FindAll(part => part.To <= end);
        var kinds = parts.ConvertAll(part => KindOf(sentence, part));
        var isWhole = parts.Count > 1 && kinds[0] != 0 && kinds.TrueForAll(kind => kind == kinds[0]) && !parts.Exists(part => part.IsApproximate);
        // Behind a semicolon something else may be told.
        var semicolon = sentence.Text.IndexOf(';', at);
        parts = isWhole || semicolon < 0 ? parts : parts.FindAll(part => part.To <= semicolon);
        return parts.Count == 0 ? null : new(total, parts, isWhole, sentence);
    }

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
                return new(exact[i + 2], [exact[i], exact[i + 1]], true, sentence);
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

    /// <summary>Of which kinds the part is: ways of applying, applicants, results of cases; 0 when of none.</summary>
    private static int KindOf(NarrativeSentence sentence, StatedNumber part)
    {
        var lead = Lead(sentence, part);
        return Way().IsMatch(lead) ? 1 : Applicant().IsMatch(lead) ? 2 : Result().IsMatch(lead) ? 3 : Motion().IsMatch(lead) || Proposal().IsMatch(lead) ? 4 : 0;
    }

    [GeneratedRegex("当面|现场|网络|网上|在线|互联网|信函|邮寄|邮件|电子邮箱|传真|其[他它](?:方式|渠道)?(?:申请)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Way();

    [GeneratedRegex("自然人|公民|个人|法人|企业|组织|机构", RegexOptions.CultureInvariant)]
    private static partial Regex Applicant();

    [GeneratedRegex("维持|纠[正错]|其[他它]结果|审结", RegexOptions.CultureInvariant)]
    private static partial Regex Result();

    [GeneratedRegex("人大.{0,4}建议", RegexOptions.CultureInvariant)]
    private static partial Regex Motion();

    [GeneratedRegex("政协.{0,4}提案", RegexOptions.CultureInvariant)]
    private static partial Regex Proposal();

    [GeneratedRegex("^(?:人大)?(?:代表)?建议(?:和|、|及)(?:政协)?(?:委员)?提案", RegexOptions.CultureInvariant)]
    private static partial Regex BothBehind();
}
