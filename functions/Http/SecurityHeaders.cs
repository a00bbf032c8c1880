using Microsoft.AspNetCore.Http;

namespace Nianbao.Http;

/// <summary>What every answer says to browsers: run nothing, frame nothing, guess nothing, keep nothing.</summary>
public static class SecurityHeaders
{
    private static readonly KeyValuePair<string, string>[] All =
    [
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        new("Referrer-Policy", "no-referrer"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        new("Cache-Control", "no-store"),
        new("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ];

    public static void AddTo(IHeaderDictionary headers, bool isHttps)
    {
        if (isHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        foreach (var (name, value) in All)
        {
            headers[name] = value;
        }
    }
}
