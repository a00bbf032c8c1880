using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Nianbao.Http.Sessions;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>What signed a caller in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignInMeans>))]
public enum SignInMeans
{
    /// <summary>A key the caller sent itself.</summary>
    [JsonStringEnumMemberName("key")] Key,

    /// <summary>A session of the portal, begun with a key.</summary>
    [JsonStringEnumMemberName("session")] Session,

    /// <summary>The platform.</summary>
    [JsonStringEnumMemberName("principal")] Principal,
}

/// <summary>Who calls.</summary>
/// <param name="Name">The name of the key; what the audit trail says.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Agency">Whose key it is; null for admin and auditor.</param>
public sealed record Caller(string Name, Role Role, string? Agency)
{
    public SignInMeans Means { get; init; }

    /// <summary>SHA-256 of the key, lower-case hexadecimal.</summary>
    public string KeyHash { get; init; } = "";

    /// <summary>The session that signed the caller in; null without one.</summary>
    public Session? Session { get; init; }
}

/// <summary>What came of signing in.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome() { }

    /// <summary>The route is open to anyone.</summary>
    public sealed record Anyone : SignInOutcome;

    public sealed record Known(Caller Caller) : SignInOutcome;

    /// <summary>No key came with the call.</summary>
    public sealed record NoKey : SignInOutcome;

    /// <summary>The key is unknown, revoked or expired, or there are several.</summary>
    public sealed record BadKey : SignInOutcome;

    /// <summary>The session is over, or its key is not good any more.</summary>
    public sealed record EndedSession : SignInOutcome;

    /// <summary>The platform knows the caller, and nobody here does.</summary>
    public sealed record UnknownPrincipal : SignInOutcome;
}

/// <summary>
/// Signs callers in: by the key they send, or else by a session that was begun with one, or else by the platform where that is believed.
/// There is no way around it: no setting, no default key.
/// </summary>
public sealed class SignIn(ISubmissionStore store, SessionSeal seal, PlatformSignIn platform, TimeProvider time)
{
    // How exactly is told when a key was last used: each telling is a write.
    private static readonly TimeSpan s_coarse = TimeSpan.FromHours(1);

    public async Task<SignInOutcome> FindAsync(HttpRequest request, CancellationToken cancellation)
    {
        var secrets = SecretsIn(request.Headers).Distinct().ToList();
        return (secrets, SessionCookie.In(request), platform.NamesIn(request.Headers)) switch
        {
            ({ Count: > 0 }, _, _) => await FindByKeyAsync(secrets, cancellation),
            (_, { } sealedSession, _) => await FindBySessionAsync(sealedSession, cancellation),
            (_, _, { } names) => await FindByPrincipalAsync(names, cancellation),
            _ => new SignInOutcome.NoKey(),
        };
    }

    private static IEnumerable<string> SecretsIn(IHeaderDictionary headers)
    {
        const string scheme = "Bearer ";
        var bearers = headers.Authorization.OfType<string>()
            .Where(value => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)).Select(value => value[scheme.Length..]);
        return bearers.Concat(headers["X-Api-Key"].OfType<string>()).Select(value => value.Trim()).Where(value => value.Length > 0);
    }

    private async Task<SignInOutcome> FindByKeyAsync(List<string> secrets, CancellationToken cancellation) =>
        secrets is [var secret] && await FindGoodAsync(Secrets.HashOf(secret), isPrincipal: false, cancellation) is { } key
            ? new SignInOutcome.Known(CallerOf(key, SignInMeans.Key))
            : new SignInOutcome.BadKey();

    private async Task<SignInOutcome> FindBySessionAsync(string sealedSession, CancellationToken cancellation) =>
        seal.Open(sealedSession) is { } session && !session.IsOver(time.GetUtcNow())
        && await FindGoodAsync(session.KeyHash, isPrincipal: false, cancellation) is { } key
            ? new SignInOutcome.Known(CallerOf(key, SignInMeans.Session) with { Session = session })
            : new SignInOutcome.EndedSession();

    private async Task<SignInOutcome> FindByPrincipalAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            if (await FindGoodAsync(Secrets.HashOfPrincipal(name), isPrincipal: true, cancellation) is { } key)
            {
                return new SignInOutcome.Known(CallerOf(key, SignInMeans.Principal));
            }
        }

        return new SignInOutcome.UnknownPrincipal();
    }

    private static Caller CallerOf(AccessKey key, SignInMeans means) => new(key.Name, key.Role, key.Agency) { Means = means, KeyHash = key.Hash };

    /// <summary>The key of a hash, if it signs anybody in. What stands for a principal is no key, whoever sends its text.</summary>
    private async Task<AccessKey?> FindGoodAsync(string hash, bool isPrincipal, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await store.FindKeyOrNullAsync(hash, cancellation) is not { } key || !IsSame(key.Hash, hash)
            || key.Principal is not null != isPrincipal || !key.IsGoodOn(Beijing.DateOf(now)) || !HasItsAgency(key))
        {
            return null;
        }

        if (key.LastUsedAt is not { } used || now - used >= s_coarse)
        {
            await NoteUseAsync(key, now, cancellation);
        }

        return key;
    }

    // A key of an office without its area would oversee everything.
    private static bool HasItsAgency(AccessKey key) => key.Role is Role.Admin or Role.Auditor || key.Agency is not null;

    private async Task NoteUseAsync(AccessKey key, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await store.NoteKeyUseAsync(key.Name, now, cancellation);
        }
        catch (Exception passing) when (passing is IOException or TimeoutException)
        {
            // Nobody is kept out because this cannot be written now; the next call writes it.
        }
    }

    /// <summary>In constant time, although the store has already looked the hash up: an adapter may find keys by a part of it.</summary>
    private static bool IsSame(string stored, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(stored), Encoding.ASCII.GetBytes(given));
}

/// <summary>Makes and hashes the text of keys.</summary>
public static class Secrets
{
    /// <summary>A new key: 256 random bits.</summary>
    public static string New() => $"nb_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";

    /// <summary>What is stored in its place. A plain hash will do: there is nothing to guess in 256 random bits.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>What somebody is found by whom the platform signs in; the platform does not mind capital letters.</summary>
    public static string HashOfPrincipal(string name) => HashOf($"principal {name.Trim().ToUpperInvariant()}");
}
