using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>Who calls.</summary>
/// <param name="Name">The name of the key; what the audit trail says.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Agency">Whose key it is; null for admin and auditor.</param>
public sealed record Caller(string Name, Role Role, string? Agency);

/// <summary>What came of signing in.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome() { }

    /// <summary>The route is open to anyone.</summary>
    public sealed record Anyone : SignInOutcome;

    public sealed record Known(Caller Caller) : SignInOutcome;

    /// <summary>No key came with the call.</summary>
    public sealed record NoKey : SignInOutcome;

    /// <summary>The key is unknown or revoked, or there are several.</summary>
    public sealed record BadKey : SignInOutcome;
}

/// <summary>Signs callers in by their key. There is no way around it: no setting, no default key.</summary>
public sealed class SignIn(ISubmissionStore store)
{
    public async Task<SignInOutcome> FindAsync(IHeaderDictionary headers, CancellationToken cancellation)
    {
        var secrets = SecretsIn(headers).Distinct().ToList();
        if (secrets.Count == 0)
        {
            return new SignInOutcome.NoKey();
        }

        return secrets is [var secret] && await FindGoodAsync(secret, cancellation) is { } key
            ? new SignInOutcome.Known(new(key.Name, key.Role, key.Agency))
            : new SignInOutcome.BadKey();
    }

    private static IEnumerable<string> SecretsIn(IHeaderDictionary headers)
    {
        const string scheme = "Bearer ";
        var bearers = headers.Authorization.OfType<string>()
            .Where(value => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)).Select(value => value[scheme.Length..]);
        return bearers.Concat(headers["X-Api-Key"].OfType<string>()).Select(value => value.Trim()).Where(value => value.Length > 0);
    }

    private async Task<AccessKey?> FindGoodAsync(string secret, CancellationToken cancellation)
    {
        var hash = Secrets.HashOf(secret);
        return await store.FindKeyOrNullAsync(hash, cancellation) is { RevokedAt: null } key && IsSame(key.Hash, hash) ? key : null;
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
}
