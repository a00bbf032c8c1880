using Nianbao.Documents;
using Nianbao.Documents.Outline;

namespace Nianbao.Narrative;

/// <summary>A sentence of the report's text.</summary>
/// <param name="Paragraph">The paragraph it stands in.</param>
/// <param name="Text">Half-width and without white space, its mark at the end left out.</param>
/// <param name="Start">Where it begins in the bare text of the paragraph.</param>
/// <param name="Heading">The headings above it, bare: of the section and of the part of it; blank when there is none.</param>
internal sealed record NarrativeSentence(Paragraph Paragraph, string Text, int Start, string Heading)
{
    /// <summary>The numbers in it, from the left.</summary>
    public IReadOnlyList<StatedNumber> Numbers { get; } = StatedNumber.In(Text);

    /// <summary>What stands there as it is printed.</summary>
    /// <param name="from">The first character, in <see cref="Text"/>.</param>
    /// <param name="to">The one behind the last.</param>
    public string Printed(int from, int to)
    {
        var (printed, at, first, last) = (Paragraph.Text, 0, -1, 0);
        for (var i = 0; i < printed.Length && at < Start + to; i++)
        {
            var width = OutlineLine.Bare(char.IsSurrogate(printed[i]) ? "" : printed[i].ToString()).Length;
            if (at + width > Start + from)
            {
                first = first < 0 ? i : first;
                last = i + 1;
            }

            at += width;
        }

        return first < 0 ? Text[from..to] : printed[first..last].Trim();
    }

    /// <summary>Where the clause begins in which a character stands.</summary>
    public int ClauseAt(int at)
    {
        var from = at;
        while (from > 0 && !IsClauseEnd(from - 1))
        {
            from--;
        }

        return from;
    }

    /// <summary>Where the clause ends in which a character stands.</summary>
    public int ClauseEnd(int at)
    {
        var to = at;
        while (to < Text.Length && !IsClauseEnd(to))
        {
            to++;
        }

        return to;
    }

    // A comma between digits groups them.
    private bool IsClauseEnd(int at) => Text[at] is ';' or ':' or '(' or ')'
        || (Text[at] == ',' && !(at > 0 && char.IsAsciiDigit(Text[at - 1]) && at + 1 < Text.Length && char.IsAsciiDigit(Text[at + 1])));
}
