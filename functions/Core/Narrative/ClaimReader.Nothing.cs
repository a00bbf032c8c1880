using System.Text.RegularExpressions;
using static Nianbao.Narrative.ClaimWords;

namespace Nianbao.Narrative;

/// <content>Claims that there was nothing.</content>
internal sealed partial class ClaimReader
{
    /// <summary>未收到申请, 未发生行政复议: claims of nothing.</summary>
    private void ReadNothing(NarrativeSentence sentence)
    {
        foreach (Match match in NoRequests().Matches(sentence.Text))
        {
            var isSaid = !match.Groups["bare"].Success || IsOfRequests(sentence, match.Index);
            if (isSaid && IsOfThisYear(sentence, match.Index) && !IsPart("", match.Groups["what"].Value))
            {
                Add(sentence, ClaimTopic.Received, "收到申请", 0, [ReceivedSums[0]], match.Index, match.Index + match.Length);
            }
        }

        foreach (Match match in NoneCarried().Matches(sentence.Text))
        {
            if (!IsOf2014 && IsOfThisYear(sentence, match.Index) && SpeaksOfRequests(sentence, match.Index))
            {
                var isIn = match.Groups["in"].Success;
                Add(sentence, ClaimTopic.Outcome, isIn ? "上年结转" : "结转下年度", 0, [[isIn ? "t3.carried_in.total" : "t3.carried_out.total"]], match.Index, match.Index + match.Length);
            }
        }

        foreach (Match match in NoDisputes().Matches(sentence.Text))
        {
            var rest = sentence.Text[match.Index..sentence.ClauseEnd(match.Index + match.Length)];
            if (!IsOfThisYear(sentence, match.Index) || !SpeaksOfDisputes(sentence, match.Index, match.Index + rest.Length) || AsAuthority().IsMatch(sentence.Text) || Qualified().IsMatch(rest))
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
}
