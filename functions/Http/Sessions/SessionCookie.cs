using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Nianbao.Http.Sessions;

/// <summary>
/// The cookie a session travels in. No script reads it, no other site sends it; over https browsers also hold it to this very host, which
/// is what its name tells them.
/// </summary>
public static class SessionCookie
{
    public const string PlainName = "nianbao";
    public const string SecureName = "__Host-nianbao";

    /// <summary>The sealed session that came with a call; null when there is none.</summary>
    public static string? In(HttpRequest request) => request.Cookies[NameFor(request)] is { Length: > 0 } sealedSession ? sealedSession : null;

    /// <summary>Has the browser keep a session until it ends.</summary>
    public static Answer WithSession(this Answer answer, HttpRequest request, string sealedSession, TimeSpan left) =>
        answer.With("Set-Cookie", Print(request, sealedSession, (long)left.TotalSeconds));

    /// <summary>Has the browser forget its session.</summary>
    public static Answer WithoutSession(this Answer answer, HttpRequest request) => answer.With("Set-Cookie", Print(request, "", 0));

    private static string Print(HttpRequest request, string value, long seconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"{NameFor(request)}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{(request.IsHttps ? "; Secure" : "")}");

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;
}
