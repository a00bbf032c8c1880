using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Nianbao.Local;

/// <summary>Sends what is traced and measured to a collector (OTLP over HTTP) while the process runs.</summary>
internal sealed class TelemetryExport(Uri collector) : IHostedService, IDisposable
{
    // A collector that is away must not keep the process from ending.
    private const int FarewellMilliseconds = 1000;

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateEmpty().AddService("nianbao");
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Telemetry.Name).AddOtlpExporter(to => Send(to, "v1/traces")).Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Telemetry.Name).AddOtlpExporter(to => Send(to, "v1/metrics")).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.Shutdown(FarewellMilliseconds);
        _metrics?.Shutdown(FarewellMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private void Send(OtlpExporterOptions to, string path) =>
        (to.Protocol, to.Endpoint, to.TimeoutMilliseconds) = (OtlpExportProtocol.HttpProtobuf, new Uri(collector, path), FarewellMilliseconds);
}
