using Microsoft.AspNetCore.Http;

namespace Nianbao.Http.Sessions;

/// <summary>
/// Tells calls of our own pages from those that another site makes a browser send: whatever browsers add by themselves, a cookie or the
/// platform's sign-in, proves nothing about who wanted the call. Keys that a program sends itself need no such proof.
/// </summary>
public static class SameOrigin
{
    /// <summary>A header that no page of another site can send without being asked first; its value is <c>1</c>.</summary>
    public const string Header = "X-Nianbao";

    /// <summary>Whether a call that browsers vouch for may change something: it carries the header, and says where it comes from.</summary>
    public static bool Holds(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || (request.Headers[Header].ToString() == "1" && ComesFromHere(request));

    // What browsers say of themselves goes first: it does not depend on what a proxy made of the host's name.
    private static bool ComesFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "" => request.Headers.Origin.ToString() is { Length: > 0 } origin
            && string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase),
        var site => site == "same-origin",
    };
}
