using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Nianbao.Http;

namespace Nianbao.Azure.Functions;

/// <summary>
/// The outermost frame of HTTP functions. The route table answers whatever breaks in a handler; what breaks around it would leave the
/// caller an empty 200, so it becomes a problem here.
/// </summary>
public sealed partial class ProblemsMiddleware(ILogger<ProblemsMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception broken) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            var kind = broken.GetType().Name;
            LogBroken(context.FunctionDefinition.Name, kind, broken.StackTrace, http.TraceIdentifier);
            await Problem.OurFault(http.TraceIdentifier).SendAsync(http, http.RequestAborted);
        }
    }

    // The stack, and not the exception's message: that may quote what was sent.
    [LoggerMessage(EventId = 702, Level = LogLevel.Error, Message = "{Function} broke: {Kind}; trace {TraceId}. {Stack}")]
    private partial void LogBroken(string function, string kind, string? stack, string traceId);
}
