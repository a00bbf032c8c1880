using System.Text.RegularExpressions;

namespace Nianbao.Narrative;

/// <summary>What a report says of the fee for handling requests (信息处理费, 国办函〔2020〕109号).</summary>
/// <param name="Amount">What was charged, in 元; null when no amount is stated.</param>
/// <param name="Notices">How many notices of a fee were given out; null when nothing is said of them.</param>
/// <param name="At">The sentence that speaks of it first.</param>
internal sealed partial record FeeText((StatedNumber Number, NarrativeSentence Sentence)? Amount, (decimal Count, NarrativeSentence Sentence)? Notices, NarrativeSentence At)
{
    /// <summary>Null when the report does not say anything of it.</summary>
    public static FeeText? In(NarrativeText text)
    {
        var sentences = text.Sentences.Where(sentence => Mentioned().IsMatch(sentence.Text)).ToList();
        return sentences.Count == 0 ? null : new(AmountIn(sentences), NoticesIn(sentences), sentences[0]);
    }

    private static (StatedNumber Number, NarrativeSentence Sentence)? AmountIn(List<NarrativeSentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            foreach (var number in sentence.Numbers.Where(number => number is { IsApproximate: false, Unit: "元" or "万元" } && FeeBefore().IsMatch(sentence.Text.AsSpan(sentence.ClauseAt(number.From)..number.From))))
            {
                return (number.Unit == "元" ? number : number with { Value = number.Value * 10_000m }, sentence);
            }
        }

        return null;
    }

    private static (decimal Count, NarrativeSentence Sentence)? NoticesIn(List<NarrativeSentence> sentences)
    {
        foreach (var sentence in sentences)
        {
            if (NoNotice().IsMatch(sentence.Text))
            {
                return (0, sentence);
            }

            foreach (var number in sentence.Numbers.Where(number => !number.IsApproximate && NoticeBefore().IsMatch(sentence.Text.AsSpan(0, number.From))))
            {
                return (number.Value, sentence);
            }
        }

        return null;
    }

    [GeneratedRegex("信息处理费|收费(?:及|和|与)?(?:减免)?情况|收取[^,;:()]{0,16}费|(?:未|没有|无)(?:发生|收取|产生)?[^,;:()]{0,20}(?:收费|费用)", RegexOptions.CultureInvariant)]
    private static partial Regex Mentioned();

    [GeneratedRegex("信息处理费(?:用)?(?:共计|合计|总计|总额|金额|收入|共|计|为|:)*$", RegexOptions.CultureInvariant)]
    private static partial Regex FeeBefore();

    [GeneratedRegex("收费通知(?:书|单)?(?:共计|合计|共|计|为|:)*$", RegexOptions.CultureInvariant)]
    private static partial Regex NoticeBefore();

    [GeneratedRegex("(?:未|没有|无)(?:发出|发送|开具|送达|制发|下达)[^,;:()]{0,16}收费通知", RegexOptions.CultureInvariant)]
    private static partial Regex NoNotice();
}
