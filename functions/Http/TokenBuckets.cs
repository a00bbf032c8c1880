namespace Nianbao.Http;

/// <summary>
/// An allowance for each name, that refills evenly with time. Our own and not that of System.Threading.RateLimiting: it takes the time
/// from the <see cref="TimeProvider"/>, and keeps no more names than told, whoever makes them up.
/// </summary>
/// <param name="capacity">The most that can be saved up, at least 1.</param>
/// <param name="perMinute">How much comes back in a minute, at least 1.</param>
/// <param name="mostNames">Beyond it, the half that was used longest ago is forgotten: they start anew with a full allowance.</param>
public sealed class TokenBuckets(int capacity, int perMinute, int mostNames, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (double Tokens, DateTimeOffset At)> _buckets = [];

    /// <summary>Takes from a name's allowance; null when there was enough, else how long to wait until there will be.</summary>
    /// <param name="tokens">0 only to look.</param>
    public TimeSpan? Take(string name, int tokens)
    {
        var wanted = Math.Min(tokens, capacity);
        var now = time.GetUtcNow();
        lock (_lock)
        {
            var left = LeftAt(name, now);
            if (left < Math.Max(1, wanted))
            {
                return TimeSpan.FromMinutes((Math.Max(1, wanted) - left) / perMinute);
            }

            if (wanted > 0)
            {
                _buckets[name] = (left - wanted, now);
                ForgetOldest();
            }

            return null;
        }
    }

    private double LeftAt(string name, DateTimeOffset now) => _buckets.TryGetValue(name, out var bucket)
        ? Math.Min(capacity, bucket.Tokens + (Math.Max(0, (now - bucket.At).TotalMinutes) * perMinute))
        : capacity;

    private void ForgetOldest()
    {
        if (_buckets.Count > mostNames)
        {
            foreach (var (name, _) in _buckets.OrderBy(bucket => bucket.Value.At).Take(_buckets.Count / 2).ToList())
            {
                _buckets.Remove(name);
            }
        }
    }
}
