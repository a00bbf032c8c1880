using System.Globalization;

namespace Nianbao.AzureStandIns;

/// <summary>Reads connection strings as the clients do.</summary>
internal static class StandInConnection
{
    /// <summary>The Blob endpoint a storage connection string names. Throws <see cref="FormatException"/> when it names none.</summary>
    public static Uri BlobEndpointOf(string connectionString) => EndpointOf(connectionString, "Blob", 10000);

    /// <summary>The same of tables.</summary>
    public static Uri TableEndpointOf(string connectionString) => EndpointOf(connectionString, "Table", 10002);

    /// <summary>The host a Service Bus connection string names. Throws <see cref="FormatException"/> when it names none.</summary>
    public static string NamespaceOf(string connectionString) => PartsOf(connectionString).TryGetValue("Endpoint", out var endpoint)
        ? new Uri(endpoint).Host
        : throw new FormatException("The connection string names no endpoint.");

    /// <param name="kind">Of the service.</param>
    /// <param name="port">Of the emulator.</param>
    private static Uri EndpointOf(string connectionString, string kind, int port)
    {
        var parts = PartsOf(connectionString);
        return parts switch
        {
            _ when parts.GetValueOrDefault("UseDevelopmentStorage") == "true" => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/devstoreaccount1")),
            _ when parts.TryGetValue($"{kind}Endpoint", out var endpoint) => new(endpoint),
            _ when parts.TryGetValue("AccountName", out var account) =>
                new($"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.{(kind == "Blob" ? "blob" : "table")}.{parts.GetValueOrDefault("EndpointSuffix", "core.windows.net")}"),
            _ => throw new FormatException("The connection string names no account."),
        };
    }

    private static Dictionary<string, string> PartsOf(string connectionString) => connectionString
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split('=', 2))
        .ToDictionary(part => part[0], part => part.Length == 2 ? part[1] : throw new FormatException("A part of the connection string has no value."), StringComparer.OrdinalIgnoreCase);
}
