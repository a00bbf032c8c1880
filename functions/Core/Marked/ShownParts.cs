using Nianbao.Documents;

namespace Nianbao.Marked;

/// <summary>
/// Which paragraphs and rows of a document the page shows. A file of any size gives a page of bounded size: the document from its beginning, and
/// beyond that only what has something to be seen at it.
/// </summary>
internal sealed class ShownParts
{
    // The tags around a cell, a row, a paragraph.
    private const int Tags = 60;

    private readonly Dictionary<int, bool[]> _rows = [];
    private readonly HashSet<int> _paragraphs = [];
    private int _body = PageLimits.Body;
    private int _marked = PageLimits.Marked;

    /// <summary>Decides.</summary>
    /// <param name="document">The document.</param>
    /// <param name="spots">Where something is to be seen.</param>
    public ShownParts(ReportDocument document, IReadOnlyCollection<Spot> spots)
    {
        var paragraphs = spots.OfType<Spot.OfParagraph>().Select(spot => spot.Paragraph.Number).ToHashSet();
        var rows = spots.OfType<Spot.OfRow>().Select(spot => (spot.Grid.Number, spot.Row))
            .Concat(spots.OfType<Spot.OfCell>().Select(spot => (spot.Grid.Number, spot.Row)))
            .Concat(spots.OfType<Spot.OfTable>().Select(spot => (spot.Grid.Number, 0))).ToHashSet();
        foreach (var block in document.Blocks)
        {
            if (block is TableBlock { Grid: var grid })
            {
                _rows[grid.Number] = [.. grid.Rows.Select((row, at) => Takes(CostOf(row, at), rows.Contains((grid.Number, at))))];
            }
            else if (block is Paragraph paragraph && Takes(Tags + PageWriter.CostOf(paragraph.Text, PageLimits.Paragraph), paragraphs.Contains(paragraph.Number)))
            {
                _paragraphs.Add(paragraph.Number);
            }
        }
    }

    public bool Has(Paragraph paragraph) => _paragraphs.Contains(paragraph.Number);

    public bool Has(Grid grid, int row) => _rows[grid.Number][row];

    public bool HasAny(Grid grid) => _rows[grid.Number].Contains(true);

    /// <summary>The spot, or the file as a whole where the page does not show it.</summary>
    public Spot Visible(Spot spot) => spot switch
    {
        Spot.OfParagraph at => Has(at.Paragraph),
        Spot.OfTable at => HasAny(at.Grid),
        Spot.OfRow at => Has(at.Grid, at.Row),
        Spot.OfCell at => Has(at.Grid, at.Row),
        _ => true,
    } ? spot : new Spot.OfWhole(IsLost: true);

    private static int CostOf(GridRow row, int at)
    {
        var cost = Tags;
        foreach (var cell in row.Cells)
        {
            cost += cell.Row == at || at == 0 ? Tags + PageWriter.CostOf(cell.Text, PageLimits.Cell) : 0;
        }

        return cost;
    }

    private bool Takes(int cost, bool isMarked)
    {
        if (cost <= _body)
        {
            _body -= cost;
            return true;
        }

        // Nothing small slips in behind what was too large: from here on there is a rule to it.
        _body = 0;
        if (!isMarked || cost > _marked)
        {
            return false;
        }

        _marked -= cost;
        return true;
    }
}
