using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>Finds the tables of the form in a document, and which form it is.</summary>
public static class FormReader
{
    private static readonly IReadOnlyList<(FormDefinition Form, IReadOnlyList<TableLabels> Tables)> Forms =
        [.. NationalForms.All.Select(form => (form, (IReadOnlyList<TableLabels>)[.. form.Tables.Select(table => new TableLabels(table))]))];

    // Fewer recognised rows than these are another table that happens to share some labels.
    private const int LeastRowsOfList = 10;
    private const int LeastRowsOfMatrix = 5;

    /// <summary>Reads the form that fits best; null when no table of any form is in the document. Never throws.</summary>
    /// <param name="document">What the file says.</param>
    /// <param name="year">The data year, which decides between forms that fit equally well; null when it is not known.</param>
    public static FormReading? Read(ReportDocument document, int? year)
    {
        List<LabelledGrid> grids = [.. document.Grids.Select(grid => new LabelledGrid(grid))];
        var generation = year is { } known ? NationalForms.GenerationOf(known) : null;
        return Forms
            .Select(form => new FormReading(form.Form, [.. form.Tables.Select(table => Read(table, grids))]))
            .Where(reading => reading.Tables.Any(table => table.IsFound))
            .OrderByDescending(reading => reading.Fit)
            .ThenByDescending(reading => reading.Form.Generation == generation)
            .FirstOrDefault();
    }

    private static TableReading Read(TableLabels labels, List<LabelledGrid> grids)
    {
        List<GridReading> readings = [];
        ColumnMap? columns = null;
        foreach (var grid in grids.Where(labels.MayStandIn))
        {
            var reading = labels.Rows.IsEmpty ? new StripReader(grid, labels).Read() : new RowTableReader(grid, labels, columns).Read();
            if (IsTable(labels, reading))
            {
                readings.Add(reading);
                columns = reading.Columns ?? columns;
            }
        }

        // A blank form left at the end of a filled report says nothing.
        var filled = readings.Where(reading => reading.HoldsAnything).ToList();
        return Together(labels.Table, filled.Count > 0 ? filled : readings);
    }

    private static bool IsTable(TableLabels labels, GridReading reading) => labels.Table.Id switch
    {
        "a" => reading.Rows.Count >= LeastRowsOfList || (reading.Rows.Count > 0 && reading.Cells.Count >= LeastRowsOfMatrix),
        "t3" => reading.Rows.Count >= LeastRowsOfMatrix || reading.Cells.Count >= LeastRowsOfMatrix,
        "l4" => reading.Rows.Count > 0,
        _ => reading.Cells.Count > 0,
    };

    private static TableReading Together(FormTable table, List<GridReading> readings)
    {
        Dictionary<FigureKey, PlacedCell> cells = [];
        foreach (var placed in readings.SelectMany(reading => reading.Cells.Values))
        {
            cells[placed.Cell.Key] = cells.TryGetValue(placed.Cell.Key, out var before) && before.Raw != placed.Raw
                ? before with { Raw = $"{before.Raw}；{placed.Raw}", IsCertain = false }
                : placed;
        }

        var rows = readings.SelectMany(reading => reading.Rows).Distinct(ByReference<FormRow>.Comparer).Count();
        return new(table, [.. readings.Select(reading => reading.Number)], rows, cells, [.. readings.SelectMany(reading => reading.Notes)])
        {
            Place = readings.Count > 0 ? readings[0].At : Place.Document,
        };
    }
}
