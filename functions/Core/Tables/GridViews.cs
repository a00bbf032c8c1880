using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>
/// Other ways to look at the grids of a document: rows and columns exchanged, tables side by side taken apart, rows without what fills them up, and a
/// header put on top of the rows it was parted from. Places stay those of the filer's own tables.
/// </summary>
internal static class GridViews
{
    /// <summary>The grid, then every other way to look at it; each way is one grid or several.</summary>
    public static IReadOnlyList<IReadOnlyList<LabelledGrid>> Of(LabelledGrid grid)
    {
        List<IReadOnlyList<LabelledGrid>> ways = [[grid]];
        if (grid.IsWrittenOut && grid.Rows.Any(row => row.Cells.Count > 1 && IsBlank(row.Cells[^1])))
        {
            ways.Add([WithoutFilling(grid.Grid)]);
        }

        if (!grid.IsRagged)
        {
            ways.Add([Transposed(grid.Grid)]);
            if (SideBySide(grid) is { Count: > 1 } parts)
            {
                ways.Add(parts);
            }
        }

        return ways;
    }

    /// <summary>
    /// A header on top of a grid that has none, or only the rest of one; null when their columns do not meet. A file that knows its columns only by
    /// the edges of cells does not know how many columns of labels a corner covers: those are the ones that a whole header has less.
    /// </summary>
    /// <param name="above">Where the header stands.</param>
    /// <param name="header">Its rows.</param>
    /// <param name="below">What it heads.</param>
    /// <param name="isWhole">Whether no row of the header stands below.</param>
    public static LabelledGrid? Joined(LabelledGrid above, IReadOnlyList<GridRow> header, LabelledGrid below, bool isWhole)
    {
        var width = SpannedColumnMap.WidthOf(below.Rows);
        var more = width - SpannedColumnMap.WidthOf(header);
        if (isWhole && header is [var only] && more < 0 && only.Cells.Count == width)
        {
            return Joined(above, header, below, cell => (only.Cells.Index().First(each => ReferenceEquals(each.Item, cell)).Index, 1));
        }

        if (!(above.Grid.IsRagged && below.Grid.IsRagged) && (above.Grid.IsRagged != below.Grid.IsRagged || more < 0 || (more > 0 && !isWhole)))
        {
            return null;
        }

        var shift = above.Grid.IsRagged ? 0 : more;
        // What the corner would have to cover holds labels: a number there says that the columns are more at the other end, and every figure would be another's.
        var corner = header.SelectMany(row => row.Cells).Where(cell => cell.Column == 0).Select(cell => cell.ColumnSpan).DefaultIfEmpty(1).Max();
        if (shift > 0 && (below.Rows.Any(row => row.Cells.Any(cell => cell.Column >= 1 && cell.Column < corner + shift && NumberText.IsNumber(cell.Text))) || !ValueEdge.MayBeAt(corner + shift, below.Rows, isCertain: false)))
        {
            return null;
        }

        return Joined(above, header, below, cell => cell.Column == 0 ? (0, cell.ColumnSpan + shift) : (cell.Column + shift, cell.ColumnSpan));
    }

    /// <summary>The cells of a grid of one column in other rows.</summary>
    /// <param name="column">The grid.</param>
    /// <param name="rows">The rows that stand side by side, row by row.</param>
    public static LabelledGrid Rearranged(LabelledGrid column, IEnumerable<IReadOnlyList<int>> rows)
    {
        var places = new Dictionary<GridCell, Place>(ByReference<GridCell>.Comparer);
        var labels = new Dictionary<GridCell, LabelText>(ByReference<GridCell>.Comparer);
        List<GridRow> made = [];
        List<Place> rowPlaces = [];
        foreach (var row in rows)
        {
            List<GridCell> cells = [.. row.Select((at, ordinal) => new GridCell(column.Rows[at].Cells[0].Text, made.Count, ordinal))];
            foreach (var (cell, at) in cells.Zip(row))
            {
                places.Add(cell, column.Grid.PlaceOf(at, 0));
                labels.Add(cell, column.LabelOf(column.Rows[at].Cells[0]));
            }

            made.Add(new(cells));
            rowPlaces.Add(column.Grid.PlaceOf(row[0]));
        }

        return new(new(column.Grid.Number, made, IsRagged: true) { Origin = new ViewOrigin(column.Grid.Place, rowPlaces, places) }, labels);
    }

    private static LabelledGrid Joined(LabelledGrid above, IReadOnlyList<GridRow> header, LabelledGrid below, Func<GridCell, (int Column, int Span)?> columns)
    {
        var view = new View(below.Grid);
        var first = above.Rows.Count - header.Count;
        view.Add(above.Grid, Enumerable.Range(first, header.Count), -first, columns);
        view.Add(below.Grid, Enumerable.Range(0, below.Rows.Count), header.Count, cell => (cell.Column, cell.ColumnSpan));
        return view.Grid();
    }

    /// <summary>
    /// The rows without the blank cells at their ends: where spans were lost and every row was filled up to the same length, cells stand under headers that
    /// are not theirs, and have to be counted.
    /// </summary>
    private static LabelledGrid WithoutFilling(Grid grid)
    {
        var ends = grid.Rows.Select(row => row.Cells.Reverse().SkipWhile(IsBlank).Count()).ToList();
        var view = new View(grid);
        view.Add(grid, Enumerable.Range(0, grid.Rows.Count), 0, cell => cell.Column < ends[cell.Row] ? (cell.Column, cell.ColumnSpan) : null);
        return view.Grid();
    }

    private static bool IsBlank(GridCell cell) => cell.Text.AsSpan().IsWhiteSpace();

    private static LabelledGrid Transposed(Grid grid)
    {
        var columns = SpannedColumnMap.WidthOf(grid.Rows);
        var (places, cells) = (new Dictionary<GridCell, Place>(ByReference<GridCell>.Comparer), new Dictionary<GridCell, GridCell>(ByReference<GridCell>.Comparer));
        foreach (var (row, line) in grid.Rows.Index())
        {
            foreach (var (ordinal, cell) in line.Cells.Index())
            {
                if (!cells.ContainsKey(cell))
                {
                    cells.Add(cell, new(cell.Text, cell.Column, cell.Row, cell.ColumnSpan, cell.RowSpan));
                    places.Add(cells[cell], grid.PlaceOf(row, ordinal));
                }
            }
        }

        var rows = Enumerable.Range(0, columns).Select(column => new GridRow(
            [.. cells.Values.Where(cell => cell.Row <= column && column < cell.Row + cell.RowSpan).OrderBy(cell => cell.Column)])).ToList();
        return new(new(grid.Number, rows, IsRagged: false)
        {
            Origin = new ViewOrigin(grid.Place, [.. rows.Select(row => row.Cells.Count > 0 ? places[row.Cells[0]] : grid.Place)], places),
        });
    }

    /// <summary>The parts of a grid in which the label of a corner, as 统计指标 or 信息内容, stands more than once in a row.</summary>
    private static List<LabelledGrid> SideBySide(LabelledGrid grid)
    {
        SortedSet<int> edges = [0, SpannedColumnMap.WidthOf(grid.Rows)];
        foreach (var row in grid.Rows)
        {
            var isFirst = true;
            for (var i = 0; i < row.Cells.Count; i++)
            {
                // 序号 stands in front of a corner, and belongs to it.
                var isCorner = TableLabels.IsCorner(grid.LabelOf(row.Cells[i]));
                if (isCorner && !isFirst && row.Cells[i] != row.Cells[i - 1] && !TableLabels.IsCorner(grid.LabelOf(row.Cells[i - 1])))
                {
                    edges.Add(row.Cells[i].Column);
                }

                isFirst &= !isCorner;
            }
        }

        edges.RemoveWhere(edge => grid.Rows.Any(row => row.Cells.Any(cell => cell.Column < edge && edge < cell.Column + cell.ColumnSpan && cell.ColumnSpan < edges.Max)));
        return [.. edges.Zip(edges.Skip(1)).Select(part => Part(grid.Grid, part.First, part.Second))];
    }

    private static LabelledGrid Part(Grid grid, int from, int to)
    {
        var view = new View(grid);
        view.Add(grid, Enumerable.Range(0, grid.Rows.Count), 0, cell =>
            Math.Max(cell.Column, from) is var start && Math.Min(cell.Column + cell.ColumnSpan, to) is var end && start < end ? (start - from, end - start) : null);
        return view.Grid();
    }

    /// <summary>A grid made of cells of others.</summary>
    private sealed class View(Grid at)
    {
        private readonly List<GridRow> rows = [];
        private readonly List<Place> rowPlaces = [];
        private readonly Dictionary<GridCell, Place> places = new(ByReference<GridCell>.Comparer);

        /// <summary>Adds rows of a grid.</summary>
        /// <param name="grid">Whose rows.</param>
        /// <param name="indexes">Which.</param>
        /// <param name="down">How many rows further down they stand.</param>
        /// <param name="columns">Where a cell stands, and over how many columns; null for one that is left out.</param>
        public void Add(Grid grid, IEnumerable<int> indexes, int down, Func<GridCell, (int Column, int Span)?> columns)
        {
            var made = new Dictionary<GridCell, GridCell>(ByReference<GridCell>.Comparer);
            foreach (var row in indexes)
            {
                List<GridCell> line = [];
                foreach (var (ordinal, cell) in grid.Rows[row].Cells.Index())
                {
                    if (columns(cell) is not { } to)
                    {
                        continue;
                    }

                    if (!made.TryGetValue(cell, out var copy))
                    {
                        // A cell that began above the first of these rows begins with them.
                        made.Add(cell, copy = new(cell.Text, row + down, to.Column, cell.Row + cell.RowSpan - row, to.Span));
                        places.Add(copy, grid.PlaceOf(row, ordinal));
                    }

                    line.Add(copy);
                }

                rows.Add(new(line));
                rowPlaces.Add(grid.PlaceOf(row));
            }
        }

        public LabelledGrid Grid() => new(new(at.Number, rows, at.IsRagged) { Origin = new ViewOrigin(at.Place, rowPlaces, places) });
    }

    private sealed record ViewOrigin(Place Whole, IReadOnlyList<Place> Rows, IReadOnlyDictionary<GridCell, Place> Cells) : GridOrigin
    {
        public override Place PlaceOf(Grid grid) => Whole;

        public override Place PlaceOf(int row) => Rows[row];

        public override Place PlaceOf(GridCell cell) => Cells[cell];
    }
}
