// Checked against Microsoft.Azure.Functions.Worker.Core 2.52.0 and Extensions.Http.AspNetCore 2.1.1, as published at
// learn.microsoft.com/dotnet/api/microsoft.azure.functions.worker and in the source of Azure/azure-functions-dotnet-worker.
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker
{
    public abstract class FunctionDefinition
    {
        public abstract string Name { get; }

        public abstract string EntryPoint { get; }
    }

    public abstract class FunctionContext
    {
        public abstract string InvocationId { get; }

        public abstract IServiceProvider InstanceServices { get; set; }

        public abstract FunctionDefinition FunctionDefinition { get; }

        public abstract IDictionary<object, object> Items { get; set; }
    }

    public interface IFunctionsWorkerApplicationBuilder
    {
        IServiceCollection Services { get; }

        IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
    }

    public static class FunctionContextExtensions
    {
        internal const string HttpContextKey = "HttpRequestContext";

        /// <summary>Null for a function that was not called over HTTP.</summary>
        public static HttpContext? GetHttpContext(this FunctionContext context) =>
            context.Items.TryGetValue(HttpContextKey, out var http) ? http as HttpContext : null;
    }
}

namespace Microsoft.Azure.Functions.Worker.Middleware
{
    public delegate Task FunctionExecutionDelegate(FunctionContext context);

    public interface IFunctionsWorkerMiddleware
    {
        Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
    }
}
