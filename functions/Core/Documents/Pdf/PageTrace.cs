using Nianbao.Documents.Pages;

namespace Nianbao.Documents.Pdf;

/// <summary>
/// Reads what <c>mutool trace</c> (MuPDF 1.21) prints of the pages of a PDF: every character with its place, every path, every picture. An element that
/// is not known is passed over.
/// </summary>
internal sealed class PageTrace
{
    private const double LargestPage = 100_000;

    private readonly List<PageMarks> _pages = [];
    private readonly ReadBudget _budget;
    private readonly TracePath _path = new();
    private PageSketch? _page;
    private Matrix _place = Matrix.Same;
    private Matrix _text = Matrix.Same;
    private bool _isDown;
    private bool _isShown;

    private PageTrace(ReadBudget budget) => _budget = budget;

    /// <summary>The pages, in order. Throws <see cref="LimitExceededException"/> when they are too many or too full.</summary>
    public static List<PageMarks> Read(ReadOnlySpan<byte> trace, ReadBudget budget)
    {
        var reader = new PageTrace(budget);
        while (!trace.IsEmpty)
        {
            var end = trace.IndexOf((byte)'\n');
            reader.Read(new TraceLine(end < 0 ? trace : trace[..end]));
            trace = end < 0 ? default : trace[(end + 1)..];
        }

        return reader._pages;
    }

    private void Read(TraceLine line)
    {
        var name = line.Name;
        if (name.SequenceEqual("<page"u8))
        {
            BeginPage(line);
        }
        else if (_page is not null && !name.IsEmpty)
        {
            ReadMark(line, _page);
        }
    }

    private void ReadMark(TraceLine line, PageSketch page)
    {
        var name = line.Name;
        if (name.SequenceEqual("<g"u8))
        {
            Character(line, page);
        }
        else if (name.SequenceEqual("<span"u8))
        {
            BeginSpan(line);
        }
        else if (name.EndsWith("_text"u8))
        {
            // Text that is not painted lies over scanned pages, as a program guessed it; and text may serve as a stencil.
            _isShown = name.StartsWith("<fill"u8) || name.StartsWith("<stroke"u8);
            _place = MatrixOf(line);
            PushStencil(line, page);
        }
        else if (name.EndsWith("_path"u8))
        {
            ReadPath(line, page);
        }
        else if (!_path.Read(line))
        {
            ReadOther(line, page);
        }
    }

    private void ReadOther(TraceLine line, PageSketch page)
    {
        var name = line.Name;
        if (name.SequenceEqual("<pop_clip"u8))
        {
            page.PopClip();
        }
        else if (name.SequenceEqual("<clip_image_mask"u8) || name.SequenceEqual("</mask"u8))
        {
            page.PushClip(null);
        }
        else if (name.SequenceEqual("<fill_image"u8) || name.SequenceEqual("<fill_image_mask"u8))
        {
            var place = MatrixOf(line);
            page.Picture(Box.Around(place.Apply(0, 0), place.Apply(1, 0), place.Apply(0, 1), place.Apply(1, 1)));
        }
        else if (name.SequenceEqual("</page"u8))
        {
            _page = null;
        }
    }

    private void BeginPage(TraceLine line)
    {
        Span<double> box = stackalloc double[4];
        var isKnown = line.TryNumbers(" mediabox=\""u8, box);
        var (width, height) = isKnown ? (Math.Abs(box[2] - box[0]), Math.Abs(box[3] - box[1])) : (0, 0);
        _page = new(_pages.Count + 1, Math.Min(width, LargestPage), Math.Min(height, LargestPage));
        _pages.Add(_page.Marks);
        _budget.Pages(_pages.Count);
    }

    private static void PushStencil(TraceLine line, PageSketch page)
    {
        if (line.Name.StartsWith("<clip"u8))
        {
            page.PushClip(null);
        }
    }

    private void BeginSpan(TraceLine line)
    {
        Span<double> em = stackalloc double[4];
        _text = line.TryNumbers(" trm=\""u8, em) ? new(em[0], em[1], em[2], em[3], 0, 0) : default;
        _isDown = line.Value(" wmode=\""u8).SequenceEqual("1"u8);
    }

    private void Character(TraceLine line, PageSketch page)
    {
        var (x, y, advance) = (line.Number(" x=\""u8), line.Number(" y=\""u8), line.Number(" adv=\""u8));
        if (!_isShown || !double.IsFinite(x + y))
        {
            return;
        }

        var origin = _place.Apply(x, y);
        var em = _text.Then(_place);
        var up = em.Direct(0, 1);
        // A character written downwards hangs in the middle under its origin.
        var (left, bottom) = _isDown ? em.Direct(-0.5, -Glyph.Ascent) : (0, 0);
        page.Character(
            line.Character("<g unicode=\""u8), (origin.X + left, origin.Y + bottom), em.Direct(_isDown || !double.IsFinite(advance) ? 1 : advance, 0), up);
        _budget.Marks(page.Marks.Glyphs.Count, page.Marks.Rules.Count);
    }

    private void ReadPath(TraceLine line, PageSketch page)
    {
        if (!line.Name.StartsWith("</"u8))
        {
            _path.Begin(MatrixOf(line), line.Number(" linewidth=\""u8));
            if (!line.IsEmpty)
            {
                return;
            }
        }

        _path.End();
        switch (line.Name)
        {
            case var name when name.IndexOf("fill"u8) >= 0:
                page.Fill(_path.Parts);
                break;
            case var name when name.IndexOf("clip"u8) >= 0:
                page.PushClip(_path.IsAround);
                break;
            case var name when name.IndexOf("stroke"u8) >= 0:
                _path.Lines.ForEach(drawn => page.Line(drawn.From, drawn.To, _path.Breadth));
                break;
        }

        _budget.Marks(page.Marks.Glyphs.Count, page.Marks.Rules.Count);
    }

    private static Matrix MatrixOf(TraceLine line)
    {
        Span<double> values = stackalloc double[6];
        return line.TryNumbers(" transform=\""u8, values) ? new(values[0], values[1], values[2], values[3], values[4], values[5]) : Matrix.Same;
    }
}
