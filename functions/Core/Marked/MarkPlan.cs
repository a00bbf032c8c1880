using System.Globalization;
using Nianbao.Documents;
using Nianbao.Findings;
using Nianbao.Forms;

namespace Nianbao.Marked;

/// <summary>A finding and its one mark.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Name">Its fingerprint; with a number behind it where an earlier one has the same.</param>
/// <param name="Spot">Where the mark stands.</param>
internal sealed record MarkedFinding(Finding Finding, string Name, Spot Spot);

/// <summary>A figure at its cell.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Label">What the form calls it, its table's name in front.</param>
/// <param name="Figure">What was read.</param>
internal sealed record MarkedFigure(string Key, string Label, ReadFigure Figure);

/// <summary>What stands where on the page.</summary>
internal sealed class MarkPlan
{
    private static readonly IReadOnlyList<MarkedFigure> NoFigures = [];

    private readonly FormDefinition? _form;
    private readonly ILookup<object, MarkedFinding> _atPart;
    private readonly Dictionary<object, List<MarkedFigure>> _figures = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int Grid, int Row), List<MarkedFigure>> _figuresOfRows = [];
    private readonly Dictionary<object, List<MarkedFinding>> _pointed = new(ReferenceEqualityComparer.Instance);

    public MarkPlan(MarkedSource source)
    {
        var report = source.Report;
        _form = NationalForms.Find(report.Form);
        var listed = source.IsChecked ? report.Findings.Take(PageLimits.Findings).ToList() : [];
        NotListed = source.IsChecked ? report.Findings.Count - listed.Count : 0;
        var finder = new SpotFinder(source.Document, listed.Select(finding => finding.Place).Concat(report.Figures.Values.Select(figure => figure.Place)));
        var figures = report.Figures.Select(figure => (Figure: new MarkedFigure(figure.Key, LabelOf(figure.Key), figure.Value), Spot: finder.Find(figure.Value.Place))).ToList();
        var found = listed.ConvertAll(finding => finder.Find(finding.Place));
        Shown = source.Document is null ? null : new(source.Document, [.. found, .. figures.Where(figure => figure.Figure.Figure.Raw is not null).Select(figure => figure.Spot)]);

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        Findings = [.. listed.Zip(found, (finding, spot) => new MarkedFinding(finding, NameOf(finding, seen), Shown?.Visible(spot) ?? spot))];
        _atPart = Findings.ToLookup(finding => PartOf(finding.Spot), finding => finding, ReferenceEqualityComparer.Instance);
        figures.ForEach(figure => Place(figure.Figure, figure.Spot));
        Absent = [.. figures.Where(figure => figure.Figure.Figure.Raw is null).Select(figure => figure.Figure)];
        Point(figures.ToDictionary(figure => figure.Figure.Key, figure => figure.Spot));
    }

    /// <summary>The findings in the report's order.</summary>
    public IReadOnlyList<MarkedFinding> Findings { get; }

    /// <summary>How many more there are.</summary>
    public int NotListed { get; }

    /// <summary>Which parts are shown; null when there is no document.</summary>
    public ShownParts? Shown { get; }

    /// <summary>The figures that have no cell in the file.</summary>
    public IReadOnlyList<MarkedFigure> Absent { get; }

    /// <summary>The findings about the file as a whole, and those whose place is not shown.</summary>
    public IEnumerable<MarkedFinding> OfWhole => Findings.Where(finding => finding.Spot is Spot.OfWhole);

    public IEnumerable<MarkedFinding> At(Paragraph paragraph) => _atPart[paragraph];

    /// <summary>The findings about a table as a whole.</summary>
    public IEnumerable<MarkedFinding> At(Grid grid) => _atPart[grid].Where(finding => finding.Spot is Spot.OfTable);

    /// <summary>The findings about a row as a whole.</summary>
    public IEnumerable<MarkedFinding> At(Grid grid, int row) => _atPart[grid].Where(finding => finding.Spot is Spot.OfRow at && at.Row == row);

    /// <summary>The findings about a cell, as far as it is shown in the rows from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public IEnumerable<MarkedFinding> At(GridCell cell, int first, int last) =>
        _atPart[cell].Where(finding => finding.Spot is Spot.OfCell at && at.Row >= first && at.Row <= last);

    /// <summary>The findings that also speak of a cell.</summary>
    public IReadOnlyList<MarkedFinding> PointedAt(GridCell cell) => _pointed.TryGetValue(cell, out var findings) ? findings : [];

    public IReadOnlyList<MarkedFigure> FiguresAt(GridCell cell) => _figures.TryGetValue(cell, out var figures) ? figures : NoFigures;

    /// <summary>The figures of a row whose cells could not be told apart.</summary>
    public IReadOnlyList<MarkedFigure> FiguresAt(Grid grid, int row) => _figuresOfRows.TryGetValue((grid.Number, row), out var figures) ? figures : NoFigures;

    /// <summary>What the form calls a figure, its table's name in front; the key itself when it has no such figure.</summary>
    public string LabelOf(string key) => _form?.Find(key) is { } cell
        ? $"{_form.Tables.First(table => table.Id == cell.Key.Table).Name}：{cell.Label}"
        : key;

    private static object PartOf(Spot spot) => spot switch
    {
        Spot.OfParagraph at => at.Paragraph,
        Spot.OfTable at => at.Grid,
        Spot.OfRow at => at.Grid,
        Spot.OfCell at => at.Cell,
        _ => spot,
    };

    private static string NameOf(Finding finding, Dictionary<string, int> seen)
    {
        var before = seen.GetValueOrDefault(finding.Fingerprint);
        seen[finding.Fingerprint] = before + 1;
        return before == 0 ? finding.Fingerprint : string.Create(CultureInfo.InvariantCulture, $"{finding.Fingerprint}-{before + 1}");
    }

    private void Place(MarkedFigure figure, Spot spot)
    {
        if (figure.Figure.Raw is null)
        {
            return;
        }

        if (spot is Spot.OfCell at)
        {
            (_figures.TryGetValue(at.Cell, out var figures) ? figures : _figures[at.Cell] = []).Add(figure);
        }
        else if (spot is Spot.OfRow row)
        {
            var place = (row.Grid.Number, row.Row);
            (_figuresOfRows.TryGetValue(place, out var figures) ? figures : _figuresOfRows[place] = []).Add(figure);
        }
    }

    private void Point(Dictionary<string, Spot> spots)
    {
        foreach (var finding in Findings.Where(finding => finding.Finding.Keys.Count is > 1 and <= PageLimits.Pointed))
        {
            foreach (var cell in finding.Finding.Keys.Select(key => (spots.GetValueOrDefault(key) as Spot.OfCell)?.Cell).OfType<GridCell>())
            {
                if (!ReferenceEquals(cell, (finding.Spot as Spot.OfCell)?.Cell))
                {
                    (_pointed.TryGetValue(cell, out var findings) ? findings : _pointed[cell] = []).Add(finding);
                }
            }
        }
    }
}
