using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>The portal's files, the interface description, and the refusal of what is not there.</summary>
public sealed class Portal(RouteTable routes)
{
    [Function(nameof(Portal))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) =>
        routes.AnswerAsync(request);
}
