using Nianbao.Documents;
using Nianbao.Documents.Outline;

namespace Nianbao.Narrative;

/// <summary>The sentences of a report outside its tables, in order; headings are none of them.</summary>
internal sealed class NarrativeText
{
    // Longer paragraphs are no text that anybody wrote.
    private const int LongestParagraph = 20_000;

    private NarrativeText(IReadOnlyList<NarrativeSentence> sentences) => Sentences = sentences;

    public IReadOnlyList<NarrativeSentence> Sentences { get; }

    public static NarrativeText Of(ReportDocument document, ReportOutline outline)
    {
        List<NarrativeSentence> sentences = [];
        var headings = outline.Headings.ToLookup(heading => heading.Paragraph, heading => OutlineLine.Bare(heading.Text));
        var heading = "";
        foreach (var paragraph in document.Paragraphs.Where(paragraph => paragraph.Text.Length <= LongestParagraph))
        {
            var bare = OutlineLine.Bare(paragraph.Text);
            var from = 0;
            foreach (var own in headings[paragraph.Number])
            {
                heading = own;
                // A heading may have its text behind it in the same paragraph; one of a table has none.
                from = bare.IndexOf(own, StringComparison.Ordinal) is >= 0 and var found ? found + own.Length : from;
            }

            for (var at = from; at <= bare.Length; at++)
            {
                if (at == bare.Length || bare[at] is '。' or '!' or '?')
                {
                    if (at > from)
                    {
                        sentences.Add(new(paragraph, bare[from..at], from, heading));
                    }

                    from = at + 1;
                }
            }
        }

        return new(sentences);
    }
}
