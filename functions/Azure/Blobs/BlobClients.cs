using Azure.Core;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace Nianbao.Azure.Blobs;

/// <summary>Makes the client of the blobs; one is enough for the whole process.</summary>
public static class BlobClients
{
    /// <summary>
    /// By what the settings hold: a connection string (for the emulator), or <c>blobServiceUri</c>, reached with a token. Throws
    /// <see cref="Http.WrongSettingException"/> when they hold neither.
    /// </summary>
    /// <param name="storage">The section of the storage account.</param>
    /// <param name="credential">Asked only when a token is needed.</param>
    public static BlobServiceClient From(IConfigurationSection storage, Func<TokenCredential> credential) => storage.Value is { Length: > 0 } connection
        ? new(connection, Options())
        : new(CloudCredential.AddressIn(storage, "blobServiceUri"), credential(), Options());

    private static BlobClientOptions Options()
    {
        var options = new BlobClientOptions();
        StorageClients.SetRetries(options.Retry);
        return options;
    }
}
