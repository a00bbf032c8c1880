using Azure.Data.Tables;

namespace Nianbao.Azure.Tables;

/// <summary>Makes the tables where nobody else does: in the cloud the deployment makes them, in an emulator this does.</summary>
public static class TableSetup
{
    private static readonly string[] s_tables = [AzureNames.FilingsTable, AzureNames.AgenciesTable, AzureNames.KeysTable, AzureNames.AnswersTable];

    /// <summary>Makes the tables that are not there.</summary>
    public static async Task EnsureAsync(TableServiceClient service, CancellationToken cancellation)
    {
        foreach (var table in s_tables)
        {
            await service.CreateTableIfNotExistsAsync(table, cancellation);
        }
    }
}
