using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace Nianbao.AzureStandIns;

/// <summary>What stands behind a <see cref="TableClient"/>: each call is one operation of the service, with the retries of the client around it.</summary>
internal sealed class StandInTableClient(StandInTables service, string table, RetryOptions retry) : TableClient
{
    public Task<Response> WriteAsync(string operation, TableTransactionAction action, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(action.Entity?.PartitionKey);
        ArgumentNullException.ThrowIfNull(action.Entity.RowKey);
        return service.CallAsync<Response>(operation, table, retry, () =>
        {
            service.Table(table).Apply(action);
            return new StandInResponse(204);
        }, cancellation);
    }

    /// <summary>As in the package, a row that is not there is no error here; inside a batch it is.</summary>
    public Task<Response> DeleteAsync(ITableEntity row, ETag ifMatch, CancellationToken cancellation) =>
        service.CallAsync<Response>("DeleteEntity", table, retry, () =>
        {
            var rows = service.Table(table);
            if (rows.Find(row.PartitionKey, row.RowKey) is null)
            {
                return new StandInResponse(404);
            }

            rows.Apply(new(TableTransactionActionType.Delete, row, ifMatch));
            return new StandInResponse(204);
        }, cancellation);

    /// <summary>As in the package, a table that is not there holds no row.</summary>
    public Task<NullableResponse<T>> FindAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select, CancellationToken cancellation)
        where T : class, ITableEntity =>
        service.CallAsync<NullableResponse<T>>("GetEntityIfExists", table, retry, () =>
            service.TableOrNull(table)?.Find(partitionKey, rowKey) is { } found
                ? Response.FromValue(Mapped<T>(found.Read(select)), new StandInResponse(200))
                : new NoRow<T>(), cancellation);

    public Task<Response<IReadOnlyList<Response>>> SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation)
    {
        if (actions.Count == 0)
        {
            throw new InvalidOperationException("A transaction must have at least one action.");
        }

        return service.CallAsync("SubmitTransaction", table, retry, () =>
        {
            BatchLimits.Check(actions);
            service.Table(table).ApplyAll(actions);
            return Response.FromValue<IReadOnlyList<Response>>([.. actions.Select(_ => new StandInResponse(204))], new StandInResponse(202));
        }, cancellation);
    }

    public AsyncPageable<T> Query<T>(string? filter, int? maxPerPage, IEnumerable<string>? select, CancellationToken cancellation)
        where T : class, ITableEntity =>
        new Pages<T>((after, hint) => service.CallAsync("Query", table, retry, () => PageOf<T>(QueryFilter.Parse(filter), after, hint ?? maxPerPage, select), cancellation));

    private Page<T> PageOf<T>(QueryFilter filter, string? after, int? most, IEnumerable<string>? select) where T : class, ITableEntity
    {
        var size = service.NextPageSize(most);
        var (rows, next) = service.Table(table).Page(filter, after, size);
        return Page<T>.FromValues([.. rows.Select(row => Mapped<T>(row.Read(select)))], next, new StandInResponse(200));
    }

    private static T Mapped<T>(TableEntity row) => row is T mapped ? mapped : throw new NotSupportedException("The stand-in reads rows as TableEntity only.");

    private sealed class Pages<T>(Func<string?, int?, Task<Page<T>>> read) : AsyncPageable<T> where T : notnull
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            var token = continuationToken;
            do
            {
                var page = await read(token, pageSizeHint);
                yield return page;
                token = page.ContinuationToken;
            }
            while (token is not null);
        }
    }
}
