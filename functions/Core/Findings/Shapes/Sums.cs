using Nianbao.Figures;
using static Nianbao.Findings.Evaluation;

namespace Nianbao.Findings.Shapes;

/// <summary>Rules of adding up.</summary>
internal static class Sums
{
    /// <summary>
    /// A total is the sum of its parts. A total left blank over filled parts fails; a total left blank over parts that are all blank or
    /// zero says nothing.
    /// </summary>
    public static Check SumOf(string parent, IReadOnlyList<string> children, params IReadOnlyList<(string Name, string Value)> words) =>
        facts => [Evaluate(facts, parent, children, words)];

    /// <summary>Two sums are equal; all figures of both sides blank says nothing.</summary>
    public static Check Balance(IReadOnlyList<string> left, IReadOnlyList<string> right, string[] names, params IReadOnlyList<(string Name, string Value)> words) =>
        facts =>
        {
            var (one, other) = (Operands.Of(facts, left), Operands.Of(facts, right));
            if (!one.IsKnown || !other.IsKnown || one.Figures.Count + other.Figures.Count < left.Count + right.Count || (one.IsAllBlank && other.IsAllBlank))
            {
                return [NotEvaluated];
            }

            Figure[] all = [.. one.Figures, .. other.Figures];
            return [Of(one.Sum == other.Sum, () => Fail(all, [.. words, .. all.Zip(names, (figure, name) => (name, Print(figure.Value ?? 0)))]))];
        };

    /// <summary>The same check at every place.</summary>
    public static Check Each(IEnumerable<Check> checks)
    {
        List<Check> all = [.. checks];
        return facts => all.SelectMany(check => check(facts));
    }

    private static Evaluation Evaluate(ReportFacts facts, string parent, IReadOnlyList<string> children, IReadOnlyList<(string Name, string Value)> words)
    {
        var (total, parts) = (Operands.Of(facts, [parent]), Operands.Of(facts, children));
        if (!total.IsKnown || !parts.IsKnown)
        {
            return NotEvaluated;
        }

        var isTotalBlank = total.Figures[0].State == FigureState.Blank;
        if (isTotalBlank && parts.Sum == 0)
        {
            return NotEvaluated;
        }

        return Of(!isTotalBlank && total.Sum == parts.Sum, () => Fail(
            [.. total.Figures, .. parts.Figures],
            [.. words, ("x", isTotalBlank ? "（未填）" : Print(total.Sum)), ("y", Print(parts.Sum))]));
    }
}
