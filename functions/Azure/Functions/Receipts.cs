using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>What receipts are verified with.</summary>
public sealed class Receipts(RouteTable routes)
{
    [Function(nameof(Receipts))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/receipts/{*rest}")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
