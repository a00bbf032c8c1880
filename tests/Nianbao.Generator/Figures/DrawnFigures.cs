using Nianbao.Forms;

namespace Nianbao.Generator.Figures;

/// <summary>Figures of one agency's year of which every sum holds, and which go on from the year before.</summary>
internal static class DrawnFigures
{
    /// <summary>By key, every figure of the form that is no province's own.</summary>
    /// <param name="form">A, A-SD, B or C.</param>
    /// <param name="random">Where the counts come from.</param>
    /// <param name="scale">How large they are.</param>
    /// <param name="before">The figures of the year before; null when they are not known or in another form that says nothing of this one.</param>
    /// <param name="unsettled">By how much the requests carried over are more than the year before left, in the column of natural persons.</param>
    public static IReadOnlyDictionary<string, decimal> Of(
        FormDefinition form, Random random, FigureScale scale, IReadOnlyDictionary<string, decimal>? before, int unsettled = 0)
    {
        var figures = form.Cells.Where(cell => !cell.Row.IsOptional).ToDictionary(cell => cell.Key.Text, _ => 0m);
        var draw = new Draw(random, scale.Least);
        switch (form.Generation)
        {
            case "A":
                new StatisticsDraw(form.Tables[0], figures, draw).Fill(scale);
                break;
            case "B":
                new MatterDraw(figures, draw, before).FillItems(scale);
                break;
            default:
                new MatterDraw(figures, draw, before).FillStock(scale);
                break;
        }

        if (form.Generation != "A")
        {
            new RequestDraw(form, figures, draw).Fill(scale, before, unsettled);
            new DisputeDraw(figures, draw).Fill(scale);
        }

        return figures;
    }

    /// <summary>The figures of an area: those of its units added up.</summary>
    public static IReadOnlyDictionary<string, decimal> Sum(IEnumerable<IReadOnlyDictionary<string, decimal>> units)
    {
        Dictionary<string, decimal> sum = [];
        foreach (var (key, value) in units.SelectMany(unit => unit))
        {
            sum[key] = sum.GetValueOrDefault(key) + value;
        }

        return sum;
    }
}
