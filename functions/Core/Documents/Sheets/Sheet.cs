namespace Nianbao.Documents.Sheets;

/// <summary>
/// One cell that holds something or has a border. A cell without border and text does not exist here: whole columns are painted for looks.
/// </summary>
/// <param name="Text">As a reader of the sheet sees it; empty for an empty cell.</param>
/// <param name="HasBorder">Whether a line is drawn on any side of it: it belongs to a table.</param>
internal readonly record struct SheetCell(string Text, bool HasBorder);

/// <summary>A range that was merged into one cell. Rows and columns from zero, the last ones included.</summary>
internal readonly record struct MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>One sheet of a workbook as its file stores it: cells by row and column from zero, and what of it is hidden.</summary>
internal sealed class Sheet(string name, ReadLimits limits)
{
    private const int MostColumns = 16_384;

    private readonly SortedDictionary<int, Dictionary<int, SheetCell>> _rows = [];
    private readonly HashSet<int> _hiddenColumns = [];
    private readonly HashSet<int> _hiddenRows = [];
    private int _hides;
    private int _filled;
    private int _bordered;

    public string Name => name;

    /// <summary>Whether the whole sheet is hidden.</summary>
    public bool IsHidden { get; init; }

    public IReadOnlyDictionary<int, Dictionary<int, SheetCell>> Rows => _rows;

    public List<MergedRange> Merged { get; } = [];

    /// <summary>Puts a cell in its place. Throws <see cref="InvalidDataException"/> when one stands there already.</summary>
    public void Add(int row, int column, SheetCell cell)
    {
        if (cell.Text.Length == 0 && (!cell.HasBorder || column >= limits.GridColumns || ++_bordered > limits.Cells))
        {
            return;
        }

        if (cell.Text.Length > 0 && ++_filled > limits.Cells)
        {
            throw LimitExceededException.Of("表格单元格", limits.Cells, "个");
        }

        if (!_rows.TryGetValue(row, out var cells))
        {
            _rows.Add(row, cells = []);
        }

        if (!cells.TryAdd(column, cell))
        {
            throw new InvalidDataException("A cell is in the sheet twice.");
        }
    }

    /// <summary>Merges a range; one that is no range, or more of them than a sheet can need, is refused.</summary>
    public void Merge(MergedRange range)
    {
        if (range.LastRow < range.FirstRow || range.LastColumn < range.FirstColumn)
        {
            throw new InvalidDataException("A merged range ends before it begins.");
        }

        Merged.Add(range);
        if (Merged.Count > limits.GridRows * 5)
        {
            throw LimitExceededException.Of("一个工作表的合并单元格", limits.GridRows * 5, "个");
        }
    }

    public void HideRow(int row) => _hiddenRows.Add(row);

    /// <summary>Hides columns; those that no sheet has are not looked at.</summary>
    public void HideColumns(int first, int last)
    {
        if (++_hides > MostColumns)
        {
            throw LimitExceededException.Of("一个工作表的列", MostColumns, "列");
        }

        for (var column = Math.Max(0, first); column <= Math.Min(last, MostColumns - 1); column++)
        {
            _hiddenColumns.Add(column);
        }
    }

    /// <summary>Whether it is hidden, or any row or column of it is.</summary>
    public bool HidesAnything => IsHidden || _hiddenRows.Count > 0 || _hiddenColumns.Count > 0;

    public bool IsRowHidden(int row) => _hiddenRows.Contains(row);

    public bool IsColumnHidden(int column) => _hiddenColumns.Contains(column);
}
