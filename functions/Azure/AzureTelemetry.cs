using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Nianbao.Azure;

/// <summary>
/// Sends traces, metrics and the log to Application Insights, and to a collector of the operator's own when one is set: once the worker
/// sends for itself, the host passes nothing on. What a message carries keeps one trace from receipt to verdict and summary.
/// </summary>
internal static class AzureTelemetry
{
    public static void AddTelemetry(this IServiceCollection services, AzureSettings settings, TokenCredential? credential)
    {
        if (settings.ApplicationInsights is null && settings.Collector is null)
        {
            return;
        }

        services.AddOpenTelemetry().UseFunctionsWorkerDefaults()
            .WithTracing(traces => Send(traces.AddSource(Telemetry.Name), settings, credential))
            .WithMetrics(metrics => Send(metrics.AddMeter(Telemetry.Name), settings, credential))
            .WithLogging(logs => Send(logs, settings, credential));
    }

    /// <summary>
    /// The identity that Application Insights asks for when it takes no keys; null when it asks for none. The setting is the platform's own:
    /// <c>Authorization=AAD;ClientId=…</c>.
    /// </summary>
    public static TokenCredential? CredentialIn(IConfiguration configuration, AzureSettings settings) =>
        configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]?.Contains("Authorization=AAD", StringComparison.Ordinal) is true
            ? CloudCredential.Of(configuration.GetSection(AzureNames.Storage), settings.IsChina)
            : null;

    private static void Send(TracerProviderBuilder traces, AzureSettings settings, TokenCredential? credential)
    {
        if (settings.ApplicationInsights is { } insights)
        {
            traces.AddAzureMonitorTraceExporter(options => options.ConnectionString = insights, credential);
        }

        if (settings.Collector is { } collector)
        {
            traces.AddOtlpExporter(options => Send(options, collector, "v1/traces"));
        }
    }

    private static void Send(MeterProviderBuilder metrics, AzureSettings settings, TokenCredential? credential)
    {
        if (settings.ApplicationInsights is { } insights)
        {
            metrics.AddAzureMonitorMetricExporter(options => options.ConnectionString = insights, credential);
        }

        if (settings.Collector is { } collector)
        {
            metrics.AddOtlpExporter(options => Send(options, collector, "v1/metrics"));
        }
    }

    private static void Send(LoggerProviderBuilder logs, AzureSettings settings, TokenCredential? credential)
    {
        if (settings.ApplicationInsights is { } insights)
        {
            logs.AddAzureMonitorLogExporter(options => options.ConnectionString = insights, credential);
        }

        if (settings.Collector is { } collector)
        {
            logs.AddOtlpExporter(options => Send(options, collector, "v1/logs"));
        }
    }

    private static void Send(OtlpExporterOptions options, Uri collector, string path) =>
        (options.Protocol, options.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new(collector, path));
}
