using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>Reads a grid whose rows have labels: the tables a, s2 and t3.</summary>
/// <param name="grid">The grid.</param>
/// <param name="labels">The labels of the table.</param>
/// <param name="continued">The columns of the grid before, for a table that was split in two; null when there is none.</param>
/// <param name="before">Its last row; null when there is none.</param>
internal sealed class RowTableReader(LabelledGrid grid, TableLabels labels, ColumnMap? continued, FormRow? before)
{
    private readonly GridReading reading = new(grid.Grid);
    private readonly RowFinder finder = new(labels, before);
    private readonly Dictionary<BlockLabels, ColumnMap?> maps = new(ByReference<BlockLabels>.Comparer);
    private (int First, int Last) header = (-1, -1);

    /// <summary>Reads the grid from top to bottom.</summary>
    public GridReading Read()
    {
        for (var row = 0; row < grid.Rows.Count; row++)
        {
            if (IsHeader(grid.Rows[row]))
            {
                header = header.Last == row - 1 && header.First >= 0 ? (header.First, row) : (row, row);
                maps.Clear();
                reading.StartsWithHeader |= reading.Rows.Count == 0;
            }
            else
            {
                ReadRow(row);
            }
        }

        return reading;
    }

    /// <summary>The header that ends the grid: its rows stand elsewhere. Null when rows follow it.</summary>
    public IReadOnlyList<GridRow>? HeaderAtEnd => header.First >= 0 && grid.IsBlankFrom(header.Last + 1) ? [.. grid.Rows.Skip(header.First)] : null;

    /// <summary>
    /// Two different labels of columns, or one beside a corner such as 信息内容: rows have labels of columns too, as 总计 and 其他, and repeat
    /// them in place of a merged cell.
    /// </summary>
    private bool IsHeader(GridRow row)
    {
        string? first = null;
        foreach (var cell in row.Cells)
        {
            var label = grid.LabelOf(cell);
            if (labels.IsColumnOrGroup(label))
            {
                if (first is not null && first != label.Text)
                {
                    return true;
                }

                first = label.Text;
            }
        }

        return (row.Cells.Count >= 2 && row.Cells.Any(cell => TableLabels.IsCorner(grid.LabelOf(cell))) && !row.Cells.Any(cell => NumberText.IsNumber(cell.Text)));
    }

    private void ReadRow(int row)
    {
        foreach (var block in labels.Blocks)
        {
            var map = MapOf(block);
            var label = LabelOrdinal(grid.Rows[row], map);
            if (label >= 0 && finder.Find(grid.LabelOf(grid.Rows[row].Cells[label]), block.Block, GroupAt(grid.Rows[row], label), grid.Rows[row].Cells[label].Column, out var isNear) is { } found)
            {
                reading.Rows.Add(found);
                reading.LastRow = found;
                reading.Use(map);
                NoteNear(row, label, found, isNear);
                ReadValues(row, label, block, found, map);
                return;
            }
        }

        NoteUnknown(row);
    }

    /// <summary>The label of a group that stands at the left of a row's own.</summary>
    private LabelText? GroupAt(GridRow row, int label)
    {
        for (var i = label - 1; i >= 0; i--)
        {
            if (grid.LabelOf(row.Cells[i]) is var group && labels.IsRowGroup(group))
            {
                return group;
            }
        }

        return null;
    }

    private ColumnMap? MapOf(BlockLabels block)
    {
        if (!maps.TryGetValue(block, out var map))
        {
            map = header.First >= 0 ? ReadHeader(block) : Continued(block);
            maps.Add(block, map);
        }

        return map;
    }

    private ColumnMap? ReadHeader(BlockLabels block) =>
        (grid.IsRagged
            ? new RaggedHeader(grid, header.First, header.Last, labels, block).Read()
            : new SpannedHeader(grid, header.First, header.Last, labels, block).Read())
        ?? HeadlessList.Read(grid.Grid, block);

    // A table of several years is no part of the one before it, however wide it is.
    private ColumnMap? Continued(BlockLabels block) => grid.Rows.Count > 0 && grid.Rows[0].Cells.Skip(1).Any(cell => PeriodText.IsPeriod(cell.Text)) ? null
        : continued is not null && continued.Fits(grid) && continued.Columns.All(block.Has)
            ? continued
            : HeadlessList.Read(grid.Grid, block);

    /// <summary>The rightmost label of a row: groups stand left of it, and numbers and units are none.</summary>
    private int LabelOrdinal(GridRow row, ColumnMap? map)
    {
        var count = map?.LabelCount(row) ?? row.Cells.Count;
        var unit = map?.UnitOrdinal(row) ?? -1;
        for (var i = count - 1; i >= 0; i--)
        {
            var cell = row.Cells[i];
            if (i != unit && cell.Text.Trim().Length > 0 && !UnitText.IsUnit(cell.Text, grid.LabelOf(cell)) && !NumberText.IsNumber(cell.Text))
            {
                return i;
            }
        }

        return -1;
    }

    private void ReadValues(int row, int label, BlockLabels block, FormRow found, ColumnMap? map)
    {
        var printed = grid.Rows[row];
        if (map is not null && !found.IsHeader && !map.IsWhole(printed, label))
        {
            var raw = string.Join(" | ", printed.Cells.Skip(label + 1).Select(cell => cell.Text.OnOneLine()));
            reading.PlaceRow(map.Columns.Select(column => block.CellOf(found, column)), raw, grid.Grid.PlaceOf(row));
            return;
        }

        if (map is null)
        {
            return;
        }

        var slots = new Slot[map.Columns.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            var column = map.Columns[i];
            var slot = slots[i] = map.Locate(printed, column);
            if (slot.Ordinal < 0)
            {
                continue;
            }

            var cell = printed.Cells[slot.Ordinal];
            if (found.IsHeader)
            {
                NoteFilledHeading(row, slot.Ordinal, found, cell);
            }
            else
            {
                var figure = block.CellOf(found, column);
                var (unit, isOneUnit) = UnitAt(row, label, map, figure);
                reading.Place(figure, cell, unit, grid.Grid.PlaceOf(row, slot.Ordinal), slot.IsCertain && isOneUnit);
            }
        }

        NoteLeftover(row, label, map.UnitOrdinal(printed), slots);
    }

    /// <summary>A number in a known row that stands under no column, and under no heading that would tell what it is.</summary>
    private void NoteLeftover(int row, int label, int unit, Slot[] slots)
    {
        var printed = grid.Rows[row];
        for (var ordinal = label + 1; ordinal < printed.Cells.Count; ordinal++)
        {
            var cell = printed.Cells[ordinal];
            if (ordinal != unit && !Array.Exists(slots, slot => slot.Ordinal == ordinal) && NumberText.IsNumber(cell.Text) && !HasHeading(cell.Column))
            {
                reading.Notes.Add(new TableNote.UnknownColumn { Place = grid.Grid.PlaceOf(row, ordinal), Raw = cell.Text.OnOneLine() });
            }
        }
    }

    private bool HasHeading(int column) => header.First < 0 || Enumerable.Range(header.First, header.Last - header.First + 1)
        .Select(row => (Row: row, Ordinal: grid.Rows[row].OrdinalAt(column)))
        .Any(at => at.Ordinal >= 0 && grid.Rows[at.Row].Cells[at.Ordinal].Text.Trim().Length > 0);

    /// <summary>The unit of the row, or of the column; money whose row says another unit than its column has none for certain.</summary>
    private (string? Unit, bool IsCertain) UnitAt(int row, int label, ColumnMap map, FormCell cell)
    {
        var ordinal = map.UnitOrdinal(grid.Rows[row]);
        var beside = (ordinal < 0 ? null : UnitText.Printed(grid.LabelOf(grid.Rows[row].Cells[ordinal]))) ?? map.Units.GetValueOrDefault(cell.Column);
        var own = cell.Kind == FigureKind.Money ? UnitText.OfMoneyIn(grid.Rows[row].Cells[label].Text) : null;
        return (own ?? beside, own is null || beside is null || own == beside);
    }

    private void NoteNear(int row, int label, FormRow found, bool isNear)
    {
        if (isNear)
        {
            reading.Notes.Add(new TableNote.NearLabel(found.Label) { Place = grid.Grid.PlaceOf(row, label), Raw = grid.Rows[row].Cells[label].Text.OnOneLine() });
        }
    }

    private void NoteFilledHeading(int row, int ordinal, FormRow heading, GridCell cell)
    {
        if (NumberText.IsNumber(cell.Text))
        {
            reading.Notes.Add(new TableNote.FilledHeading(heading) { Place = grid.Grid.PlaceOf(row, ordinal), Raw = cell.Text.OnOneLine() });
        }
    }

    /// <summary>A row that is not in the form matters only when it holds a number under a column of the form.</summary>
    private void NoteUnknown(int row)
    {
        var printed = grid.Rows[row];
        foreach (var map in maps.Values.OfType<ColumnMap>())
        {
            var values = map.Columns.Select(column => map.Locate(printed, column)).Where(slot => slot.Ordinal >= map.LabelCount(printed) && slot.IsCertain);
            if (values.Any(slot => NumberText.IsNumber(printed.Cells[slot.Ordinal].Text)))
            {
                var label = LabelOrdinal(printed, map);
                var raw = label < 0 ? "（无标题的行）" : printed.Cells[label].Text.OnOneLine();
                reading.Notes.Add(new TableNote.UnknownRow { Place = grid.Grid.PlaceOf(row), Raw = raw });
                return;
            }
        }
    }
}
