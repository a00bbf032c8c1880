namespace Nianbao.Store;

/// <summary>What can only be told of a roster as a whole.</summary>
internal static class RosterChecks
{
    /// <summary>Every line that names an agency again.</summary>
    public static IEnumerable<RosterError> Duplicates(List<(int Line, Agency Agency)> lines) =>
        from same in lines.GroupBy(line => line.Agency.Id)
        from again in same.Skip(1)
        select new RosterError(again.Line, $"统一社会信用代码 {again.Agency.Id} 与第 {same.First().Line} 行重复。");

    /// <summary>Agencies whose parent is unknown, or who stand under themselves, the roster that is there already taken into account.</summary>
    public static IEnumerable<RosterError> Tree(List<(int Line, Agency Agency)> lines, IReadOnlyList<Agency> known)
    {
        var all = known.ToDictionary(agency => agency.Id, StringComparer.Ordinal);
        foreach (var (_, agency) in lines)
        {
            all[agency.Id] = agency;
        }

        foreach (var (line, agency) in lines)
        {
            if (agency.Parent is { } parent && !all.ContainsKey(parent))
            {
                yield return new(line, $"上级 {parent} 不在名册中。");
            }
            else if (StandsUnderItself(agency, all))
            {
                yield return new(line, "上级关系成环：该单位直接或间接是自己的上级。");
            }
        }
    }

    private static bool StandsUnderItself(Agency agency, Dictionary<string, Agency> all)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = agency; at.Parent is { } parent && all.TryGetValue(parent, out var above); at = above)
        {
            if (parent == agency.Id)
            {
                return true;
            }

            if (!seen.Add(parent))
            {
                // A ring further up: it is told at the lines that form it.
                return false;
            }
        }

        return false;
    }
}
