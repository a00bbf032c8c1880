using Nianbao.Documents;

namespace Nianbao.Tables;

/// <summary>
/// Tells whether the values of rows can begin at a column that a header elsewhere says. With a column more at one end and one less at the other a table is as
/// wide as it should be, and every figure would be its neighbour's.
/// </summary>
internal static class ValueEdge
{
    /// <summary>Whether no number stands right before the column, no label in it, and a number in it if there are any.</summary>
    /// <param name="column">Where the first value would stand.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="isCertain">Whether the width alone shows it: then a column without any number is one that was left blank.</param>
    public static bool MayBeAt(int column, IReadOnlyList<GridRow> rows, bool isCertain)
    {
        var (isFilled, isAnyFilled) = (false, false);
        foreach (var row in rows)
        {
            foreach (var cell in row.Cells)
            {
                var isNumber = NumberText.IsNumber(cell.Text);
                isAnyFilled |= isNumber;
                if (isNumber ? cell.Column == column - 1 && cell.ColumnSpan == 1 : cell.Column == column && IsLabel(cell.Text))
                {
                    return false;
                }

                isFilled |= isNumber && cell.Column == column;
            }
        }

        return isCertain || isFilled || !isAnyFilled;
    }

    // What stands for a number that is not there is a character, or two dashes.
    private static bool IsLabel(string text) => text.AsSpan().Trim().Length > 2;
}
