// Azure.Data.Tables 12.11.0, listing sdk/tables/Azure.Data.Tables/api/Azure.Data.Tables.net10.0.cs; the package has no nullable annotations.
#nullable disable
using Nianbao.AzureStandIns;

namespace Azure.Data.Tables;

/// <summary>A client of one table. Rows are <see cref="TableEntity"/>; the stand-in maps no other type.</summary>
public class TableClient
{
    private readonly StandInTableClient standIn;

    protected TableClient() => standIn = this as StandInTableClient;

    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) where T : ITableEntity =>
        standIn.WriteAsync("AddEntity", new(TableTransactionActionType.Add, entity), cancellationToken);

    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Print(filter);

    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        standIn.DeleteAsync(new TableEntity(partitionKey, rowKey), ifMatch, cancellationToken);

    public virtual Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => standIn.FindAsync<T>(partitionKey, rowKey, select, cancellationToken);

    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity => standIn.Query<T>(filter, maxPerPage, select, cancellationToken);

    public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        standIn.SubmitAsync([.. transactionActions], cancellationToken);

    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) where T : ITableEntity =>
        ifMatch == default
            ? throw new ArgumentException("Value cannot be empty.", nameof(ifMatch))
            : standIn.WriteAsync(
                "UpdateEntity",
                new(mode == TableUpdateMode.Merge ? TableTransactionActionType.UpdateMerge : TableTransactionActionType.UpdateReplace, entity, ifMatch),
                cancellationToken);

    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) where T : ITableEntity =>
        standIn.WriteAsync(
            "UpsertEntity",
            new(mode == TableUpdateMode.Merge ? TableTransactionActionType.UpsertMerge : TableTransactionActionType.UpsertReplace, entity),
            cancellationToken);
}
