using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>What one grid holds of one table of the form.</summary>
/// <param name="grid">The grid.</param>
internal sealed class GridReading(Grid grid)
{
    public int Number => grid.Number;

    public Place At => grid.Place;

    public Dictionary<FigureKey, PlacedCell> Cells { get; } = [];

    public List<TableNote> Notes { get; } = [];

    /// <summary>The rows of the form that were recognised, whether or not their columns were.</summary>
    public HashSet<FormRow> Rows { get; } = new(ByReference<FormRow>.Comparer);

    /// <summary>The row that was recognised last; null when none was.</summary>
    public FormRow? LastRow { get; set; }

    /// <summary>The newest column map that read a row, for a later grid that continues this one.</summary>
    public ColumnMap? Columns { get; private set; }

    /// <summary>Whether any figure's cell holds something.</summary>
    public bool HoldsAnything => Cells.Values.Any(cell => cell.Raw.Length > 0);

    /// <summary>How many figures were placed with certainty.</summary>
    public int Certain => Cells.Values.Count(cell => cell.IsCertain);

    /// <summary>Whether a header, or the rest of one, stands above its first row.</summary>
    public bool StartsWithHeader { get; set; }

    /// <summary>Says that a row is read by these columns; what was strange in their header counts from the first.</summary>
    public void Use(ColumnMap? columns)
    {
        if (columns is not null && !ReferenceEquals(columns, Columns))
        {
            Notes.AddRange(columns.Notes.Except(Notes));
            Columns = columns;
        }
    }

    /// <summary>Takes a row whose cells cannot be told apart: every figure of it stands for the whole row.</summary>
    public void PlaceRow(IEnumerable<FormCell> cells, string raw, Place place)
    {
        foreach (var cell in cells)
        {
            Cells[cell.Key] = new(cell, raw, null, place, false);
        }
    }

    /// <summary>Takes a cell. A figure that stands twice with different contents is neither: nothing says which is meant.</summary>
    public void Place(FormCell cell, GridCell printed, string? unit, Place place, bool isCertain)
    {
        var placed = new PlacedCell(cell, printed.Text.OnOneLine(), unit, place, isCertain);
        if (Cells.TryGetValue(cell.Key, out var before) && before.Raw != placed.Raw)
        {
            placed = before with { Raw = $"{before.Raw}；{placed.Raw}", IsCertain = false };
        }

        Cells[cell.Key] = placed;
    }
}
