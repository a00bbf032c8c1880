namespace Nianbao.Documents.Pages;

/// <summary>A table that may run over several pages: its columns are those of all its parts.</summary>
internal sealed class LongTable
{
    // Points by which the edges of one table differ from page to page.
    private const double SameEdge = 4;

    // Points. No text stands in a row that is lower.
    private const double LeastRow = 8;

    private readonly List<PageTable> _parts;

    public LongTable(PageTable first) => _parts = [first];

    /// <summary>Where its first part stands.</summary>
    public PageTable First => _parts[0];

    /// <summary>Adds a part from the top of the next page; false when it is another table.</summary>
    public bool Continue(PageTable part)
    {
        var (before, next) = (_parts[^1].Lattice.Box, part.Lattice.Box);
        var isSame = part.Page.Number == _parts[^1].Page.Number + 1
            && Math.Abs(before.Left - next.Left) <= SameEdge && Math.Abs(before.Right - next.Right) <= SameEdge;
        if (isSame)
        {
            _parts.Add(part);
        }

        return isSame;
    }

    /// <summary>Its rows; those of a header that was repeated on a page are left out, and a row that a page broke is whole.</summary>
    public List<GridRow> Rows()
    {
        var edges = ColumnEdges();
        List<DraftRow> rows = [];
        foreach (var part in _parts)
        {
            var drafts = RowsOf(part, edges, isBroken: _parts.Count > 1);
            RemoveLeftOver(drafts, isFirst: part == First, isLast: part == _parts[^1]);
            if (rows.Count > 0)
            {
                drafts.RemoveRange(0, RepeatedHeader(rows, drafts));
            }

            if (rows.Count > 0 && drafts.Count > 0 && rows[^1].GoesOnIn(drafts[0]))
            {
                rows[^1].Take(drafts);
            }

            rows.AddRange(drafts);
        }

        return DraftRow.Finish(rows);
    }

    private List<double> ColumnEdges()
    {
        List<double> edges = [];
        foreach (var edge in _parts.SelectMany(part => part.Lattice.ColumnEdges).Order())
        {
            if (edges.Count == 0 || edge - edges[^1] > SameEdge)
            {
                edges.Add(edge);
            }
        }

        return edges;
    }

    private static List<DraftRow> RowsOf(PageTable part, List<double> edges, bool isBroken)
    {
        var lattice = part.Lattice;
        var cells = lattice.Cells.Select((cell, index) =>
        {
            var (left, right) = (NearestTo(edges, lattice.ColumnEdges[cell.Left]), NearestTo(edges, lattice.ColumnEdges[cell.Left + cell.Columns]));
            return new PlacedDraft(cell, new(part.TextOf(index), left, Math.Max(1, right - left), part.Page.Place(lattice.BoxOf(cell)), part.RoomLeft(index)));
        }).ToList();
        List<DraftRow> rows = [];
        for (var row = 0; row < lattice.RowEdges.Count - 1; row++)
        {
            var crossing = cells.Where(cell => cell.Cell.Top <= row && row < cell.Cell.Top + cell.Cell.Rows).Select(cell => cell.Draft).OrderBy(cell => cell.Column).ToList();
            var draft = new DraftRow(crossing);
            var height = lattice.RowEdges[row + 1] - lattice.RowEdges[row];
            // A line that parts no cell from another makes no row; neither do two with no room for text between, nor the end of a group at the end of a page.
            if (row == 0 || !(crossing.SequenceEqual(rows[^1].Cells) || ((height < LeastRow || isBroken) && draft.AddsNothingTo(rows[^1]))))
            {
                rows.Add(draft);
            }
        }

        return rows;
    }

    private static void RemoveLeftOver(List<DraftRow> rows, bool isFirst, bool isLast)
    {
        if (!isLast && rows[^1].IsLeftOverBeside(rows.ElementAtOrDefault(rows.Count - 2)))
        {
            rows.RemoveAt(rows.Count - 1);
        }

        if (!isFirst && rows.Count > 0 && rows[0].IsLeftOverBeside(rows.ElementAtOrDefault(1)))
        {
            rows.RemoveAt(0);
        }
    }

    private static int NearestTo(List<double> edges, double at) => edges.Index().MinBy(edge => Math.Abs(edge.Item - at)).Index;

    /// <summary>How many rows at the top of a page say again, without a figure among them, what the first rows of the table say.</summary>
    private static int RepeatedHeader(List<DraftRow> rows, List<DraftRow> next)
    {
        var count = 0;
        while (count < Math.Min(rows.Count, next.Count - 1) && next[count].Repeats(rows[count]))
        {
            count++;
        }

        return count;
    }

    private sealed record PlacedDraft(LatticeCell Cell, DraftRow.Cell Draft);
}
