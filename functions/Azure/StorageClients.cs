using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;

namespace Nianbao.Azure;

/// <summary>Makes the clients of the storage account, one of each for the life of the app.</summary>
public static class StorageClients
{
    /// <summary>
    /// The client of the tables: a connection string in <c>Storage</c> (emulators), or <c>Storage__tableServiceUri</c> with the app's identity.
    /// Throws <see cref="Http.WrongSettingException"/> when a setting cannot be used.
    /// </summary>
    public static TableServiceClient Tables(IConfiguration configuration, bool isChina)
    {
        var options = new TableClientOptions();
        SetRetries(options.Retry);
        var section = configuration.GetSection(AzureNames.Storage);
        if (section.Value is { Length: > 0 } connection)
        {
            return new(connection, options);
        }

        if (isChina)
        {
            options.Audience = TableAudience.AzureChina;
        }

        return new(CloudCredential.AddressIn(section, "tableServiceUri"), CloudCredential.Of(section, isChina), options);
    }

    /// <summary>
    /// How often a call is tried again, and how long one try may take. A busy account is soon free again; what lasts longer than about
    /// half a minute is told to whoever waits, and the queue brings it back later.
    /// </summary>
    public static void SetRetries(RetryOptions retry)
    {
        retry.Mode = RetryMode.Exponential;
        retry.MaxRetries = 4;
        retry.Delay = TimeSpan.FromMilliseconds(400);
        retry.MaxDelay = TimeSpan.FromSeconds(8);
        retry.NetworkTimeout = TimeSpan.FromSeconds(30);
    }
}
