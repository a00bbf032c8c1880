using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>A grid with its cells' labels normalised once, however many forms are tried on it.</summary>
/// <param name="grid">The grid.</param>
/// <param name="known">The labels of cells that were normalised before; null for none.</param>
internal sealed class LabelledGrid(Grid grid, Dictionary<GridCell, LabelText>? known = null)
{
    // A cell longer than this is prose: no label of any form comes near it, and normalising it would cost as much as reading the file.
    private const int LongestLabel = 200;

    private readonly Dictionary<GridCell, LabelText> labels = known ?? new(ByReference<GridCell>.Comparer);
    private HashSet<string>? allLabels;

    /// <summary>The grid.</summary>
    public Grid Grid => grid;

    /// <summary>
    /// Whether merged cells were written out: every row has as many cells, none merged, and a blank one may continue the cell at its
    /// left or above. Spreadsheets and Markdown do so. Rows of one cell are captions and say nothing of it.
    /// </summary>
    public bool IsWrittenOut { get; } = WrittenOut(grid);

    /// <summary>Whether columns must be counted from the right: spans were lost, and not written out either.</summary>
    public bool IsRagged => !IsWrittenOut && (grid.IsRagged || HasLostSpans);

    /// <summary>Whether it was printed a cell a line, so that where rows end is not known: a text's table whose every row is one cell.</summary>
    public bool IsStream { get; } = grid.IsRagged && grid.Rows.Count > 1 && grid.Rows.All(row => row.Cells.Count == 1);

    /// <summary>A page or Word file whose rows differ in length although no cell is merged.</summary>
    private bool HasLostSpans { get; } = grid.Rows.All(row => row.Cells.All(cell => cell is { RowSpan: 1, ColumnSpan: 1 }))
        && grid.Rows.Where(row => row.Cells.Count > 1).Select(row => row.Cells.Count).Distinct().Skip(1).Any();

    /// <summary>The rows of the grid.</summary>
    public IReadOnlyList<GridRow> Rows => grid.Rows;

    /// <summary>The different labels of all cells; a cell of digits alone has none that any form knows.</summary>
    public IReadOnlySet<string> Labels => allLabels ??= AllLabels();

    /// <summary>Whether nothing stands in a row or any below it.</summary>
    public bool IsBlankFrom(int row) => grid.Rows.Skip(row).All(each => each.Cells.All(cell => cell.Row < row || cell.Text.AsSpan().Trim().Length == 0));

    /// <summary>The normalised text of a cell; empty for a cell too long to be a label.</summary>
    public LabelText LabelOf(GridCell cell)
    {
        if (!labels.TryGetValue(cell, out var label))
        {
            label = cell.Text.Length > LongestLabel ? new("") : LabelText.Of(cell.Text);
            labels.Add(cell, label);
        }

        return label;
    }

    private HashSet<string> AllLabels()
    {
        HashSet<string> all = new(StringComparer.Ordinal);
        foreach (var cell in grid.Rows.SelectMany(row => row.Cells).Where(cell => cell.Text.AsSpan().ContainsAnyExceptInRange('0', '9')))
        {
            all.Add(LabelOf(cell).Text);
        }

        return all;
    }

    private static bool WrittenOut(Grid grid)
    {
        var rows = grid.Rows.Where(row => row.Cells.Count > 1).ToList();
        return rows.Count > 1 && rows.TrueForAll(row => row.Cells.Count == rows[0].Cells.Count && row.Cells.All(cell => cell is { RowSpan: 1, ColumnSpan: 1 }));
    }
}
