using System.Collections.Concurrent;

namespace Nianbao.AzureStandIns;

/// <summary>What passes between the clients and a service that is stood in for: it is counted, and tests may disturb it.</summary>
public sealed class StandInTraffic
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Runs before an operation; what it throws, the caller gets, and the service never hears of the operation.</summary>
    public Func<string, Task>? Before { get; set; }

    /// <summary>Runs after an operation; what it throws, the caller gets although the operation has taken effect.</summary>
    public Func<string, Task>? After { get; set; }

    /// <summary>Whether the answer is lost on the way and the client, as the real one does by itself, asks a second time.</summary>
    public Func<string, bool>? IsAskedTwice { get; set; }

    /// <summary>How many operations were begun.</summary>
    public int Total => counts.Values.Sum();

    /// <summary>How often an operation was begun; its name is that of the client's method, without "Async".</summary>
    public int Count(string operation) => counts.GetValueOrDefault(operation);

    internal async Task<T> RunAsync<T>(string operation, Func<T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        counts.AddOrUpdate(operation, 1, (_, count) => count + 1);
        if (Before is { } before)
        {
            await before(operation);
        }

        if (IsAskedTwice?.Invoke(operation) == true)
        {
            work();
        }

        var result = work();
        if (After is { } after)
        {
            await after(operation);
        }

        return result;
    }
}
