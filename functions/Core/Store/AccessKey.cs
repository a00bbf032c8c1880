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

/// <summary>A key to sign in with; the key itself is shown once and never stored.</summary>
/// <param name="Name">Unique; what the audit trail calls its holder.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Agency">Whose it is; the top of an office's subtree; null for admin and auditor.</param>
/// <param name="Hash">SHA-256 of the key, lower-case hexadecimal.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="RevokedAt">UTC; null while it is good.</param>
public sealed record AccessKey(string Name, Role Role, string? Agency, string Hash, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
