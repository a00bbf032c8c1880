namespace Nianbao.Documents.Pages;

/// <summary>A rectangle of a page; points from the top left corner, downwards and to the right.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double Middle => (Left + Right) / 2;

    public double Centre => (Top + Bottom) / 2;

    public bool IsEmpty => Right <= Left || Bottom <= Top;

    public bool Holds(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    /// <summary>The rectangle around points.</summary>
    public static Box Around(params ReadOnlySpan<(double X, double Y)> points)
    {
        var box = new Box(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var (x, y) in points)
        {
            box = new(Math.Min(box.Left, x), Math.Min(box.Top, y), Math.Max(box.Right, x), Math.Max(box.Bottom, y));
        }

        return box;
    }

    public Box With(Box other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    public Box Within(Box other) =>
        new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    /// <summary>The same rectangle on the page turned clockwise by quarters.</summary>
    /// <param name="quarters">0 to 3.</param>
    /// <param name="width">Of the page before it is turned.</param>
    /// <param name="height">Of the page before it is turned.</param>
    public Box Turned(int quarters, double width, double height) => quarters switch
    {
        1 => new(height - Bottom, Left, height - Top, Right),
        2 => new(width - Right, height - Bottom, width - Left, height - Top),
        3 => new(Top, width - Right, Bottom, width - Left),
        _ => this,
    };
}

/// <summary>A character as it stands on a page.</summary>
/// <param name="Code">Its Unicode code point; <see cref="Unmapped"/> when the file does not say which it is.</param>
/// <param name="Box">From its origin to that of the next, and from the top of its line to the bottom.</param>
/// <param name="Size">Of its font, in points.</param>
/// <param name="Turn">Quarters by which its line is turned clockwise: 0 reads to the right, 1 downwards.</param>
internal readonly record struct Glyph(int Code, Box Box, double Size, int Turn)
{
    public const int Unmapped = 0xFFFD;

    // Parts of the size above and below the base line.
    public const double Ascent = 0.88;
    public const double Descent = 0.12;

    public bool IsSpace => Code is ' ' or 0xA0 or 0x3000 or '\t';
}

/// <summary>A line drawn across or down a page.</summary>
/// <param name="IsAcross">Whether it is horizontal.</param>
/// <param name="At">Its distance from the top, or from the left for one drawn down.</param>
/// <param name="From">Where it begins, on the other axis.</param>
/// <param name="To">Where it ends.</param>
internal readonly record struct Rule(bool IsAcross, double At, double From, double To)
{
    public double Length => To - From;

    /// <summary>A thin rectangle as the line that it looks like.</summary>
    public static Rule Of(Box thin) => thin.Width >= thin.Height
        ? new(true, thin.Centre, thin.Left, thin.Right)
        : new(false, thin.Middle, thin.Top, thin.Bottom);

    public Box Box => IsAcross ? new(From, At, To, At) : new(At, From, At, To);
}

/// <summary>What is drawn on a page, as far as it matters for reading it.</summary>
internal sealed class PageMarks(int number, double width, double height)
{
    private const double Farthest = 1_000_000;

    /// <summary>One-based.</summary>
    public int Number => number;

    public double Width => width;

    public double Height => height;

    public List<Glyph> Glyphs { get; init; } = [];

    public List<Rule> Rules { get; init; } = [];

    /// <summary>The area covered by pictures, in square points; those that lie over each other count twice.</summary>
    public double PictureArea { get; set; }

    /// <summary>Quarters by which it was turned clockwise so that its text stands upright.</summary>
    public int Turn { get; init; }

    /// <summary>A rectangle of this page as a place on the page as it is shown.</summary>
    public PageBox Place(Box box)
    {
        var shown = box.Turned((4 - Turn) % 4, width, height);
        return new(number, Whole(shown.Left), Whole(shown.Top), Whole(shown.Right), Whole(shown.Bottom));
    }

    private static int Whole(double points) => (int)Math.Round(Math.Clamp(points, -Farthest, Farthest));
}
