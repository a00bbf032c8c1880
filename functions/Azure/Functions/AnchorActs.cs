using Microsoft.Azure.Functions.Worker;
using Nianbao.Azure.Tables;

namespace Nianbao.Azure.Functions;

/// <summary>Every hour writes the day's anchor of all chains of acts, unless it is written or nothing has happened.</summary>
public sealed partial class AnchorActs(TableAnchoring anchoring, ILogger<AnchorActs> logger)
{
    [Function(nameof(AnchorActs))]
    public async Task RunAsync([TimerTrigger("0 15 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        if (await anchoring.AnchorAsync(cancellation))
        {
            LogAnchored();
        }
    }

    [LoggerMessage(EventId = 870, Level = LogLevel.Information, Message = "The day's anchor is written.")]
    private partial void LogAnchored();
}
