using System.Globalization;

namespace Nianbao.Documents.Sheets;

/// <summary>Makes tables out of the rows of a sheet. Two that stand side by side, an empty column between them, are two tables.</summary>
internal static class SheetTable
{
    /// <summary>The tables in these rows, from the left; without the name of a sheet, their places are counted.</summary>
    public static IEnumerable<DraftTable> Of(string? name, List<SeenRow> rows, ReadBudget budget)
    {
        var parts = Parts(rows);
        return parts.Count == 1
            ? [Table(name, rows, budget)]
            : parts.Select(part => Table(name, [.. rows.Select(row => Within(row, part)).Where(row => row.Cells.Count > 0)], budget));
    }

    private static SeenRow Within(SeenRow row, (int First, int Last) part) =>
        new(row.Row, [.. row.Cells.Where(cell => cell.Column >= part.First && cell.Column <= part.Last)], row.IsApart);

    private static List<(int First, int Last)> Parts(List<SeenRow> rows)
    {
        var parts = new List<(int First, int Last)>();
        foreach (var cell in rows.SelectMany(row => row.Cells).OrderBy(cell => cell.Column))
        {
            if (parts.Count > 0 && cell.Column <= parts[^1].Last + 1)
            {
                parts[^1] = (parts[^1].First, Math.Max(parts[^1].Last, cell.LastColumn));
            }
            else
            {
                parts.Add((cell.Column, cell.LastColumn));
            }
        }

        return parts.Count > 1 && parts.TrueForAll(part => IsTable(rows, part)) ? parts : [(0, int.MaxValue)];
    }

    /// <summary>More than one column, and labels rather than numbers at its left.</summary>
    private static bool IsTable(List<SeenRow> rows, (int First, int Last) part)
    {
        var left = rows.SelectMany(row => row.Cells).Where(cell => cell.Column == part.First && cell.IsFilled).ToList();
        return part.Last > part.First
            && left.Count(cell => decimal.TryParse(cell.Text, CultureInfo.InvariantCulture, out _)) * 2 < left.Count;
    }

    private static DraftTable Table(string? name, List<SeenRow> rows, ReadBudget budget)
    {
        // Columns in which no cell begins show nothing of their own.
        int[] columns = [.. rows.SelectMany(row => row.Cells).Select(cell => cell.Column).Distinct().Order()];
        if (columns.Length > budget.Limits.GridColumns)
        {
            throw LimitExceededException.Of("单个表格的列数", budget.Limits.GridColumns, "列");
        }

        var table = new DraftTable(budget) { Origin = name is null ? null : new SheetOrigin(name, [.. rows.Select(row => row.Row)], columns) };
        foreach (var row in rows)
        {
            table.BeginRow();
            var next = 0;
            for (var at = 0; at < columns.Length;)
            {
                for (; next < row.Cells.Count && row.Cells[next].Column < columns[at]; next++)
                {
                }

                var cell = next < row.Cells.Count && row.Cells[next].Column == columns[at] ? row.Cells[next] : null;
                at += Place(table, name, row, cell, columns, at, budget);
            }
        }

        return table;
    }

    // Returns how many of the columns the cell takes.
    private static int Place(DraftTable table, string? name, SeenRow row, SeenCell? cell, int[] columns, int at, ReadBudget budget)
    {
        var span = 1;
        while (cell is not null && at + span < columns.Length && columns[at + span] <= cell.LastColumn)
        {
            span++;
        }

        if (cell is null or { IsContinued: false } || !table.Continue(at, span))
        {
            var content = new Content(budget);
            content.Add(cell is { IsContinued: false } ? cell.Text : "", name is null ? null : new Place.OfSheetCell(name, row.Row + 1, columns[at] + 1));
            table.PlaceAt(at, span, isOpenBelow: cell is { IsMerged: true }, content);
        }

        return span;
    }
}

/// <summary>Where a table stands on its sheet: the sheet's row of each of its rows, and the sheet's column of each of its columns, from zero.</summary>
internal sealed record SheetOrigin(string Sheet, IReadOnlyList<int> Rows, IReadOnlyList<int> Columns) : GridOrigin
{
    public override Place PlaceOf(Grid grid) => new Place.OfSheetRange(Sheet, Rows[0] + 1, Columns[0] + 1, Rows[^1] + 1, Columns[^1] + 1);

    public override Place PlaceOf(int row) => new Place.OfSheetRange(Sheet, Rows[row] + 1, Columns[0] + 1, Rows[row] + 1, Columns[^1] + 1);

    public override Place PlaceOf(GridCell cell) => new Place.OfSheetCell(Sheet, Rows[cell.Row] + 1, Columns[cell.Column] + 1);
}
