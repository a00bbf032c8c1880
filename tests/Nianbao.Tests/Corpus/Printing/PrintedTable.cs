namespace Nianbao.Tests.Corpus.Printing;

/// <summary>A table with its merged cells, ready to be printed.</summary>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Columns">How many grid columns it has.</param>
/// <param name="Cells">Each once, where it begins.</param>
internal sealed record PrintedTable(int Rows, int Columns, IReadOnlyList<PrintedCell> Cells)
{
    /// <summary>The cells that cross a row, from the left.</summary>
    public IEnumerable<PrintedCell> Crossing(int row) =>
        Cells.Where(cell => cell.Row <= row && row < cell.Row + cell.RowSpan).OrderBy(cell => cell.Column);
}

/// <summary>One cell; rows and columns from zero.</summary>
internal sealed record PrintedCell(string Text, int Row, int Column, int RowSpan = 1, int ColumnSpan = 1);
