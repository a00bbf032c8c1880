using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>The outbox: what was sent to whom, and what came of it.</summary>
public sealed class Notices(RouteTable routes)
{
    [Function(nameof(Notices))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/notices/{*rest}")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
