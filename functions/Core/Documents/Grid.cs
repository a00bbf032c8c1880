namespace Nianbao.Documents;

/// <summary>A table of the document: its rows, each with the cells that cross it, merged cells resolved.</summary>
/// <param name="Number">One-based, in document order.</param>
/// <param name="Rows">In order; a row may be empty.</param>
/// <param name="IsRagged">
/// True when the source kept no spans (text): then a cell's column is only its ordinal in the row, rows of one table may differ in
/// length, and a cell that continues a merged one is an empty cell, or not there at all.
/// </param>
public sealed record Grid(int Number, IReadOnlyList<GridRow> Rows, bool IsRagged)
{
    /// <summary>Where it stands in files that name their cells; null where table, row and column are counted.</summary>
    public GridOrigin? Origin { get; init; }

    /// <summary>The place of the whole grid.</summary>
    public Place Place => Origin?.PlaceOf(this) ?? new Place.OfTable(Number);

    /// <summary>The place of a cell in this grid. <paramref name="row"/> and <paramref name="ordinal"/> are zero-based.</summary>
    public Place PlaceOf(int row, int ordinal) => Origin?.PlaceOf(Rows[row].Cells[ordinal])
        ?? new Place.OfCell(Number, row + 1, ordinal + 1) { Box = Rows[row].Cells[ordinal].Box };

    /// <summary>The place of a row in this grid. <paramref name="row"/> is zero-based.</summary>
    public Place PlaceOf(int row) => Origin?.PlaceOf(row)
        ?? new Place.OfRow(Number, row + 1) { Box = PageBox.Around(Rows[row].Cells.Select(cell => cell.Box)) };
}

/// <summary>Names the places of a grid as the file itself names them.</summary>
public abstract record GridOrigin
{
    /// <summary>The place of the whole grid.</summary>
    public abstract Place PlaceOf(Grid grid);

    /// <summary>The place of a row, counted from zero.</summary>
    public abstract Place PlaceOf(int row);

    /// <summary>The place of a cell; of a merged one, where it begins.</summary>
    public abstract Place PlaceOf(GridCell cell);
}

/// <summary>The cells that cross a row, from left to right; a cell merged from above is listed in every row it crosses.</summary>
/// <param name="Cells">May be empty.</param>
public sealed record GridRow(IReadOnlyList<GridCell> Cells)
{
    /// <summary>The ordinal of the cell that covers a zero-based grid column; -1 when none does.</summary>
    public int OrdinalAt(int column)
    {
        for (var i = 0; i < Cells.Count; i++)
        {
            if (Cells[i].Column <= column && column < Cells[i].Column + Cells[i].ColumnSpan)
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>One cell. The same object stands in every row that it crosses.</summary>
/// <param name="Text">As printed; paragraphs joined by line feeds; without the text of nested tables.</param>
/// <param name="Row">Zero-based row where it begins.</param>
/// <param name="Column">Zero-based grid column where it begins; in a ragged grid its ordinal in the row.</param>
/// <param name="RowSpan">At least 1.</param>
/// <param name="ColumnSpan">At least 1.</param>
public sealed record GridCell(string Text, int Row, int Column, int RowSpan = 1, int ColumnSpan = 1)
{
    /// <summary>Where on a page it stands, in a file that has pages; null in others.</summary>
    public PageBox? Box { get; init; }
}
