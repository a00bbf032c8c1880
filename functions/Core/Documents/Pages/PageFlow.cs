using System.Text.RegularExpressions;

namespace Nianbao.Documents.Pages;

/// <summary>Puts the pages together: tables and paragraphs that a page broke are whole again.</summary>
internal sealed partial class PageFlow(Content body, PageFlow.Column text)
{
    // Parts of the size of the characters.
    private const double Indent = 1.2;
    private const double ShortOfEdge = 2.5;
    private const double Pitch = 2.4;
    private const double OtherSize = 0.15;

    private readonly List<PageBlock.OfLine> _paragraph = [];
    private LongTable? _table;

    /// <summary>Adds all blocks to the body, in reading order.</summary>
    public static void Read(List<List<PageBlock>> pages, Content body)
    {
        var flow = new PageFlow(body, Column.Of(pages.SelectMany(page => page)));
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
        last.Box.Right >= text.Right - (last.Line.Size * ShortOfEdge)
        && line.Box.Left < text.Left + (line.Line.Size * Indent)
        && Math.Abs(last.Line.Size - line.Line.Size) <= last.Line.Size * OtherSize
        && (line.Page != last.Page || line.Box.Bottom - last.Box.Bottom <= last.Line.Size * Pitch)
        && !Numbered().IsMatch(line.Line.Text);

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

    /// <summary>Between which edges text and tables stand.</summary>
    internal readonly record struct Column(double Left, double Right)
    {
        // A page whose lines are all shorter than this part of it has no line that was broken.
        private const double LeastPart = 0.6;

        public static Column Of(IEnumerable<PageBlock> blocks) => blocks.Aggregate(
            new Column(double.MaxValue, double.MinValue),
            (column, block) => new(Math.Min(column.Left, block.Box.Left), Math.Max(column.Right, Math.Max(block.Box.Right, block.Page.Width * LeastPart))));
    }
}
