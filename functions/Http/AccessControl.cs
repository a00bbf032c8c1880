using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>What a caller wants with what belongs to an agency.</summary>
public enum Right
{
    /// <summary>To read it.</summary>
    See,

    /// <summary>To report, correct and explain in its name.</summary>
    File,

    /// <summary>To decide about its reports.</summary>
    Decide,

    /// <summary>To make and revoke keys in its name.</summary>
    HandOutKeys,
}

/// <summary>
/// Who may do what with what belongs to whom. An agency does what is its own, and that of the ended agencies whose reports it answers
/// for; an office what lies in its subtree of the roster as it stands today; an administrator everything; an auditor reads.
/// </summary>
public sealed class AccessControl(ISubmissionStore store, TimeProvider time)
{
    // Deeper than any administration; a roster with a circle ends here.
    private const int DeepestLevel = 12;

    // More than any reform has merged into one; a file that names more is no reform.
    private const int MostPredecessors = 200;

    /// <summary>The one answer to whether a caller may. The agency is that of the command itself, never of a part of the call.</summary>
    public async Task<bool> MayAsync(Caller caller, Right right, string agency, CancellationToken cancellation) => (caller.Role, right) switch
    {
        (Role.Admin, _) => true,
        (Role.Auditor, Right.See) => true,
        (Role.Agency, Right.See or Right.File) => caller.Agency is { } own && (own == agency || await AnswersForAsync(own, agency, cancellation)),
        (Role.Office, Right.See or Right.Decide or Right.HandOutKeys) => caller.Agency is { } top && await IsWithinAsync(agency, top, cancellation),
        _ => false,
    };

    /// <summary>Whether the caller oversees the whole roster: who has no area, or whose area leaves nobody out. To have nobody above is not enough.</summary>
    public async Task<bool> OverseesAllAsync(Caller caller, CancellationToken cancellation) => caller.Role switch
    {
        Role.Admin or Role.Auditor => true,
        Role.Office => caller.Agency is { } top && (await Roster.LoadAsync(store, cancellation)).Covers(top),
        _ => false,
    };

    /// <summary>Whether the caller may see what belongs to an agency.</summary>
    public Task<bool> MaySeeAsync(Caller caller, string agency, CancellationToken cancellation) => MayAsync(caller, Right.See, agency, cancellation);

    /// <summary>The ended agencies for whose past reports an agency answers today, those it took over first.</summary>
    public async Task<IReadOnlyList<Agency>> AnsweredForByAsync(string agency, CancellationToken cancellation)
    {
        var today = Beijing.DateOf(time.GetUtcNow());
        var (answered, next) = (new List<Agency>(), new Queue<string>([agency]));
        while (answered.Count < MostPredecessors && next.TryDequeue(out var at))
        {
            var predecessors = (await store.FindAgencyOrNullAsync(at, cancellation))?.Predecessors ?? [];
            foreach (var id in predecessors.Where(before => before.AnswersForReports).Select(before => before.Agency).Where(id => answered.TrueForAll(known => known.Id != id)))
            {
                if (await store.FindAgencyOrNullAsync(id, cancellation) is { } before && !before.IsActiveOn(today))
                {
                    answered.Add(before);
                    next.Enqueue(id);
                }
            }
        }

        return answered;
    }

    /// <summary>The area a call is about: the one the query names, or else all that the caller oversees (null for the whole roster).</summary>
    public async Task<AreaOutcome> FindAreaAsync(HttpCall call, CancellationToken cancellation)
    {
        var area = call.Query("area") ?? call.Caller.Agency;
        if (area is null)
        {
            return new AreaOutcome.Allowed(null);
        }

        if (!await MaySeeAsync(call.Caller, area, cancellation))
        {
            return new AreaOutcome.Refused(Problem.NotYourArea);
        }

        return await store.FindAgencyOrNullAsync(area, cancellation) is null
            ? new AreaOutcome.Refused(Problem.UnknownAgency)
            : new AreaOutcome.Allowed(area);
    }

    private async Task<bool> AnswersForAsync(string own, string agency, CancellationToken cancellation) =>
        (await AnsweredForByAsync(own, cancellation)).Any(before => before.Id == agency);

    private async Task<bool> IsWithinAsync(string agency, string top, CancellationToken cancellation)
    {
        var today = Beijing.DateOf(time.GetUtcNow());
        string? at = agency;
        for (var level = 0; at is not null && level < DeepestLevel; level++)
        {
            if (at == top)
            {
                return true;
            }

            at = (await store.FindAgencyOrNullAsync(at, cancellation))?.ParentOn(today);
        }

        return false;
    }
}

/// <summary>What came of asking for an area.</summary>
public abstract record AreaOutcome
{
    /// <summary>How a call names an area.</summary>
    public static QueryParameter Parameter { get; } = new("area", "统一社会信用代码：只算这个单位和它的下级；不填为本级的全部");

    private AreaOutcome() { }

    /// <param name="Top">The agency at whose subtree; null for the whole roster.</param>
    public sealed record Allowed(string? Top) : AreaOutcome;

    public sealed record Refused(Answer Why) : AreaOutcome;
}
