using Nianbao.Figures;

namespace Nianbao.Findings;

/// <summary>
/// Figures that are added up. Blank and not-applicable ones count as nothing, but never make a number by themselves; one that could
/// not be read makes the sum unknown.
/// </summary>
/// <param name="Figures">In the order of the rule; keys that the form does not have are left out.</param>
internal sealed record Operands(IReadOnlyList<Figure> Figures)
{
    public static Operands Of(ReportFacts facts, IEnumerable<string> keys) =>
        new([.. keys.Select(facts.Figures.Find).OfType<Figure>()]);

    public bool IsKnown => Figures.Count > 0 && Figures.All(figure => figure.State != FigureState.Unparsed);

    public bool HasNumber => Figures.Any(figure => figure.State == FigureState.Number);

    public bool IsAllBlank => Figures.All(figure => figure.State == FigureState.Blank);

    /// <summary>The value of a single figure, or the sum of several: an amount without a unit is never added to others.</summary>
    public decimal Sum => Figures is [var single] ? single.Value ?? 0 : Figures.Where(figure => figure.Unit is not null).Sum(figure => figure.Value ?? 0);

    /// <summary>Whether it can stand on one side of a comparison: a single figure must be a number, a sum needs one.</summary>
    public bool IsComparable => IsKnown && HasNumber;
}
