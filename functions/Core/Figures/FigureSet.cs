using Nianbao.Documents;
using Nianbao.Forms;
using Nianbao.Tables;

namespace Nianbao.Figures;

/// <summary>The numbers of one report: every figure of its form, in printed order. A blank, an absent and an unreadable figure are no zeros.</summary>
public sealed class FigureSet
{
    private readonly Dictionary<string, Figure> byKey;

    private FigureSet(IReadOnlyList<Figure> all)
    {
        All = all;
        byKey = all.ToDictionary(figure => figure.Key.Text);
    }

    /// <summary>No figures: the set of a document without any table of a form.</summary>
    public static FigureSet Empty { get; } = new([]);

    /// <summary>In printed order.</summary>
    public IReadOnlyList<Figure> All { get; }

    /// <summary>Finds a figure; null when the form has none of that key.</summary>
    public Figure? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>Reads the figures of a form out of its tables. Never throws.</summary>
    public static FigureSet Of(FormReading reading) => new([.. reading.Tables.SelectMany(FiguresOf)]);

    private static IEnumerable<Figure> FiguresOf(TableReading table) =>
        from cell in table.Table.Cells
        let placed = table.Cells.GetValueOrDefault(cell.Key)
        where placed is not null || !cell.Row.IsOptional
        select placed is null ? Absent(cell, table.Place) : Read(placed);

    private static Figure Absent(FormCell cell, Place place) => new(cell.Key, null, FigureState.Unparsed, null, cell.Unit, place);

    private static Figure Read(PlacedCell placed)
    {
        var text = placed.IsCertain
            ? FigureText.Of(placed.Raw, placed.Cell, placed.PrintedUnit)
            : new FigureText(FigureState.Unparsed, null, placed.Cell.Unit);
        return new(placed.Cell.Key, text.Value, text.State, placed.Raw, text.Unit, placed.Place);
    }
}
