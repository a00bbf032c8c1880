using Microsoft.Azure.Functions.Worker;
using Nianbao.Azure.Tables;

namespace Nianbao.Azure.Functions;

/// <summary>
/// Every five minutes has messages sent again for submissions that wait longer than they should, and finishes what a process that ended
/// has left half done.
/// </summary>
public sealed partial class SweepStuck(ReportPipeline pipeline, TableSubmissionStore store, ILogger<SweepStuck> logger)
{
    [Function(nameof(SweepStuck))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        if (await pipeline.SweepAsync(cancellation) is > 0 and var count)
        {
            LogSwept(count);
        }

        await store.TidyAsync(cancellation);
    }

    [LoggerMessage(EventId = 810, Level = LogLevel.Warning, Message = "{Count} submissions waited too long and are queued again.")]
    private partial void LogSwept(int count);
}
