using Nianbao.Figures;
using static Nianbao.Findings.Evaluation;

namespace Nianbao.Findings.Shapes;

/// <summary>Rules that compare figures, or sums of figures.</summary>
internal static class Comparisons
{
    /// <summary>The left side is at most the right side; {x} and {y} are the two.</summary>
    public static Check AtMost(IReadOnlyList<string> left, IReadOnlyList<string> right, params IReadOnlyList<(string Name, string Value)> words) =>
        Compare(left, right, (x, y) => x <= y, words);

    /// <summary>The left side is at least the right side.</summary>
    public static Check AtLeast(IReadOnlyList<string> left, IReadOnlyList<string> right, params IReadOnlyList<(string Name, string Value)> words) =>
        Compare(left, right, (x, y) => x >= y, words);

    /// <summary>The two sides are equal.</summary>
    public static Check Same(IReadOnlyList<string> left, IReadOnlyList<string> right) => Compare(left, right, (x, y) => x == y, []);

    /// <summary>Both are zero or neither is.</summary>
    public static Check BothOrNeither(string left, string right) => Compare([left], [right], (x, y) => x > 0 == y > 0, []);

    /// <summary>Not both: the left side zero and the right side more.</summary>
    public static Check NotZeroBeside(IReadOnlyList<string> zero, IReadOnlyList<string> positive) =>
        Compare(zero, positive, (x, y) => x != 0 || y <= 0, []);

    /// <summary>Where the left side is more than zero, the right side is too. A left side of zero asks nothing of the right.</summary>
    public static Check Requires(IReadOnlyList<string> left, IReadOnlyList<string> right) => facts =>
    {
        var cause = Operands.Of(facts, left);
        return cause.IsComparable && cause.Sum <= 0 ? [Pass] : Compare(left, right, (x, y) => x <= 0 || y > 0, [])(facts);
    };

    /// <summary>The figure is no smaller than the largest of the others; {y} is the largest.</summary>
    public static Check AtLeastEach(string left, IReadOnlyList<string> others) => facts =>
    {
        var (one, all) = (Operands.Of(facts, [left]), Operands.Of(facts, others));
        if (!one.IsComparable || !all.IsComparable)
        {
            return [NotEvaluated];
        }

        var largest = all.Figures.Where(figure => figure.Value is not null).MaxBy(figure => figure.Value)!;
        return [Of(one.Sum >= largest.Value, () => Fail([one.Figures[0], largest], ("x", Print(one.Sum)), ("y", Print(largest.Value!.Value))))];
    };

    /// <summary>The figure is not just the sum of the others, where two or more of them are more than zero.</summary>
    public static Check NotJustTheSum(string left, IReadOnlyList<string> others) => facts =>
    {
        var (one, all) = (Operands.Of(facts, [left]), Operands.Of(facts, others));
        if (!one.IsComparable || !all.IsComparable)
        {
            return [NotEvaluated];
        }

        var isJustTheSum = one.Sum == all.Sum && all.Figures.Count(figure => figure.Value > 0) >= 2;
        return [Of(!isJustTheSum, () => Fail([.. one.Figures, .. all.Figures], ("x", Print(one.Sum)), ("y", Print(all.Sum))))];
    };

    /// <summary>A rule that weighs less where some figures are not numbers.</summary>
    public static Check WarningUnlessNumbers(IReadOnlyList<string> keys, Check check) => facts =>
    {
        var isFirm = Operands.Of(facts, keys).Figures.All(figure => figure.State == FigureState.Number);
        return check(facts).Select(evaluation => isFirm ? evaluation : evaluation with { Severity = Severity.Warning });
    };

    /// <summary>A comparison of two sides; {x} and {y} are the two.</summary>
    public static Check Compare(
        IReadOnlyList<string> left, IReadOnlyList<string> right, Func<decimal, decimal, bool> holds, IReadOnlyList<(string Name, string Value)> words) =>
        facts =>
        {
            var (one, other) = (Operands.Of(facts, left), Operands.Of(facts, right));
            Figure[] all = [.. one.Figures, .. other.Figures];
            return one.IsComparable && other.IsComparable
                ? [Of(holds(one.Sum, other.Sum), () => Fail(all, [.. words, ("x", Print(one.Sum)), ("y", Print(other.Sum))]))]
                : [NotEvaluated];
        };
}
