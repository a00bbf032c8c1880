using Nianbao.Documents;

namespace Nianbao.Tables;

/// <summary>Reads a grid of one data row under column labels: the table l4.</summary>
/// <param name="grid">The grid.</param>
/// <param name="labels">The labels of the table.</param>
/// <param name="year">The data year; null when it is not known.</param>
internal sealed class StripReader(LabelledGrid grid, TableLabels labels, int? year)
{
    private readonly GridReading reading = new(grid.Grid);

    /// <summary>The header that ends the grid: its row stands elsewhere. Null when rows follow it.</summary>
    public IReadOnlyList<GridRow>? HeaderAtEnd { get; private set; }

    /// <summary>Reads the grid.</summary>
    public GridReading Read()
    {
        var block = labels.Blocks[0];
        var first = FirstHeaderRow();
        if (first < 0)
        {
            return reading;
        }

        reading.StartsWithHeader = true;
        var last = LastHeaderRow(first);
        HeaderAtEnd = grid.IsBlankFrom(last + 1) ? [.. grid.Rows.Skip(first)] : null;
        if (new DisputeMatrix(grid, block, last, year).ReadInto(reading))
        {
            return reading;
        }

        ColumnMap? map = grid.IsRagged
            ? new RaggedHeader(grid, first, last, labels, block).Read()
            : new SpannedHeader(grid, first, last, labels, block).Read();
        if (map is not null)
        {
            ReadValues(block, map, last + 1);
        }
        else if (HeaderAtEnd is null && LeafLabels(first, last) >= block.Block.Columns.Count / 2)
        {
            // The table is there, but its header cannot be told apart.
            reading.Rows.Add(block.Block.Rows[0]);
        }

        return reading;
    }

    private int LeafLabels(int first, int last) => grid.Rows.Skip(first).Take(last - first + 1)
        .Sum(row => row.Cells.Count(cell => labels.Blocks[0].Columns.Exact(grid.LabelOf(cell)).Count > 0));

    private int FirstHeaderRow() => grid.Rows.Index().FirstOrDefault(row => IsHeader(row.Item), (-1, null!)).Index;

    private int LastHeaderRow(int first)
    {
        while (first + 1 < grid.Rows.Count && IsHeader(grid.Rows[first + 1]))
        {
            first++;
        }

        return first;
    }

    private bool IsHeader(GridRow row) => row.Cells.Count(cell => labels.IsColumnOrGroup(grid.LabelOf(cell)) || labels.Blocks[0].WithGroup(grid.LabelOf(cell)) is not null) >= 2
        && !row.Cells.Any(cell => NumberText.IsNumber(cell.Text));

    private void ReadValues(BlockLabels block, ColumnMap map, int from)
    {
        var data = Enumerable.Range(from, grid.Rows.Count - from).Where(row => IsData(grid.Rows[row], map)).ToList();
        // The line of another year is not the report's; where it is the only one, nothing says whose its figures are.
        var own = data.FindAll(row => !IsOfAnotherYear(grid.Rows[row]));
        var rows = own.Count > 0 ? own : data;
        var filled = rows.Where(row => grid.Rows[row].Cells.Any(cell => NumberText.IsNumber(cell.Text))).ToList();
        foreach (var row in filled.Count > 0 ? filled : rows.Take(1))
        {
            reading.Rows.Add(block.Block.Rows[0]);
            reading.Use(map);
            if (!map.IsWhole(grid.Rows[row], -1))
            {
                var raw = string.Join(" | ", grid.Rows[row].Cells.Select(cell => cell.Text.OnOneLine()));
                reading.PlaceRow(map.Columns.Select(column => block.CellOf(block.Block.Rows[0], column)), raw, grid.Grid.PlaceOf(row));
                continue;
            }

            foreach (var column in map.Columns)
            {
                var slot = map.Locate(grid.Rows[row], column);
                if (slot.Ordinal >= 0)
                {
                    // Two filled rows under one header: nothing says which is the report's.
                    var isCertain = slot.IsCertain && filled.Count <= 1 && own.Count > 0;
                    reading.Place(
                        block.CellOf(block.Block.Rows[0], column), grid.Rows[row].Cells[slot.Ordinal], null,
                        grid.Grid.PlaceOf(row, slot.Ordinal), isCertain);
                }
            }
        }
    }

    private bool IsOfAnotherYear(GridRow row) => row.Cells.Any(cell => PeriodText.IsOther(cell.Text, year));

    /// <summary>A row with a cell of its own for at least two columns; a note or signature printed across the table has one for all.</summary>
    private static bool IsData(GridRow row, ColumnMap map) =>
        map.Columns.Select(column => map.Locate(row, column).Ordinal).Where(ordinal => ordinal >= 0).Distinct().Skip(1).Any();
}
