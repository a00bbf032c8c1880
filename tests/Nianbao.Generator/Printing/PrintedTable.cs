namespace Nianbao.Generator.Printing;

/// <summary>A table with its merged cells, ready to be printed.</summary>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Columns">How many grid columns it has.</param>
/// <param name="Cells">Each once, where it begins.</param>
internal sealed record PrintedTable(int Rows, int Columns, IReadOnlyList<PrintedCell> Cells)
{
    /// <summary>The cells that cross a row, from the left.</summary>
    public IEnumerable<PrintedCell> Crossing(int row) =>
        Cells.Where(cell => cell.Row <= row && row < cell.Row + cell.RowSpan).OrderBy(cell => cell.Column);

    /// <summary>Row and column of a figure as a reader counts them, from one, a merged cell once; null when it is not printed.</summary>
    public (int Row, int Column)? PlaceOf(string key) => Cells.FirstOrDefault(cell => cell.Key == key) is { } found
        ? (found.Row + 1, Crossing(found.Row).TakeWhile(cell => cell != found).Count() + 1)
        : null;
}

/// <summary>One cell; rows and columns from zero, and the key of the figure that stands in it.</summary>
internal sealed record PrintedCell(string Text, int Row, int Column, int RowSpan = 1, int ColumnSpan = 1, string? Key = null);
