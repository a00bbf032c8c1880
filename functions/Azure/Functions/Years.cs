using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>Progress, deadlines and summaries of a data year.</summary>
public sealed class Years(RouteTable routes)
{
    [Function(nameof(Years))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/years/{*rest}")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
