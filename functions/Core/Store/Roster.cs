namespace Nianbao.Store;

/// <summary>The roster as a tree: who stands under whom. Areas nest by parent, never by region code.</summary>
public sealed class Roster
{
    private readonly Dictionary<string, Agency> agencies;

    /// <summary>Makes the tree of a whole roster, in which every parent named is an agency and no agency stands under itself.</summary>
    public Roster(IEnumerable<Agency> all)
    {
        agencies = all.ToDictionary(agency => agency.Id, StringComparer.Ordinal);
    }

    /// <summary>Finds an agency; null when there is none of that id.</summary>
    public Agency? Find(string id) => agencies.GetValueOrDefault(id);

    /// <summary>Whether an agency is the top of an area or stands anywhere under it. False when the agency is unknown.</summary>
    public bool IsWithin(string id, string top) => Find(id) is { } agency && (id == top || Above(agency).Any(parent => parent.Id == top));

    /// <summary>An area's top and all that stand under it, ordered by id; the whole roster when <paramref name="top"/> is null.</summary>
    public IReadOnlyList<Agency> Within(string? top) =>
        [.. agencies.Values.Where(agency => top is null || IsWithin(agency.Id, top)).OrderBy(agency => agency.Id, StringComparer.Ordinal)];

    /// <summary>The agencies an agency stands under, nearest first.</summary>
    public IEnumerable<Agency> Above(Agency agency)
    {
        for (var parent = ParentOf(agency); parent is not null; parent = ParentOf(parent))
        {
            yield return parent;
        }
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

    private Agency? ParentOf(Agency agency) => agency.Parent is { } parent ? Find(parent) : null;
}
