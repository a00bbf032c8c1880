using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Nianbao.AzureStandIns;

/// <summary>The middleware of a function app, in the order it was added.</summary>
public sealed class WorkerPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware = [];

    internal void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> next) => middleware.Add(next);

    internal FunctionExecutionDelegate Around(FunctionExecutionDelegate function) =>
        middleware.AsEnumerable().Reverse().Aggregate(function, (inner, outer) => outer(inner));
}

/// <summary>A function of the app.</summary>
/// <param name="Name">As its attribute says.</param>
/// <param name="Method">What is called.</param>
/// <param name="Trigger">The attribute of the parameter that triggers it.</param>
public sealed record FoundFunction(string Name, MethodInfo Method, Attribute Trigger);

/// <summary>
/// Calls the functions of an app as the worker does: finds them by their attributes, makes their class from the app's services for each
/// call, runs the middleware around them, and gives what parameters bind to.
/// </summary>
public sealed class StandInWorker(IServiceProvider services, Assembly app)
{
    /// <summary>All functions, by name.</summary>
    public IReadOnlyDictionary<string, FoundFunction> Functions { get; } = Find(app).ToDictionary(function => function.Name);

    /// <summary>
    /// Maps the HTTP functions onto a server. A function that throws leaves the response as it is: nothing written and 200, which is what
    /// the integration with ASP.NET Core does.
    /// </summary>
    public void Map(IEndpointRouteBuilder server)
    {
        foreach (var function in Functions.Values)
        {
            if (function.Trigger is HttpTriggerAttribute { Route: var route, Methods: var methods })
            {
                var endpoint = server.Map("/" + (route ?? function.Name), http => RunHttpAsync(function, http));
                endpoint.WithMetadata(new HttpMethodMetadata(methods ?? []));
            }
        }
    }

    /// <summary>Runs a timer function once.</summary>
    public Task RunTimerAsync(string name, CancellationToken cancellation) => InvokeAsync(Functions[name], null, [new TimerInfo(), cancellation]);

    /// <summary>Runs a function with what its trigger brings; arguments are bound by their type. What it throws comes out.</summary>
    public Task RunAsync(string name, params IReadOnlyList<object> bound) => InvokeAsync(Functions[name], null, bound);

    private static IEnumerable<FoundFunction> Find(Assembly app) =>
        from type in app.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        let trigger = method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes())
            .Single(attribute => attribute is Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute)
        select new FoundFunction(function.Name, method, trigger);

    private async Task RunHttpAsync(FoundFunction function, HttpContext http)
    {
        try
        {
            if (await InvokeAsync(function, http, [http.Request, http.RequestAborted]) is IActionResult result)
            {
                await result.ExecuteResultAsync(new() { HttpContext = http, RouteData = http.GetRouteData(), ActionDescriptor = new() });
            }
        }
        // The host hears of it, the caller does not.
        catch (Exception) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = StatusCodes.Status200OK;
        }
    }

    private async Task<object?> InvokeAsync(FoundFunction function, HttpContext? http, IReadOnlyList<object> bound)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new Context(function, scope.ServiceProvider);
        if (http is not null)
        {
            context.Items[FunctionContextExtensions.HttpContextKey] = http;
        }

        object? result = null;
        var run = services.GetRequiredService<WorkerPipeline>().Around(async called => result = await CallAsync(function, called, bound));
        await run(context);
        return result;
    }

    private static async Task<object?> CallAsync(FoundFunction function, FunctionContext context, IReadOnlyList<object> bound)
    {
        var instance = ActivatorUtilities.CreateInstance(context.InstanceServices, function.Method.DeclaringType!);
        var arguments = function.Method.GetParameters().Select(parameter => ArgumentFor(parameter, context, bound)).ToArray();
        var task = (Task)function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
        await task;
        return task.GetType().GetProperty(nameof(Task<object>.Result)) is { } result && result.PropertyType.Name != "VoidTaskResult" ? result.GetValue(task) : null;
    }

    private static object ArgumentFor(ParameterInfo parameter, FunctionContext context, IReadOnlyList<object> bound) =>
        parameter.ParameterType == typeof(FunctionContext) ? context
        : bound.FirstOrDefault(parameter.ParameterType.IsInstanceOfType)
            ?? throw new InvalidOperationException($"Nothing is bound to {parameter.Name} of {parameter.Member.DeclaringType?.Name}.");

    private sealed class Context(FoundFunction function, IServiceProvider services) : FunctionContext
    {
        public override string InvocationId { get; } = Guid.NewGuid().ToString();

        public override IServiceProvider InstanceServices { get; set; } = services;

        public override FunctionDefinition FunctionDefinition { get; } = new Definition(function);

        public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();
    }

    private sealed class Definition(FoundFunction function) : FunctionDefinition
    {
        public override string Name => function.Name;

        public override string EntryPoint => $"{function.Method.DeclaringType?.FullName}.{function.Method.Name}";
    }
}
