using Microsoft.Azure.Functions.Worker;
using Nianbao.Azure.Tables;

namespace Nianbao.Azure.Functions;

/// <summary>Copies the tables every night, at a quarter to three in Beijing and, while there is no copy of the day, each of the three hours after it.</summary>
public sealed partial class BackUpTables(TableBackup backup, ILogger<BackUpTables> logger)
{
    [Function(nameof(BackUpTables))]
    public async Task RunAsync([TimerTrigger("0 45 18-21 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        if (await backup.BackUpAsync(cancellation))
        {
            LogCopied();
        }
    }

    [LoggerMessage(EventId = 871, Level = LogLevel.Information, Message = "The tables are copied.")]
    private partial void LogCopied();
}
