namespace Nianbao.Documents;

/// <summary>A cell that is still being read.</summary>
internal sealed class DraftCell(int row, int column, int columnSpan, Content content)
{
    public int Row => row;

    public int Column => column;

    public int ColumnSpan => columnSpan;

    public int RowSpan { get; set; } = 1;

    public Content Content => content;

    /// <summary>Whether the next row may continue it (Word's vertical merge).</summary>
    public bool IsOpenBelow { get; init; }
}

/// <summary>A table that is being read row by row; every cell stands in each row that it crosses.</summary>
internal sealed class DraftTable
{
    private const int LongestFramed = 30;

    private readonly ReadBudget _budget;
    private readonly List<List<DraftCell>> _rows = [];
    private readonly List<(DraftCell Cell, int RowsLeft)> _hanging = [];

    public DraftTable(ReadBudget budget)
    {
        _budget = budget;
        budget.Table();
    }

    public IReadOnlyList<IReadOnlyList<DraftCell>> Rows => _rows;

    /// <summary>Where it stands in a file that names its cells.</summary>
    public GridOrigin? Origin { get; init; }

    /// <summary>Whether it is only drawn around a word or a figure. A table with another inside is not: frames are not followed down.</summary>
    public bool IsFrame => _rows is [[var only]] && only.Content.Pieces.All(piece => piece is Piece.OfText) && only.Content.Text.Length <= LongestFramed;

    /// <summary>Starts a row; cells that span down into it take their places first.</summary>
    public void BeginRow()
    {
        _budget.Rows(_rows.Count + 1);
        var row = new List<DraftCell>();
        for (var i = 0; i < _hanging.Count; i++)
        {
            var (cell, left) = _hanging[i];
            cell.RowSpan++;
            row.Add(cell);
            _hanging[i] = (cell, left - 1);
        }

        _budget.Cells(row.Count);
        _hanging.RemoveAll(hanging => hanging.RowsLeft <= 0);
        row.Sort((a, b) => a.Column.CompareTo(b.Column));
        _rows.Add(row);
    }

    /// <summary>Ends a group of rows: no cell spans out of it.</summary>
    public void EndGroup() => _hanging.Clear();

    /// <summary>Puts a cell at the first free place of the row (HTML). Null when the row is full.</summary>
    public DraftCell? Place(int columnSpan, int rowSpan, Content content)
    {
        var row = _rows[^1];
        var (index, column) = FirstGap(row);
        var free = (index < row.Count ? row[index].Column : _budget.Limits.GridColumns) - column;
        if (free <= 0)
        {
            return null;
        }

        var cell = new DraftCell(_rows.Count - 1, column, Math.Clamp(columnSpan, 1, free), content);
        Insert(row, index, cell);
        if (rowSpan > 1)
        {
            _hanging.Add((cell, rowSpan - 1));
        }

        return cell;
    }

    /// <summary>Puts a cell at a column (Word). A cell beyond the widest table is left out; null then.</summary>
    public DraftCell? PlaceAt(int column, int columnSpan, bool isOpenBelow, Content content)
    {
        if (column >= _budget.Limits.GridColumns)
        {
            return null;
        }

        var span = Math.Clamp(columnSpan, 1, _budget.Limits.GridColumns - column);
        var cell = new DraftCell(_rows.Count - 1, column, span, content) { IsOpenBelow = isOpenBelow };
        Insert(_rows[^1], _rows[^1].Count, cell);
        return cell;
    }

    /// <summary>Lets the merged cell above go on in this row. False when none stands exactly there.</summary>
    public bool Continue(int column, int columnSpan)
    {
        var above = _rows.Count < 2 ? null : _rows[^2].Find(cell => cell.Column == column && cell.ColumnSpan == columnSpan && cell.IsOpenBelow);
        if (above is null)
        {
            return false;
        }

        above.RowSpan++;
        Insert(_rows[^1], _rows[^1].Count, above);
        return true;
    }

    /// <summary>Takes the last row back when nothing stands in it.</summary>
    public void DropEmptyRow()
    {
        if (_rows[^1].Count == 0)
        {
            _rows.RemoveAt(_rows.Count - 1);
        }
    }

    private void Insert(List<DraftCell> row, int index, DraftCell cell)
    {
        _budget.Cells(1);
        row.Insert(index, cell);
    }

    private static (int Index, int Column) FirstGap(List<DraftCell> row)
    {
        var column = 0;
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Column > column)
            {
                return (i, column);
            }

            column = row[i].Column + row[i].ColumnSpan;
        }

        return (row.Count, column);
    }
}
