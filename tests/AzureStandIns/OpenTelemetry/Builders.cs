// Checked against OpenTelemetry.Extensions.Hosting 1.20.1, Microsoft.Azure.Functions.Worker.OpenTelemetry 1.2.0 and
// Azure.Monitor.OpenTelemetry.Exporter 1.10.0, as published in their sources and API listings.
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OpenTelemetry
{
    public sealed class OpenTelemetryBuilder : IOpenTelemetryBuilder
    {
        internal OpenTelemetryBuilder(IServiceCollection services) => Services = services;

        public IServiceCollection Services { get; }
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class OpenTelemetryServicesExtensions
    {
        /// <summary>Providers that are configured begin when the host starts.</summary>
        public static OpenTelemetryBuilder AddOpenTelemetry(this IServiceCollection services)
        {
            services.AddHostedService<ProviderStart>();
            return new(services);
        }

        private sealed class ProviderStart(IServiceProvider services) : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken)
            {
                services.GetService<TracerProvider>();
                services.GetService<MeterProvider>();
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
    }
}

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry
{
    public static class ConfigureFunctionsOpenTelemetry
    {
        /// <summary>Here there is no host to tell that the worker sends for itself.</summary>
        public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder) => builder;
    }
}

namespace Azure.Monitor.OpenTelemetry.Exporter
{
    public class AzureMonitorExporterOptions
    {
        public string? ConnectionString { get; set; }
    }

    /// <summary>Here nothing is sent.</summary>
    public static class AzureMonitorExporterExtensions
    {
        public static TracerProviderBuilder AddAzureMonitorTraceExporter(
            this TracerProviderBuilder builder, Action<AzureMonitorExporterOptions>? configure = null, TokenCredential? credential = null, string? name = null) => builder;

        public static LoggerProviderBuilder AddAzureMonitorLogExporter(
            this LoggerProviderBuilder builder, Action<AzureMonitorExporterOptions>? configure = null, TokenCredential? credential = null, string? name = null) => builder;

        public static MeterProviderBuilder AddAzureMonitorMetricExporter(
            this MeterProviderBuilder builder, Action<AzureMonitorExporterOptions>? configure = null, TokenCredential? credential = null, string? name = null) => builder;
    }
}
