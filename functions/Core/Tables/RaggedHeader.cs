using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>
/// Reads the header of a grid whose spans were lost. A group's label is followed by its columns in the next row, so the form says how
/// many cells of the next row belong to it, and the labels printed there say which they are. A header that does not come out even is
/// not read: counted wrongly, every figure would move to its neighbour.
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
    private bool isEven = true;

    /// <summary>The columns found; null when there is none.</summary>
    public ColumnMap? Read()
    {
        var top = TopRow();
        if (top < 0)
        {
            return null;
        }

        var (labelCells, unitAt) = LeadingCells(top);
        ReadLeaves(top < last && IsLastRowWhole() ? last : top, top, labelCells);
        var known = leaves.Index().Where(leaf => leaf.Item.Column is not null).ToList();
        if (known.Count == 0 || !isEven || known.Select(leaf => leaf.Item.Column).Distinct().Count() < known.Count)
        {
            return null;
        }

        return new RaggedColumnMap(
            known.ToDictionary(leaf => leaf.Item.Column!, leaf => leaves.Count - leaf.Index, ByReference<FormColumn>.Comparer),
            leaves.Count, HasLabels ? Math.Max(1, WithText(top, labelCells)) : labelCells, unitAt < 0 ? 0 : leaves.Count + labelCells - unitAt)
        {
            FilledLabels = unitAt < 0 ? FilledLabels() : 0,
            Columns = [.. known.Select(leaf => leaf.Item.Column!)],
            Units = UnitText.Of(known.Select(leaf => (leaf.Item.Column!, leaf.Item.Cell!.Text))),
            Notes = notes,
        };
    }

    /// <summary>The first header row that names a column or a group: a row above may only name the table.</summary>
    private int TopRow() => Enumerable.Range(first, last - first + 1)
        .FirstOrDefault(row => grid.Rows[row].Cells.Any(cell => labels.IsGroup(grid.LabelOf(cell)) || IsColumn(cell)), -1);

    private bool IsColumn(GridCell cell) => labels.WithGroup(grid.LabelOf(cell)) is not null || labels.Columns.Exact(grid.LabelOf(cell)).Count > 0 || labels.Columns.Near(grid.LabelOf(cell)).Count > 0;

    /// <summary>The most cells in front of the values, where some row leaves blank ones right before its own; 0 where none does.</summary>
    private int FilledLabels() => grid.Rows.Skip(last + 1)
        .Where(row => row.Cells.Count > leaves.Count + 1 && row.Cells[^(leaves.Count + 1)].Text.Trim().Length == 0 && row.Cells.TakeLast(leaves.Count).All(cell => NumberText.IsNumber(cell.Text)))
        .Select(row => row.Cells.Count - leaves.Count).DefaultIfEmpty(0).Max();

    /// <summary>How many of the leading cells hold anything: a corner over several columns may leave blank cells behind it, and rows have them or not.</summary>
    private int WithText(int top, int labelCells) => grid.Rows[top].Cells.Take(labelCells).Count(cell => cell.Text.Trim().Length > 0);

    private bool HasLabels => labels.Block.Rows.Any(row => row.Label.Length > 0);

    /// <summary>How many cells stand before the first label of a column or group, and which of them is headed 单位.</summary>
    private (int Count, int UnitAt) LeadingCells(int top)
    {
        var cells = grid.Rows[top].Cells;
        var (count, unitAt) = (0, -1);
        while (count < cells.Count && !labels.IsGroup(grid.LabelOf(cells[count])) && !IsColumn(cells[count]))
        {
            unitAt = grid.LabelOf(cells[count]).Text is "单位" or "计量单位" ? count : unitAt;
            count++;
        }

        return (count, unitAt);
    }

    private void ReadLeaves(int from, int top, int labelCells)
    {
        for (var row = from; row <= last; row++)
        {
            unread[row] = new(grid.Rows[row].Cells.Skip(row == top || row == from ? labelCells : 0).Where(cell => cell.Text.Trim().Length > 0));
        }

        while (unread[from].TryDequeue(out var cell))
        {
            Emit(from, cell, []);
        }

        // Columns at the right end that the header says nothing of; but a group's own columns may stand there as blank cells.
        var trailing = grid.Rows[from].Cells.Reverse().TakeWhile(cell => cell.Text.Trim().Length == 0).ToList();
        var own = trailing.Count < grid.Rows[from].Cells.Count && grid.LabelOf(grid.Rows[from].Cells[^(trailing.Count + 1)]) is var group && labels.IsGroup(group)
            ? labels.Under([labels.GroupOf(group)]).Count() - 1
            : 0;
        leaves.AddRange(trailing.SkipLast(trailing.Count >= own ? own : 0).Select(cell => ((FormColumn?)null, (GridCell?)cell)));

        isEven &= unread.Values.All(cells => cells.Count == 0);
    }

    /// <summary>Whether merged labels were repeated downwards, so that the last row alone names every column.</summary>
    private bool IsLastRowWhole() => labels.Block.Columns.All(column => grid.Rows[last].Cells.Count(cell => labels.Columns.Exact(grid.LabelOf(cell)) is [var only] && only == column) == 1);

    private void Emit(int row, GridCell cell, IReadOnlyList<LabelText> path)
    {
        var label = grid.LabelOf(cell);
        if (!labels.IsGroup(label))
        {
            EmitColumn(cell, path);
            return;
        }

        IReadOnlyList<LabelText> inner = [.. path, labels.GroupOf(label)];
        var below = row < last ? unread[row + 1] : [];
        var isOnlyGroup = grid.Rows[row].Cells.Count(other => labels.IsGroup(grid.LabelOf(other))) == 1;
        for (var i = isOnlyGroup ? below.Count : labels.WidthUnder(inner); i > 0; i--)
        {
            if (below.TryDequeue(out var next))
            {
                Emit(row + 1, next, inner);
            }
            else
            {
                isEven = false;
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

    private List<FormColumn> Columns(GridCell cell, IReadOnlyList<LabelText> path) => labels.WithGroup(grid.LabelOf(cell)) is { } whole ? [whole] :
        [.. labels.Columns.Exact(grid.LabelOf(cell)).Where(labels.Under(path).Contains)];

    private Place PlaceOf(GridCell cell) => grid.Grid.PlaceOf(cell.Row, grid.Rows[cell.Row].OrdinalAt(cell.Column));
}
