using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>The roster, and what each agency has filed.</summary>
public sealed class Agencies(RouteTable routes)
{
    [Function(nameof(Agencies))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/agencies/{*rest}")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
