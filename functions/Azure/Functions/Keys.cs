using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>Access keys.</summary>
public sealed class Keys(RouteTable routes)
{
    [Function(nameof(Keys))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/keys/{*rest}")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
