using System.Globalization;

namespace Nianbao.Tests.Store;

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public static ManualClock At(string utc) => new(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture));

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
