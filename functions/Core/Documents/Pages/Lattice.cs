namespace Nianbao.Documents.Pages;

/// <summary>A cell of a table on one page: it covers whole fields of the lattice.</summary>
/// <param name="Top">The first of its rows, zero-based.</param>
/// <param name="Left">The first of its columns.</param>
/// <param name="Rows">At least 1.</param>
/// <param name="Columns">At least 1.</param>
/// <param name="IsWhole">False when its fields form no rectangle: a line between cells is missing.</param>
internal readonly record struct LatticeCell(int Top, int Left, int Rows, int Columns, bool IsWhole);

/// <summary>
/// The smallest fields that the lines of one table part the page into, and which of them are one cell because no line parts them. The
/// outermost edges are there also where nobody drew them: many tables are open at their sides, and at the end of a page.
/// </summary>
internal sealed class Lattice
{
    // A line drawn along less of a field than this does not part it.
    private const double LeastPart = 0.6;

    private readonly int[] _cellOf;
    private readonly List<LatticeCell> _cells = [];

    private Lattice(List<double> rows, List<double> columns, List<Rule> rules)
    {
        (RowEdges, ColumnEdges) = (rows, columns);
        var (height, width) = (rows.Count - 1, columns.Count - 1);
        var isParted = new Partition(this, rules);
        var sets = new DisjointSets(height * width);
        for (var field = 0; field < height * width; field++)
        {
            var (row, column) = (field / width, field % width);
            if (column > 0 && !isParted.FromLeft(row, column))
            {
                sets.Join(field, field - 1);
            }

            if (row > 0 && !isParted.FromAbove(row, column))
            {
                sets.Join(field, field - width);
            }
        }

        _cellOf = new int[height * width];
        foreach (var fields in Enumerable.Range(0, height * width).GroupBy(sets.Find))
        {
            AddCell([.. fields], width);
        }
    }

    /// <summary>Where rows begin and, last, where the last one ends.</summary>
    public IReadOnlyList<double> RowEdges { get; }

    /// <summary>Where columns begin and, last, where the last one ends.</summary>
    public IReadOnlyList<double> ColumnEdges { get; }

    public IReadOnlyList<LatticeCell> Cells => _cells;

    public Box Box => new(ColumnEdges[0], RowEdges[0], ColumnEdges[^1], RowEdges[^1]);

    /// <summary>The lattice of a net of lines; null when they make no table, as those of a cross or of a frame around the text.</summary>
    public static Lattice? Of(List<Rule> net, double tolerance, ReadBudget budget)
    {
        var rows = Edges(net, isAcross: true, tolerance);
        var columns = Edges(net, isAcross: false, tolerance);
        if (rows.Count < 2 || columns.Count < 2 || rows.Count + columns.Count == 4)
        {
            return null;
        }

        budget.Rows(rows.Count);
        budget.Columns(columns.Count);
        budget.Fields(rows.Count * columns.Count);
        return new(rows, columns, net);
    }

    /// <summary>The index of the cell at a point; -1 outside.</summary>
    public int CellAt(double x, double y)
    {
        var (row, column) = (IndexOf(RowEdges, y), IndexOf(ColumnEdges, x));
        return row < 0 || column < 0 ? -1 : _cellOf[(row * (ColumnEdges.Count - 1)) + column];
    }

    public Box BoxOf(LatticeCell cell) =>
        new(ColumnEdges[cell.Left], RowEdges[cell.Top], ColumnEdges[cell.Left + cell.Columns], RowEdges[cell.Top + cell.Rows]);

    private static int IndexOf(IReadOnlyList<double> edges, double at)
    {
        for (var i = edges.Count - 1; i >= 0; i--)
        {
            if (at >= edges[i])
            {
                return i == edges.Count - 1 ? -1 : i;
            }
        }

        return -1;
    }

    private static List<double> Edges(List<Rule> net, bool isAcross, double tolerance)
    {
        var ends = net.Where(rule => rule.IsAcross != isAcross).SelectMany(rule => new[] { rule.From, rule.To }).ToList();
        List<double> edges = [];
        foreach (var at in net.Where(rule => rule.IsAcross == isAcross).Select(rule => rule.At).Concat(ends.Count == 0 ? [] : new[] { ends.Min(), ends.Max() }).Order())
        {
            if (edges.Count == 0 || at - edges[^1] > tolerance)
            {
                edges.Add(at);
            }
        }

        return edges;
    }

    private void AddCell(int[] fields, int width)
    {
        var (top, bottom) = (fields.Min(field => field / width), fields.Max(field => field / width));
        var (left, right) = (fields.Min(field => field % width), fields.Max(field => field % width));
        var (rows, columns) = (bottom - top + 1, right - left + 1);
        Array.ForEach(fields, field => _cellOf[field] = _cells.Count);
        _cells.Add(new(top, left, rows, columns, fields.Length == rows * columns));
    }

    /// <summary>Which fields a line parts.</summary>
    private sealed class Partition(Lattice lattice, List<Rule> rules)
    {
        private readonly ILookup<int, Rule> _above = LinesAt(rules, lattice.RowEdges, isAcross: true);
        private readonly ILookup<int, Rule> _left = LinesAt(rules, lattice.ColumnEdges, isAcross: false);

        public bool FromAbove(int row, int column) => IsDrawn(_above[row], lattice.ColumnEdges[column], lattice.ColumnEdges[column + 1]);

        public bool FromLeft(int row, int column) => IsDrawn(_left[column], lattice.RowEdges[row], lattice.RowEdges[row + 1]);

        private static bool IsDrawn(IEnumerable<Rule> lines, double from, double to) =>
            lines.Sum(line => Math.Max(0, Math.Min(line.To, to) - Math.Max(line.From, from))) >= (to - from) * LeastPart;

        private static ILookup<int, Rule> LinesAt(List<Rule> rules, IReadOnlyList<double> edges, bool isAcross) =>
            rules.Where(rule => rule.IsAcross == isAcross).ToLookup(rule => EdgeOf(edges, rule.At));

        private static int EdgeOf(IReadOnlyList<double> edges, double at)
        {
            var edge = edges.Count - 1;
            while (edge > 0 && edges[edge] > at)
            {
                edge--;
            }

            return edge;
        }
    }
}
