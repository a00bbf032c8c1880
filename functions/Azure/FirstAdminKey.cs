using Nianbao.Store;

namespace Nianbao.Azure;

/// <summary>
/// Lets the first administrator in: the deployment makes a key, shows it once, and sets its hash. The key is added once; revoked later,
/// it stays revoked however often the app starts with that setting.
/// </summary>
public sealed partial class FirstAdminKey(AzureSettings settings, ISubmissionStore store, TimeProvider time, ILogger<FirstAdminKey> logger) : IHostedService
{
    /// <summary>What the audit trail calls its holder.</summary>
    public const string Name = "first-admin";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.FirstAdminKeyHash is not { } hash)
        {
            return;
        }

        try
        {
            if (await store.FindKeyOrNullAsync(hash, cancellationToken) is null)
            {
                await store.PutKeyAsync(new(Name, Role.Admin, null, hash, time.GetUtcNow(), null), cancellationToken);
                LogAdded(Name);
            }
        }
        // What the store throws when trying again later may help: the app starts all the same, and says so under api/health.
        catch (Exception passing) when (passing is IOException or TimeoutException)
        {
            LogMissed(passing);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(EventId = 860, Level = LogLevel.Information, Message = "The key of the first administrator was added under the name {Name}.")]
    private partial void LogAdded(string name);

    [LoggerMessage(EventId = 861, Level = LogLevel.Error, Message = "The key of the first administrator could not be looked at; the next start will.")]
    private partial void LogMissed(Exception passing);
}
