using Nianbao.Store;

namespace Nianbao.Azure.ServiceBus;

/// <summary>What is to be done with the messages of a queue.</summary>
/// <param name="Queue">Which.</param>
/// <param name="Span">What the work is called in traces.</param>
/// <param name="DoAsync">Does it. May throw: then it is tried again later.</param>
/// <param name="GiveUpAsync">Records, with the reason, that it could not be done.</param>
public sealed record QueueWork(
    WorkQueueName Queue, string Span, Func<string, CancellationToken, Task<ProcessOutcome>> DoAsync, Func<string, string, CancellationToken, Task> GiveUpAsync)
{
    /// <summary>Checks submissions.</summary>
    public static QueueWork Checks(ReportPipeline pipeline) => new(
        WorkQueueName.Submissions, "check",
        async (subject, cancellation) => SubmissionId.Parse(subject) is { } id ? await pipeline.ProcessAsync(id, cancellation) : new ProcessOutcome.NothingToDo(),
        async (subject, reason, cancellation) =>
        {
            if (SubmissionId.Parse(subject) is { } id)
            {
                await pipeline.GiveUpAsync(id, reason, cancellation);
            }
        });
}
