namespace Nianbao.Documents.Pages;

/// <summary>Collects what is drawn on a page, shape by shape, as readers of page formats meet it.</summary>
internal sealed class PageSketch(int number, double width, double height)
{
    // Points. A line that is broader than this is an area; one that is less straight leads nowhere.
    private const double Broadest = 3.5;
    private const double Straight = 0.7;

    // Parts of the size of a character. The same one drawn again so near makes it bold.
    private const double SamePlace = 0.15;
    private const double SameTurn = 0.1;

    // Points. Smaller ones cannot be seen.
    private const double SmallestSize = 0.5;

    private static readonly Box Everywhere = new(-1e6, -1e6, 1e6, 1e6);

    private readonly Dictionary<(int Code, int X, int Y), Box> _drawn = [];
    private readonly Stack<Box> _clips = [];
    private (Box Box, bool IsDigit, bool IsShown) _last;

    public PageMarks Marks { get; } = new(number, width, height);

    private Box Clip => _clips.Count > 0 ? _clips.Peek() : new(0, 0, width, height);

    /// <summary>From now on only what is inside is shown; null where the shape is not known.</summary>
    public void PushClip(Box? inside) => _clips.Push(inside is { } box ? box.Within(Clip) : Clip);

    public void PopClip() => _clips.TryPop(out _);

    /// <summary>Draws a character.</summary>
    /// <param name="code">Its code point.</param>
    /// <param name="origin">Where its base line begins.</param>
    /// <param name="advance">From its origin to that of the next, on the page.</param>
    /// <param name="up">One size upwards from the base line, on the page.</param>
    public void Character(int code, (double X, double Y) origin, (double X, double Y) advance, (double X, double Y) up)
    {
        var size = Math.Sqrt((up.X * up.X) + (up.Y * up.Y));
        var box = Box.Around(
            (origin.X + (up.X * Glyph.Ascent), origin.Y + (up.Y * Glyph.Ascent)),
            (origin.X + advance.X - (up.X * Glyph.Descent), origin.Y + advance.Y - (up.Y * Glyph.Descent)));
        if (TurnOf(up) is not { } turn || !(size >= SmallestSize) || !Everywhere.Holds(box.Left, box.Top))
        {
            return;
        }

        var isShown = Clip.Holds(box.Middle, box.Centre);
        MarkCut(code, box, size, turn, isShown);
        if (isShown && IsNew(code, box, size))
        {
            Marks.Glyphs.Add(new(PlainCharacter.Of(code), box, size, turn));
        }
    }

    /// <summary>Where a number is shown in part only, what is shown is another number: it is marked as not known.</summary>
    private void MarkCut(int code, Box box, double size, int turn, bool isShown)
    {
        var isDigit = code is >= '0' and <= '9' or '.' or ',';
        if (isDigit && _last.IsDigit && isShown != _last.IsShown && Math.Abs(_last.Box.Right - box.Left) + Math.Abs(_last.Box.Centre - box.Centre) <= size * SamePlace)
        {
            Marks.Glyphs.Add(new(Glyph.Unmapped, isShown ? box : _last.Box, size, turn));
        }

        _last = (box, isDigit, isShown);
    }

    /// <summary>Draws a straight line.</summary>
    public void Line((double X, double Y) from, (double X, double Y) to, double breadth)
    {
        var box = Box.Around(from, to);
        if (breadth <= Broadest && Math.Min(box.Width, box.Height) <= Straight)
        {
            Add(box);
        }
    }

    /// <summary>Fills a shape: a thin one is a line, and so is each side of one around another.</summary>
    /// <param name="parts">The rectangles around its closed parts.</param>
    public void Fill(IReadOnlyList<Box> parts)
    {
        foreach (var part in parts)
        {
            if (Math.Min(part.Width, part.Height) <= Broadest)
            {
                Add(part);
            }
            else if (parts.Count > 1 && parts.Any(inner => IsFrame(part, inner)))
            {
                Add(part with { Bottom = part.Top });
                Add(part with { Top = part.Bottom });
                Add(part with { Right = part.Left });
                Add(part with { Left = part.Right });
            }
        }
    }

    /// <summary>Shows a picture.</summary>
    public void Picture(Box box)
    {
        if (box.Within(Clip) is { IsEmpty: false } shown)
        {
            Marks.PictureArea += shown.Width * shown.Height;
        }
    }

    private static bool IsFrame(Box outer, Box inner) => outer != inner
        && inner.Left - outer.Left is >= 0 and <= Broadest && outer.Right - inner.Right is >= 0 and <= Broadest
        && inner.Top - outer.Top is >= 0 and <= Broadest && outer.Bottom - inner.Bottom is >= 0 and <= Broadest;

    private void Add(Box thin)
    {
        var shown = thin.Within(Clip);
        if (shown.Width >= 0 && shown.Height >= 0 && Math.Max(shown.Width, shown.Height) > 0)
        {
            Marks.Rules.Add(Rule.Of(shown));
        }
    }

    /// <summary>Null for text that runs aslant: a watermark.</summary>
    private static int? TurnOf((double X, double Y) up) =>
        Math.Abs(up.X) <= Math.Abs(up.Y) * SameTurn ? (up.Y < 0 ? 0 : 2)
        : Math.Abs(up.Y) <= Math.Abs(up.X) * SameTurn ? (up.X > 0 ? 1 : 3)
        : null;

    private bool IsNew(int code, Box box, double size)
    {
        var (x, y) = ((int)(box.Left / (size * SamePlace)), (int)(box.Centre / (size * SamePlace)));
        for (var i = 0; i < 9; i++)
        {
            if (_drawn.TryGetValue((code, x + (i / 3) - 1, y + (i % 3) - 1), out var before)
                && Math.Abs(before.Left - box.Left) <= size * SamePlace && Math.Abs(before.Centre - box.Centre) <= size * SamePlace)
            {
                return false;
            }
        }

        _drawn[(code, x, y)] = box;
        return true;
    }
}
