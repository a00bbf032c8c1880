namespace Nianbao.AzureStandIns;

/// <summary>Reads connection strings as the clients do.</summary>
internal static class StandInConnection
{
    /// <summary>The Blob endpoint a storage connection string names. Throws <see cref="FormatException"/> when it names none.</summary>
    public static Uri BlobEndpointOf(string connectionString)
    {
        var parts = PartsOf(connectionString);
        return parts switch
        {
            _ when parts.GetValueOrDefault("UseDevelopmentStorage") == "true" => new("http://127.0.0.1:10000/devstoreaccount1"),
            _ when parts.TryGetValue("BlobEndpoint", out var endpoint) => new(endpoint),
            _ when parts.TryGetValue("AccountName", out var account) =>
                new($"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.blob.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}"),
            _ => throw new FormatException("The connection string names no account."),
        };
    }

    /// <summary>The host a Service Bus connection string names. Throws <see cref="FormatException"/> when it names none.</summary>
    public static string NamespaceOf(string connectionString) => PartsOf(connectionString).TryGetValue("Endpoint", out var endpoint)
        ? new Uri(endpoint).Host
        : throw new FormatException("The connection string names no endpoint.");

    private static Dictionary<string, string> PartsOf(string connectionString) => connectionString
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split('=', 2))
        .ToDictionary(part => part[0], part => part.Length == 2 ? part[1] : throw new FormatException("A part of the connection string has no value."), StringComparer.OrdinalIgnoreCase);
}
