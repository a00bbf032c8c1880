using Nianbao.Figures;
using Nianbao.Narrative;

namespace Nianbao.Findings;

/// <summary>The report of the year before, as far as rules compare with it.</summary>
/// <param name="Source">The name of the submission in force, or of the file it was read from.</param>
/// <param name="Year">Its data year.</param>
/// <param name="Numbers">What its cells hold by key, numbers alone, in the units of <see cref="Figures.FigureSet"/> (money in 万元); not every figure, and no amount without a unit.</param>
/// <param name="Text">Its text; null when it is not known.</param>
public sealed record PriorReport(string Source, int Year, IReadOnlyDictionary<string, decimal> Numbers, TextSketch? Text)
{
    /// <summary>The part of a checked report that the rules of the next year need; null when it names no year.</summary>
    public static PriorReport? Of(CheckedReport report) => report.Year is { } year
        ? new(
            report.File, year,
            report.Figures.Where(figure => Keeps(figure.Key) && figure.Value is { State: FigureState.Number, Unit: not null })
                .ToDictionary(figure => figure.Key, figure => figure.Value.Value!.Value),
            report.Text)
        : null;

    /// <summary>Whether a rule compares with a figure of the year before.</summary>
    public static bool Keeps(string key) => key is "t3.handled_total.total" or "l4.review_total"
        || key.StartsWith("t3.carried_out.", StringComparison.Ordinal) || key.StartsWith("s2.", StringComparison.Ordinal);
}
