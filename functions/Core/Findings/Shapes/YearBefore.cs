using static Nianbao.Findings.Evaluation;

namespace Nianbao.Findings.Shapes;

/// <summary>Rules that compare a report with the one in force for the year before; without one they say nothing.</summary>
internal static class YearBefore
{
    /// <summary>A figure is what the figures of the year before come to; {x} and {y} are the two.</summary>
    public static Check Continues(string key, params IReadOnlyList<string> before) => Compare(key, before, [], [], (x, y) => x == y);

    /// <summary>A figure is what the year before left, and what has been added and taken away since; {x} and {y} are the two.</summary>
    public static Check Continues(string key, IReadOnlyList<string> before, IReadOnlyList<string> added, IReadOnlyList<string> taken) =>
        Compare(key, before, added, taken, (x, y) => x == y);

    /// <summary>A figure is at most what the year before left and what has been added since.</summary>
    public static Check GrowsByAtMost(string key, IReadOnlyList<string> before, IReadOnlyList<string> added) =>
        Compare(key, before, added, [], (x, y) => x <= y);

    /// <summary>A number of the year before; null when it is not known.</summary>
    public static decimal? Find(ReportFacts facts, string key) =>
        facts.Prior?.Numbers.TryGetValue(key, out var number) == true ? number : null;

    private static Check Compare(
        string key, IReadOnlyList<string> before, IReadOnlyList<string> added, IReadOnlyList<string> taken, Func<decimal, decimal, bool> holds) => facts =>
    {
        var left = before.Select(each => Find(facts, each)).ToList();
        var (now, more, less) = (Operands.Of(facts, [key]), Operands.Of(facts, added), Operands.Of(facts, taken));
        if (left.Contains(null) || !now.IsComparable || !IsWhole(more, added) || !IsWhole(less, taken))
        {
            return [NotEvaluated];
        }

        var expected = left.Sum()!.Value + more.Sum - less.Sum;
        return [Of(holds(now.Sum, expected), () => Fail([.. now.Figures, .. more.Figures, .. less.Figures], ("x", Print(now.Sum)), ("y", Print(expected))))];
    };

    private static bool IsWhole(Operands operands, IReadOnlyList<string> keys) =>
        operands.Figures.Count == keys.Count && operands.Figures.All(figure => figure.State == Figures.FigureState.Number);
}
