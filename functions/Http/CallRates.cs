using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Nianbao.Http;

/// <summary>How much callers may ask for, and how much is held for them at once.</summary>
/// <param name="PerMinute">Each key's allowance in a minute, saved up for a minute at most; what a call costs is in <see cref="RouteLimits"/>.</param>
/// <param name="BadKeysPerMinute">How many bad keys an address may try in a minute.</param>
/// <param name="UploadMemory">Bytes of bodies held in memory at once, of all callers together.</param>
public sealed record CallLimits(int PerMinute, int BadKeysPerMinute, long UploadMemory)
{
    public static CallLimits Default { get; } = new(6000, 20, 256L * 1024 * 1024);

    /// <summary>What may be filed in one call.</summary>
    public BatchLimits Batch { get; init; } = BatchLimits.Default;
}

/// <summary>What may be filed in one call that files several reports.</summary>
/// <param name="Files">How many reports, those in archives one by one.</param>
/// <param name="Megabytes">How much all files may have together, as they are sent.</param>
public sealed record BatchLimits(int Files, int Megabytes)
{
    /// <summary>More is not taken off the wire, whatever the setting.</summary>
    public const int MostMegabytes = 60;

    public static BatchLimits Default { get; } = new(50, MostMegabytes);

    /// <summary>One file, however large the route takes it.</summary>
    public static BatchLimits One { get; } = new(1, MostMegabytes);

    public long Bytes => Megabytes * 1024L * 1024;
}

/// <summary>
/// Keeps callers to what they may ask for: known ones by their key, others by their address. Counted in memory, by each process for itself:
/// where several run, each lets that much through. Shared counters would cost every call a write, and let whoever tries bad keys decide how
/// many; a key holds 256 random bits, so this keeps the program usable, and is not what protects the keys.
/// </summary>
public sealed class CallRates(CallLimits limits, TimeProvider time)
{
    private const int MostNames = 20_000;

    private readonly TokenBuckets _calls = new(limits.PerMinute, limits.PerMinute, MostNames, time);
    private readonly BadKeyLocks _badKeys = new(limits.BadKeysPerMinute, MostNames, time);

    /// <summary>The refusal when a caller has used up what it may ask for; null when it has not.</summary>
    /// <param name="caller">Null for who has not signed in.</param>
    /// <param name="before">What the call will pay again, when it is repeated, before it comes here: that has to be saved up too.</param>
    public Answer? RefusalOf(HttpContext http, Caller? caller, int cost, int before = 0) =>
        _calls.Take(caller is null ? $"address {AddressOf(http)}" : $"key {caller.Name}", cost) is { } wait
            ? Problem.TooManyCalls(wait + TimeSpan.FromMinutes((double)before / limits.PerMinute))
            : null;

    /// <summary>
    /// What a bad key is answered: that it is bad, and after too many from one address only when to come back, each time later
    /// (<see cref="BadKeyLocks"/>). Good keys are let in all the same: a whole county may stand behind one address, and nobody in it may shut the others out.
    /// </summary>
    public Answer AnswerToBadKey(HttpContext http) => _badKeys.Count(AddressOf(http)) is { } wait ? Problem.TooManyBadKeys(wait) : Problem.BadKey;

    /// <summary>A single user has all of an IPv6 network of 64 bits.</summary>
    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } wide => new IPAddress([.. wide.GetAddressBytes()[..8], .. new byte[8]]).ToString(),
        var address => address.ToString(),
    };
}
