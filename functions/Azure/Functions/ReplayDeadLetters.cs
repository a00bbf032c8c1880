using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>What was given up, and bringing it back.</summary>
public sealed class ReplayDeadLetters(RouteTable routes)
{
    [Function(nameof(ReplayDeadLetters))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/dead-letters/{*rest}")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
