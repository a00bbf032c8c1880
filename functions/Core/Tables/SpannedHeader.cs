using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>Reads the header of a grid whose spans are known: a column is where its label stands, under the labels of its groups.</summary>
/// <param name="grid">The grid.</param>
/// <param name="first">The first header row, zero-based.</param>
/// <param name="last">The last header row.</param>
/// <param name="table">All labels of the table.</param>
/// <param name="labels">The columns to look for.</param>
internal sealed class SpannedHeader(LabelledGrid grid, int first, int last, TableLabels table, BlockLabels labels)
{
    private readonly List<TableNote> notes = [];
    private readonly Dictionary<FormColumn, List<GridCell>> found = new(ByReference<FormColumn>.Comparer);

    /// <summary>The columns found; null when there is none.</summary>
    public ColumnMap? Read()
    {
        var cells = HeaderCells();
        foreach (var cell in cells)
        {
            var label = grid.LabelOf(cell);
            if (labels.WithGroup(label) is { } whole)
            {
                Take(whole, cell);
            }
            else
            {
                Take(cell, labels.Columns.Exact(label));
            }
        }

        var exact = found.Count;
        foreach (var cell in exact > 0 || labels.Block.Columns.Count == 1 ? cells : [])
        {
            TakeNear(cell);
        }

        TakeStacked(cells);
        var spans = found.Select(column => (column.Key, Span: SpanOf(column.Value))).Where(column => column.Span is not null)
            .ToDictionary(column => column.Key, column => column.Span!.Value, ByReference<FormColumn>.Comparer);
        // Where rows have labels, a value column at the left edge shows that the header lost its spans.
        if (spans.Count == 0 || (HasLabels && spans.Values.Min(span => span.Start) == 0))
        {
            return null;
        }

        NoteUnknown(cells, spans.Values.Min(span => span.Start));
        return new SpannedColumnMap(spans, UnitColumn(cells), SpannedColumnMap.WidthOf(grid.Rows.Take(last + 1).Skip(first)))
        {
            Columns = [.. spans.Keys],
            Divided = spans.Where(column => IsDivided(found[column.Key], column.Value)).Select(column => column.Key).ToHashSet(ByReference<FormColumn>.Comparer),
            Units = UnitText.Of(spans.Keys.Select(column => (column, found[column][0].Text))),
            Notes = notes,
        };
    }

    private bool HasLabels => labels.Block.Rows.Any(row => row.Label.Length > 0);

    /// <summary>
    /// Where a label stands. One that was repeated in place of a merged cell, downwards or sidewards, stands once; one that stands at two
    /// places names no column.
    /// </summary>
    private (int Start, int Count)? SpanOf(List<GridCell> cells)
    {
        var covered = cells.SelectMany(cell => Enumerable.Range(cell.Column, WidthOf(cell))).Distinct().Order().ToList();
        return covered[^1] - covered[0] + 1 == covered.Count ? (covered[0], covered.Count) : null;
    }

    /// <summary>Whether different labels stand side by side below a label, in what is left of the header or in the row behind it that holds no numbers.</summary>
    private bool IsDivided(List<GridCell> label, (int Start, int Count) span)
    {
        var below = label.Max(cell => cell.Row + cell.RowSpan);
        return span.Count > 1 && grid.Rows.Skip(below).Take(last + 2 - below).Any(row => !row.Cells.Any(cell => NumberText.IsNumber(cell.Text))
            && row.Cells.Where(cell => cell.Row >= below && cell.Column >= span.Start && cell.Column < span.Start + span.Count)
                .Select(cell => cell.Text.Trim()).Where(text => text.Length > 0 && !UnitText.IsUnit(text)).Distinct(StringComparer.Ordinal).Skip(1).Any());
    }

    private List<GridCell> HeaderCells()
    {
        var seen = new HashSet<GridCell>(ByReference<GridCell>.Comparer);
        List<GridCell> cells = [];
        for (var row = first; row <= last; row++)
        {
            cells.AddRange(grid.Rows[row].Cells.Where(seen.Add));
        }

        return cells;
    }

    private void Take(GridCell cell, IReadOnlyList<FormColumn> candidates)
    {
        var path = candidates.Count > 1 ? PathAbove(cell) : null;
        foreach (var column in candidates.Where(column => path is null || labels.StandsUnder(column, path)))
        {
            Take(column, cell);
        }
    }

    private void Take(FormColumn column, GridCell cell)
    {
        if (!found.TryGetValue(column, out var cells))
        {
            found.Add(column, cells = []);
        }

        cells.Add(cell);
    }

    private void TakeNear(GridCell cell)
    {
        var label = grid.LabelOf(cell);
        if (labels.Columns.Exact(label).Count > 0 || labels.IsGroup(label) || TableLabels.IsCorner(label))
        {
            return;
        }

        var missing = labels.Columns.Near(label).Where(column => !found.ContainsKey(column)).ToList();
        Take(cell, missing);
        foreach (var column in missing.Where(found.ContainsKey))
        {
            notes.Add(new TableNote.NearLabel(column.Label) { Place = PlaceOf(cell), Raw = cell.Text.OnOneLine() });
        }
    }

    /// <summary>A label whose parts stand below each other, as when a page ended in the middle of it: columns that no single cell names.</summary>
    private void TakeStacked(List<GridCell> cells)
    {
        foreach (var lowest in found.Count < labels.Block.Columns.Count ? cells.Where(cell => cell.Row > first && cell.ColumnSpan == 1 && cell.Text.Trim().Length > 0) : [])
        {
            var stack = Enumerable.Range(first, lowest.Row - first + 1).Select(row => (Row: row, Ordinal: grid.Rows[row].OrdinalAt(lowest.Column)))
                .Where(at => at.Ordinal >= 0).Select(at => grid.Rows[at.Row].Cells[at.Ordinal]).Distinct(ByReference<GridCell>.Comparer)
                .Where(cell => cell.ColumnSpan == 1 && !labels.IsGroup(grid.LabelOf(cell)) && !found.Values.Any(taken => taken.Contains(cell))).ToList();
            if (stack.Count > 1 && stack.Contains(lowest))
            {
                var whole = labels.Columns.Exact(LabelText.Of(string.Concat(stack.Select(cell => cell.Text))));
                Take(lowest, [.. whole.Where(column => !found.ContainsKey(column))]);
            }
        }
    }

    private HashSet<LabelText> PathAbove(GridCell cell)
    {
        HashSet<LabelText> path = [];
        for (var row = first; row < cell.Row; row++)
        {
            var ordinal = grid.Rows[row].OrdinalAt(cell.Column);
            while (grid.IsWrittenOut && ordinal > 0 && IsBlank(row, ordinal))
            {
                ordinal--;
            }

            if (ordinal >= 0)
            {
                path.Add(labels.GroupOf(grid.LabelOf(grid.Rows[row].Cells[ordinal])));
            }
        }

        return path;
    }

    /// <summary>Where merged cells were written out, a label also covers the columns right of it over which the header says nothing.</summary>
    private int WidthOf(GridCell cell)
    {
        var end = cell.Column + cell.ColumnSpan;
        while (grid.IsWrittenOut && end < grid.Rows[cell.Row].Cells.Count && Enumerable.Range(first, last - first + 1).All(row => IsBlank(row, end)))
        {
            end++;
        }

        return end - cell.Column;
    }

    private bool IsBlank(int row, int ordinal) => ordinal < grid.Rows[row].Cells.Count && grid.Rows[row].Cells[ordinal].Text.Trim().Length == 0;

    private int UnitColumn(List<GridCell> cells) => cells.Find(cell => grid.LabelOf(cell).Text is "单位" or "计量单位")?.Column ?? -1;

    /// <summary>The bottom cells right of the first value that name no column of the form.</summary>
    private void NoteUnknown(List<GridCell> cells, int firstValue)
    {
        foreach (var cell in cells.Where(cell => cell.Column >= firstValue && cell.Row + cell.RowSpan > last && cell.Text.Trim().Length > 0))
        {
            if (!table.IsColumnOrGroup(grid.LabelOf(cell)) && !found.Values.Any(taken => taken.Contains(cell)))
            {
                notes.Add(new TableNote.UnknownColumn { Place = PlaceOf(cell), Raw = cell.Text.OnOneLine() });
            }
        }
    }

    private Place PlaceOf(GridCell cell) => grid.Grid.PlaceOf(cell.Row, grid.Rows[cell.Row].OrdinalAt(cell.Column));
}
