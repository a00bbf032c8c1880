namespace Nianbao.Http.Notifying;

/// <summary>
/// Lets something be done once in a span of time. Who comes too early is told when to come again, each a span after the one before, so
/// that a hundred who come together come again one by one.
/// </summary>
internal sealed class Pace(TimeSpan span, TimeProvider time)
{
    private readonly Lock guard = new();
    private DateTimeOffset free;
    private DateTimeOffset promised;

    /// <summary>Null when it may be done now, else how long to wait.</summary>
    public TimeSpan? Take()
    {
        lock (guard)
        {
            var now = time.GetUtcNow();
            if (now >= free)
            {
                free = now + span;
                return null;
            }

            promised = promised < free ? free : promised + span;
            return promised - now;
        }
    }
}
