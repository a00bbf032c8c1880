namespace Nianbao.Generator.Drawing;

/// <summary>A text on a page; points from the top left corner.</summary>
/// <param name="Left">Where it begins.</param>
/// <param name="BaseLine">Where its characters stand.</param>
/// <param name="Size">Of the font.</param>
/// <param name="Text">Without line breaks.</param>
internal sealed record DrawnText(double Left, double BaseLine, double Size, string Text);

/// <summary>A straight line on a page.</summary>
internal sealed record DrawnLine(double Left, double Top, double Right, double Bottom);

/// <summary>A page as a printer draws it: texts and lines, and nothing that says what belongs together.</summary>
internal sealed class DrawnPage(double width = 595, double height = 842)
{
    public const double Ascent = 0.88;

    public double Width => width;

    public double Height => height;

    public List<DrawnText> Texts { get; } = [];

    public List<DrawnLine> Lines { get; } = [];

    /// <summary>Whether it has a picture over all of it.</summary>
    public bool IsPicture { get; init; }

    /// <summary>The width of a text: Chinese characters are as wide as high, others half as wide.</summary>
    public static double WidthOf(string text, double size) => text.Sum(character => WidthOf(character, size));

    public static double WidthOf(char character, double size) => IsWide(character) ? size : size / 2;

    public static bool IsWide(char character) => character >= 0x2E80;

    public DrawnPage Write(double left, double top, string text, double size = 10)
    {
        Texts.Add(new(left, top + (size * Ascent), size, text));
        return this;
    }

    public DrawnPage Rule(double left, double top, double right, double bottom)
    {
        Lines.Add(new(left, top, right, bottom));
        return this;
    }

    public DrawnPage Frame(double left, double top, double right, double bottom) =>
        Rule(left, top, right, top).Rule(left, bottom, right, bottom).Rule(left, top, left, bottom).Rule(right, top, right, bottom);
}
