namespace Nianbao.Documents.Pages;

/// <summary>
/// The lines of a page, those that continue each other joined, and parted into nets of lines that touch. Every table with borders is one
/// net; an underline touches nothing.
/// </summary>
internal static class RuleNet
{
    /// <param name="rules">As they were drawn: in pieces, doubled, not quite straight.</param>
    /// <param name="tolerance">What is nearer than this, in points, is the same or touches.</param>
    public static List<List<Rule>> Of(IReadOnlyList<Rule> rules, double tolerance)
    {
        var across = Joined(rules.Where(rule => rule.IsAcross), tolerance);
        var down = Joined(rules.Where(rule => !rule.IsAcross), tolerance);
        List<Rule> all = [.. across, .. down];
        var sets = new DisjointSets(all.Count);
        for (var i = 0; i < across.Count; i++)
        {
            for (var j = 0; j < down.Count; j++)
            {
                if (Touch(across[i], down[j], tolerance))
                {
                    sets.Join(i, across.Count + j);
                }
            }
        }

        return [.. all.Index().GroupBy(rule => sets.Find(rule.Index), rule => rule.Item).Select(net => net.ToList()).Where(net => net.Count > 2)];
    }

    private static bool Touch(Rule across, Rule down, double tolerance) =>
        down.At >= across.From - tolerance && down.At <= across.To + tolerance && across.At >= down.From - tolerance && across.At <= down.To + tolerance;

    private static List<Rule> Joined(IEnumerable<Rule> rules, double tolerance)
    {
        List<Rule> joined = [];
        List<Rule> level = [];
        foreach (var rule in rules.OrderBy(rule => rule.At))
        {
            if (level.Count > 0 && rule.At - level[0].At > tolerance)
            {
                joined.AddRange(OnOneLevel(level, tolerance));
                level.Clear();
            }

            level.Add(rule);
        }

        joined.AddRange(OnOneLevel(level, tolerance));
        return joined;
    }

    private static IEnumerable<Rule> OnOneLevel(List<Rule> level, double tolerance)
    {
        Rule? open = null;
        foreach (var rule in level.OrderBy(rule => rule.From))
        {
            if (open is { } before && rule.From - before.To <= tolerance)
            {
                open = before with { To = Math.Max(before.To, rule.To) };
                continue;
            }

            if (open is { } done && done.Length > tolerance)
            {
                yield return done;
            }

            open = rule;
        }

        if (open is { } last && last.Length > tolerance)
        {
            yield return last;
        }
    }
}

/// <summary>Sets that are joined, each known by one of its members.</summary>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    public int Find(int member)
    {
        while (_parents[member] != member)
        {
            member = _parents[member] = _parents[_parents[member]];
        }

        return member;
    }

    public void Join(int one, int other) => _parents[Find(one)] = Find(other);
}
