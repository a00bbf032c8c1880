using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Nianbao.Http;

/// <summary>
/// The sign-in of the platform the program runs on (App Service authentication): it tells in a header whom it has signed in. Anybody can
/// write that header, so it is read only where the platform takes away what callers write into it.
/// </summary>
/// <param name="IsBelieved">True only when the deployment says so and the platform's authentication is on; never in one process of our own.</param>
public sealed record PlatformSignIn(bool IsBelieved)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private const int LongestHeader = 64 * 1024;

    // The object id names somebody for good; a user principal name may be given to somebody else one day, and is looked at second.
    private static readonly string[][] s_names =
    [
        ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid"],
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", "upn"],
    ];

    public static PlatformSignIn None { get; } = new(false);

    /// <summary>
    /// What the platform calls who sends this: object id, then user principal name. Empty when the header says nothing that can be relied
    /// upon; null when it is not to be read, or absent.
    /// </summary>
    public IReadOnlyList<string>? NamesIn(IHeaderDictionary headers) => IsBelieved && headers[Header] is { Count: > 0 } given
        ? given is [{ Length: <= LongestHeader } text] ? Parse(text) : []
        : null;

    private static IReadOnlyList<string> Parse(string header)
    {
        try
        {
            using var principal = JsonDocument.Parse(Convert.FromBase64String(header));
            var root = principal.RootElement;
            return root.GetProperty("auth_typ").GetString() == "aad" ? [.. s_names.Select(types => NameIn(root.GetProperty("claims"), types)).OfType<string>()] : [];
        }
        catch (Exception broken) when (broken is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>The value of a claim; null when it is absent, or given twice with two values.</summary>
    private static string? NameIn(JsonElement claims, string[] types)
    {
        var values = claims.EnumerateArray().Where(claim => types.Contains(claim.GetProperty("typ").GetString()))
            .Select(claim => claim.GetProperty("val").GetString()).Distinct().ToList();
        return values is [{ Length: > 0 } only] ? only : null;
    }
}
