namespace Nianbao.Documents;

/// <summary>How a cell of a row is merged with its neighbours.</summary>
[Flags]
internal enum CellMerge
{
    None = 0,

    /// <summary>Continues the cell at its left.</summary>
    WithLeft = 1,

    /// <summary>May be continued in the row below.</summary>
    Below = 2,

    /// <summary>Continues the cell above.</summary>
    WithAbove = 4,
}

/// <summary>The cells of a row as old Word files and RTF describe them: by the positions of their edges.</summary>
/// <param name="Edges">One more than there are cells, from the left, in twentieths of a point.</param>
/// <param name="Merges">One a cell.</param>
internal sealed record RowShape(IReadOnlyList<int> Edges, IReadOnlyList<CellMerge> Merges);

/// <summary>
/// Builds text and tables out of a flow of paragraphs, marks at the end of cells and marks at the end of rows, as old Word files and RTF keep
/// them: how deep a paragraph stands in tables is said by itself, and the shape of a row by its end.
/// </summary>
internal sealed class FlowTables(Content body)
{
    private readonly Stack<Level> _levels = new();
    private int _cells;

    /// <summary>What is being filled at a depth: 0 is the body, 1 a cell of a table, 2 a cell of a table in a cell.</summary>
    public Content At(int depth)
    {
        if (depth > body.Budget.Limits.TableDepth)
        {
            throw LimitExceededException.Of("表格的嵌套层数", body.Budget.Limits.TableDepth, "层");
        }

        while (_levels.Count > depth)
        {
            CloseTable();
        }

        while (_levels.Count < depth)
        {
            _levels.Push(new(new(body.Budget)));
        }

        return _levels.TryPeek(out var level) ? level.Cell : body;
    }

    /// <summary>Ends the cell at a depth.</summary>
    public void EndCell(int depth)
    {
        var level = LevelAt(depth);
        if (++_cells > body.Budget.Limits.Cells)
        {
            throw LimitExceededException.Of("表格单元格", body.Budget.Limits.Cells, "个");
        }

        level.Cells.Add(level.Cell);
        level.Cell = new(body.Budget);
    }

    /// <summary>Ends the row at a depth.</summary>
    /// <param name="depth">At least 1.</param>
    /// <param name="shape">Null when nothing is known of it.</param>
    /// <param name="isGone">Whether the row was deleted.</param>
    public void EndRow(int depth, RowShape? shape, bool isGone)
    {
        var level = LevelAt(depth);
        if (!isGone && level.Cells.Count > 0)
        {
            body.Budget.Rows(level.Rows.Count + 1);
            level.Rows.Add((level.Cells, shape));
        }

        level.Cells = [];
        level.Cell = new(body.Budget);
    }

    /// <summary>Ends every table that is still open.</summary>
    public void Finish() => At(0);

    private Level LevelAt(int depth)
    {
        At(depth);
        return _levels.Peek();
    }

    private void CloseTable()
    {
        var level = _levels.Pop();
        if (level.Cell.Pieces.Count > 0)
        {
            level.Cells.Add(level.Cell);
        }

        if (level.Cells.Count > 0)
        {
            level.Rows.Add((level.Cells, null));
        }

        if (level.Rows.Count > 0)
        {
            (_levels.TryPeek(out var outer) ? outer.Cell : body).Add(ShapedTable.Of(level.Rows, body.Budget));
        }
    }

    private sealed class Level(Content cell)
    {
        public List<(List<Content> Cells, RowShape? Shape)> Rows { get; } = [];

        public List<Content> Cells { get; set; } = [];

        public Content Cell { get; set; } = cell;
    }
}
