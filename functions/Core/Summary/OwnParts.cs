using System.Diagnostics;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>
/// Adds up reports of the own scope by the nearest government, level and kind, from which every split and the sum of every area's units
/// is made; the totals of the whole are added up elsewhere, so that the two can be held against each other.
/// </summary>
internal sealed class OwnParts
{
    private readonly Roster roster;
    private readonly DateOnly on;
    private readonly string? top;
    private readonly int columns;
    private readonly Dictionary<(string Government, AgencyLevel Level, AgencyKind Kind), Tally> cells = [];
    private readonly Dictionary<string, IReadOnlyList<string>> chains = new(StringComparer.Ordinal);

    /// <param name="roster">The whole roster.</param>
    /// <param name="on">The day whose tree it is.</param>
    /// <param name="top">The government at the top of the area; null when there is none, or more than one.</param>
    /// <param name="columns">How many figures the year's form has.</param>
    public OwnParts(Roster roster, DateOnly on, string? top, int columns) => (this.roster, this.on, this.top, this.columns) = (roster, on, top, columns);

    public void Add(Agency agency, ReportFigures figures) => CellOf(agency).Add(figures);

    public void AddWithoutFigures(Agency agency) => CellOf(agency).AddWithoutFigures();

    public void Take(Agency agency, int column, decimal count) => CellOf(agency).Take(column, count);

    public void AddMissing(Agency agency) => CellOf(agency).AddMissing();

    /// <summary>The sum of all parts.</summary>
    public Tally All() => Sum(cells.Values);

    /// <summary>The units of every government's area, its own report included, by the government's id.</summary>
    public SortedDictionary<string, Tally> ByArea()
    {
        var areas = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var (key, cell) in cells)
        {
            foreach (var government in ChainOf(key.Government))
            {
                if (!areas.TryGetValue(government, out var tally))
                {
                    areas.Add(government, tally = new(columns));
                }

                tally.Add(cell);
            }
        }

        return areas;
    }

    /// <summary>本级, then by level, kind and region; parts in which nobody should report are not listed.</summary>
    public IEnumerable<(SplitKind Kind, string Id, string Name, Tally Tally)> Splits()
    {
        if (top is not null)
        {
            var core = cells.Where(cell => cell.Key.Government == top && cell.Key.Kind is (AgencyKind.Government or AgencyKind.Department));
            yield return (SplitKind.Core, top, "本级（政府及其部门）", Sum(core.Select(cell => cell.Value)));
        }

        foreach (var level in cells.GroupBy(cell => cell.Key.Level).OrderBy(group => group.Key))
        {
            yield return (SplitKind.Level, AgencyWords.WordOf(level.Key), AgencyWords.NameOf(level.Key), Sum(level.Select(cell => cell.Value)));
        }

        foreach (var kind in cells.GroupBy(cell => cell.Key.Kind).OrderBy(group => group.Key))
        {
            yield return (SplitKind.Kind, AgencyWords.WordOf(kind.Key), AgencyWords.NameOf(kind.Key), Sum(kind.Select(cell => cell.Value)));
        }

        foreach (var region in cells.GroupBy(cell => RegionOf(cell.Key.Government)).OrderBy(group => group.Key == top ? "" : group.Key, StringComparer.Ordinal))
        {
            yield return (SplitKind.Region, region.Key, NameOfRegion(region.Key), Sum(region.Select(cell => cell.Value)));
        }
    }

    /// <summary>The region of an agency: the id of the area directly below the top in which it stands, the top's own for what stands directly under it.</summary>
    public string RegionOf(Agency agency) => RegionOf(GovernmentOf(agency));

    public string NameOfRegion(string region) =>
        region == top ? "直属单位" : roster.Find(region) is { } government ? government.Name : "不属于任何政府的单位";

    private Tally CellOf(Agency agency)
    {
        var key = (GovernmentOf(agency), agency.Level, agency.Kind);
        if (!cells.TryGetValue(key, out var tally))
        {
            cells.Add(key, tally = new(columns));
        }

        return tally;
    }

    private string GovernmentOf(Agency agency) => agency.Kind == AgencyKind.Government
        ? agency.Id
        : roster.Above(agency, on).FirstOrDefault(above => above.Kind == AgencyKind.Government)?.Id ?? "";

    private string RegionOf(string government) => ChainOf(government) switch
    {
        [] => "",
        var chain when top is null => chain[^1],
        [var only] => only,
        // The last is the top, the one before it stands directly under it.
        var chain => chain[^2],
    };

    /// <summary>A government and those above it up to the top, nearest first.</summary>
    private IReadOnlyList<string> ChainOf(string government)
    {
        if (!chains.TryGetValue(government, out var chain))
        {
            chains.Add(government, chain = roster.Find(government) is { } found ? [.. Climb(found)] : []);
        }

        return chain;
    }

    private IEnumerable<string> Climb(Agency government)
    {
        foreach (var above in roster.Above(government, on).Prepend(government).Where(agency => agency.Kind == AgencyKind.Government))
        {
            yield return above.Id;
            if (above.Id == top)
            {
                yield break;
            }
        }
    }

    private Tally Sum(IEnumerable<Tally> parts)
    {
        var sum = new Tally(columns);
        foreach (var part in parts)
        {
            sum.Add(part);
        }

        return sum;
    }
}

/// <summary>What levels and kinds are called.</summary>
internal static class AgencyWords
{
    public static string NameOf(AgencyLevel level) => level switch
    {
        AgencyLevel.Province => "省级",
        AgencyLevel.City => "市级",
        AgencyLevel.County => "县级",
        AgencyLevel.Township => "乡级",
        var other => throw new UnreachableException(other.ToString()),
    };

    public static string NameOf(AgencyKind kind) => kind switch
    {
        AgencyKind.Government => "人民政府",
        AgencyKind.Department => "政府部门",
        AgencyKind.Township => "乡镇、街道",
        AgencyKind.Institution => "公共企事业单位",
        var other => throw new UnreachableException(other.ToString()),
    };

    public static string WordOf(AgencyLevel level) => Lower(level.ToString());

    public static string WordOf(AgencyKind kind) => Lower(kind.ToString());

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
