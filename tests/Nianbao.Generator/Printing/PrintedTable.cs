namespace Nianbao.Generator.Printing;

/// <summary>A table with its merged cells, ready to be printed.</summary>
/// <param name="Id">Which table of the form it is, or is a part of.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Columns">How many grid columns it has.</param>
/// <param name="Cells">Each once, where it begins.</param>
internal sealed record PrintedTable(string Id, int Rows, int Columns, IReadOnlyList<PrintedCell> Cells)
{
    /// <summary>A line of text printed right before it; null for none.</summary>
    public string? Before { get; init; }

    /// <summary>The cells that cross a row, from the left.</summary>
    public IEnumerable<PrintedCell> Crossing(int row) =>
        Cells.Where(cell => cell.Row <= row && row < cell.Row + cell.RowSpan).OrderBy(cell => cell.Column);

    /// <summary>Row and column of a figure as a reader counts them, from one, a merged cell once; null when it is not printed.</summary>
    public (int Row, int Column)? PlaceOf(string key) => Cells.FirstOrDefault(cell => cell.Key == key) is { } found
        ? (found.Row + 1, Crossing(found.Row).TakeWhile(cell => cell != found).Count() + 1)
        : null;
}

/// <summary>One cell; rows and columns from zero, and the key of the figure that stands in it.</summary>
internal sealed record PrintedCell(string Text, int Row, int Column, int RowSpan = 1, int ColumnSpan = 1, string? Key = null)
{
    /// <summary>What it is for.</summary>
    public CellPart Part { get; init; } = CellPart.Label;
}

/// <summary>What a cell of a printed table is for.</summary>
internal enum CellPart
{
    /// <summary>Names a row or a group of rows.</summary>
    Label,

    /// <summary>Names columns.</summary>
    Header,

    /// <summary>Stands across the table: a caption, or 第二十条第（一）项.</summary>
    Heading,

    /// <summary>A unit beside a value.</summary>
    Unit,

    /// <summary>A figure.</summary>
    Value,
}
