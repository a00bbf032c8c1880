using Azure.Storage.Blobs;

namespace Nianbao.Azure.Blobs;

/// <summary>Makes the containers when the process starts, which in the cloud the deployment does; an emulator begins empty.</summary>
internal sealed class EmulatorContainers(BlobServiceClient service) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var name in AzureNames.Containers)
        {
            await service.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
