using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>
/// How an HTTP function answers: the route table writes the response, there is nothing left for the worker to do. Callers are signed in
/// by the table, so the functions themselves are open; methods are not named, so that a wrong one gets the table's refusal.
/// </summary>
internal static class HttpFunctions
{
    public static async Task<IActionResult> AnswerAsync(this RouteTable routes, HttpRequest request)
    {
        ForwardedCaller.Restore(request.HttpContext);
        await routes.RunAsync(request.HttpContext);
        return new EmptyResult();
    }
}

/// <summary>
/// Who really called: the worker is called by the host on the same machine, which is called by the platform's front end. Only what the
/// front end itself wrote is believed: it appends the caller's address to what the caller may have made up.
/// </summary>
internal static class ForwardedCaller
{
    public static void Restore(HttpContext http)
    {
        if (http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() is { Length: > 0 } last && AddressIn(last) is { } address)
        {
            http.Connection.RemoteIpAddress = address;
        }

        if (http.Request.Headers["X-Forwarded-Proto"].ToString().Split(',')[^1].Trim() == "https")
        {
            http.Request.Scheme = "https";
        }
    }

    /// <summary>The front end adds the port.</summary>
    private static IPAddress? AddressIn(string text) => IPEndPoint.TryParse(text, out var end) ? end.Address : null;
}
