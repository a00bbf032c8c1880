using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>Whether everything works.</summary>
public sealed class Health(RouteTable routes)
{
    [Function(nameof(Health))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/health")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
