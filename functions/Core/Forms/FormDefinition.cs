namespace Nianbao.Forms;

/// <summary>What a cell may hold, and so how it is read.</summary>
public enum FigureKind
{
    /// <summary>A whole number of things, never negative.</summary>
    Count,

    /// <summary>A whole number that may be negative; only 本年增/减 is.</summary>
    SignedCount,

    /// <summary>An amount of money in 万元; decimals allowed, never negative.</summary>
    Money,
}

/// <summary>The national form of one edition, or a province's overlay on it: tables, rows, columns, labels as printed.</summary>
/// <param name="Id">A, A-SD, B or C.</param>
/// <param name="Generation">A, B or C: overlays share the generation of the form below them.</param>
/// <param name="Name">What an officer calls it.</param>
/// <param name="Source">The document that prescribes the form.</param>
/// <param name="FirstYear">The first data year it is for.</param>
/// <param name="LastYear">The last data year it is for; null while it is in force.</param>
/// <param name="Tables">In printed order.</param>
public sealed record FormDefinition(
    string Id, string Generation, string Name, string Source, int FirstYear, int? LastYear, IReadOnlyList<FormTable> Tables)
{
    /// <summary>Every figure of the form, in printed order.</summary>
    public IReadOnlyList<FormCell> Cells { get; } = [.. Tables.SelectMany(table => table.Cells)];

    /// <summary>Finds a cell by its key; null when this form has no such figure.</summary>
    public FormCell? Find(string key) => CellsByKey.GetValueOrDefault(key);

    private Dictionary<string, FormCell> CellsByKey { get; } = Tables.SelectMany(table => table.Cells).ToDictionary(cell => cell.Key.Text);
}

/// <summary>A table of the form. Most have one block; the section-two table has one for each item of article 20.</summary>
/// <param name="Id">The first part of its keys: a, s2, t3, l4.</param>
/// <param name="Name">What messages call it (中文).</param>
/// <param name="Blocks">In printed order.</param>
public sealed record FormTable(string Id, string Name, IReadOnlyList<FormBlock> Blocks)
{
    /// <summary>Every figure of the table, in printed order.</summary>
    public IReadOnlyList<FormCell> Cells { get; } = [.. Blocks.SelectMany(block => block.CellsOf(Id))];
}

/// <summary>Rows that share one set of column labels.</summary>
/// <param name="Heading">The line printed above the block, as 第二十条第（一）项; null when there is none.</param>
/// <param name="Rows">In printed order. One row without a label when the block is a strip of columns.</param>
/// <param name="Columns">In printed order.</param>
public sealed record FormBlock(string? Heading, IReadOnlyList<FormRow> Rows, IReadOnlyList<FormColumn> Columns)
{
    internal IEnumerable<FormCell> CellsOf(string table) =>
        from row in Rows
        where !row.IsHeader
        from column in Columns
        select new FormCell(KeyOf(table, row, column), row, column);

    private static FigureKey KeyOf(string table, FormRow row, FormColumn column) => new(table switch
    {
        "t3" => $"t3.{row.Key}.{column.Key}",
        "s2" => $"s2.{row.Key}_{column.Key}",
        _ => $"{table}.{(row.Key.Length > 0 ? row.Key : column.Key)}",
    });
}

/// <summary>One printed row.</summary>
/// <param name="Key">Its part of the figure's key; empty for the one row of a strip.</param>
/// <param name="Label">Verbatim, numbering and notes included; empty for the one row of a strip.</param>
public sealed record FormRow(string Key, string Label)
{
    /// <summary>The key of the row it belongs under; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>The label of the merged group cell at its left, verbatim; null when there is none.</summary>
    public string? Group { get; init; }

    /// <summary>The unit printed in the row or fixed by the form: 条, 件, 万元 …; null when the column decides.</summary>
    public string? Unit { get; init; }

    /// <summary>What its cells hold; null when the column decides.</summary>
    public FigureKind? Kind { get; init; }

    /// <summary>A heading inside the table: it has a label and no number.</summary>
    public bool IsHeader { get; init; }

    /// <summary>A row that only some provinces print: its figures are listed only where it is found, and it is not missed elsewhere.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Other wordings seen in published reports.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <summary>One printed column of values.</summary>
/// <param name="Key">Its part of the figure's key; empty when the row alone names the figure.</param>
/// <param name="Label">Verbatim.</param>
public sealed record FormColumn(string Key, string Label)
{
    /// <summary>The labels above it, outermost first; empty when there are none.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Other wordings of the innermost of those labels, seen in published reports.</summary>
    public IReadOnlyList<string> GroupAliases { get; init; } = [];

    /// <summary>The unit of its cells where the row has none.</summary>
    public string Unit { get; init; } = "件";

    /// <summary>What its cells hold where the row does not say.</summary>
    public FigureKind Kind { get; init; } = FigureKind.Count;

    /// <summary>Whether the form says the unit; where it does not, an amount without one stays without.</summary>
    public bool FixesUnit { get; init; } = true;

    /// <summary>Other wordings seen in published reports.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <summary>One figure of the form: where it stands and what it may hold.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Row">The row it stands in.</param>
/// <param name="Column">The column it stands in.</param>
public sealed record FormCell(FigureKey Key, FormRow Row, FormColumn Column)
{
    /// <summary>What the cell may hold.</summary>
    public FigureKind Kind { get; } = Row.Kind ?? Column.Kind;

    /// <summary>The unit the form fixes; 万元 for money.</summary>
    public string Unit { get; } = Row.Unit ?? Column.Unit;

    /// <summary>What a message calls the figure: 行/列, or the row alone where the table has one value column.</summary>
    public string Label { get; } = LabelOf(Row, Column);

    private static string LabelOf(FormRow row, FormColumn column) => (row.Label.Length, column.Key.Length) switch
    {
        (0, _) => string.Join('/', [.. column.Groups, column.Label]),
        (_, 0) => row.Label,
        _ => $"{row.Label}/{column.Label}",
    };
}
