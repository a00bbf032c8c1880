using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Whose data a caller may see: an agency its own, an office its subtree of the roster, admin and auditor all.</summary>
public sealed class AccessControl(ISubmissionStore store)
{
    // Deeper than any administration; a roster with a circle ends here.
    private const int DeepestLevel = 12;

    /// <summary>Whether the caller may see what belongs to an agency.</summary>
    public async Task<bool> MaySeeAsync(Caller caller, string agency, CancellationToken cancellation) => caller.Role switch
    {
        Role.Admin or Role.Auditor => true,
        Role.Agency => caller.Agency == agency,
        Role.Office => caller.Agency is { } top && await IsWithinAsync(agency, top, cancellation),
        _ => false,
    };

    /// <summary>Whether the caller oversees the whole roster: who has no area, or whose area has none above it.</summary>
    public async Task<bool> OverseesAllAsync(Caller caller, CancellationToken cancellation) => caller.Role switch
    {
        Role.Admin or Role.Auditor => true,
        Role.Office => caller.Agency is { } top && await store.FindAgencyOrNullAsync(top, cancellation) is { Parent: null },
        _ => false,
    };

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

    private async Task<bool> IsWithinAsync(string agency, string top, CancellationToken cancellation)
    {
        string? at = agency;
        for (var level = 0; at is not null && level < DeepestLevel; level++)
        {
            if (at == top)
            {
                return true;
            }

            at = (await store.FindAgencyOrNullAsync(at, cancellation))?.Parent;
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
