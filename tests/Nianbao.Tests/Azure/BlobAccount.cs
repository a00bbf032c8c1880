using Azure.Storage.Blobs;
using Nianbao.Azure;
using Nianbao.Azure.Blobs;
using Nianbao.AzureStandIns;

namespace Nianbao.Tests.Azure;

/// <summary>A storage account as deployment makes it, of its own for each test.</summary>
internal static class BlobAccount
{
    public static (StandInBlobs Service, BlobFileStore Store) New()
    {
        var endpoint = $"https://{Guid.NewGuid():N}.blob.core.windows.net";
        var service = StandInBlobs.At(endpoint);
        foreach (var container in AzureNames.Containers)
        {
            service.AddContainer(container);
        }

        return (service, new(new BlobServiceClient(new Uri(endpoint), new NoToken())));
    }
}
