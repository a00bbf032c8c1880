using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>The texts of notices.</summary>
public sealed class Templates(RouteTable routes)
{
    [Function(nameof(Templates))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/templates/{*rest}")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
