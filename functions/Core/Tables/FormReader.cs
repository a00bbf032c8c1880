using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>Finds the tables of the form in a document, and which form it is.</summary>
public static class FormReader
{
    private static readonly IReadOnlyList<(FormDefinition Form, IReadOnlyList<TableLabels> Tables, int Most)> Forms =
        [.. NationalForms.All.Select(form => (form, (IReadOnlyList<TableLabels>)[.. form.Tables.Select(table => new TableLabels(table))], FormReading.MostFitOf(form)))];

    // Fewer recognised rows than these are another table that happens to share some labels.
    private const int LeastRowsOfList = 10;
    private const int LeastRowsOfMatrix = 5;

    /// <summary>Reads the form that fits best; null when no table of any form is in the document. Never throws.</summary>
    /// <param name="document">What the file says.</param>
    /// <param name="year">The data year, which decides between forms that fit equally well; null when it is not known.</param>
    public static FormReading? Read(ReportDocument document, int? year)
    {
        List<LabelledGrid> grids = [.. document.Grids.Select(grid => new LabelledGrid(grid))];
        var asPrinted = Best(grids.ConvertAll(grid => (IReadOnlyList<IReadOnlyList<LabelledGrid>>)[[grid]]), year);
        // Most reports are whole as they stand; only what is not is looked at in other ways.
        return asPrinted is { IsWhole: true } ? asPrinted : Best(grids.ConvertAll(GridViews.Of), year);
    }

    /// <summary>The form with most figures placed and most labels named. A form that could not win with every figure placed is not tried.</summary>
    private static FormReading? Best(List<IReadOnlyList<IReadOnlyList<LabelledGrid>>> ways, int? year)
    {
        var generation = year is { } known ? NationalForms.GenerationOf(known) : null;
        var named = ways.SelectMany(way => way[0][0].Labels).ToHashSet(StringComparer.Ordinal);
        List<(FormReading Reading, int Fit)> found = [];
        foreach (var (form, evidence) in Forms.Select(form => (form, Evidence: form.Tables.Sum(table => table.EvidenceIn(named)))).OrderByDescending(form => form.form.Most + form.Evidence))
        {
            if (found.TrueForAll(other => form.Most + evidence >= other.Fit))
            {
                var reading = new FormReading(form.Form, [.. form.Tables.Select(table => Read(table, ways, year))]);
                if (reading.Tables.Any(table => table.IsFound))
                {
                    found.Add((reading, reading.Fit + evidence));
                }
            }
        }

        return found.OrderByDescending(form => form.Fit).ThenByDescending(form => form.Reading.Form.Generation == generation)
            .ThenBy(form => form.Reading.Form.FirstYear).ThenBy(form => form.Reading.Form.Id, StringComparer.Ordinal).Select(form => form.Reading).FirstOrDefault();
    }

    private static TableReading Read(TableLabels labels, List<IReadOnlyList<IReadOnlyList<LabelledGrid>>> ways, int? year)
    {
        List<GridReading> readings = [];
        ColumnMap? columns = null;
        FormRow? last = null;
        (LabelledGrid Grid, IReadOnlyList<GridRow> Header)? parted = null;
        foreach (var way in ways)
        {
            if (parted is null && !labels.MayStandIn(way[0][0]))
            {
                continue;
            }

            var (best, header) = Read(labels, way, columns, last, year);
            if (parted is { } above && GridViews.Joined(above.Grid, above.Header, way[0][0], isWhole: !best.Any(reading => reading.StartsWithHeader)) is { } joined)
            {
                var read = Read(labels, joined, columns, last, year).Reading;
                best = read.Certain > 0 && read.Certain >= best.Sum(reading => reading.Certain) ? [read] : best;
            }

            parted = header is null ? null : (way[0][0], header);
            foreach (var reading in best.Where(reading => IsTable(labels, reading)))
            {
                readings.Add(reading);
                columns = reading.Columns ?? columns;
                last = reading.LastRow ?? last;
            }
        }

        var counting = readings.Where((reading, at) => reading.HoldsAnything || IsBlankBefore(reading, readings, at)).ToList();
        return Together(labels.Table, counting.Exists(reading => reading.HoldsAnything) ? counting : readings);
    }

    /// <summary>
    /// Whether a blank table stands in front of a filled one of the same figures: it may be the report's own, and the filled one another year's. A blank
    /// form left at the end of a filled report says nothing.
    /// </summary>
    private static bool IsBlankBefore(GridReading blank, List<GridReading> readings, int at) =>
        !blank.HoldsAnything && readings.FindIndex(other => other.HoldsAnything && other.Cells.Keys.Any(blank.Cells.ContainsKey)) > at;

    /// <summary>Reads a grid in the way that places most figures, and the header at its end when no row follows it there.</summary>
    private static (IReadOnlyList<GridReading> Readings, IReadOnlyList<GridRow>? Header) Read(
        TableLabels labels, IReadOnlyList<IReadOnlyList<LabelledGrid>> ways, ColumnMap? columns, FormRow? last, int? year)
    {
        IReadOnlyList<GridReading> best = [];
        IReadOnlyList<GridRow>? header = null;
        foreach (var (at, way) in ways.Index())
        {
            List<GridReading> readings = [];
            // Only as it is printed does a grid go on under the header of the one before: turned or taken apart it would have other columns.
            var (continued, before) = at == 0 ? (columns, last) : (null, null);
            foreach (var printed in way)
            {
                if ((printed.IsStream ? new CellStream(printed, labels).Cut() : printed) is not { } grid)
                {
                    continue;
                }

                var (reading, atEnd) = Read(labels, grid, continued, before, year);
                readings.Add(reading);
                (continued, before) = (reading.Columns ?? continued, reading.LastRow ?? before);
                header = at == 0 ? atEnd : header;
            }

            if (at == 0 || readings.Sum(reading => reading.Certain) > best.Sum(reading => reading.Certain))
            {
                best = readings;
            }
        }

        return (best, header);
    }

    private static (GridReading Reading, IReadOnlyList<GridRow>? HeaderAtEnd) Read(TableLabels labels, LabelledGrid grid, ColumnMap? continued, FormRow? before, int? year)
    {
        if (labels.Rows.IsEmpty)
        {
            var strip = new StripReader(grid, labels, year);
            return (strip.Read(), strip.HeaderAtEnd);
        }

        var rows = new RowTableReader(grid, labels, continued, before);
        return (rows.Read(), rows.HeaderAtEnd);
    }

    private static bool IsTable(TableLabels labels, GridReading reading) => labels.Table.Id switch
    {
        "a" => reading.Rows.Count >= LeastRowsOfList || (reading.Rows.Count > 0 && reading.Cells.Count >= LeastRowsOfMatrix),
        "t3" => (reading.Rows.Count >= LeastRowsOfMatrix || reading.Cells.Count >= LeastRowsOfMatrix) && !HoldsWordsAlone(reading),
        "l4" => reading.Rows.Count > 0,
        _ => reading.Cells.Count > 0,
    };

    /// <summary>A row 总计 without a header, in which words stand, is the header of the table about disputes.</summary>
    private static bool HoldsWordsAlone(GridReading reading) =>
        !reading.StartsWithHeader && reading.HoldsAnything && !reading.Cells.Values.Any(cell => NumberText.IsNumber(cell.Raw));

    private static TableReading Together(FormTable table, List<GridReading> readings)
    {
        Dictionary<FigureKey, PlacedCell> cells = [];
        foreach (var placed in readings.SelectMany(reading => reading.Cells.Values))
        {
            cells[placed.Cell.Key] = cells.TryGetValue(placed.Cell.Key, out var before) && before.Raw != placed.Raw
                ? before with { Raw = string.Join('；', new[] { before.Raw, placed.Raw }.Where(raw => raw.Length > 0)), IsCertain = false }
                : placed;
        }

        var rows = readings.SelectMany(reading => reading.Rows).Distinct(ByReference<FormRow>.Comparer).Count();
        return new(table, [.. readings.Select(reading => reading.Number)], rows, cells, [.. readings.SelectMany(reading => reading.Notes)])
        {
            Place = readings.Count > 0 ? readings[0].At : Place.Document,
        };
    }
}
