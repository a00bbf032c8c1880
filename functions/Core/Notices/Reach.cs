using System.Text.Json.Serialization;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Notices;

/// <summary>Why an agency cannot be reached.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnreachableReason>))]
public enum UnreachableReason
{
    /// <summary>The roster has no address.</summary>
    [JsonStringEnumMemberName("no-address")] NoAddress,

    /// <summary>What was sent to its addresses last did not arrive.</summary>
    [JsonStringEnumMemberName("not-delivered")] NotDelivered,
}

/// <summary>An agency that reminders do not reach.</summary>
/// <param name="Duty">Its duty.</param>
/// <param name="Reason">Why.</param>
/// <param name="Failed">The notice that did not arrive; null when there is no address.</param>
public sealed record UnreachableAgency(DutyProgress Duty, UnreachableReason Reason, Notice? Failed);

/// <summary>Finds the agencies that reminders do not reach, and what everyone was told last.</summary>
public sealed class Reach(FilingProgress progress, INoticeStore notices)
{
    /// <summary>
    /// The agencies with a duty in a data year that have no address, or whose newest notice of that year did not arrive; ordered by id.
    /// </summary>
    public async Task<IReadOnlyList<UnreachableAgency>> ListAsync(int year, string? area, CancellationToken cancellation)
    {
        var duties = await progress.ReadAsync(year, area, cancellation);
        var last = await LastAsync(year, cancellation);
        var unreachable = new List<UnreachableAgency>();
        foreach (var duty in duties)
        {
            if (Contacts.EmailsOf(duty.Agency, NoticeReader.Filer).Count == 0)
            {
                unreachable.Add(new(duty, UnreachableReason.NoAddress, null));
            }
            else if (last.GetValueOrDefault(duty.Agency.Id) is { State: NoticeState.Failed } failed)
            {
                unreachable.Add(new(duty, UnreachableReason.NotDelivered, failed));
            }
        }

        return unreachable;
    }

    /// <summary>The newest notice of a data year that was sent to each agency, or that a provider would not take for it.</summary>
    public async Task<IReadOnlyDictionary<string, Notice>> LastAsync(int year, CancellationToken cancellation)
    {
        var last = new Dictionary<string, Notice>(StringComparer.Ordinal);
        await foreach (var notice in notices.ListNoticesAsync(year, cancellation))
        {
            if (notice is { To: { } to, LastAt: { } at, State: NoticeState.Sent or NoticeState.Failed } && !(last.GetValueOrDefault(to)?.LastAt >= at))
            {
                last[to] = notice;
            }
        }

        return last;
    }
}
