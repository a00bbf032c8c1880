using System.Text;
using Nianbao.Documents.Pages;

namespace Nianbao.Documents.Ofd;

/// <summary>A text object: characters with the distances between them.</summary>
/// <param name="sketch">Where they are drawn.</param>
/// <param name="place">How coordinates of the object become those of the page.</param>
/// <param name="size">Of the font, in millimetres.</param>
internal sealed class OfdText(PageSketch sketch, Matrix place, double size)
{
    private const int FirstWide = 0x2E80;
    private const double NarrowWidth = 0.5;

    /// <summary>Draws a run of characters. What is out of reason is not drawn.</summary>
    public void Draw(string text, double x, double y, List<double> across, List<double> down)
    {
        if (!double.IsFinite(x + y + size))
        {
            return;
        }

        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var (right, below) = (at < across.Count ? across[at] : double.NaN, at < down.Count ? down[at] : 0);
            var width = WidthOf(rune, right);
            sketch.Character(rune.Value, place.Apply(x, y), place.Direct(width, 0), place.Direct(0, -size));
            x += double.IsFinite(right) ? right : down.Count > 0 ? 0 : width;
            y += double.IsFinite(below) ? below : 0;
            at++;
        }
    }

    /// <summary>The distance to the next character where that is near, else what such a character usually takes.</summary>
    private double WidthOf(Rune rune, double right) =>
        right > 0 && right <= size ? right : size * (rune.Value >= FirstWide ? 1 : NarrowWidth);
}
