using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>Which cell of a row belongs to which column of the form.</summary>
internal abstract class ColumnMap
{
    /// <summary>The columns of the form that were found.</summary>
    public required IReadOnlyList<FormColumn> Columns { get; init; }

    /// <summary>Money units printed in the column labels, as 本年收费金额（单位：万元）.</summary>
    public required IReadOnlyDictionary<FormColumn, string> Units { get; init; }

    /// <summary>What was strange in the header; it counts only when a row is read by this map.</summary>
    public required IReadOnlyList<TableNote> Notes { get; init; }

    /// <summary>How many cells of a row stand left of the first value: its label cells, the unit cell among them.</summary>
    public abstract int LabelCount(GridRow row);

    /// <summary>The ordinal of the cell that holds the printed unit; -1 when the table has no unit column or the row no such cell.</summary>
    public abstract int UnitOrdinal(GridRow row);

    /// <summary>
    /// Whether a row has a cell for every column and none too many. A row that has not may have lost a cell anywhere, so that none of
    /// its cells is certain.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="label">The ordinal of its label; -1 for a row without one.</param>
    public abstract bool IsWhole(GridRow row, int label);

    /// <summary>The cell of a column in a row.</summary>
    public abstract Slot Locate(GridRow row, FormColumn column);

    /// <summary>Whether the map also fits a later grid that has no header of its own: a table that was split in two.</summary>
    public abstract bool Fits(LabelledGrid grid);
}

/// <summary>A cell found for a column.</summary>
/// <param name="Ordinal">In the row; -1 when the row has no cell for the column.</param>
/// <param name="IsCertain">False when the cell may also belong to another column.</param>
internal readonly record struct Slot(int Ordinal, bool IsCertain)
{
    public static Slot None { get; } = new(-1, false);
}

/// <summary>Columns of a grid whose spans are known: by the grid columns that the header cells cover.</summary>
/// <param name="spans">Zero-based first grid column and number of grid columns of each found column.</param>
/// <param name="unitColumn">The grid column of the units; -1 when there is none.</param>
/// <param name="width">How many grid columns the header has.</param>
internal sealed class SpannedColumnMap(IReadOnlyDictionary<FormColumn, (int Start, int Count)> spans, int unitColumn, int width) : ColumnMap
{
    /// <summary>The columns under whose label others stand side by side, as 上年 and 本年: nothing says which of them is meant.</summary>
    public IReadOnlySet<FormColumn> Divided { get; init; } = new HashSet<FormColumn>();

    private readonly int firstValue = spans.Values.Min(span => span.Start);

    public override bool IsWhole(GridRow row, int label) =>
        EdgeOf(row) <= width && spans.Values.All(span => row.OrdinalAt(span.Start) is >= 0 and var ordinal && row.Cells[ordinal].Column >= firstValue);

    public override int LabelCount(GridRow row)
    {
        var count = 0;
        while (count < row.Cells.Count && row.Cells[count].Column < firstValue)
        {
            count++;
        }

        return count;
    }

    public override int UnitOrdinal(GridRow row) => unitColumn < 0 ? -1 : row.OrdinalAt(unitColumn);

    public override Slot Locate(GridRow row, FormColumn column)
    {
        var (start, count) = spans[column];
        var found = Slot.None;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            if (cell.Column < firstValue || cell.Column >= start + count || cell.Column + cell.ColumnSpan <= start)
            {
                continue;
            }

            // Several cells under one header: the only one that holds something is meant; two of them cannot be told apart.
            found = (found.Ordinal, IsBlank(cell)) switch
            {
                (-1, _) => new(i, IsOwn(cell, column)),
                (_, true) => found,
                _ when IsBlank(row.Cells[found.Ordinal]) => new(i, found.IsCertain && IsOwn(cell, column)),
                // A merged value that was repeated sidewards.
                _ when cell.Text.Trim() == row.Cells[found.Ordinal].Text.Trim() => found,
                _ => found with { IsCertain = false },
            };
        }

        return found.Ordinal >= 0 && Divided.Contains(column) && !IsBlank(row.Cells[found.Ordinal]) ? found with { IsCertain = false } : found;
    }

    // A part of a table that has no wider row does not show over how many columns its cells stand. One without spans has them by their number.
    public override bool Fits(LabelledGrid grid) => (!grid.IsRagged || (grid.Grid.IsRagged && EdgeOf(grid.Rows[0]) == width)) && WidthOf(grid.Rows) is var other
        && (other == width || (other == firstValue + spans.Count && spans.Values.All(span => span.Start < other)))
        && ValueEdge.MayBeAt(firstValue, grid.Rows, isCertain: other == width);

    public static int WidthOf(IEnumerable<GridRow> rows) => rows.Select(EdgeOf).DefaultIfEmpty(0).Max();

    private static int EdgeOf(GridRow row) => row.Cells.Count == 0 ? 0 : row.Cells[^1].Column + row.Cells[^1].ColumnSpan;

    /// <summary>A value cell merged with the one above, below or beside it belongs to none of them for certain; a blank one says nothing of any.</summary>
    private bool IsOwn(GridCell cell, FormColumn column) => (cell.RowSpan == 1 || IsBlank(cell)) && !CoversAnother(cell, column);

    private bool CoversAnother(GridCell cell, FormColumn column) =>
        spans.Any(other => !ReferenceEquals(other.Key, column) && cell.Column < other.Value.Start + other.Value.Count && other.Value.Start < cell.Column + cell.ColumnSpan);

    private static bool IsBlank(GridCell cell) => cell.Text.AsSpan().IsWhiteSpace();
}

/// <summary>Columns of a grid whose spans were lost: counted from the right, in the order in which the header names them.</summary>
/// <param name="fromRight">How far each found column's cell is from the end of a row; 1 is the last cell.</param>
/// <param name="values">How many value cells a row has.</param>
/// <param name="labels">The least number of cells before them.</param>
/// <param name="unitFromRight">How far the unit cell is from the end; 0 when there is none.</param>
internal sealed class RaggedColumnMap(IReadOnlyDictionary<FormColumn, int> fromRight, int values, int labels, int unitFromRight) : ColumnMap
{
    /// <summary>How many cells stand before the values where labels over several columns leave blank cells behind them; 0 where they leave none.</summary>
    public int FilledLabels { get; init; }

    public override int LabelCount(GridRow row) => Math.Min(row.Cells.Count, Math.Max(1, row.Cells.Count - values));

    public override int UnitOrdinal(GridRow row) =>
        unitFromRight == 0 || row.Cells.Count < labels + values ? -1 : Math.Max(-1, row.Cells.Count - unitFromRight);

    /// <summary>
    /// The label stands right before the values, or before the unit that stands there; a cell too many or too few moves it away. Blank cells between them
    /// are those of a label over several columns where a value follows them, and may be lost ones where none does.
    /// </summary>
    public override bool IsWhole(GridRow row, int label)
    {
        var first = row.Cells.Count - (unitFromRight == 0 ? values : unitFromRight);
        if (label < 0)
        {
            return row.Cells.Count == labels + values;
        }

        var isBlankBetween = label < first && Enumerable.Range(label + 1, first - label - 1).All(between => IsBlank(row, between));
        return row.Cells.Count >= labels + values && isBlankBetween && (!IsBlank(row, first) || first == FilledLabels || (FilledLabels == 0 && label == first - 1));
    }

    private static bool IsBlank(GridRow row, int ordinal) => row.Cells[ordinal].Text.AsSpan().IsWhiteSpace();

    public override Slot Locate(GridRow row, FormColumn column) =>
        row.Cells.Count - fromRight[column] is >= 0 and var ordinal ? new(ordinal, true) : Slot.None;

    public override bool Fits(LabelledGrid grid) => grid.IsRagged || grid.Grid.IsRagged;
}
