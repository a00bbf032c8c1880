namespace Nianbao.Tests.Faults;

/// <summary>The process has ended: nothing more happens in it.</summary>
public sealed class ProcessEndedException() : Exception("The process has ended.");

/// <summary>Ends "the process" at one storage operation, before it takes effect or after; every later one finds it ended.</summary>
/// <param name="last">The one-based number of the operation at which it ends; null for never.</param>
/// <param name="takesEffect">Whether that operation still takes effect.</param>
public sealed class Fuse(int? last, bool takesEffect)
{
    /// <summary>How many operations were begun.</summary>
    public int Count { get; private set; }

    public async Task<T> RunAsync<T>(Func<Task<T>> operation)
    {
        Count++;
        if (Count > last || (Count == last && !takesEffect))
        {
            throw new ProcessEndedException();
        }

        var result = await operation();
        return Count == last ? throw new ProcessEndedException() : result;
    }

    public Task RunAsync(Func<Task> operation) => RunAsync(async () =>
    {
        await operation();
        return true;
    });
}
