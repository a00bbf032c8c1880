using Nianbao.Documents;

namespace Nianbao.Marked;

/// <summary>Where on the page something stands.</summary>
internal abstract record Spot
{
    private Spot() { }

    /// <summary>The file as a whole; or a place that the page does not show.</summary>
    /// <param name="IsLost">Whether it is such a place.</param>
    internal sealed record OfWhole(bool IsLost) : Spot;

    internal sealed record OfParagraph(Paragraph Paragraph) : Spot;

    internal sealed record OfTable(Grid Grid) : Spot;

    /// <param name="Grid">The table.</param>
    /// <param name="Row">From zero.</param>
    internal sealed record OfRow(Grid Grid, int Row) : Spot;

    /// <param name="Grid">The table.</param>
    /// <param name="Row">A row, from zero, that the cell crosses.</param>
    /// <param name="Cell">The cell.</param>
    internal sealed record OfCell(Grid Grid, int Row, GridCell Cell) : Spot;
}

/// <summary>Finds what a place names: a counted one by its numbers, one of a spreadsheet by its name.</summary>
internal sealed class SpotFinder
{
    private readonly Dictionary<int, Grid> _grids;
    private readonly Dictionary<int, Paragraph> _paragraphs;
    private readonly Dictionary<Place, Spot> _named = [];

    /// <summary>Prepares to find these places; named ones are looked for at once, as a sheet may have more cells than anybody asks for.</summary>
    public SpotFinder(ReportDocument? document, IEnumerable<Place> wanted)
    {
        _grids = (document?.Grids ?? []).Where(grid => grid.Origin is null).ToDictionary(grid => grid.Number);
        _paragraphs = (document?.Paragraphs ?? []).Where(paragraph => paragraph.At is null).ToDictionary(paragraph => paragraph.Number);
        var named = wanted.Where(place => place is Place.OfSheetCell or Place.OfSheetRange).ToHashSet();
        if (named.Count > 0 && document is not null)
        {
            FindNamed(document, named);
        }
    }

    public Spot Find(Place place) => place switch
    {
        Place.OfDocument => new Spot.OfWhole(IsLost: false),
        Place.OfParagraph at when _paragraphs.TryGetValue(at.Paragraph, out var paragraph) => new Spot.OfParagraph(paragraph),
        Place.OfTable at when _grids.TryGetValue(at.Table, out var grid) => new Spot.OfTable(grid),
        Place.OfRow at when _grids.TryGetValue(at.Table, out var grid) && at.Row <= grid.Rows.Count => new Spot.OfRow(grid, at.Row - 1),
        Place.OfCell at when _grids.TryGetValue(at.Table, out var grid) && at.Row <= grid.Rows.Count && at.Column <= grid.Rows[at.Row - 1].Cells.Count =>
            new Spot.OfCell(grid, at.Row - 1, grid.Rows[at.Row - 1].Cells[at.Column - 1]),
        _ => _named.GetValueOrDefault(place) ?? new Spot.OfWhole(IsLost: true),
    };

    private void FindNamed(ReportDocument document, HashSet<Place> named)
    {
        foreach (var paragraph in document.Paragraphs.Where(paragraph => paragraph.At is not null && named.Contains(paragraph.At)))
        {
            _named.TryAdd(paragraph.Place, new Spot.OfParagraph(paragraph));
        }

        foreach (var grid in document.Grids.Where(grid => grid.Origin is not null))
        {
            Add(named, grid.Place, new Spot.OfTable(grid));
            for (var row = 0; row < grid.Rows.Count; row++)
            {
                // The one row of a table of one row is the table.
                Add(named, grid.PlaceOf(row), new Spot.OfRow(grid, row));
                for (var ordinal = 0; ordinal < grid.Rows[row].Cells.Count; ordinal++)
                {
                    Add(named, grid.PlaceOf(row, ordinal), new Spot.OfCell(grid, row, grid.Rows[row].Cells[ordinal]));
                }
            }
        }
    }

    private void Add(HashSet<Place> named, Place place, Spot spot)
    {
        if (named.Contains(place))
        {
            _named.TryAdd(place, spot);
        }
    }
}
