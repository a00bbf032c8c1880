using System.Diagnostics;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local;

/// <summary>
/// Takes submissions from the queue and has them checked, one on each core. What is in hand when the process stops is finished; what is
/// in hand when it breaks is delivered again at the next start.
/// </summary>
public sealed partial class CheckWorker(SqliteWorkQueue queue, ReportPipeline pipeline, ILogger<CheckWorker> logger) : BackgroundService
{
    private const int MostDeliveries = 5;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await queue.ReleaseTakenAsync(WorkQueueName.Submissions, stoppingToken);
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount)
            .Select(_ => QueueLoop.RunAsync(queue, WorkQueueName.Submissions, Lease, SettleAsync, LogBroken, stoppingToken)));
    }

    private async Task SettleAsync(TakenMessage message)
    {
        var submission = message.Subject;
        var id = SubmissionId.Parse(submission) ?? throw new InvalidDataException("A message to check names no submission.");
        if (message.Deliveries > MostDeliveries)
        {
            const string reason = "delivered too often";
            await pipeline.GiveUpAsync(id, reason, CancellationToken.None);
            await queue.DeadLetterAsync(message, reason, CancellationToken.None);
            LogGivenUp(submission, reason, null);
            return;
        }

        using var span = Telemetry.Continue("check", ActivityKind.Consumer, message.Trace);
        var trace = Telemetry.TraceOf(message.Trace);
        switch (await pipeline.ProcessAsync(id, CancellationToken.None))
        {
            case ProcessOutcome.Checked done:
                await queue.CompleteAsync(message, CancellationToken.None);
                LogChecked(submission, done.State, trace);
                break;
            case ProcessOutcome.NothingToDo:
                await queue.CompleteAsync(message, CancellationToken.None);
                break;
            case ProcessOutcome.Postponed postponed:
                await queue.CompleteAsync(message, CancellationToken.None);
                var fault = postponed.Fault.GetType().Name;
                LogPostponed(submission, postponed.NextAttemptAt, fault);
                break;
            case ProcessOutcome.Failed failed:
                await queue.DeadLetterAsync(message, failed.Reason, CancellationToken.None);
                LogGivenUp(submission, failed.Reason, failed.Fault.StackTrace);
                break;
            case var other:
                throw new UnreachableException(other.ToString());
        }
    }

    private void LogBroken(Exception broken)
    {
        var kind = broken.GetType().Name;
        LogBroken(kind, broken.StackTrace);
    }

    [LoggerMessage(EventId = 800, Level = LogLevel.Information, Message = "{SubmissionId} is checked: {State}; trace {TraceId}.")]
    private partial void LogChecked(string submissionId, SubmissionState state, string traceId);

    [LoggerMessage(EventId = 801, Level = LogLevel.Warning, Message = "{SubmissionId} is postponed to {NextAttemptAt}: {Fault}.")]
    private partial void LogPostponed(string submissionId, DateTimeOffset nextAttemptAt, string fault);

    // The stack, and not the exception's message: that may quote the file.
    [LoggerMessage(EventId = 802, Level = LogLevel.Error, Message = "{SubmissionId} failed: {Reason}. {Stack}")]
    private partial void LogGivenUp(string submissionId, string reason, string? stack);

    [LoggerMessage(EventId = 803, Level = LogLevel.Error, Message = "The worker broke and goes on: {Kind}. {Stack}")]
    private partial void LogBroken(string kind, string? stack);
}
