// Checked against Microsoft.Azure.Functions.Worker 2.52.0 and Extensions.Http.AspNetCore 2.1.1, as published at
// learn.microsoft.com/dotnet/api/microsoft.azure.functions.worker.builder and in the source of Azure/azure-functions-dotnet-worker.
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nianbao.AzureStandIns;

namespace Microsoft.Azure.Functions.Worker.Builder
{
    public static class FunctionsApplication
    {
        public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
    }

    /// <summary>Builds a host that runs nothing by itself: <see cref="StandInWorker"/> calls its functions as the worker would.</summary>
    public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
    {
        private readonly HostApplicationBuilder host;
        private readonly WorkerPipeline pipeline = new();

        internal FunctionsApplicationBuilder(string[]? args)
        {
            host = new(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
            host.Services.AddSingleton(pipeline);
        }

        public IDictionary<object, object> Properties => ((IHostApplicationBuilder)host).Properties;

        IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

        public ConfigurationManager Configuration => host.Configuration;

        public IHostEnvironment Environment => host.Environment;

        public ILoggingBuilder Logging => host.Logging;

        public IMetricsBuilder Metrics => host.Metrics;

        public IServiceCollection Services => host.Services;

        public IHost Build() => host.Build();

        public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
            where TContainerBuilder : notnull => host.ConfigureContainer(factory, configure);

        public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
        {
            pipeline.Add(middleware);
            return this;
        }
    }

    public static class FunctionsApplicationBuilderAspNetCoreExtensions
    {
        public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => builder;
    }
}

namespace Microsoft.Extensions.Hosting
{
    public static class MiddlewareWorkerApplicationBuilderExtensions
    {
        public static IFunctionsWorkerApplicationBuilder UseMiddleware<T>(this IFunctionsWorkerApplicationBuilder builder)
            where T : class, IFunctionsWorkerMiddleware
        {
            builder.Services.AddSingleton<T>();
            return builder.Use(next => context => context.InstanceServices.GetRequiredService<T>().Invoke(context, next));
        }
    }
}
