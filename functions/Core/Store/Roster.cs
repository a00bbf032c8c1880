using Nianbao.Documents.Outline;

namespace Nianbao.Store;

/// <summary>
/// The roster as a tree: who stands under whom. Areas nest by parent, never by region code. The tree is dated: where a day is asked for,
/// it is the tree of that day, otherwise as the roster leaves it, whatever day that takes effect.
/// </summary>
public sealed class Roster
{
    // Deeper than any administration; a roster with a circle ends here.
    private const int DeepestLevel = 12;

    private readonly Dictionary<string, Agency> agencies;
    private readonly ILookup<string, Agency> successors;

    /// <summary>Makes the tree of a whole roster.</summary>
    public Roster(IEnumerable<Agency> all)
    {
        agencies = all.ToDictionary(agency => agency.Id, StringComparer.Ordinal);
        successors = (from agency in agencies.Values
                      from before in agency.Predecessors
                      where before.AnswersForReports
                      select (before.Agency, agency)).Distinct().ToLookup(pair => pair.Agency, pair => pair.agency, StringComparer.Ordinal);
    }

    /// <summary>Finds an agency, also one that has ended; null when there is none of that id.</summary>
    public Agency? Find(string id) => agencies.GetValueOrDefault(id);

    /// <summary>
    /// The agencies that have, or had, a name: there in a data year, ordered by id. Widths and white space do not count, everything else
    /// does: a name that is only like another is another.
    /// </summary>
    public IReadOnlyList<Agency> Named(string name, int year)
    {
        var bare = OutlineLine.Bare(name);
        return [.. agencies.Values
            .Where(agency => agency.WasActiveIn(year) && agency.FormerNames.Select(former => former.Name).Prepend(agency.Name).Any(known => OutlineLine.Bare(known) == bare))
            .OrderBy(agency => agency.Id, StringComparer.Ordinal)];
    }

    /// <summary>Whether an agency is the top of an area or stands anywhere under it. False when the agency is unknown.</summary>
    public bool IsWithin(string id, string top, DateOnly? on = null) =>
        Find(id) is { } agency && (id == top || Above(agency, on).Any(parent => parent.Id == top));

    /// <summary>Whether nothing lies outside the area of an agency but what has ended: it oversees all.</summary>
    public bool Covers(string top) => agencies.Values.All(agency => agency.ActiveTo is not null || IsWithin(agency.Id, top));

    /// <summary>
    /// An area's top and all that stand under it, ended ones too, ordered by id; the whole roster when <paramref name="top"/> is null.
    /// </summary>
    public IReadOnlyList<Agency> Within(string? top, DateOnly? on = null) =>
        [.. agencies.Values.Where(agency => top is null || IsWithin(agency.Id, top, on)).OrderBy(agency => agency.Id, StringComparer.Ordinal)];

    /// <summary>The agencies an agency stands under, nearest first.</summary>
    public IEnumerable<Agency> Above(Agency agency, DateOnly? on = null)
    {
        var level = 0;
        for (var parent = ParentOf(agency, on); parent is not null && level < DeepestLevel; parent = ParentOf(parent, on))
        {
            level++;
            yield return parent;
        }
    }

    /// <summary>
    /// Who must report on a data year, ordered by id: the agencies there on the year's last day, and in the area as it was on that day.
    /// The whole roster when <paramref name="area"/> is null.
    /// </summary>
    public IReadOnlyList<Agency> DutiesOf(int year, string? area) =>
        [.. Within(area, Agency.LastDayOf(year)).Where(agency => agency.MustReportOn(year))];

    /// <summary>
    /// Who answers on a day for what an agency filed, or should have: itself while it is there; then those that took it over, or their
    /// successors, ordered by id. Empty when it ended without a successor, or is unknown.
    /// </summary>
    public IReadOnlyList<Agency> AnswerableFor(string id, DateOnly day)
    {
        var (answering, seen) = (new SortedDictionary<string, Agency>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        void Follow(string at)
        {
            if (!seen.Add(at) || Find(at) is not { } agency)
            {
                return;
            }

            if (agency.IsActiveOn(day))
            {
                answering.Add(at, agency);
                return;
            }

            foreach (var successor in successors[at])
            {
                Follow(successor.Id);
            }
        }

        Follow(id);
        return [.. answering.Values];
    }

    /// <summary>The ended agencies for whose past reports an agency answers on a day, ordered by id; not itself.</summary>
    public IReadOnlyList<Agency> AnsweredForBy(string id, DateOnly day)
    {
        var (answered, waiting) = (new SortedDictionary<string, Agency>(StringComparer.Ordinal), new Stack<string>([id]));
        while (waiting.TryPop(out var at))
        {
            foreach (var before in (Find(at)?.Predecessors ?? []).Where(before => before.AnswersForReports))
            {
                if (Find(before.Agency) is { } agency && !agency.IsActiveOn(day) && answered.TryAdd(agency.Id, agency))
                {
                    waiting.Push(agency.Id);
                }
            }
        }

        return [.. answered.Values];
    }

    /// <summary>Loads the roster of a store.</summary>
    public static async Task<Roster> LoadAsync(ISubmissionStore submissions, CancellationToken cancellation)
    {
        var all = new List<Agency>();
        await foreach (var agency in submissions.ListAgenciesAsync(cancellation))
        {
            all.Add(agency);
        }

        return new(all);
    }

    private Agency? ParentOf(Agency agency, DateOnly? on) => (on is { } day ? agency.ParentOn(day) : agency.Parent) is { } parent ? Find(parent) : null;
}
