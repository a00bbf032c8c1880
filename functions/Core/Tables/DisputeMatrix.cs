using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>
/// The dispute table in three rows: 行政复议, 未经复议直接起诉 and 复议后起诉 below each other, and the five outcomes as columns. It is read only where
/// its header names every outcome once and each row one group.
/// </summary>
/// <param name="grid">The grid.</param>
/// <param name="labels">The labels of the table's one block.</param>
/// <param name="header">The row that names the outcomes.</param>
/// <param name="year">The data year; null when it is not known.</param>
internal sealed class DisputeMatrix(LabelledGrid grid, BlockLabels labels, int header, int? year)
{
    /// <summary>Reads its figures; false when the grid is no such table.</summary>
    public bool ReadInto(GridReading reading)
    {
        var outcomes = grid.IsRagged ? [] : Outcomes();
        var rows = outcomes.Count == 0 ? [] : Enumerable.Range(header + 1, grid.Rows.Count - header - 1).Select(row => (Row: row, Columns: ColumnsOf(row))).Where(row => row.Columns.Count > 0).ToList();
        if (rows.Count < 2 || rows.Any(row => row.Columns.Count != outcomes.Count))
        {
            return false;
        }

        reading.Rows.Add(labels.Block.Rows[0]);
        foreach (var (row, columns) in rows)
        {
            var isOfAnotherYear = grid.Rows[row].Cells.Any(cell => PeriodText.IsOther(cell.Text, year));
            foreach (var column in columns)
            {
                var at = outcomes[LabelText.Of(column.Label).Text];
                var ordinal = grid.Rows[row].OrdinalAt(at.Column);
                if (ordinal >= 0)
                {
                    var cell = grid.Rows[row].Cells[ordinal];
                    reading.Place(labels.CellOf(labels.Block.Rows[0], column), cell, null, grid.Grid.PlaceOf(row, ordinal), cell is { RowSpan: 1, ColumnSpan: 1 } && cell.Column == at.Column && !isOfAnotherYear);
                }
            }
        }

        return true;
    }

    /// <summary>The header's cell of each outcome; none when one is missing or stands there twice.</summary>
    private Dictionary<string, GridCell> Outcomes()
    {
        Dictionary<string, GridCell> outcomes = [];
        foreach (var cell in grid.Rows[header].Cells)
        {
            if (labels.Columns.Exact(grid.LabelOf(cell)) is [var column, ..] && !outcomes.TryAdd(LabelText.Of(column.Label).Text, cell))
            {
                return [];
            }
        }

        return outcomes.Count == labels.Block.Columns.Select(column => column.Label).Distinct().Count() && outcomes.Values.All(cell => cell.ColumnSpan == 1) ? outcomes : [];
    }

    /// <summary>The columns of the form under the innermost group that a row names.</summary>
    private List<FormColumn> ColumnsOf(int row)
    {
        var groups = grid.Rows[row].Cells.Select(grid.LabelOf).Where(labels.IsGroup).Select(labels.GroupOf).ToHashSet();
        return [.. labels.Block.Columns.Where(column => labels.StandsUnder(column, groups))];
    }
}
