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
/// <param name="Row">As the sheet counts, from zero.</param>
/// <param name="Cells">From the left; those that hold something or have a border.</param>
/// <param name="IsApart">Whether an empty row stands above it.</param>
internal sealed record SeenRow(int Row, IReadOnlyList<SeenCell> Cells, bool IsApart)
{
    public int Filled => Cells.Count(cell => cell.IsFilled);

    public bool HasBorder => Cells.Any(cell => cell.HasBorder);

    /// <summary>Whether nothing stands in it but one text, and no empty box beside that.</summary>
    public bool IsSingle => Filled == 1 && Cells.All(cell => cell.IsFilled || !cell.HasBorder);
}

/// <summary>What is seen of a sheet: without hidden rows and columns, merged ranges as one cell.</summary>
internal sealed class SheetView
{
    private readonly Sheet _sheet;
    private readonly Dictionary<int, List<MergedRange>> _merged = [];
    private readonly Dictionary<(int Row, int Column), SheetCell> _moved = [];

    private SheetView(Sheet sheet, ReadLimits limits)
    {
        _sheet = sheet;
        var crossings = 0L;
        var rows = sheet.Rows.Keys.ToList();
        foreach (var range in sheet.Merged)
        {
            var from = rows.BinarySearch(range.FirstRow);
            for (var i = from < 0 ? ~from : from; i < rows.Count && rows[i] <= range.LastRow; i++)
            {
                if (++crossings > limits.Cells)
                {
                    throw LimitExceededException.Of("合并单元格跨过的行", limits.Cells, "行");
                }

                (_merged.TryGetValue(rows[i], out var here) ? here : _merged[rows[i]] = []).Add(range);
            }

            MoveIntoSight(range);
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

    private bool IsGap(int above, int below) => Enumerable.Range(above + 1, Math.Min(below - above - 1, 10_000)).Any(row => !_sheet.IsRowHidden(row))
        && !(_merged.TryGetValue(above, out var crossing) && crossing.Exists(range => range.LastRow >= below));

    private List<SeenCell> CellsOf(int row)
    {
        var merged = _merged.GetValueOrDefault(row) ?? [];
        List<SeenCell> cells = [.. merged.Select(range => SeenOf(row, range)).OfType<SeenCell>()];
        foreach (var (column, cell) in _sheet.Rows[row])
        {
            if (!_sheet.IsColumnHidden(column) && !merged.Exists(range => range.Covers(row, column)))
            {
                cells.Add(new(column, column, cell.Text, cell.HasBorder, false, false));
            }
        }

        cells.Sort((a, b) => a.Column.CompareTo(b.Column));
        for (var i = 1; i < cells.Count; i++)
        {
            if (cells[i].Column <= cells[i - 1].LastColumn)
            {
                throw new InvalidDataException("Merged ranges cross each other.");
            }
        }

        return cells;
    }

    private SeenCell? SeenOf(int row, MergedRange range)
    {
        var (top, left) = FirstSeen(range);
        var cell = _moved.TryGetValue((top, left), out var moved) ? moved : CellAt(range.FirstRow, range.FirstColumn);
        return left > range.LastColumn || (cell.Text.Length == 0 && !cell.HasBorder)
            ? null
            : new(left, range.LastColumn, cell.Text, cell.HasBorder, true, row > top);
    }

    private SheetCell CellAt(int row, int column) => _sheet.Rows.TryGetValue(row, out var cells) && cells.TryGetValue(column, out var cell) ? cell : new("", false);

    private (int Row, int Column) FirstSeen(MergedRange range)
    {
        var (row, column) = (range.FirstRow, range.FirstColumn);
        while (row <= range.LastRow && _sheet.IsRowHidden(row))
        {
            row++;
        }

        while (column <= range.LastColumn && _sheet.IsColumnHidden(column))
        {
            column++;
        }

        return (row, column);
    }

    /// <summary>A merged cell whose first row or column is hidden shows its text in what is left of it.</summary>
    private void MoveIntoSight(MergedRange range)
    {
        var first = FirstSeen(range);
        if (first != (range.FirstRow, range.FirstColumn))
        {
            _moved[first] = CellAt(range.FirstRow, range.FirstColumn);
        }
    }
}
