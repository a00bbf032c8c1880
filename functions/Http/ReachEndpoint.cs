using Nianbao.Notices;
using Nianbao.Summary;

namespace Nianbao.Http;

/// <summary>Whom reminders do not reach.</summary>
/// <param name="Area">The agency at whose subtree; null for the whole roster.</param>
/// <param name="Agencies">Ordered by id; may be empty.</param>
public sealed record UnreachableListView(int Year, string? Area, IReadOnlyList<UnreachableView> Agencies);

/// <summary>An agency that reminders do not reach.</summary>
/// <param name="Contacts">What the roster knows of it.</param>
/// <param name="ReasonText">Why, for people (中文).</param>
/// <param name="Failed">The notice that did not arrive; null when there is no address.</param>
public sealed record UnreachableView(
    string Agency, string Name, ContactsView Contacts, DutyState State, string StateText, UnreachableReason Reason, string ReasonText, NoticeView? Failed)
{
    public static UnreachableView Of(UnreachableAgency found) => new(
        found.Duty.Agency.Id, found.Duty.Agency.Name, ContactsView.Of(found.Duty.Agency), found.Duty.State, found.Duty.State.ToChinese(), found.Reason,
        found.Reason == UnreachableReason.NoAddress ? "名册中没有可用的电子邮箱。" : "最近一次通知没有送到，请核对电子邮箱。",
        found.Failed is { } failed ? NoticeView.Of(failed, id => id == found.Duty.Agency.Id ? found.Duty.Agency.Name : null) : null);
}

/// <summary>Lists the agencies that reminders do not reach: somebody must call them, or mend the roster.</summary>
public sealed class ReachEndpoint(Reach reach, AccessControl access) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/years/{year}/unreachable"), Callers.Overseers, RouteLimits.WholeYear, ListAsync, new("通知送不到的单位：名册中没有邮箱，或者对方拒收")
        {
            Query = [AreaOutcome.Parameter],
            Answers = [AnswerShape.Json(200, () => HttpJson.Readable.UnreachableListView)],
            Problems = [ProblemKind.BadYear, ProblemKind.NotYourArea, ProblemKind.UnknownAgency],
        }),
    ];

    private async Task<Answer> ListAsync(HttpCall call, CancellationToken cancellation)
    {
        if (Years.Parse(call.Path["year"]) is not { } year)
        {
            return Problem.BadYear;
        }

        var area = await access.FindAreaAsync(call, cancellation);
        if (area is not AreaOutcome.Allowed { Top: var top })
        {
            return ((AreaOutcome.Refused)area).Why;
        }

        var list = await reach.ListAsync(year, top, cancellation);
        return Answer.Of(200, new UnreachableListView(year, top, [.. list.Select(UnreachableView.Of)]), HttpJson.Readable.UnreachableListView);
    }
}
