using System.Diagnostics;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>The roster, ordered by id.</summary>
public sealed record RosterView(IReadOnlyList<AgencyView> Agencies);

/// <summary>One agency of the roster.</summary>
public sealed record AgencyView(
    string Id, string Name, IReadOnlyList<string> FormerNames, string? RegionCode, AgencyKind Kind, AgencyLevel Level,
    bool HasRulemakingPower, string? Parent, string? Contact)
{
    public static AgencyView Of(Agency agency) => new(
        agency.Id, agency.Name, [.. agency.FormerNames.Select(former => former.Name)], agency.RegionCode, agency.Kind, agency.Level, agency.HasRulemakingPower, agency.Parent,
        agency.Contact);
}

/// <summary>What a roster file changes.</summary>
/// <param name="Added">Ids that were not there.</param>
/// <param name="Changed">Ids whose attributes differ from what was there.</param>
/// <param name="Unchanged">How many rows say what was there already.</param>
/// <param name="Stored">False when it was only tried.</param>
public sealed record RosterChangeView(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, int Unchanged, bool Stored);

/// <summary>Shows and updates the roster; an office only its own subtree of it.</summary>
public sealed class RosterEndpoints(ISubmissionStore store) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("PUT", new("/api/agencies"), Callers.Deciders, RouteLimits.Roster, PutAsync, new("更新单位名录")
        {
            Query = [new("dryRun", "true：只试算，不保存")],
            Body = new BodyShape.Csv(),
            Answers = [AnswerShape.Json(200, HttpJson.Readable.RosterChangeView)],
            Problems = [ProblemKind.BadQuery, ProblemKind.NotCsv, ProblemKind.MalformedRoster, ProblemKind.NotYourArea],
        }),
        new("GET", new("/api/agencies"), Callers.Overseers, RouteLimits.NoBody, ListAsync, new("单位名录")
        {
            Answers = [AnswerShape.Json(200, HttpJson.Readable.RosterView)],
        }),
    ];

    public async Task<Answer> ListAsync(HttpCall call, CancellationToken cancellation)
    {
        var roster = await Roster.LoadAsync(store, cancellation);
        return Answer.Of(
            200, new RosterView([.. roster.Within(call.Caller.Agency).Select(AgencyView.Of)]), HttpJson.Readable.RosterView);
    }

    public async Task<Answer> PutAsync(HttpCall call, CancellationToken cancellation)
    {
        if (call.Query("dryRun") is not (null or "true" or "false"))
        {
            return Problem.BadQuery("dryRun 只能是 true（只试算，不保存）或 false。");
        }

        var body = await BodyReader.ReadCsvAsync(call.Http.Request, cancellation);
        if (body is not BodyOutcome<ReadOnlyMemory<byte>>.Read { Body: var csv })
        {
            return ((BodyOutcome<ReadOnlyMemory<byte>>.Refused)body).Why;
        }

        var before = await Roster.LoadAsync(store, cancellation);
        return RosterCsv.Read(csv.Span, before.Within(null)) switch
        {
            RosterOutcome.Refused refused => Problem.MalformedRoster(refused.Errors),
            RosterOutcome.Read read when !MayPut(call.Caller, before, read.Agencies) => Problem.NotYourArea,
            RosterOutcome.Read read => await StoreAsync(before, read.Agencies, call.Query("dryRun") != "true", cancellation),
            var other => throw new UnreachableException(other.ToString()),
        };
    }

    /// <summary>
    /// An office may neither touch what stands outside its subtree nor pull it in: every row must be inside before (if it was there)
    /// and after, and its own top stays where it stands.
    /// </summary>
    private static bool MayPut(Caller caller, Roster before, IReadOnlyList<Agency> agencies)
    {
        if (caller is not { Role: Role.Office, Agency: { } top })
        {
            return caller.Role == Role.Admin;
        }

        var after = new Roster(before.Within(null).ExceptBy(agencies.Select(agency => agency.Id), agency => agency.Id).Concat(agencies));
        return agencies.All(agency =>
            after.IsWithin(agency.Id, top)
            && (before.Find(agency.Id) is null || before.IsWithin(agency.Id, top))
            && (agency.Id != top || before.Find(top)?.Parent == agency.Parent));
    }

    private async Task<Answer> StoreAsync(Roster before, IReadOnlyList<Agency> agencies, bool isMeant, CancellationToken cancellation)
    {
        var added = agencies.Where(agency => before.Find(agency.Id) is null).ToList();
        var changed = agencies.Where(agency => before.Find(agency.Id) is { } was && !IsSame(was, agency)).ToList();
        if (isMeant && added.Count + changed.Count > 0)
        {
            await store.PutAgenciesAsync([.. added, .. changed], cancellation);
        }

        var view = new RosterChangeView(
            [.. added.Select(agency => agency.Id)], [.. changed.Select(agency => agency.Id)], agencies.Count - added.Count - changed.Count, isMeant);
        return Answer.Of(200, view, HttpJson.Readable.RosterChangeView);
    }

    // Records compare lists by reference; the names are compared as printed.
    private static bool IsSame(Agency one, Agency other) =>
        one with { FormerNames = other.FormerNames } == other && one.FormerNames.SequenceEqual(other.FormerNames);
}
