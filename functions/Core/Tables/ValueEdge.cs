using Nianbao.Documents;

namespace Nianbao.Tables;

/// <summary>
/// Tells whether the values of rows can begin at a column that a header elsewhere says. With a column more at one end and one less at the other a table is as
/// wide as it should be, and every figure would be its neighbour's.
/// </summary>
internal static class ValueEdge
{
    /// <summary>
    /// Whether no row of figures has a label in the column; and where the width alone does not show it, whether a number stands in it, if there are any, and
    /// none right before it.
    /// </summary>
    /// <param name="column">Where the first value would stand.</param>
    /// <param name="rows">The rows; headers of other blocks may be among them.</param>
    /// <param name="isCertain">Whether the width alone shows it: then what stands before may be a code, and a column without any number was left blank.</param>
    public static bool MayBeAt(int column, IReadOnlyList<GridRow> rows, bool isCertain)
    {
        var figures = rows.Where(row => row.Cells.Any(cell => NumberText.IsNumber(cell.Text))).ToList();
        return !figures.Exists(row => At(row, column) is { } cell && IsLabel(cell.Text))
            && (isCertain || figures.Count == 0 || (figures.Exists(row => IsNumber(row, column)) && !figures.Exists(row => IsNumber(row, column - 1))));
    }

    private static GridCell? At(GridRow row, int column) => row.Cells.FirstOrDefault(cell => cell.Column == column);

    private static bool IsNumber(GridRow row, int column) => At(row, column) is { ColumnSpan: 1 } cell && NumberText.IsNumber(cell.Text);

    // What stands for a number that is not there is short, as 不适用, or dashes.
    private static bool IsLabel(string text) => !NumberText.IsNumber(text) && text.AsSpan().Trim().TrimStart("-—－–―").Length > 3;
}
