using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>Verdicts for files that are not filed.</summary>
public sealed class Checks(RouteTable routes)
{
    [Function(nameof(Checks))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/check")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
