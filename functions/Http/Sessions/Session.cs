namespace Nianbao.Http.Sessions;

/// <summary>Somebody at work in the portal, signed in with a key. It holds nothing that the key does not allow, and ends with it.</summary>
/// <param name="KeyHash">SHA-256 of the key, lower-case hexadecimal.</param>
/// <param name="BeganAt">UTC.</param>
/// <param name="SeenAt">When it was last prolonged, UTC.</param>
public sealed record Session(string KeyHash, DateTimeOffset BeganAt, DateTimeOffset SeenAt)
{
    // Prolonged no oftener than this: a page that asks every second need not get a new cookie every second.
    private static readonly TimeSpan s_step = TimeSpan.FromMinutes(5);

    /// <summary>How long it lasts at most: a working day.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(8);

    /// <summary>How long it lasts without a call.</summary>
    public static TimeSpan Idle { get; } = TimeSpan.FromHours(1);

    /// <summary>When it ends, if no call comes before, UTC.</summary>
    public DateTimeOffset EndsAt => SeenAt + Idle < LastsUntil ? SeenAt + Idle : LastsUntil;

    /// <summary>When it ends whatever comes, UTC.</summary>
    public DateTimeOffset LastsUntil => BeganAt + Longest;

    public static Session Begin(string keyHash, DateTimeOffset now) => new(keyHash, now, now);

    public bool IsOver(DateTimeOffset now) => now >= EndsAt || now < BeganAt - s_step;

    /// <summary>The session after a call; null when it need not be prolonged.</summary>
    public Session? ProlongedAt(DateTimeOffset now) => now - SeenAt >= s_step ? this with { SeenAt = now } : null;
}
