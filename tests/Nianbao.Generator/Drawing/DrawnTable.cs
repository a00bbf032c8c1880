using Nianbao.Generator.Printing;

namespace Nianbao.Generator.Drawing;

/// <summary>A table with the sizes of its rows and columns: labels are wrapped, contents stand in the middle of their cells' height.</summary>
internal sealed class DrawnTable
{
    private const double Size = 9;
    private const double Pitch = 11;
    private const double Margin = 2;
    private const double LeastWidth = 30;

    private readonly PrintedTable _table;
    private readonly double[] _widths;
    private readonly double[] _heights;
    private readonly Dictionary<PrintedCell, int> _written = new(ReferenceEqualityComparer.Instance);

    public DrawnTable(PrintedTable table)
    {
        _table = table;
        _widths = (table.Id, table.Columns) switch
        {
            ("a", 3) => [300, 50, 102],
            ("t3", 10) => [40, 45, 80, .. Enumerable.Repeat(41.0, 7)],
            (_, <= 15) => [.. Enumerable.Repeat(452.0 / table.Columns, table.Columns)],
            _ => [.. Enumerable.Repeat(LeastWidth, table.Columns)],
        };
        _heights = new double[table.Rows];
        foreach (var cell in table.Cells.OrderBy(cell => cell.RowSpan))
        {
            var missing = LinesOf(cell).Count * Pitch + (2 * Margin) - _heights.Skip(cell.Row).Take(cell.RowSpan).Sum();
            _heights[cell.Row + cell.RowSpan - 1] += Math.Max(0, missing);
        }
    }

    public IReadOnlyList<double> Heights => _heights;

    public double Width => _widths.Sum();

    /// <summary>Draws the rows from one to before another.</summary>
    public void Draw(DrawnPage page, double left, double top, int from, int to)
    {
        foreach (var cell in _table.Cells.Where(cell => cell.Row < to && cell.Row + cell.RowSpan > from))
        {
            var (first, end) = (Math.Max(cell.Row, from), Math.Min(cell.Row + cell.RowSpan, to));
            var (x, y) = (left + _widths.Take(cell.Column).Sum(), top + _heights.Skip(from).Take(first - from).Sum());
            var (right, bottom) = (x + WidthOf(cell), y + _heights.Skip(first).Take(end - first).Sum());
            page.Frame(x, y, right, bottom);
            Write(page, cell, x, y, bottom, isLast: end == cell.Row + cell.RowSpan);
        }
    }

    /// <summary>A text in lines that fit; digits stay together.</summary>
    public static List<string> Wrapped(string text, double width, double size, double indent = 0)
    {
        List<string> lines = [];
        foreach (var paragraph in text.Split('\n'))
        {
            var (line, room) = ("", width - indent);
            foreach (var character in paragraph)
            {
                if (DrawnPage.WidthOf(line + character, size) > room)
                {
                    lines.Add(line);
                    (line, room) = ("", width);
                }

                line += character;
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>What a page has no room for stands in the cell's part on the next one.</summary>
    private void Write(DrawnPage page, PrintedCell cell, double x, double y, double bottom, bool isLast)
    {
        var left = LinesOf(cell).Skip(_written.GetValueOrDefault(cell)).ToList();
        var lines = isLast ? left : left.Take((int)((bottom - y - (2 * Margin)) / Pitch)).ToList();
        _written[cell] = _written.GetValueOrDefault(cell) + lines.Count;
        var top = Math.Max(y + Margin, (y + bottom - (lines.Count * Pitch)) / 2);
        foreach (var line in lines)
        {
            page.Write(x + Margin, top, line, Size);
            top += Pitch;
        }
    }

    private double WidthOf(PrintedCell cell) => _widths.Skip(cell.Column).Take(cell.ColumnSpan).Sum();

    private List<string> LinesOf(PrintedCell cell) => Wrapped(cell.Text, WidthOf(cell) - (2 * Margin), Size);
}
