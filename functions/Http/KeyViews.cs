using Nianbao.Store;

namespace Nianbao.Http;

/// <summary>A key to make.</summary>
/// <param name="Name">Unique; what the audit trail will call its holder.</param>
/// <param name="Agency">Whose it is; the top of an office's subtree; null for admin and auditor.</param>
public sealed record KeyBody(string Name, Role Role, string? Agency = null);

/// <summary>A key without its text.</summary>
public sealed record KeyView(string Name, Role Role, string? Agency, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    public static KeyView Of(AccessKey key) => new(key.Name, key.Role, key.Agency, key.CreatedAt, key.RevokedAt);
}

/// <summary>A key with its text: said once, when it is made.</summary>
/// <param name="Key">The text to sign in with.</param>
/// <param name="Note">What to do with it (中文).</param>
public sealed record NewKeyView(string Name, Role Role, string? Agency, string Key, string Note);

public sealed record KeyListView(IReadOnlyList<KeyView> Keys);
