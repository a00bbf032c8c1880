using System.Text.RegularExpressions;
using Nianbao.Documents;
using Nianbao.Documents.Outline;

namespace Nianbao.Narrative;

/// <summary>The sentences of a report outside its tables, in order; headings are none of them.</summary>
internal sealed partial class NarrativeText
{
    // A few times as long as the longest report, and a sentence as nobody writes: looking for claims costs the square of a sentence's length.
    private const int LongestText = 100_000;
    private const int LongestSentence = 2_000;
    private const int LongestHeading = 40;

    private readonly Lazy<FeeText?> _fee;

    private NarrativeText(IReadOnlyList<NarrativeSentence> sentences)
    {
        Sentences = sentences;
        _fee = new(() => FeeText.In(this));
    }

    public IReadOnlyList<NarrativeSentence> Sentences { get; }

    /// <summary>What it says of the fee for handling requests; null when nothing.</summary>
    public FeeText? Fee => _fee.Value;

    public static NarrativeText Of(ReportDocument document, ReportOutline outline)
    {
        List<NarrativeSentence> sentences = [];
        var headings = outline.Headings.ToLookup(heading => heading.Paragraph, heading => OutlineLine.Bare(heading.Text));
        var (heading, part) = ("", "");
        var length = 0;
        foreach (var paragraph in document.Paragraphs)
        {
            if ((length += paragraph.Text.Length) > LongestText)
            {
                break;
            }

            var bare = OutlineLine.Bare(paragraph.Text);
            var from = 0;
            foreach (var own in headings[paragraph.Number])
            {
                (heading, part) = (own, "");
                // A heading may have its text behind it in the same paragraph; one of a table has none.
                from = bare.IndexOf(own, StringComparison.Ordinal) is >= 0 and var found ? found + own.Length : from;
            }

            // （六）政府信息公开申请的办理情况, in a line of its own or in front of its text.
            var end = bare.AsSpan(from).IndexOfAny('。', ':') is >= 0 and var mark ? from + mark : bare.Length;
            if (end - from <= LongestHeading && (end == bare.Length || Numbered().IsMatch(bare.AsSpan(from))))
            {
                part = bare[from..end];
            }

            for (var at = from; at <= bare.Length; at++)
            {
                if (at == bare.Length || bare[at] is '。' or '!' or '?')
                {
                    if (at > from && at - from <= LongestSentence)
                    {
                        sentences.Add(new(paragraph, bare[from..at], from, $"{heading} {part}"));
                    }

                    from = at + 1;
                }
            }
        }

        return new(sentences);
    }

    [GeneratedRegex(@"^(?:\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[.、])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
