namespace Nianbao.Documents.Pages;

/// <summary>A row of a table while its parts are put together; a cell that crosses several rows is one object in all of them.</summary>
internal sealed class DraftRow(List<DraftRow.Cell> cells)
{
    public List<Cell> Cells => cells;

    /// <summary>Whether it says the same in the same columns as a row of a header does: words, and not figures.</summary>
    public bool Repeats(DraftRow header) => cells.Count == header.Cells.Count && cells.Exists(cell => cell.Text.Length > 0)
        && cells.Zip(header.Cells).All(pair => pair.First.Text == pair.Second.Text && pair.First.Column == pair.Second.Column && !(pair.First.Text.Length > 0 && pair.First.Text.All(char.IsDigit)));

    /// <summary>
    /// Whether all that is its own is one empty cell over several columns: what a page leaves over at its end. Cells of the rows beside it go on through it.
    /// </summary>
    public bool IsLeftOverBeside(DraftRow? other) =>
        cells.Where(cell => other?.Cells.Contains(cell) != true).ToList() is [{ Text: "", Columns: > 1 }];

    /// <summary>Whether nothing of its own says anything: all cells that hold something go on from the row above.</summary>
    public bool AddsNothingTo(DraftRow above) =>
        cells.Exists(above.Cells.Contains) && cells.TrueForAll(cell => cell.Text.Length == 0 || above.Cells.Contains(cell));

    /// <summary>
    /// Whether a page ended in the middle of the row: what stands in both parts is text that filled its line, or that lost its label; every other
    /// cell holds something in one part at most.
    /// </summary>
    public bool GoesOnIn(DraftRow next)
    {
        if (cells.Count != next.Cells.Count)
        {
            return false;
        }

        var pairs = cells.Zip(next.Cells).ToList();
        var lostLabel = cells[0].Text.Length > 0 && next.Cells[0].Text.Length == 0 && !cells.Exists(IsFigure) && !next.Cells.Exists(IsFigure);
        return pairs.TrueForAll(pair => pair.First.Column == pair.Second.Column
                && (pair.First.Text.Length == 0 || pair.Second.Text.Length == 0 || GoesOn(pair.First, pair.Second, lostLabel)))
            && pairs.Exists(pair => pair.Second.Text.Length > 0 && GoesOn(pair.First, pair.Second, lostLabel));
    }

    /// <summary>Takes the other part of the row in, which is the first of the rows given, and out of them; cells that go on below it go on from this row.</summary>
    public void Take(List<DraftRow> rows)
    {
        var next = rows[0].Cells;
        rows.RemoveAt(0);
        for (var i = 0; i < cells.Count; i++)
        {
            cells[i].Text += next[i].Text;
            rows.ForEach(row => row.Replace(next[i], cells[i]));
        }
    }

    /// <summary>The rows of the grid.</summary>
    public static List<GridRow> Finish(List<DraftRow> rows)
    {
        var span = new Dictionary<Cell, (int From, int Count)>();
        foreach (var (index, row) in rows.Index())
        {
            row.Cells.ForEach(cell => span[cell] = span.TryGetValue(cell, out var before) ? before with { Count = before.Count + 1 } : (index, 1));
        }

        var done = span.ToDictionary(cell => cell.Key, cell => new GridCell(Content.WithWholeCharacters(cell.Key.Text), cell.Value.From, cell.Key.Column, cell.Value.Count, cell.Key.Columns) { Box = cell.Key.Box });
        return rows.ConvertAll(row => new GridRow([.. row.Cells.Select(cell => done[cell])]));
    }

    private void Replace(Cell part, Cell whole)
    {
        if (cells.IndexOf(part) is >= 0 and var at)
        {
            cells[at] = whole;
        }
    }

    private static bool GoesOn(Cell one, Cell next, bool lostLabel) =>
        one.Text.Any(char.IsLetter) && char.IsLetter(next.Text.FirstOrDefault()) && (one.RoomLeft < CellText.RoomFor(next.Text) || lostLabel);

    private static bool IsFigure(Cell cell) => cell.Text.Length > 0 && !cell.Text.Any(char.IsLetter);

    /// <summary>A cell of the table.</summary>
    /// <param name="text">What is known of its text so far.</param>
    /// <param name="column">The first of its columns, zero-based.</param>
    /// <param name="columns">At least 1.</param>
    /// <param name="box">Where it begins.</param>
    /// <param name="roomLeft">Between its last line and its right edge, in characters.</param>
    public sealed class Cell(string text, int column, int columns, PageBox box, double roomLeft)
    {
        public string Text { get; set; } = text;

        public int Column => column;

        public int Columns => columns;

        public PageBox Box => box;

        public double RoomLeft => roomLeft;
    }
}
