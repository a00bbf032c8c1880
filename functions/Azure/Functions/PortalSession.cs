using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>Sessions of the portal.</summary>
public sealed class PortalSession(RouteTable routes)
{
    [Function(nameof(PortalSession))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/session")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
