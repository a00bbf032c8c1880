using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>State in Table storage; where which row is, is in <see cref="RowKeys"/>.</summary>
/// <param name="service">The account.</param>
/// <param name="files">Where what is too long for a row goes.</param>
/// <param name="time">Tells which data years there can be.</param>
public sealed class TableSubmissionStore(TableServiceClient service, IFileStore files, TimeProvider time) : ISubmissionStore
{
    /// <summary>Where the probe writes; holds nothing.</summary>
    internal const string ProbePartition = "probe";

    private const string Json = "Json";

    private readonly RowTable filings = new(service.GetTableClient(AzureNames.FilingsTable));
    private readonly StoredContent content = new(files);
    private readonly FilingWriter writer = new(new(service.GetTableClient(AzureNames.FilingsTable)), new(files));
    private readonly TableRoster roster = new(new(service.GetTableClient(AzureNames.AgenciesTable)), new(files), files);
    private readonly TableKeys accessKeys = new(new(service.GetTableClient(AzureNames.KeysTable)));
    private readonly TableAnswers answers = new(
        new(service.GetTableClient(AzureNames.AnswersTable)), new(service.GetTableClient(AzureNames.FilingsTable)));

    public Task<Agency?> FindAgencyOrNullAsync(string id, CancellationToken cancellation) => roster.FindOrNullAsync(id, cancellation);

    public async IAsyncEnumerable<Agency> ListAgenciesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var agency in await roster.ReadAllAsync(cancellation))
        {
            yield return agency;
        }
    }

    public Task PutAgenciesAsync(IReadOnlyList<Agency> agencies, CancellationToken cancellation) => roster.PutAsync(agencies, cancellation);

    public async Task<Filing?> FindFilingOrNullAsync(FilingKey key, CancellationToken cancellation) =>
        await filings.FindAsync(RowKeys.PartitionOf(key.Year), RowKeys.Head(key), cancellation) is { } row ? HeadRow.Read(row) : null;

    public IAsyncEnumerable<Filing> ListFilingsAsync(int year, CancellationToken cancellation) =>
        filings.ListAsync(RowKeys.PartitionOf(year), RowKeys.Heads, cancellation).Select(HeadRow.Read);

    public async Task<Submission?> FindSubmissionOrNullAsync(SubmissionId id, CancellationToken cancellation) =>
        await filings.FindAsync(RowKeys.PartitionOf(id.Filing.Year), RowKeys.Revision(id), cancellation) is { } row
            ? await content.ReadAsync(row, StoredJson.Plain.Submission, cancellation)
            : null;

    public Task<bool> SaveAsync(FilingChange change, CancellationToken cancellation) => writer.SaveAsync(change, cancellation);

    public async IAsyncEnumerable<PendingCheck> ListPendingAsync(DateTimeOffset dueBefore, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var pending in (await filings.DueInAllYearsAsync(RowKeys.AllPending, dueBefore, time, cancellation)).Select(PendingRow.Read))
        {
            yield return pending;
        }
    }

    public async IAsyncEnumerable<Act> ListActsAsync(FilingKey filing, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in filings.ListAsync(RowKeys.PartitionOf(filing.Year), RowKeys.Acts(filing), cancellation))
        {
            yield return await content.ReadAsync(row, StoredJson.Plain.Act, cancellation);
        }
    }

    public Task<AccessKey?> FindKeyOrNullAsync(string hash, CancellationToken cancellation) => accessKeys.FindOrNullAsync(hash, cancellation);

    public IAsyncEnumerable<AccessKey> ListKeysAsync(CancellationToken cancellation) => accessKeys.ListAsync(cancellation);

    public Task PutKeyAsync(AccessKey key, CancellationToken cancellation) => accessKeys.PutAsync([key], cancellation);

    public Task PutKeysAsync(IReadOnlyList<AccessKey> keys, CancellationToken cancellation) => accessKeys.PutAsync(keys, cancellation);

    public Task NoteKeyUseAsync(string name, DateTimeOffset at, CancellationToken cancellation) => accessKeys.NoteUseAsync(name, at, cancellation);

    public Task<RememberedAnswer?> FindAnswerOrNullAsync(string caller, string idempotencyKey, DateTimeOffset now, CancellationToken cancellation) =>
        answers.FindOrNullAsync(caller, idempotencyKey, now, cancellation);

    public Task<RememberedAnswer> ReserveAnswerAsync(
        string caller, string idempotencyKey, string requestHash, DateTimeOffset now, CancellationToken cancellation) =>
        answers.ReserveAsync(new(caller, idempotencyKey, new(requestHash, Submission: null, IsNew: true, now)), cancellation);

    public Task RememberAnswerAsync(AnsweredCall answered, CancellationToken cancellation) => answers.RememberAsync(answered, cancellation);

    public async Task<bool> AddEditionAsync(SummaryEdition edition, CancellationToken cancellation)
    {
        var (partition, write) = (RowKeys.PartitionOf(edition.Year), Guid.NewGuid().ToString("N"));
        var row = new TableEntity(partition, RowKeys.Edition(edition.Number))
        {
            [Json] = JsonSerializer.Serialize(edition, StoredJson.Plain.SummaryEdition),
            ["Write"] = write,
        };
        var actions = new List<TableTransactionAction> { new(TableTransactionActionType.Add, row) };
        if (edition.Occasion != EditionOccasion.OnRequest)
        {
            actions.Add(new(TableTransactionActionType.Add, new TableEntity(partition, RowKeys.Occasion(edition.Occasion, edition.Area))));
        }

        // A row that is there may be this one: its answer may have been lost.
        return await filings.TrySubmitAsync(actions, cancellation)
            || (await filings.FindAsync(row.PartitionKey, row.RowKey, cancellation))?.GetString("Write") == write;
    }

    public IAsyncEnumerable<SummaryEdition> ListEditionsAsync(int year, CancellationToken cancellation) => filings
        .ListAsync(RowKeys.PartitionOf(year), RowKeys.Editions, cancellation)
        .Select(row => JsonSerializer.Deserialize(row.GetString(Json), StoredJson.Plain.SummaryEdition)!);

    public Task ProbeAsync(CancellationToken cancellation) => filings.PutAsync(new(ProbePartition, "probe"), cancellation);

    /// <summary>Carries out what is left of a change of the roster, and removes answers past their time. For the sweep; safe to run at any time.</summary>
    public async Task TidyAsync(CancellationToken cancellation)
    {
        await roster.FinishAsync(cancellation);
        await answers.RemoveExpiredAsync(time.GetUtcNow(), cancellation);
    }
}
