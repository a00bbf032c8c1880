using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Reminding;

/// <summary>What an agency does with its report: from when on it is in which state; nothing has been sent before the first.</summary>
public sealed class Script(FilingKey key, IReadOnlyList<(DateTimeOffset From, SubmissionState State)> changes)
{
    private static readonly AcceptedRevision s_accepted = new(1, "B", "ab", "rules-1", An.Moment, AcceptedFigures.Pack(An.Report().Figures), 0, 0);

    private readonly IReadOnlyList<(DateTimeOffset From, Filing Head)> _heads = [.. changes.Select((change, i) => (change.From, HeadOf(key, change.State, changes.Take(i + 1))))];

    public Filing? HeadAt(DateTimeOffset moment) => _heads.LastOrDefault(head => head.From <= moment).Head;

    /// <summary>Whether the agency has to do something at a moment: the oracle's own reading of the script.</summary>
    public bool IsOpenAt(DateTimeOffset moment) => changes.LastOrDefault(change => change.From <= moment) is var last
        && (last.From == default || last.State is SubmissionState.Returned or SubmissionState.AwaitingExplanation);

    /// <summary>Whether it is so from one moment up to another.</summary>
    public bool IsOpenThroughout(DateTimeOffset from, DateTimeOffset until) =>
        IsOpenAt(from) && changes.Where(change => change.From > from && change.From < until).All(change => IsOpenAt(change.From));

    /// <summary>Whether it is so at any moment from one up to another.</summary>
    public bool IsEverOpen(DateTimeOffset from, DateTimeOffset until) =>
        IsOpenAt(from) || changes.Where(change => change.From > from && change.From < until).Any(change => IsOpenAt(change.From));

    private static Filing HeadOf(FilingKey key, SubmissionState state, IEnumerable<(DateTimeOffset From, SubmissionState State)> soFar)
    {
        var accepted = soFar.Where(change => change.State == SubmissionState.Accepted).Select(change => (DateTimeOffset?)change.From).FirstOrDefault();
        return An.Head(An.Submission(state, key: key)) with { Accepted = state == SubmissionState.Accepted ? s_accepted : null, FirstAcceptedAt = accepted };
    }
}
