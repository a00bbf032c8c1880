using Azure.Data.Tables;

namespace Nianbao.Azure.Tables;

/// <summary>Makes the tables when the process starts, which in the cloud the deployment does; an emulator begins empty.</summary>
internal sealed class EmulatorTables(TableServiceClient service) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => TableSetup.EnsureAsync(service, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
