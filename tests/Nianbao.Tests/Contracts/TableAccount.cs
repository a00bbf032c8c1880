using Azure.Data.Tables;
using Nianbao.Azure.Tables;
using Nianbao.AzureStandIns;

namespace Nianbao.Tests.Contracts;

/// <summary>A storage account of its own for one test, with the tables the deployment makes; in memory.</summary>
public sealed class TableAccount
{
    private readonly Uri endpoint = new($"https://{Guid.NewGuid():N}.table.core.windows.net/");

    /// <param name="tries">How often a client tries again what failed; as often as the package does when null.</param>
    public TableAccount(int? tries = null)
    {
        Service = StandInTables.At(endpoint);
        var options = new TableClientOptions();
        options.Retry.MaxRetries = tries ?? options.Retry.MaxRetries;
        Client = new($"TableEndpoint={endpoint}", options);
        TableSetup.EnsureAsync(Client, default).GetAwaiter().GetResult();
    }

    /// <summary>Every client of it.</summary>
    public TableServiceClient Client { get; }

    /// <summary>What is done to its operations.</summary>
    public StandInTables Service { get; }
}
