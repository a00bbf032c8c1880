using System.Text.RegularExpressions;
using static Nianbao.Narrative.ClaimWords;

namespace Nianbao.Narrative;

/// <content>What became of reconsiderations and suits.</content>
internal sealed partial class ClaimReader
{
    /// <summary>
    /// 结果维持, 结果纠正 … count cases of what was named before them: of the last when it has results of its own, else of any of those that were named one behind
    /// the other, or of all.
    /// </summary>
    private bool ReadDisputeResult(NarrativeSentence sentence, StatedNumber number, int clause)
    {
        if (!RequestUnits.Contains(number.Unit, StringComparison.Ordinal) || ResultBefore().Match(sentence.Text[..number.From]) is not { Success: true } match || !SpeaksOfDisputes(sentence, clause, number.From))
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

    /// <summary>Whether disputes are those about the publicity of information: as said in front, in the heading, or by a heading of requests when no other cause is named.</summary>
    private static bool SpeaksOfDisputes(NarrativeSentence sentence, int from, int at) => OfRequests().IsMatch(sentence.Text.AsSpan(0, at)) || HeadingOfDisputes().IsMatch(sentence.Heading)
        || (OfRequests().IsMatch(sentence.Heading) && !OtherCause().IsMatch(sentence.Text.AsSpan(from, at - from)));
}
