using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>
/// The columns of a list with one value a row (指标、单位、数) whose header names no value column. The unit column is known by its
/// units; only when exactly one column stands right of it is that the values'.
/// </summary>
internal static class HeadlessList
{
    /// <summary>The columns; null when the block is no such list or the grid does not show them.</summary>
    public static ColumnMap? Read(Grid grid, BlockLabels block) => block.Block.Columns is not [{ Key: "" } column] ? null
        : grid.IsRagged ? Ragged(grid, column)
        : Spanned(grid, column);

    private static RaggedColumnMap? Ragged(Grid grid, FormColumn column) =>
        MostRows(grid, row => row.Cells is [_, .., var unit, _] && UnitText.IsUnit(unit.Text))
            ? new RaggedColumnMap(new Dictionary<FormColumn, int>(ByReference<FormColumn>.Comparer) { [column] = 1 }, 1, 2, 2)
            {
                Columns = [column],
                Units = new Dictionary<FormColumn, string>(),
                Notes = [NoteOf(grid, column)],
            }
            : null;

    private static SpannedColumnMap? Spanned(Grid grid, FormColumn column)
    {
        var width = SpannedColumnMap.WidthOf(grid.Rows);
        var unitColumn = width - 2;
        return unitColumn > 0 && MostRows(grid, row => row.OrdinalAt(unitColumn) is > 0 and var at && UnitText.IsUnit(row.Cells[at].Text))
            ? new SpannedColumnMap(
                new Dictionary<FormColumn, (int, int)>(ByReference<FormColumn>.Comparer) { [column] = (width - 1, 1) }, unitColumn, width)
            {
                Columns = [column],
                Units = new Dictionary<FormColumn, string>(),
                Notes = [NoteOf(grid, column)],
            }
            : null;
    }

    private static TableNote.NearLabel NoteOf(Grid grid, FormColumn column) =>
        new(column.Label) { Place = grid.Place, Raw = "（没有列标题）" };

    private static bool MostRows(Grid grid, Func<GridRow, bool> holds) =>
        grid.Rows.Count >= 10 && grid.Rows.Count(holds) * 2 > grid.Rows.Count;
}
