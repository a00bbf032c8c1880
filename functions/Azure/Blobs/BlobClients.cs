using Azure.Core;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace Nianbao.Azure.Blobs;

/// <summary>Makes the client of the blobs; one is enough for the whole process.</summary>
public static class BlobClients
{
    /// <summary>
    /// By what the settings hold: a connection string (for the emulator), or <c>blobServiceUri</c>, reached with a token. Throws
    /// <see cref="InvalidOperationException"/> when they hold neither.
    /// </summary>
    /// <param name="storage">The section of the storage account.</param>
    /// <param name="credential">Asked only when a token is needed.</param>
    public static BlobServiceClient From(IConfigurationSection storage, Func<TokenCredential> credential) => (storage.Value, storage["blobServiceUri"]) switch
    {
        ({ Length: > 0 } connection, _) => new(connection, Options()),
        (_, { Length: > 0 } address) => new(new Uri(address), credential(), Options()),
        _ => throw new InvalidOperationException($"Neither {storage.Path} nor {storage.Path}:blobServiceUri is set."),
    };

    // Three more tries within half a minute: who waits for an answer over HTTP is not kept until the platform hangs up.
    private static BlobClientOptions Options()
    {
        var options = new BlobClientOptions();
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(500);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        return options;
    }
}
