using Nianbao.Documents.Pages;

namespace Nianbao.Documents.Pdf;

/// <summary>One path of a trace while its steps are read.</summary>
internal sealed class TracePath
{
    private readonly List<(double X, double Y)> _part = [];
    private Matrix _place = Matrix.Same;
    private (double X, double Y) _start;
    private (double X, double Y) _pen;

    /// <summary>Its straight steps.</summary>
    public List<((double X, double Y) From, (double X, double Y) To)> Lines { get; } = [];

    /// <summary>The rectangles around its parts.</summary>
    public List<Box> Parts { get; } = [];

    /// <summary>How broad a line along it is, on the page.</summary>
    public double Breadth { get; private set; }

    /// <summary>The rectangle around all of it; an empty one when there is nothing.</summary>
    public Box IsAround => Parts.Count == 0 ? default : Parts.Aggregate((all, part) => all.With(part));

    public void Begin(Matrix place, double breadth)
    {
        _place = place;
        var (x, y) = place.Direct(1, 0);
        Breadth = double.IsFinite(breadth) ? breadth * Math.Sqrt((x * x) + (y * y)) : 0;
        Lines.Clear();
        Parts.Clear();
        _part.Clear();
    }

    /// <summary>Takes a step; false for an element that is none.</summary>
    public bool Read(TraceLine line)
    {
        var name = line.Name;
        if (name.SequenceEqual("<lineto"u8))
        {
            Step(line, " x=\""u8, " y=\""u8, isStraight: true);
        }
        else if (name.SequenceEqual("<moveto"u8))
        {
            EndPart();
            Step(line, " x=\""u8, " y=\""u8, isStraight: false);
            _start = _pen;
        }
        else if (name.SequenceEqual("<closepath"u8))
        {
            Lines.Add((_pen, _start));
            _pen = _start;
        }
        else if (name.SequenceEqual("<curveto"u8))
        {
            Step(line, " x3=\""u8, " y3=\""u8, isStraight: false);
        }
        else
        {
            return false;
        }

        return true;
    }

    public void End() => EndPart();

    private void Step(TraceLine line, ReadOnlySpan<byte> x, ReadOnlySpan<byte> y, bool isStraight)
    {
        var to = _place.Apply(line.Number(x), line.Number(y));
        if (!double.IsFinite(to.X + to.Y))
        {
            return;
        }

        if (isStraight)
        {
            Lines.Add((_pen, to));
        }

        _part.Add(to);
        _pen = to;
    }

    private void EndPart()
    {
        if (_part.Count > 1)
        {
            Parts.Add(Box.Around(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_part)));
        }

        _part.Clear();
    }
}
