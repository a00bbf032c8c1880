using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>
/// Reads the header of a grid whose spans were lost. A group's label is followed by its columns in the next row, so the form says how
/// many cells of the next row belong to it, and the labels printed there say which they are.
/// </summary>
/// <param name="grid">The grid.</param>
/// <param name="first">The first header row, zero-based.</param>
/// <param name="last">The last header row.</param>
/// <param name="table">All labels of the table.</param>
/// <param name="labels">The columns to look for.</param>
internal sealed class RaggedHeader(LabelledGrid grid, int first, int last, TableLabels table, BlockLabels labels)
{
    private readonly List<TableNote> notes = [];
    private readonly List<(FormColumn? Column, GridCell? Cell)> leaves = [];
    private readonly Dictionary<int, Queue<GridCell>> unread = [];

    /// <summary>The columns found; null when there is none.</summary>
    public ColumnMap? Read()
    {
        var (labelCells, unitAt) = LeadingCells();
        for (var row = first; row <= last; row++)
        {
            unread[row] = new(grid.Rows[row].Cells.Skip(row == first ? labelCells : 0).Where(cell => cell.Text.Trim().Length > 0));
        }

        while (unread[first].TryDequeue(out var cell))
        {
            Emit(first, cell, []);
        }

        var known = leaves.Index().Where(leaf => leaf.Item.Column is not null).ToList();
        if (known.Count == 0 || known.Select(leaf => leaf.Item.Column).Distinct().Count() < known.Count)
        {
            return null;
        }

        return new RaggedColumnMap(
            known.ToDictionary(leaf => leaf.Item.Column!, leaf => leaves.Count - leaf.Index, ByReference<FormColumn>.Comparer),
            leaves.Count, HasLabels ? Math.Max(1, labelCells) : 0, unitAt < 0 ? 0 : leaves.Count + labelCells - unitAt)
        {
            Columns = [.. known.Select(leaf => leaf.Item.Column!)],
            Units = UnitText.Of(known.Select(leaf => (leaf.Item.Column!, leaf.Item.Cell!.Text))),
            Notes = notes,
        };
    }

    private bool HasLabels => labels.Block.Rows.Any(row => row.Label.Length > 0);

    /// <summary>How many cells stand before the first label of a column or group, and which of them is headed 单位.</summary>
    private (int Count, int UnitAt) LeadingCells()
    {
        var cells = grid.Rows[first].Cells;
        var (count, unitAt) = (0, -1);
        while (count < cells.Count && !labels.IsGroup(grid.LabelOf(cells[count])) && Columns(cells[count], []).Count == 0)
        {
            unitAt = grid.LabelOf(cells[count]).Text is "单位" or "计量单位" ? count : unitAt;
            count++;
        }

        return (count, unitAt);
    }

    private void Emit(int row, GridCell cell, IReadOnlyList<LabelText> path)
    {
        var label = grid.LabelOf(cell);
        if (!labels.IsGroup(label))
        {
            EmitColumn(cell, path);
            return;
        }

        IReadOnlyList<LabelText> inner = [.. path, label];
        for (var i = labels.WidthUnder(inner); i > 0; i--)
        {
            if (row < last && unread[row + 1].TryDequeue(out var below))
            {
                Emit(row + 1, below, inner);
            }
            else
            {
                leaves.Add((null, null));
            }
        }
    }

    private void EmitColumn(GridCell cell, IReadOnlyList<LabelText> path)
    {
        var columns = Columns(cell, path);
        if (columns.Count != 1 && labels.Columns.Near(grid.LabelOf(cell)).Where(labels.Under(path).Contains).ToList() is [var near])
        {
            columns = [near];
            notes.Add(new TableNote.NearLabel(near.Label) { Place = PlaceOf(cell), Raw = cell.Text.OnOneLine() });
        }

        if (columns.Count != 1 && !table.IsColumnOrGroup(grid.LabelOf(cell)))
        {
            notes.Add(new TableNote.UnknownColumn { Place = PlaceOf(cell), Raw = cell.Text.OnOneLine() });
        }

        leaves.Add((columns.Count == 1 ? columns[0] : null, cell));
    }

    private List<FormColumn> Columns(GridCell cell, IReadOnlyList<LabelText> path) =>
        [.. labels.Columns.Exact(grid.LabelOf(cell)).Where(labels.Under(path).Contains)];

    private Place PlaceOf(GridCell cell) => grid.Grid.PlaceOf(cell.Row, cell.Column);
}
