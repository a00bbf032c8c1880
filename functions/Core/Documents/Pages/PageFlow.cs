using System.Text.RegularExpressions;

namespace Nianbao.Documents.Pages;

/// <summary>Puts the pages together: tables and paragraphs that a page broke are whole again.</summary>
internal sealed partial class PageFlow(Content body, IReadOnlyDictionary<double, PageFlow.Column> columns)
{
    // Parts of the size of the characters.
    private const double Indent = 1.2;
    private const double LargestIndent = 3;
    private const double ShortOfEdge = 2.5;
    private const double Pitch = 2.4;
    private const double OtherSize = 0.15;
    private const double LongLine = 25;

    private readonly List<PageBlock.OfLine> _paragraph = [];
    private LongTable? _table;

    /// <summary>Adds all blocks to the body, in reading order.</summary>
    public static void Read(List<List<PageBlock>> pages, Content body)
    {
        // A page on its side has another.
        var columns = pages.SelectMany(page => page).GroupBy(block => block.Page.Width).ToDictionary(alike => alike.Key, alike => Column.Of([.. alike]));
        var flow = new PageFlow(body, columns);
        foreach (var block in pages.SelectMany(page => page))
        {
            flow.Add(block);
        }

        flow.EndParagraph();
        flow.EndTable();
    }

    private void Add(PageBlock block)
    {
        switch (block)
        {
            case PageBlock.OfTable { Table: var table }:
                EndParagraph();
                if (_table?.Continue(table) != true)
                {
                    EndTable();
                    _table = new(table);
                }

                break;
            case PageBlock.OfLine line:
                EndTable();
                if (_paragraph.Count > 0 && !GoesOn(_paragraph[^1], line))
                {
                    EndParagraph();
                }

                _paragraph.Add(line);
                break;
        }
    }

    private bool GoesOn(PageBlock.OfLine last, PageBlock.OfLine line) =>
        EndsOpen(last)
        && line.Box.Left < columns[line.Page.Width].Left + (line.Line.Size * Indent)
        && Math.Abs(last.Line.Size - line.Line.Size) <= last.Line.Size * OtherSize
        && (line.Page != last.Page || line.Box.Bottom - last.Box.Bottom <= last.Line.Size * Pitch)
        && !Numbered().IsMatch(line.Line.Text);

    /// <summary>
    /// Whether a line was broken: it goes as far as lines can, or it is long and ends within a sentence, for a page that was made wider for the sake of a
    /// table does not show how far that is.
    /// </summary>
    private bool EndsOpen(PageBlock.OfLine line)
    {
        var (left, right) = columns[line.Page.Width];
        return line.Box.Right >= right - (line.Line.Size * ShortOfEdge)
            || (line.Box.Left <= left + (line.Line.Size * LargestIndent)
                && line.Box.Width >= line.Line.Size * LongLine
                && !"。；：！？".Contains(line.Line.Text[^1], StringComparison.Ordinal));
    }

    private void EndParagraph()
    {
        if (_paragraph.Count > 0)
        {
            var box = PageBox.Around(_paragraph.Select(line => line.Page.Place(line.Box)));
            body.Add(string.Concat(_paragraph.Select((line, at) => at > 0 && IsLatin(line.Line.Text[0]) && IsLatin(_paragraph[at - 1].Line.Text[^1]) ? $" {line.Line.Text}" : line.Line.Text)), at: null, box);
            _paragraph.Clear();
        }
    }

    private static bool IsLatin(char character) => char.IsAsciiLetter(character);

    private void EndTable()
    {
        if (_table is not null)
        {
            body.Add(_table.Rows());
            _table = null;
        }
    }

    [GeneratedRegex("^(?:第?[一二三四五六七八九十]{1,3}(?:部分)?[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    /// <summary>Between which edges the lines of paragraphs stand.</summary>
    internal readonly record struct Column(double Left, double Right)
    {
        // A page whose lines are all shorter than this part of it has no line that was broken.
        private const double LeastPart = 0.6;

        /// <summary>
        /// A table shows how far lines may go where none of them goes so far; but one that is wider than the text stands in the margins, of which the
        /// right one is taken to be as wide as the left.
        /// </summary>
        public static Column Of(IReadOnlyList<PageBlock> blocks)
        {
            var lines = blocks.OfType<PageBlock.OfLine>().ToList();
            if (lines.Count == 0)
            {
                return default;
            }

            var left = lines.Min(line => line.Box.Left);
            return new(left, blocks.Max(block => Math.Max(
                block is PageBlock.OfLine ? block.Box.Right : Math.Min(block.Box.Right, block.Page.Width - left), block.Page.Width * LeastPart)));
        }
    }
}
