using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>Who did what when.</summary>
public sealed class Audit(RouteTable routes)
{
    [Function(nameof(Audit))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/audit")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
