namespace Nianbao.Http;

/// <summary>
/// Locks out addresses that keep trying bad keys: a minute after too many within a minute, twice as long each time that it happens again
/// within a day, an hour at most. While one is locked, its bad keys are not even said to be bad; nothing it does then makes it longer.
/// </summary>
/// <param name="perMinute">How many bad keys are borne in a minute, at least 1.</param>
/// <param name="mostNames">Beyond it, the half that was heard of longest ago is forgotten.</param>
public sealed class BadKeyLocks(int perMinute, int mostNames, TimeProvider time)
{
    private static readonly TimeSpan s_first = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_memory = TimeSpan.FromDays(1);

    private readonly TokenBuckets tries = new(perMinute, perMinute, mostNames, time);
    private readonly Lock guard = new();
    private readonly Dictionary<string, (int Times, DateTimeOffset Until)> locks = [];

    /// <summary>Counts a bad key; null when it may be said to be bad, else how long nothing will be said.</summary>
    public TimeSpan? Count(string address)
    {
        var now = time.GetUtcNow();
        lock (guard)
        {
            var (times, until) = locks.GetValueOrDefault(address);
            if (now < until)
            {
                return until - now;
            }

            if (tries.Take(address, 1) is null)
            {
                return null;
            }

            times = now - until < s_memory ? times + 1 : 1;
            var wait = LockOf(times);
            locks[address] = (times, now + wait);
            ForgetOldest();
            return wait;
        }
    }

    private static TimeSpan LockOf(int times) => times > 6 ? s_longest : s_first * (1 << (times - 1));

    private void ForgetOldest()
    {
        if (locks.Count > mostNames)
        {
            foreach (var (name, _) in locks.OrderBy(known => known.Value.Until).Take(locks.Count / 2).ToList())
            {
                locks.Remove(name);
            }
        }
    }
}
