using System.Text.Json;
using Nianbao.Deadlines;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Http;

/// <summary>Who has filed, and who has not.</summary>
/// <param name="Area">The agency at whose subtree; null for the whole roster.</param>
/// <param name="Counts">How many duties are in which state; every state is listed.</param>
/// <param name="Late">How many are or were late.</param>
/// <param name="Duties">Ordered by agency.</param>
public sealed record ProgressView(int Year, string? Area, IReadOnlyDictionary<string, int> Counts, int Late, IReadOnlyList<DutyView> Duties)
{
    public static ProgressView Of(int year, string? area, IReadOnlyList<DutyProgress> duties) => new(
        year, area, Enum.GetValues<DutyState>().ToDictionary(DutyView.WordOf, state => duties.Count(duty => duty.State == state)),
        duties.Count(duty => duty.IsLate), [.. duties.Select(DutyView.Of)]);
}

/// <summary>One agency's duty.</summary>
/// <param name="StateText">The state, for people (中文).</param>
/// <param name="Contact">Whom to call; null when not known.</param>
/// <param name="Submission">The newest revision; null when nothing has been sent.</param>
/// <param name="Deadline">A Beijing date; null where the law names none and the office has set none.</param>
/// <param name="DeadlineBasis">What it rests on; null without one.</param>
/// <param name="DeadlineText">The same for people (中文); empty without one.</param>
public sealed record DutyView(
    string Agency, string Name, string? Contact, FilingScope Scope, DutyState State, string StateText, string? Submission,
    DateTimeOffset? ReceivedAt, DateTimeOffset? FirstAcceptedAt, DateOnly? Deadline, DeadlineBasis? DeadlineBasis,
    string DeadlineText, bool IsLate)
{
    public static DutyView Of(DutyProgress duty) => new(
        duty.Agency.Id, duty.Agency.Name, duty.Agency.Contact, duty.Filing.Scope, duty.State, duty.State.ToChinese(), duty.Latest?.ToString(),
        duty.ReceivedAt, duty.FirstAcceptedAt, duty.Due?.Day, duty.Due?.Basis, duty.Due?.BasisInChinese ?? "", duty.IsLate);

    public static string WordOf(DutyState state) => JsonSerializer.SerializeToElement(state, HttpJson.Readable.DutyState).GetString()!;
}

/// <summary>Shows the office who has filed and who has not.</summary>
public sealed class ProgressEndpoint(FilingProgress progress, AccessControl access) : IEndpoints
{
    public IReadOnlyList<Route> Routes =>
    [
        new("GET", new("/api/years/{year}/progress"), Callers.Overseers, RouteLimits.WholeYear, ShowAsync, new("谁已报送，谁还没有")
        {
            Query = [AreaOutcome.Parameter],
            Answers = [AnswerShape.Json(200, HttpJson.Readable.ProgressView)],
            Problems = [ProblemKind.BadYear, ProblemKind.NotYourArea, ProblemKind.UnknownAgency],
        }),
    ];

    public async Task<Answer> ShowAsync(HttpCall call, CancellationToken cancellation)
    {
        if (Years.Parse(call.Path["year"]) is not { } year)
        {
            return Problem.BadYear;
        }

        var area = await access.FindAreaAsync(call, cancellation);
        return area is AreaOutcome.Allowed { Top: var top }
            ? Answer.Of(200, ProgressView.Of(year, top, await progress.ReadAsync(year, top, cancellation)), HttpJson.Readable.ProgressView)
            : ((AreaOutcome.Refused)area).Why;
    }
}
