namespace Nianbao.AzureStandIns;

/// <summary>Finds the endpoint that a storage connection string names.</summary>
internal static class ConnectionString
{
    private const string Development = "http://127.0.0.1:10002/devstoreaccount1";

    public static Uri TableEndpoint(string connectionString)
    {
        var parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[^1], StringComparer.OrdinalIgnoreCase);
        return parts switch
        {
            _ when parts.GetValueOrDefault("UseDevelopmentStorage") == "true" => new(Development),
            _ when parts.TryGetValue("TableEndpoint", out var endpoint) => new(endpoint),
            _ when parts.TryGetValue("AccountName", out var account) && parts.TryGetValue("EndpointSuffix", out var suffix) =>
                new($"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.table.{suffix}"),
            _ => throw new FormatException("Settings must be of the form \"name=value\"."),
        };
    }
}
