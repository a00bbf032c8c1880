using System.Globalization;
using System.Text.RegularExpressions;
using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>A key to be made.</summary>
/// <param name="Name">Unique; what the audit trail will call its holder.</param>
/// <param name="Agency">Whose it is; the top of an office's subtree; null for admin and auditor.</param>
/// <param name="By">The name of the key it is made with; null on the machine itself.</param>
public sealed record KeyOrder(string Name, Role Role, string? Agency, string? By)
{
    /// <summary>The last Beijing date on which it will be good; null for no end.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Whom the platform signs in under it, by object id or user principal name; null for a key that is text.</summary>
    public string? Principal { get; init; }
}

/// <summary>What came of making or revoking a key.</summary>
public abstract record KeyOutcome
{
    private KeyOutcome() { }

    /// <param name="Secret">The text to sign in with: said this once, and kept nowhere; null for a principal, who has none.</param>
    public sealed record Made(AccessKey Key, string? Secret) : KeyOutcome;

    /// <summary>It signs nobody in any more.</summary>
    public sealed record Revoked(AccessKey Key) : KeyOutcome;

    /// <summary>Refused: a name has 1 to 60 letters, digits, dots, hyphens or underscores.</summary>
    public sealed record BadName : KeyOutcome;

    /// <summary>Refused: keys of agencies and offices belong to an agency, the others to none.</summary>
    public sealed record WrongHolder(bool NeedsAgency) : KeyOutcome;

    /// <summary>Refused: it would not be good for a day.</summary>
    public sealed record BadEnd : KeyOutcome;

    /// <summary>Refused: a principal has a name of 1 to 200 characters.</summary>
    public sealed record BadPrincipal : KeyOutcome;

    /// <summary>Refused: the roster has no agency of that id.</summary>
    public sealed record UnknownAgency : KeyOutcome;

    /// <summary>Refused: the name belongs to a key, be it revoked: the audit trail must not take one holder for another.</summary>
    public sealed record NameTaken : KeyOutcome;

    /// <summary>Refused: the platform signs that principal in under another key already.</summary>
    public sealed record PrincipalTaken : KeyOutcome;

    /// <summary>Refused: there is no key of that name.</summary>
    public sealed record UnknownKey : KeyOutcome;

    /// <summary>Refused: nobody could make keys afterwards.</summary>
    public sealed record LastAdmin : KeyOutcome;
}

/// <summary>Makes, lists and revokes keys; behind the routes and the command line alike. Who may is asked before.</summary>
public sealed partial class KeyRing(ISubmissionStore store, TimeProvider time)
{
    private const int LongestPrincipal = 200;

    /// <summary>Makes a key and gives its text.</summary>
    public async Task<KeyOutcome> MakeAsync(KeyOrder order, CancellationToken cancellation)
    {
        if (await RefusalOfAsync(order, cancellation) is { } refusal)
        {
            return refusal;
        }

        var secret = order.Principal is null ? Secrets.New() : null;
        var key = new AccessKey(order.Name, order.Role, order.Agency, secret is null ? Secrets.HashOfPrincipal(order.Principal!) : Secrets.HashOf(secret), time.GetUtcNow(), null)
        {
            ExpiresOn = order.ExpiresOn,
            Principal = order.Principal,
            MadeBy = order.By,
        };
        await store.PutKeyAsync(key, cancellation);
        return new KeyOutcome.Made(key, secret);
    }

    /// <summary>Revokes a key; one that is revoked already stays so from the time it was.</summary>
    /// <param name="by">The name of the key it is revoked with; null on the machine itself.</param>
    public async Task<KeyOutcome> RevokeAsync(string name, string? by, CancellationToken cancellation)
    {
        var keys = await ListAsync(cancellation);
        if (keys.FirstOrDefault(key => key.Name == name) is not { } found)
        {
            return new KeyOutcome.UnknownKey();
        }

        if (IsGood(found) && found.Role == Role.Admin && keys.Count(key => key.Role == Role.Admin && IsGood(key)) == 1)
        {
            return new KeyOutcome.LastAdmin();
        }

        var revoked = found.RevokedAt is null ? Revoked(found, by) : found;
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

    /// <summary>Finds a key by its name; null when there is none.</summary>
    public async Task<AccessKey?> FindOrNullAsync(string name, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).FirstOrDefault(key => key.Name == name);

    /// <summary>
    /// Makes a key for each of many agencies, named after them. Those that have a good one are left out; or, when theirs are renewed, the
    /// former ones are revoked. Keys that stand for principals are left alone.
    /// </summary>
    public async Task<IReadOnlyList<KeyOutcome.Made>> MakeForAsync(
        IReadOnlyList<Agency> agencies, bool renew, DateOnly? expiresOn, string? by, CancellationToken cancellation)
    {
        var all = await ListAsync(cancellation);
        var good = all.Where(key => key.Role == Role.Agency && key.Principal is null && IsGood(key)).ToLookup(key => key.Agency!, StringComparer.Ordinal);
        var names = all.Select(key => key.Name).ToHashSet(StringComparer.Ordinal);
        var wanting = agencies.Where(agency => renew || !good[agency.Id].Any()).ToList();
        var made = wanting.Select(agency => MadeFor(agency, names, expiresOn, by)).ToList();
        var revoked = wanting.SelectMany(agency => good[agency.Id]).Select(key => Revoked(key, by));
        await store.PutKeysAsync([.. made.Select(key => key.Key), .. revoked], cancellation);
        return made;
    }

    private KeyOutcome.Made MadeFor(Agency agency, HashSet<string> names, DateOnly? expiresOn, string? by)
    {
        var (name, secret) = (agency.Id, Secrets.New());
        for (var number = 2; !names.Add(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{agency.Id}-{number}");
        }

        return new(new(name, Role.Agency, agency.Id, Secrets.HashOf(secret), time.GetUtcNow(), null) { ExpiresOn = expiresOn, MadeBy = by }, secret);
    }

    // A principal can be entered anew afterwards, so it is not found by this one any more.
    private AccessKey Revoked(AccessKey key, string? by) => key with
    {
        RevokedAt = time.GetUtcNow(),
        RevokedBy = by,
        Hash = key.Principal is null ? key.Hash : Secrets.HashOf($"revoked {key.Name}"),
    };

    private bool IsGood(AccessKey key) => key.IsGoodOn(Beijing.DateOf(time.GetUtcNow()));

    private async Task<KeyOutcome?> RefusalOfAsync(KeyOrder order, CancellationToken cancellation)
    {
        var needsAgency = order.Role is Role.Agency or Role.Office;
        return order switch
        {
            _ when !Name().IsMatch(order.Name) => new KeyOutcome.BadName(),
            _ when needsAgency != order.Agency is not null => new KeyOutcome.WrongHolder(needsAgency),
            { ExpiresOn: { } end } when end < Beijing.DateOf(time.GetUtcNow()) => new KeyOutcome.BadEnd(),
            { Principal: { } principal } when string.IsNullOrWhiteSpace(principal) || principal.Length > LongestPrincipal => new KeyOutcome.BadPrincipal(),
            { Agency: { } agency } when await store.FindAgencyOrNullAsync(agency, cancellation) is null => new KeyOutcome.UnknownAgency(),
            { Principal: { } principal } when await store.FindKeyOrNullAsync(Secrets.HashOfPrincipal(principal), cancellation) is not null => new KeyOutcome.PrincipalTaken(),
            _ => await FindOrNullAsync(order.Name, cancellation) is null ? null : new KeyOutcome.NameTaken(),
        };
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
        KeyOutcome.BadEnd => "有效期已过，请填今天或以后的日期。",
        KeyOutcome.BadPrincipal => "principal 请填平台账号的对象 ID 或用户主体名称，不超过 200 个字符。",
        KeyOutcome.UnknownAgency => "名录中没有这个单位，请核对统一社会信用代码。",
        KeyOutcome.NameTaken => "这个名称已经用过；停用的密钥也保留名称，请换一个名称。",
        KeyOutcome.PrincipalTaken => "这个平台账号已经登记过，请先停用原来的登记。",
        KeyOutcome.UnknownKey => "没有这个名称的密钥。",
        KeyOutcome.LastAdmin => "这是最后一把管理员密钥，停用后再没有人能管理密钥；请先新建一把管理员密钥。",
        var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
    };
}
