using System.Globalization;

namespace Nianbao.Documents;

/// <summary>A part of a page of a file that has pages. Coordinates are whole points (1/72 inch) from the top left corner of the page as it is shown.</summary>
/// <param name="Page">One-based.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
public sealed record PageBox(int Page, int Left, int Top, int Right, int Bottom)
{
    /// <summary>The smallest box around this and another. What stands on a later page is left out: a place names where something begins.</summary>
    public PageBox With(PageBox other) => other.Page != Page
        ? other.Page < Page ? other : this
        : new(Page, Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The smallest box around all that have one; null when none has.</summary>
    public static PageBox? Around(IEnumerable<PageBox?> boxes) =>
        boxes.OfType<PageBox>().Aggregate((PageBox?)null, (all, box) => all is null ? box : all.With(box));

    /// <summary>Printed as <c>box 72 310 128 332</c>: left, top, right, bottom.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"box {Left} {Top} {Right} {Bottom}");

    /// <summary>Reads back what <see cref="ToString"/> printed. Throws <see cref="FormatException"/> on anything else.</summary>
    /// <param name="page">The page it is on.</param>
    /// <param name="printed">As printed.</param>
    public static PageBox Parse(int page, string printed)
    {
        var words = printed.Split(' ');
        return words is ["box", var left, var top, var right, var bottom]
            ? new(page, Number(left), Number(top), Number(right), Number(bottom))
            : throw new FormatException($"Not a box: {printed}");
    }

    private static int Number(string word) => int.Parse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
