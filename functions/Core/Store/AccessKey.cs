using System.Text.Json.Serialization;

namespace Nianbao.Store;

/// <summary>What a signed-in caller may do.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Files and reads its own.</summary>
    [JsonStringEnumMemberName("agency")] Agency,

    /// <summary>Decides, and reads its subtree of the roster.</summary>
    [JsonStringEnumMemberName("office")] Office,

    /// <summary>Everything: the roster and the keys too.</summary>
    [JsonStringEnumMemberName("admin")] Admin,

    /// <summary>Reads everything, changes nothing.</summary>
    [JsonStringEnumMemberName("auditor")] Auditor,
}

/// <summary>
/// A key to sign in with; the key itself is shown once and never stored. Or, where <see cref="Principal"/> is set, somebody whom the
/// platform signs in.
/// </summary>
/// <param name="Name">Unique; what the audit trail calls its holder.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Agency">Whose it is; the top of an office's subtree; null for admin and auditor.</param>
/// <param name="Hash">SHA-256 of the key, lower-case hexadecimal; of a principal's name, where it is none.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="RevokedAt">UTC; null while it is good.</param>
public sealed record AccessKey(string Name, Role Role, string? Agency, string Hash, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>The last Beijing date on which it is good; null for no end.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>The object id or user principal name the platform knows its holder by; null for a key that is text.</summary>
    public string? Principal { get; init; }

    /// <summary>The name of the key it was made with; null where it was made on the machine itself, or before this was kept.</summary>
    public string? MadeBy { get; init; }

    /// <summary>The name of the key it was revoked with; null while it is good, or as for <see cref="MadeBy"/>.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>
    /// When it last signed somebody in, UTC, to about an hour; null for never. The store fills it in when it reads the key; it is no part
    /// of the record and of the log.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Whether it signs anybody in on a Beijing date.</summary>
    public bool IsGoodOn(DateOnly today) => RevokedAt is null && (ExpiresOn is null || today <= ExpiresOn);
}
