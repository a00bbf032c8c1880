using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>Signing in and out at the portal.</summary>
public sealed class Session(RouteTable routes)
{
    [Function(nameof(Session))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/session")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
