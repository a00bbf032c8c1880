using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>The tables of one form as they were found in a document.</summary>
/// <param name="Form">The form that fits best.</param>
/// <param name="Tables">One for each table of the form, in its order.</param>
public sealed record FormReading(FormDefinition Form, IReadOnlyList<TableReading> Tables)
{
    /// <summary>The reading of a table by its id. Throws when the form has no such table.</summary>
    public TableReading this[string id] => Tables.First(table => table.Table.Id == id);

    /// <summary>Whether every figure of the form was placed with certainty.</summary>
    internal bool IsWhole => Tables.All(table => table is { IsFound: true, Missing.Count: 0 } && table.Cells.Values.All(cell => cell.IsCertain));

    /// <summary>How well the form fits: cells placed, less what is missing or left over.</summary>
    internal int Fit => Tables.Sum(table => table.Fit);

    /// <summary>How well a form fits that is there as a whole.</summary>
    internal static int MostFitOf(FormDefinition form) => form.Cells.Count + form.Tables.Sum(table => table.Blocks.Sum(block => block.Rows.Count));
}

/// <summary>One table of the form as it was found.</summary>
/// <param name="Table">The table of the form.</param>
/// <param name="Grids">The numbers of the grids it was found in, in document order; empty when it was not found.</param>
/// <param name="Rows">How many rows of the form were recognised, with or without their columns.</param>
/// <param name="Cells">The cells that were found, by key.</param>
/// <param name="Notes">What was strange, in document order.</param>
public sealed record TableReading(
    FormTable Table, IReadOnlyList<int> Grids, int Rows, IReadOnlyDictionary<FigureKey, PlacedCell> Cells, IReadOnlyList<TableNote> Notes)
{
    // A table whose columns were not understood says by its rows alone which form it is.
    internal int Fit => Cells.Count == 0 ? Rows : Rows + Cells.Count - Missing.Count - (2 * Notes.OfType<TableNote.UnknownRow>().Count());

    /// <summary>Whether the table is in the document at all.</summary>
    public bool IsFound => Grids.Count > 0;

    /// <summary>Where it stands: its first grid, or the document when it was not found.</summary>
    public Place Place { get; init; } = Place.Document;

    /// <summary>The figures of the form that have no cell here; rows that only some provinces print are not missed.</summary>
    public IReadOnlyList<FormCell> Missing { get; } = [.. Table.Cells.Where(cell => !cell.Row.IsOptional && !Cells.ContainsKey(cell.Key))];
}

/// <summary>A cell of the form, found in the document.</summary>
/// <param name="Cell">The cell of the form.</param>
/// <param name="Raw">Its text as printed, trimmed.</param>
/// <param name="PrintedUnit">The unit printed beside it or above it, as 件, 万元, 元; null when none is.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="IsCertain">False when the cell could not be told from its neighbours: it is never read as a number then.</param>
public sealed record PlacedCell(FormCell Cell, string Raw, string? PrintedUnit, Place Place, bool IsCertain);

/// <summary>Something strange in a table.</summary>
public abstract record TableNote
{
    private TableNote() { }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>What stands there, as printed, on one line.</summary>
    public required string Raw { get; init; }

    /// <summary>A row that is not in the form and holds something: kept, not counted.</summary>
    public sealed record UnknownRow : TableNote;

    /// <summary>A column that is not in the form: kept, not counted.</summary>
    public sealed record UnknownColumn : TableNote;

    /// <summary>A label that was understood although it is not the form's.</summary>
    /// <param name="Label">What it was read as.</param>
    public sealed record NearLabel(string Label) : TableNote;

    /// <summary>A heading inside the table that holds a number.</summary>
    /// <param name="Row">The heading.</param>
    public sealed record FilledHeading(FormRow Row) : TableNote;
}
