namespace Nianbao.Documents;

/// <summary>
/// Makes a table out of rows whose cells are known by the positions of their edges. Edges that nearly meet are one: whoever drags them with the
/// mouse does not hit the same point in every row.
/// </summary>
internal static class ShapedTable
{
    // One millimetre and a bit: no cell is as narrow.
    private const int Tolerance = 72;

    /// <summary>The table. Where a row's shape is not known or does not fit its cells, cells are only counted, in all rows.</summary>
    public static DraftTable Of(List<(List<Content> Cells, RowShape? Shape)> rows, ReadBudget budget)
    {
        var columns = Columns(rows);
        var table = new DraftTable(budget);
        foreach (var (cells, shape) in rows)
        {
            table.BeginRow();
            if (columns is null)
            {
                for (var i = 0; i < cells.Count; i++)
                {
                    table.PlaceAt(i, 1, isOpenBelow: false, cells[i]);
                }
            }
            else
            {
                Place(table, cells, shape!, columns);
            }
        }

        return table;
    }

    /// <summary>The column of every edge; null when some row does not fit.</summary>
    private static Dictionary<int, int>? Columns(List<(List<Content> Cells, RowShape? Shape)> rows)
    {
        if (!rows.TrueForAll(row => row.Shape is { } shape && shape.Merges.Count == row.Cells.Count && shape.Edges.Count == row.Cells.Count + 1))
        {
            return null;
        }

        var columns = new Dictionary<int, int>();
        var (column, first) = (-1, int.MinValue);
        foreach (var edge in rows.SelectMany(row => row.Shape!.Edges).Distinct().Order())
        {
            if (column < 0 || edge - (long)first > Tolerance)
            {
                (column, first) = (column + 1, edge);
            }

            columns[edge] = column;
        }

        return rows.TrueForAll(row => Fits(row.Cells, row.Shape!, columns)) ? columns : null;
    }

    /// <summary>Whether every cell that holds something has a column of its own.</summary>
    private static bool Fits(List<Content> cells, RowShape shape, Dictionary<int, int> columns) => cells.Index().All(cell =>
        columns[shape.Edges[cell.Index]] < columns[shape.Edges[cell.Index + 1]] || cell.Item.Pieces.Count == 0 || shape.Merges[cell.Index].HasFlag(CellMerge.WithLeft));

    private static void Place(DraftTable table, List<Content> cells, RowShape shape, Dictionary<int, int> columns)
    {
        for (var i = 0; i < cells.Count;)
        {
            var (content, merge, next) = (cells[i], shape.Merges[i], i + 1);
            for (; next < cells.Count && shape.Merges[next].HasFlag(CellMerge.WithLeft); next++)
            {
                content.Add(cells[next]);
            }

            var (start, end) = (columns[shape.Edges[i]], columns[shape.Edges[next]]);
            if (end > start && !(merge.HasFlag(CellMerge.WithAbove) && table.Continue(start, end - start)))
            {
                table.PlaceAt(start, end - start, isOpenBelow: merge.HasFlag(CellMerge.WithAbove) || merge.HasFlag(CellMerge.Below), content);
            }

            i = next;
        }
    }
}
