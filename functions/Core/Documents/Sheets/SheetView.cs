namespace Nianbao.Documents.Sheets;

/// <summary>A cell as it is seen in one row; a merged one is seen in every row that it crosses.</summary>
/// <param name="Column">The first column, from zero.</param>
/// <param name="LastColumn">The last one.</param>
/// <param name="Text">The same in every row.</param>
/// <param name="HasBorder">Whether a line is drawn around it.</param>
/// <param name="IsMerged">Whether it may cross several rows.</param>
/// <param name="IsContinued">Whether it began in a row above.</param>
internal sealed record SeenCell(int Column, int LastColumn, string Text, bool HasBorder, bool IsMerged, bool IsContinued)
{
    public bool IsFilled => Text.Length > 0;
}

/// <summary>A row as it is seen.</summary>
/// <param name="row">As the sheet counts, from zero.</param>
/// <param name="cells">From the left; those that hold something or have a border.</param>
/// <param name="isApart">Whether an empty row stands above it.</param>
internal sealed class SeenRow(int row, IReadOnlyList<SeenCell> cells, bool isApart)
{
    public int Row => row;

    public IReadOnlyList<SeenCell> Cells => cells;

    public bool IsApart => isApart;

    public bool HasBorder { get; } = cells.Any(cell => cell.HasBorder);

    /// <summary>Whether nothing stands in it but one text, and no empty box beside that.</summary>
    public bool IsSingle { get; } = cells.Count(cell => cell.IsFilled) == 1 && cells.All(cell => cell.IsFilled || !cell.HasBorder);
}

/// <summary>What is seen of a sheet: without hidden rows and columns, merged ranges as one cell.</summary>
internal sealed class SheetView
{
    private readonly Sheet _sheet;
    private readonly ReadLimits _limits;
    private readonly Dictionary<int, List<SeenRange>> _merged = [];
    private int _steps;

    private SheetView(Sheet sheet, ReadLimits limits)
    {
        (_sheet, _limits) = (sheet, limits);
        var rows = sheet.Rows.Keys.ToList();
        foreach (var range in sheet.Merged)
        {
            var seen = SeenOf(range);
            var from = rows.BinarySearch(range.FirstRow);
            for (var i = from < 0 ? ~from : from; i < rows.Count && rows[i] <= range.LastRow; i++)
            {
                Step();
                (_merged.TryGetValue(rows[i], out var here) ? here : _merged[rows[i]] = []).Add(seen);
            }
        }
    }

    public static List<SeenRow> RowsOf(Sheet sheet, ReadLimits limits) => new SheetView(sheet, limits).Rows();

    private List<SeenRow> Rows()
    {
        var (seen, last) = (new List<SeenRow>(), -1);
        foreach (var row in _sheet.Rows.Keys.Where(row => !_sheet.IsRowHidden(row)))
        {
            if (CellsOf(row) is { Count: > 0 } cells)
            {
                seen.Add(new(row, cells, last >= 0 && IsGap(last, row)));
                last = row;
            }
        }

        return seen;
    }

    private bool IsGap(int above, int below) => Enumerable.Range(above + 1, below - above - 1).Any(row => !_sheet.IsRowHidden(row))
        && !(_merged.TryGetValue(above, out var crossing) && crossing.Exists(seen => seen.Range.LastRow >= below));

    private List<SeenCell> CellsOf(int row)
    {
        List<SeenRange> merged = [.. (_merged.GetValueOrDefault(row) ?? []).OrderBy(seen => seen.Range.FirstColumn)];
        for (var i = 1; i < merged.Count; i++)
        {
            if (merged[i].Range.FirstColumn <= merged[i - 1].Range.LastColumn)
            {
                throw new InvalidDataException("Merged ranges cross each other.");
            }
        }

        List<SeenCell> cells = [.. merged.Where(seen => seen.IsShown).Select(seen => seen.In(row))];
        foreach (var (column, cell) in _sheet.Rows[row])
        {
            if (!_sheet.IsColumnHidden(column) && !IsCovered(merged, column))
            {
                cells.Add(new(column, column, cell.Text, cell.HasBorder, false, false));
            }
        }

        cells.Sort((a, b) => a.Column.CompareTo(b.Column));
        return cells;
    }

    private static bool IsCovered(List<SeenRange> merged, int column)
    {
        var (low, high) = (0, merged.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = merged[middle].Range.LastColumn < column ? (middle + 1, high) : (low, middle);
        }

        return low < merged.Count && merged[low].Range.FirstColumn <= column;
    }

    /// <summary>A merged cell whose first row or column is hidden shows its text in what is left of it.</summary>
    private SeenRange SeenOf(MergedRange range)
    {
        var (row, column) = (range.FirstRow, range.FirstColumn);
        for (; row <= range.LastRow && _sheet.IsRowHidden(row); row++)
        {
            Step();
        }

        for (; column <= range.LastColumn && _sheet.IsColumnHidden(column); column++)
        {
            Step();
        }

        var cell = _sheet.Rows.TryGetValue(range.FirstRow, out var cells) && cells.TryGetValue(range.FirstColumn, out var first) ? first : new("", false);
        return new(range, row, column, cell);
    }

    private void Step()
    {
        if (++_steps > _limits.Cells)
        {
            throw LimitExceededException.Of("合并单元格跨过的行", _limits.Cells, "行");
        }
    }

    /// <summary>A merged range, and where its first cell is seen.</summary>
    private sealed record SeenRange(MergedRange Range, int Top, int Left, SheetCell Cell)
    {
        public bool IsShown => Left <= Range.LastColumn && (Cell.Text.Length > 0 || Cell.HasBorder);

        public SeenCell In(int row) => new(Left, Range.LastColumn, Cell.Text, Cell.HasBorder, true, row > Top);
    }
}
