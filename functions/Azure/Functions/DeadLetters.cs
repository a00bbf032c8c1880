using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>Messages that were given up, and having them replayed.</summary>
public sealed class DeadLetters(RouteTable routes)
{
    [Function(nameof(DeadLetters))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/dead-letters/{*rest}")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
