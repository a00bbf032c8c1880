// Azure.Data.Tables 12.11.0, listing sdk/tables/Azure.Data.Tables/api/Azure.Data.Tables.net10.0.cs; the package has no nullable annotations.
#nullable disable
using Azure.Core;
using Azure.Data.Tables.Models;
using Nianbao.AzureStandIns;

namespace Azure.Data.Tables;

/// <summary>A client of the account at an endpoint; every client of one endpoint sees the same tables.</summary>
public class TableServiceClient
{
    private readonly StandInTables service;
    private readonly RetryOptions retry;

    public TableServiceClient(string connectionString, TableClientOptions options = null)
        : this(StandInConnection.TableEndpointOf(connectionString), options)
    {
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(endpoint, options)
    {
        ArgumentNullException.ThrowIfNull(tokenCredential);
        if (endpoint.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException("Cannot use TokenCredential without HTTPS.", nameof(endpoint));
        }
    }

    protected TableServiceClient()
    {
    }

    private TableServiceClient(Uri endpoint, TableClientOptions options)
    {
        service = StandInTables.At(endpoint);
        retry = (options ?? new()).Retry;
    }

    public virtual TableClient GetTableClient(string tableName) => new StandInTableClient(service, tableName, retry);

    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        service.CallAsync("CreateTableIfNotExists", tableName, retry, () =>
        {
            var status = service.CreateTable(tableName) ? 201 : 409;
            return Response.FromValue(new TableItem(tableName), new StandInResponse(status));
        }, cancellationToken);
}
