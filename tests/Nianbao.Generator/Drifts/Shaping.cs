using System.Globalization;
using System.Text;
using Nianbao.Generator.Printing;

namespace Nianbao.Generator.Drifts;

/// <summary>Rows and columns put into printed tables and taken out of them; merged cells grow and shrink as in an office program.</summary>
internal static class Shaping
{
    public static PrintedTable Map(this PrintedTable table, Func<PrintedCell, string> text) =>
        table with { Cells = [.. table.Cells.Select(cell => cell with { Text = text(cell) })] };

    /// <summary>The rows that hold figures.</summary>
    public static List<int> ValueRows(this PrintedTable table) =>
        [.. table.Cells.Where(cell => cell.Part == CellPart.Value).Select(cell => cell.Row).Distinct().Order()];

    /// <summary>The first column of figures.</summary>
    public static int FirstValueColumn(this PrintedTable table) => table.Cells.Where(cell => cell.Part == CellPart.Value).Select(cell => cell.Column).DefaultIfEmpty(0).Min();

    /// <summary>How many rows at the top name columns or the table.</summary>
    public static int HeaderRows(this PrintedTable table) => table.ValueRows() is [var first, ..] ? first : table.Rows;

    public static bool IsHeadingRow(this PrintedTable table, int row) => table.Cells.Any(cell => cell.Row == row && cell.Part == CellPart.Heading);

    public static bool IsHeaderRow(this PrintedTable table, int row) => table.Cells.Any(cell => cell.Row <= row && row < cell.Row + cell.RowSpan && cell.Part == CellPart.Header);

    /// <summary>Puts rows in before a row; the cells' rows are counted from there.</summary>
    public static PrintedTable InsertRows(this PrintedTable table, int at, int count, IEnumerable<PrintedCell> cells) => table with
    {
        Rows = table.Rows + count,
        Cells =
        [
            .. table.Cells.Select(cell => cell.Row >= at ? cell with { Row = cell.Row + count } : cell.Row + cell.RowSpan > at ? cell with { RowSpan = cell.RowSpan + count } : cell),
            .. cells.Select(cell => cell with { Row = cell.Row + at }),
        ],
    };

    /// <summary>Puts a column in before a column: its cells, where they stand.</summary>
    public static PrintedTable InsertColumn(this PrintedTable table, int at, IEnumerable<PrintedCell> cells) =>
        (table.Transposed().InsertRows(at, 1, cells.Select(cell => Turned(cell) with { Row = 0 }))).Transposed();

    /// <summary>The rows from one to before another: merged cells are cut, and what stood in them stays with their first part.</summary>
    public static PrintedTable Slice(this PrintedTable table, int from, int to) => table with
    {
        Rows = to - from,
        Cells =
        [
            .. table.Cells.Where(cell => cell.Row < to && cell.Row + cell.RowSpan > from).Select(cell =>
            {
                var (first, end) = (Math.Max(cell.Row, from), Math.Min(cell.Row + cell.RowSpan, to));
                return cell with { Row = first - from, RowSpan = end - first, Text = cell.Row < from ? "" : cell.Text, Key = cell.Row < from ? null : cell.Key };
            }),
        ],
    };

    public static PrintedTable RemoveRow(this PrintedTable table, int at) => table with
    {
        Rows = table.Rows - 1,
        Cells =
        [
            .. table.Cells.Where(cell => cell.Row != at || cell.RowSpan > 1).Select(cell => cell.Row > at ? cell with { Row = cell.Row - 1 }
                : cell.Row + cell.RowSpan > at ? cell with { RowSpan = cell.RowSpan - 1 } : cell),
        ],
    };

    public static PrintedTable RemoveColumn(this PrintedTable table, int at) => table.Transposed().RemoveRow(at).Transposed();

    /// <summary>A table below another.</summary>
    public static PrintedTable Above(this PrintedTable table, PrintedTable below) => table with
    {
        Rows = table.Rows + below.Rows,
        Columns = Math.Max(table.Columns, below.Columns),
        Cells = [.. table.Cells, .. below.Cells.Select(cell => cell with { Row = cell.Row + table.Rows })],
    };

    /// <summary>A table at the right of another.</summary>
    public static PrintedTable LeftOf(this PrintedTable table, PrintedTable right) => table with
    {
        Rows = Math.Max(table.Rows, right.Rows),
        Columns = table.Columns + right.Columns,
        Cells = [.. table.Cells, .. right.Cells.Select(cell => cell with { Column = cell.Column + table.Columns })],
    };

    public static PrintedTable Transposed(this PrintedTable table) => table with
    {
        Rows = table.Columns,
        Columns = table.Rows,
        Cells = [.. table.Cells.Select(Turned).OrderBy(cell => cell.Row).ThenBy(cell => cell.Column)],
    };

    /// <summary>With an empty cell wherever none stands.</summary>
    public static PrintedTable Filled(this PrintedTable table)
    {
        var taken = table.Cells.SelectMany(cell => from row in Enumerable.Range(cell.Row, cell.RowSpan) from column in Enumerable.Range(cell.Column, cell.ColumnSpan) select (row, column)).ToHashSet();
        var blanks = from row in Enumerable.Range(0, table.Rows)
                     from column in Enumerable.Range(0, table.Columns)
                     where !taken.Contains((row, column))
                     select new PrintedCell("", row, column);
        return table with { Cells = [.. table.Cells.Concat(blanks).OrderBy(cell => cell.Row).ThenBy(cell => cell.Column)] };
    }

    /// <summary>A row across all columns.</summary>
    public static PrintedCell Across(this PrintedTable table, string text) => new(text, 0, 0, 1, table.Columns) { Part = CellPart.Heading };

    /// <summary>What stands in a cell as a number; 0 for what is none.</summary>
    public static decimal NumberIn(PrintedCell cell) =>
        decimal.TryParse(cell.Text.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : 0;

    public static string Print(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static PrintedCell Turned(PrintedCell cell) => cell with { Row = cell.Column, Column = cell.Row, RowSpan = cell.ColumnSpan, ColumnSpan = cell.RowSpan };
}
