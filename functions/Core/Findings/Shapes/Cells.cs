using System.Globalization;
using Nianbao.Figures;
using Nianbao.Forms;
using Nianbao.Tables;
using static Nianbao.Findings.Evaluation;

namespace Nianbao.Findings.Shapes;

/// <summary>Rules about single cells of a table.</summary>
internal static class Cells
{
    /// <summary>Every number of a table is a whole number where it counts things; {label}, {row}, {col} and {raw} name it.</summary>
    public static Check WholeNumbers(string table) => facts => OfTable(facts, table, (cell, figure) => figure.State == FigureState.Number
        ? Of(cell.Kind == FigureKind.Money || decimal.IsInteger(figure.Value!.Value), () => Fail([figure], WordsOf(cell, figure)))
        : NotEvaluated);

    /// <summary>No cell of a table is blank; one failure for the table, {n} is how many are.</summary>
    public static Check NoBlanks(string table) => facts =>
    {
        if (facts.Reading?.Tables.FirstOrDefault(reading => reading.Table.Id == table) is not { IsFound: true } reading)
        {
            return [NotEvaluated];
        }

        var figures = reading.Table.Cells.Select(cell => facts.Figures.Find(cell.Key.Text)).OfType<Figure>().ToList();
        var blank = figures.Where(figure => figure.State == FigureState.Blank).ToList();
        return [Of(blank.Count == 0, () => Fail(blank, ("n", blank.Count.ToString(CultureInfo.InvariantCulture))))];
    };

    /// <summary>Cells that hold a marker for "does not apply"; one failure for each marker, {n} is how many hold it.</summary>
    public static IEnumerable<Evaluation> Markers(ReportFacts facts)
    {
        var marked = facts.Figures.All.Where(figure => figure.State == FigureState.NotApplicable).GroupBy(figure => figure.Raw!).ToList();
        return facts.Form is null ? [NotEvaluated]
            : marked.Count == 0 ? [Pass]
            : marked.Select(marker => Fail(marker, ("n", marker.Count().ToString(CultureInfo.InvariantCulture)), ("marker", marker.Key)));
    }

    /// <summary>
    /// Every figure of a recognised table is read with certainty. What cannot be is said once for each cell; rows that are not there are
    /// said once for each row, but in the request and dispute tables, whose own rules say it.
    /// </summary>
    public static IEnumerable<Evaluation> Certain(ReportFacts facts)
    {
        foreach (var reading in facts.Reading?.Tables.Where(table => table.IsFound) ?? [])
        {
            var doubtful = reading.Cells.Values.Select(placed => (placed.Cell, Figure: facts.Figures.Find(placed.Cell.Key.Text)!))
                .Where(each => each.Figure.State == FigureState.Unparsed).ToLookup(each => each.Figure.Place);
            foreach (var place in doubtful)
            {
                yield return Fail(place.Select(each => each.Figure), WordsOf(place.First().Cell, place.First().Figure));
            }

            var missing = reading.Table.Id is "t3" or "l4" ? [] : MissingRows(facts, reading).ToList();
            foreach (var evaluation in doubtful.Count + missing.Count == 0 ? [Pass] : missing)
            {
                yield return evaluation;
            }
        }

        if (facts.Reading is null)
        {
            yield return NotEvaluated;
        }
    }

    /// <summary>Where not one cell was found it is the columns that were not understood: said once.</summary>
    private static IEnumerable<Evaluation> MissingRows(ReportFacts facts, TableReading reading) =>
        from row in reading.Missing.GroupBy(cell => reading.Cells.Count == 0 ? "" : cell.Row.Key)
        let figures = row.Select(cell => facts.Figures.Find(cell.Key.Text)!)
        select Fail(figures, ("row", reading.Cells.Count == 0 ? reading.Table.Name : row.First().Row.Label), ("col", string.Join('、', row.Select(cell => cell.Column.Label).Distinct())), ("raw", "（表中没有找到）"));

    private static IEnumerable<Evaluation> OfTable(ReportFacts facts, string table, Func<FormCell, Figure, Evaluation> evaluate) =>
        facts.Form?.Tables.FirstOrDefault(each => each.Id == table) is { } found
            ? from cell in found.Cells
              let figure = facts.Figures.Find(cell.Key.Text)
              where figure is not null
              select evaluate(cell, figure)
            : [NotEvaluated];

    private static (string, string)[] WordsOf(FormCell cell, Figure figure) =>
        [
            ("label", cell.Label), ("raw", figure.Raw ?? ""), ("col", cell.Column.Groups.Count > 1 ? string.Join('/', [.. cell.Column.Groups, cell.Column.Label]) : cell.Column.Label),
            ("row", cell.Row.Label.Length > 0 ? cell.Row.Label : string.Join('/', cell.Column.Groups)),
        ];
}
