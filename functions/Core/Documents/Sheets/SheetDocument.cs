using System.Globalization;
using Nianbao.Intake;

namespace Nianbao.Documents.Sheets;

/// <summary>Makes the document out of the sheets of a workbook, in their order. What is hidden is listed and not read.</summary>
internal static class SheetDocument
{
    private const int MostListed = 20;

    public static ReportDocument Of(FileKind kind, IEnumerable<Sheet> sheets, ReadBudget budget)
    {
        var body = new Content(budget);
        var hidden = new List<HiddenContent>();
        foreach (var sheet in sheets)
        {
            hidden.AddRange(HiddenOf(sheet).Take(Math.Max(0, MostListed - hidden.Count)));
            if (!sheet.IsHidden)
            {
                Add(sheet, body);
            }
        }

        return DocumentAssembly.Of(kind, body, []) with { Hidden = hidden };
    }

    /// <summary>The document of a sheet that has no name, and whose cells are counted by table, row and column.</summary>
    public static ReportDocument OfCounted(FileKind kind, Sheet sheet, ReadBudget budget)
    {
        var body = new Content(budget);
        SheetLayout.Tell(
            SheetView.RowsOf(sheet, budget.Limits),
            (cell, _) => body.Add(cell.Text),
            rows => SheetTable.Of(name: null, rows, budget).ToList().ForEach(body.Add));
        return DocumentAssembly.Of(kind, body, []);
    }

    private static void Add(Sheet sheet, Content body) => SheetLayout.Tell(
        SheetView.RowsOf(sheet, body.Budget.Limits),
        (cell, row) => body.Add(cell.Text, new Place.OfSheetCell(sheet.Name, row + 1, cell.Column + 1)),
        rows => SheetTable.Of(sheet.Name, rows, body.Budget).ToList().ForEach(body.Add));

    private static IEnumerable<HiddenContent> HiddenOf(Sheet sheet)
    {
        if (!sheet.HidesAnything)
        {
            return [];
        }

        var filled = (from row in sheet.Rows
                      from cell in row.Value
                      where cell.Value.Text.Length > 0
                      select (Row: row.Key, Column: cell.Key)).ToList();
        if (filled.Count == 0)
        {
            return [];
        }

        return sheet.IsHidden
            ? [new($"隐藏的工作表“{sheet.Name}”", RangeOf(sheet, filled))]
            : Rows(sheet, filled).Concat(Columns(sheet, filled));
    }

    private static IEnumerable<HiddenContent> Rows(Sheet sheet, List<(int Row, int Column)> filled) =>
        from rows in Consecutive(filled.Select(cell => cell.Row).Distinct().Where(sheet.IsRowHidden))
        let name = rows.First == rows.Last ? Number(rows.First) : $"{Number(rows.First)}至{Number(rows.Last)}"
        select new HiddenContent(
            $"工作表“{sheet.Name}”隐藏的第 {name} 行", RangeOf(sheet, filled.FindAll(cell => cell.Row >= rows.First && cell.Row <= rows.Last)));

    private static IEnumerable<HiddenContent> Columns(Sheet sheet, List<(int Row, int Column)> filled) =>
        from columns in Consecutive(filled.Select(cell => cell.Column).Distinct().Where(sheet.IsColumnHidden).Order())
        let name = columns.First == columns.Last ? Letters(columns.First) : $"{Letters(columns.First)}至{Letters(columns.Last)}"
        select new HiddenContent(
            $"工作表“{sheet.Name}”隐藏的 {name} 列", RangeOf(sheet, filled.FindAll(cell => cell.Column >= columns.First && cell.Column <= columns.Last)));

    private static Place.OfSheetRange RangeOf(Sheet sheet, List<(int Row, int Column)> cells) => new(
        sheet.Name, cells.Min(cell => cell.Row) + 1, cells.Min(cell => cell.Column) + 1, cells.Max(cell => cell.Row) + 1, cells.Max(cell => cell.Column) + 1);

    private static List<(int First, int Last)> Consecutive(IEnumerable<int> numbers)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
            {
                ranges[^1] = (ranges[^1].First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return ranges;
    }

    private static string Number(int row) => (row + 1).ToString(CultureInfo.InvariantCulture);

    private static string Letters(int column) => SheetReference.Column(column + 1);
}
