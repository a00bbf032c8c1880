using System.Text.RegularExpressions;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>What came of making or revoking a key.</summary>
public abstract record KeyOutcome
{
    private KeyOutcome() { }

    /// <param name="Secret">The text to sign in with: said this once, and kept nowhere.</param>
    public sealed record Made(AccessKey Key, string Secret) : KeyOutcome;

    /// <summary>It signs nobody in any more.</summary>
    public sealed record Revoked(AccessKey Key) : KeyOutcome;

    /// <summary>Refused: a name has 1 to 60 letters, digits, dots, hyphens or underscores.</summary>
    public sealed record BadName : KeyOutcome;

    /// <summary>Refused: keys of agencies and offices belong to an agency, the others to none.</summary>
    public sealed record WrongHolder(bool NeedsAgency) : KeyOutcome;

    /// <summary>Refused: the roster has no agency of that id.</summary>
    public sealed record UnknownAgency : KeyOutcome;

    /// <summary>Refused: the name belongs to a key, be it revoked: the audit trail must not take one holder for another.</summary>
    public sealed record NameTaken : KeyOutcome;

    /// <summary>Refused: there is no key of that name.</summary>
    public sealed record UnknownKey : KeyOutcome;

    /// <summary>Refused: nobody could make keys afterwards.</summary>
    public sealed record LastAdmin : KeyOutcome;
}

/// <summary>Makes, lists and revokes keys; behind the routes and the command line alike.</summary>
public sealed partial class KeyRing(ISubmissionStore store, TimeProvider time)
{
    /// <summary>Makes a key and gives its text.</summary>
    public async Task<KeyOutcome> MakeAsync(string name, Role role, string? agency, CancellationToken cancellation)
    {
        if (await RefusalOfAsync(name, role, agency, cancellation) is { } refusal)
        {
            return refusal;
        }

        var secret = Secrets.New();
        var key = new AccessKey(name, role, agency, Secrets.HashOf(secret), time.GetUtcNow(), null);
        await store.PutKeyAsync(key, cancellation);
        return new KeyOutcome.Made(key, secret);
    }

    /// <summary>Revokes a key; one that is revoked already stays so from the time it was.</summary>
    public async Task<KeyOutcome> RevokeAsync(string name, CancellationToken cancellation)
    {
        var keys = await ListAsync(cancellation);
        if (keys.FirstOrDefault(key => key.Name == name) is not { } found)
        {
            return new KeyOutcome.UnknownKey();
        }

        if (found is { Role: Role.Admin, RevokedAt: null } && keys.Count(key => key is { Role: Role.Admin, RevokedAt: null }) == 1)
        {
            return new KeyOutcome.LastAdmin();
        }

        var revoked = found with { RevokedAt = found.RevokedAt ?? time.GetUtcNow() };
        await store.PutKeyAsync(revoked, cancellation);
        return new KeyOutcome.Revoked(revoked);
    }

    /// <summary>All keys, ordered by name.</summary>
    public async Task<IReadOnlyList<AccessKey>> ListAsync(CancellationToken cancellation)
    {
        var keys = new List<AccessKey>();
        await foreach (var key in store.ListKeysAsync(cancellation))
        {
            keys.Add(key);
        }

        return keys;
    }

    private async Task<KeyOutcome?> RefusalOfAsync(string name, Role role, string? agency, CancellationToken cancellation)
    {
        var needsAgency = role is Role.Agency or Role.Office;
        if (!Name().IsMatch(name))
        {
            return new KeyOutcome.BadName();
        }

        if (needsAgency != agency is not null)
        {
            return new KeyOutcome.WrongHolder(needsAgency);
        }

        if (agency is not null && await store.FindAgencyOrNullAsync(agency, cancellation) is null)
        {
            return new KeyOutcome.UnknownAgency();
        }

        return (await ListAsync(cancellation)).Any(key => key.Name == name) ? new KeyOutcome.NameTaken() : null;
    }

    [GeneratedRegex(@"\A[\p{L}\p{Nd}._-]{1,60}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}

/// <summary>What refusals about keys are called (中文).</summary>
public static class KeySentences
{
    public static string Of(KeyOutcome refusal) => refusal switch
    {
        KeyOutcome.BadName => "密钥名称请用 1 到 60 个汉字、字母、数字、点、横线或下划线。",
        KeyOutcome.WrongHolder { NeedsAgency: true } => "agency 和 office 的密钥要填所属单位（统一社会信用代码）。",
        KeyOutcome.WrongHolder => "admin 和 auditor 的密钥不填所属单位。",
        KeyOutcome.UnknownAgency => "名录中没有这个单位，请核对统一社会信用代码。",
        KeyOutcome.NameTaken => "这个名称已经用过；停用的密钥也保留名称，请换一个名称。",
        KeyOutcome.UnknownKey => "没有这个名称的密钥。",
        KeyOutcome.LastAdmin => "这是最后一把管理员密钥，停用后再没有人能管理密钥；请先新建一把管理员密钥。",
        var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
    };
}
