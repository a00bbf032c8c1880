using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>Access keys: a row by name, which is what there is, and one by hash, which is what is looked for; both in one batch.</summary>
internal sealed class TableKeys(RowTable keys)
{
    private const string Partition = "keys";
    private const string ByName = "n-";
    private const string Json = "Json";
    private const string Hash = "Hash";

    /// <summary>More writers than this never meet at one name.</summary>
    private const int Tries = 50;

    public async Task<AccessKey?> FindOrNullAsync(string hash, CancellationToken cancellation) =>
        await keys.FindAsync(Partition, ByHash(hash), cancellation) is { } row ? Read(row) : null;

    /// <summary>Ordered by name.</summary>
    public async IAsyncEnumerable<AccessKey> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var all = await keys.ListAsync(Partition, ByName, cancellation).Select(Read).ToListAsync(cancellation);
        foreach (var key in all.OrderBy(key => key.Name, StringComparer.Ordinal))
        {
            yield return key;
        }
    }

    public async Task PutAsync(AccessKey key, CancellationToken cancellation)
    {
        var name = ByName + Fingerprint.Of(Encoding.UTF8.GetBytes(key.Name));
        for (var i = 0; i < Tries; i++)
        {
            // Written again when the answer was lost, which changes nothing.
            if (await keys.TrySubmitAsync(Actions(key, name, await keys.FindAsync(Partition, name, cancellation)), cancellation))
            {
                return;
            }
        }

        throw new TimeoutException($"An access key changed {Tries} times while it was being written.");
    }

    private static IEnumerable<TableTransactionAction> Actions(AccessKey key, string name, TableEntity? before)
    {
        yield return before is null
            ? new(TableTransactionActionType.Add, Row(name, key))
            : new(TableTransactionActionType.UpdateReplace, Row(name, key), before.ETag);
        yield return new(TableTransactionActionType.UpsertReplace, Row(ByHash(key.Hash), key));
        if (before?.GetString(Hash) is { } old && old != key.Hash)
        {
            yield return new(TableTransactionActionType.Delete, new TableEntity(Partition, ByHash(old)), global::Azure.ETag.All);
        }
    }

    private static string ByHash(string hash) => $"k-{RowKeys.Escaped(hash)}";

    private static TableEntity Row(string row, AccessKey key) => new(Partition, row)
    {
        [Hash] = key.Hash,
        [Json] = JsonSerializer.Serialize(key, StoredJson.Plain.AccessKey),
    };

    private static AccessKey Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString(Json), StoredJson.Plain.AccessKey)!;
}
