using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>Uploads, their states and results, explanations and decisions.</summary>
public sealed class Submissions(RouteTable routes)
{
    [Function(nameof(Submissions))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/submissions/{*rest}")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
