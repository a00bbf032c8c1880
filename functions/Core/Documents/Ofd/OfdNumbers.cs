using System.Globalization;
using Nianbao.Documents.Pages;

namespace Nianbao.Documents.Ofd;

/// <summary>Numbers as attributes of OFD list them: parted by spaces, in millimetres.</summary>
internal static class OfdNumbers
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private const int LongestRepeat = 100_000;

    /// <summary>What makes points of millimetres.</summary>
    public static Matrix ToPoints { get; } = new(PointsPerMillimetre, 0, 0, PointsPerMillimetre, 0, 0);

    /// <summary>The numbers of a list; empty when one of them is none.</summary>
    public static double[] List(string? text)
    {
        var words = Words(text);
        var numbers = Array.ConvertAll(words, Number);
        return Array.TrueForAll(numbers, double.IsFinite) ? numbers : [];
    }

    /// <summary>Distances, in which <c>g 3 2.5</c> stands for 2.5 three times.</summary>
    public static List<double> Distances(string? text)
    {
        List<double> distances = [];
        var words = Words(text);
        for (var i = 0; i < words.Length && distances.Count < LongestRepeat; i++)
        {
            if (words[i] == "g" && i + 2 < words.Length && int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                distances.AddRange(Enumerable.Repeat(Number(words[i + 2]), Math.Min(count, LongestRepeat)));
                i += 2;
            }
            else
            {
                distances.Add(Number(words[i]));
            }
        }

        return distances;
    }

    /// <summary>The width and height of a box, in points; null when it has none.</summary>
    public static (double Width, double Height)? Size(string text) =>
        List(text) is [_, _, > 0 and var width, > 0 and var height] ? (width * PointsPerMillimetre, height * PointsPerMillimetre) : null;

    /// <summary>How coordinates of an object become those of the page: its own matrix, then its place.</summary>
    public static Matrix Place(string? boundary, string? matrix)
    {
        var own = List(matrix) is [var a, var b, var c, var d, var e, var f] ? new Matrix(a, b, c, d, e, f) : Matrix.Same;
        return List(boundary) is [var left, var top, _, _] ? own.Then(new(1, 0, 0, 1, left, top)).Then(ToPoints) : own.Then(ToPoints);
    }

    public static double Number(string? word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    public static string[] Words(string? text) => (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
