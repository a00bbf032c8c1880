using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>A key to make.</summary>
/// <param name="Name">Unique; what the audit trail will call its holder.</param>
/// <param name="Agency">Whose it is; the top of an office's subtree; null for admin and auditor.</param>
/// <param name="ExpiresOn">The last Beijing date on which it is good; null for no end.</param>
/// <param name="Principal">Whom the platform signs in under it; null for a key that is text.</param>
public sealed record KeyBody(string Name, Role Role, string? Agency = null, DateOnly? ExpiresOn = null, string? Principal = null);

/// <summary>A key without its text.</summary>
/// <param name="LastUsedAt">To about an hour, UTC; null for never.</param>
public sealed record KeyView(
    string Name, Role Role, string? Agency, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt, DateOnly? ExpiresOn, DateTimeOffset? LastUsedAt,
    string? Principal, string? MadeBy, string? RevokedBy)
{
    public static KeyView Of(AccessKey key) => new(
        key.Name, key.Role, key.Agency, key.CreatedAt, key.RevokedAt, key.ExpiresOn, key.LastUsedAt, key.Principal, key.MadeBy, key.RevokedBy);
}

/// <summary>A key with its text: said once, when it is made.</summary>
/// <param name="Key">The text to sign in with; null for a principal, who has none.</param>
/// <param name="Note">What to do with it (中文).</param>
public sealed record NewKeyView(string Name, Role Role, string? Agency, DateOnly? ExpiresOn, string? Key, string Note);

public sealed record KeyListView(IReadOnlyList<KeyView> Keys);
