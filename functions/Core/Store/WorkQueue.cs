using System.Diagnostics;

namespace Nianbao.Store;

/// <summary>Work to be done once or more: at-least-once delivery, delayed delivery, dead letter.</summary>
public interface IWorkQueue
{
    /// <summary>Sends a message to its queue. A message id that was sent before is dropped as a duplicate.</summary>
    Task SendAsync(WorkMessage message, CancellationToken cancellation);

    /// <summary>
    /// Sends several of them: what comes of it is the same as one after the other, in fewer steps where the queue knows how. Of those
    /// before a fault some may have been sent.
    /// </summary>
    async Task SendAllAsync(IReadOnlyList<WorkMessage> messages, CancellationToken cancellation)
    {
        foreach (var message in messages)
        {
            await SendAsync(message, cancellation);
        }
    }
}

/// <summary>Which work a message asks for. Each has a queue of its own, of this name in lower case: one that stands still must not hold up the other.</summary>
public enum WorkQueueName
{
    /// <summary>Submissions to check; the subject is the submission's id.</summary>
    Submissions,

    /// <summary>Notices to send; the subject is the notice's id.</summary>
    Reminders,
}

/// <summary>Something to be done.</summary>
/// <param name="Id">Distinguishes what must not be dropped as duplicate: <c>{subject}/{attempt}</c>, <c>/sweep-{slot}</c>, <c>/replay-{n}</c>.</param>
/// <param name="Queue">Where it goes.</param>
/// <param name="Subject">What it is to be done with: the id of a submission or of a notice.</param>
/// <param name="NotBefore">UTC; null for at once.</param>
public sealed record WorkMessage(string Id, WorkQueueName Queue, string Subject, DateTimeOffset? NotBefore)
{
    /// <summary>Where the work that sends it belongs (W3C <c>traceparent</c>), so that one trace goes from upload to verdict; null when nothing is traced.</summary>
    public string? Trace { get; init; } = Activity.Current?.Id;

    /// <summary>A submission to check.</summary>
    public static WorkMessage Check(string id, SubmissionId submission, DateTimeOffset? notBefore) =>
        new(id, WorkQueueName.Submissions, submission.ToString(), notBefore);

    /// <summary>A notice to send.</summary>
    public static WorkMessage Deliver(string id, string notice, DateTimeOffset? notBefore) => new(id, WorkQueueName.Reminders, notice, notBefore);
}
