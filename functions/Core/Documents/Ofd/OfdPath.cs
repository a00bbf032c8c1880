using Nianbao.Documents.Pages;

namespace Nianbao.Documents.Ofd;

/// <summary>A path object: steps with letters in front, as <c>M 0 0 L 10 0 C</c>.</summary>
internal sealed class OfdPath(Matrix place)
{
    private readonly List<((double X, double Y) From, (double X, double Y) To)> _lines = [];
    private readonly List<List<(double X, double Y)>> _parts = [];

    /// <summary>Takes the steps. A step that is none ends the path.</summary>
    public void Read(string data)
    {
        var words = OfdNumbers.Words(data);
        var (start, pen) = ((0.0, 0.0), (0.0, 0.0));
        for (var i = 0; i < words.Length;)
        {
            var step = words[i];
            if (step == "C")
            {
                _lines.Add((pen, start));
                pen = start;
                i++;
                continue;
            }

            var count = NumbersOf(step);
            if (count == 0 || End(words, i + count) is not { } to)
            {
                return;
            }

            if (step is "M" or "S")
            {
                start = to;
                _parts.Add([]);
            }
            else if (step == "L")
            {
                _lines.Add((pen, to));
            }

            if (_parts.Count == 0)
            {
                _parts.Add([]);
            }

            _parts[^1].Add(to);
            pen = to;
            i += count + 1;
        }
    }

    /// <summary>Draws it: its straight lines when it is stroked, its areas when it is filled.</summary>
    /// <param name="sketch">Where.</param>
    /// <param name="isStroked">Whether its outline is drawn.</param>
    /// <param name="isFilled">Whether its inside is.</param>
    /// <param name="breadth">Of its outline, in millimetres.</param>
    public void Draw(PageSketch sketch, bool isStroked, bool isFilled, double breadth)
    {
        if (isStroked)
        {
            var (x, y) = place.Direct(breadth, 0);
            _lines.ForEach(line => sketch.Line(line.From, line.To, Math.Sqrt((x * x) + (y * y))));
        }

        if (isFilled)
        {
            sketch.Fill([.. _parts.Where(part => part.Count > 1).Select(part => Box.Around(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(part)))]);
        }
    }

    private static int NumbersOf(string step) => step switch
    {
        "M" or "S" or "L" => 2,
        "Q" => 4,
        "B" => 6,
        "A" => 7,
        _ => 0,
    };

    private (double X, double Y)? End(string[] words, int last)
    {
        if (last >= words.Length)
        {
            return null;
        }

        var (x, y) = place.Apply(OfdNumbers.Number(words[last - 1]), OfdNumbers.Number(words[last]));
        return double.IsFinite(x + y) ? (x, y) : null;
    }
}
