using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>
/// Access keys: a row by name, which is what there is, and one by hash, which is what is looked for; both in one batch. When a key was last
/// used is a property of its own in both, merged into them, so that it never brings back what else a row held before.
/// </summary>
internal sealed class TableKeys(RowTable keys)
{
    /// <summary>What the keys of rows by name begin with.</summary>
    public const string ByName = "n-";

    private const string Partition = "keys";
    private const string Json = "Json";
    private const string Hash = "Hash";
    private const string UsedAt = "UsedAt";

    // By name, by hash, and the one by the hash it had before.
    private const int MostRowsOfKey = 3;

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

    /// <summary>In batches of whole keys, in their order; those before a fault are stored.</summary>
    public async Task PutAsync(IReadOnlyList<AccessKey> all, CancellationToken cancellation)
    {
        foreach (var some in all.Chunk(Batches.MostRows / MostRowsOfKey))
        {
            await PutSomeAsync(some, cancellation);
        }
    }

    /// <summary>Nothing when there is no key of that name, or it is being replaced at this moment: the next use is soon.</summary>
    public async Task NoteUseAsync(string name, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await keys.FindAsync(Partition, NameOf(name), cancellation) is { } row)
        {
            await keys.TrySubmitAsync([Used(row.RowKey, at), Used(ByHash(row.GetString(Hash)), at)], cancellation);
        }
    }

    private async Task PutSomeAsync(IReadOnlyList<AccessKey> some, CancellationToken cancellation)
    {
        for (var i = 0; i < Tries; i++)
        {
            var before = await Task.WhenAll(some.Select(key => keys.FindAsync(Partition, NameOf(key.Name), cancellation)));
            // Written again when the answer was lost, which changes nothing.
            if (await keys.TrySubmitAsync(some.Zip(before, Actions).SelectMany(actions => actions), cancellation))
            {
                return;
            }
        }

        throw new TimeoutException($"An access key changed {Tries} times while it was being written.");
    }

    private static IEnumerable<TableTransactionAction> Actions(AccessKey key, TableEntity? before)
    {
        var used = before?.GetDateTimeOffset(UsedAt);
        yield return before is null
            ? new(TableTransactionActionType.Add, Row(NameOf(key.Name), key, used))
            : new(TableTransactionActionType.UpdateReplace, Row(before.RowKey, key, used), before.ETag);
        yield return new(TableTransactionActionType.UpsertReplace, Row(ByHash(key.Hash), key, used));
        if (before?.GetString(Hash) is { } old && old != key.Hash)
        {
            yield return new(TableTransactionActionType.Delete, new TableEntity(Partition, ByHash(old)), global::Azure.ETag.All);
        }
    }

    /// <summary>The row by hash that belongs to a row by name; null for rows of other kinds.</summary>
    public static TableEntity? ByHashOf(TableEntity row) => row.PartitionKey == Partition && row.RowKey.StartsWith(ByName, StringComparison.Ordinal)
        ? new(Partition, ByHash(row.GetString(Hash))) { [Hash] = row[Hash], [Json] = row[Json], [UsedAt] = row[UsedAt] }
        : null;

    private static TableTransactionAction Used(string row, DateTimeOffset at) =>
        new(TableTransactionActionType.UpdateMerge, new TableEntity(Partition, row) { [UsedAt] = at }, global::Azure.ETag.All);

    private static string NameOf(string name) => ByName + Fingerprint.Of(Encoding.UTF8.GetBytes(name));

    private static string ByHash(string hash) => $"k-{RowKeys.Escaped(hash)}";

    private static TableEntity Row(string row, AccessKey key, DateTimeOffset? usedAt) => new(Partition, row)
    {
        [Hash] = key.Hash,
        [Json] = JsonSerializer.Serialize(key, StoredJson.Plain.AccessKey),
        [UsedAt] = usedAt,
    };

    private static AccessKey Read(TableEntity row) =>
        JsonSerializer.Deserialize(row.GetString(Json), StoredJson.Plain.AccessKey)! with { LastUsedAt = row.GetDateTimeOffset(UsedAt) };
}
