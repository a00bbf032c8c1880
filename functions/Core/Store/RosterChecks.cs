namespace Nianbao.Store;

/// <summary>What can only be told of a roster as a whole.</summary>
internal static class RosterChecks
{
    /// <summary>Every line that names an agency again.</summary>
    public static IEnumerable<RosterError> Duplicates(IReadOnlyList<RosterLine> lines) =>
        from same in lines.GroupBy(line => line.Agency.Id)
        from again in same.Skip(1)
        select new RosterError(again.Line, $"统一社会信用代码 {again.Agency.Id} 与第 {same.First().Line} 行重复。");

    /// <summary>What does not fit together in the roster as it would be: the one that is there, with the lines of the file in it.</summary>
    public static IEnumerable<RosterError> Whole(IReadOnlyList<RosterLine> lines, IReadOnlyList<Agency> known)
    {
        var all = known.ToDictionary(agency => agency.Id, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            all[line.Agency.Id] = line.Agency;
        }

        var days = lines.SelectMany(line => line.Agency.FormerParents).Concat(known.SelectMany(agency => agency.FormerParents))
            .Select(former => former.Until).Distinct().Order().ToList();
        var under = all.Values.Where(agency => agency.Parent is not null).ToLookup(agency => agency.Parent!, StringComparer.Ordinal);
        return from line in lines
               from message in Parents(line.Agency, all, days).Concat(Succession(line.Agency, all)).Concat(End(line.Agency, all, under))
               select new RosterError(line.Line, message);
    }

    private static IEnumerable<string> Parents(Agency agency, Dictionary<string, Agency> all, List<DateOnly> days)
    {
        foreach (var parent in agency.FormerParents.Select(former => former.Parent).Prepend(agency.Parent).OfType<string>().Where(parent => !all.ContainsKey(parent)).Distinct())
        {
            yield return $"上级 {parent} 不在名册中。";
        }

        if (IsOnRing(agency.Id, id => all.GetValueOrDefault(id)?.Parent))
        {
            yield return "上级关系成环：该单位直接或间接是自己的上级。";
        }
        else if (days.Find(day => IsOnRing(agency.Id, id => all.GetValueOrDefault(id)?.ParentOn(day))) is var day && day != default)
        {
            yield return $"原上级关系成环：{RosterDates.Print(day)} 时该单位直接或间接是自己的上级。";
        }
    }

    private static IEnumerable<string> Succession(Agency agency, Dictionary<string, Agency> all)
    {
        foreach (var before in agency.Predecessors)
        {
            if (!all.TryGetValue(before.Agency, out var predecessor) || predecessor.Id == agency.Id)
            {
                yield return predecessor is null ? $"前身 {before.Agency} 不在名册中。" : "前身不能是该单位自己。";
            }
            else if (before.Kind is SuccessionKind.Merged or SuccessionKind.Renamed && (predecessor.ActiveTo is not { } end || before.Since <= end))
            {
                yield return $"前身 {before.Agency} 已{RosterWords.Of(before.Kind)}该单位，它的停用日期应填在 {RosterDates.Print(before.Since)} 之前。";
            }
        }

        if (agency.Predecessors.Any(before => before.AnswersForReports && before.Agency != agency.Id && Reaches(before.Agency, agency.Id, all)))
        {
            yield return "前身关系成环：该单位直接或间接是自己的前身。";
        }
    }

    /// <summary>Who stands under an agency must not outlast it, and nobody is put under one that ends before.</summary>
    private static IEnumerable<string> End(Agency agency, Dictionary<string, Agency> all, ILookup<string, Agency> under)
    {
        if (agency.ActiveTo is { } end && under[agency.Id].FirstOrDefault(child => Outlasts(child, end)) is { } orphan)
        {
            yield return $"该单位停用后，{orphan.Name}（{orphan.Id}）等下级没有上级：请在同一个文件中把它们改到新的上级，或一并停用。";
        }

        if (agency.Parent is { } parent && all.GetValueOrDefault(parent)?.ActiveTo is { } over && Outlasts(agency, over))
        {
            yield return $"上级 {parent} 已于 {RosterDates.Print(over)} 停用：请改到新的上级，并把它写入原上级。";
        }
    }

    private static bool Outlasts(Agency agency, DateOnly day) => agency.ActiveTo is not { } end || end > day;

    private static bool Reaches(string from, string to, Dictionary<string, Agency> all)
    {
        var (seen, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([from]));
        while (waiting.TryPop(out var at))
        {
            if (at == to)
            {
                return true;
            }

            if (seen.Add(at) && all.TryGetValue(at, out var agency))
            {
                agency.Predecessors.Where(before => before.AnswersForReports).ToList().ForEach(before => waiting.Push(before.Agency));
            }
        }

        return false;
    }

    private static bool IsOnRing(string id, Func<string, string?> parentOf)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = parentOf(id); at is not null && seen.Add(at); at = parentOf(at))
        {
            if (at == id)
            {
                return true;
            }
        }

        // A ring further up is told at the lines that form it.
        return false;
    }
}
