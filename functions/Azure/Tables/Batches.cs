using Azure.Data.Tables;

namespace Nianbao.Azure.Tables;

/// <summary>Cuts what is too much for one batch: 100 rows and 4 MiB.</summary>
internal static class Batches
{
    public const int MostRows = 100;

    // Of the 4 MiB, room is left for what the client writes around each row.
    private const int LargestBody = 3 * 1024 * 1024;

    /// <summary>Batches of whole groups, in their order.</summary>
    /// <param name="groups">Actions that must not be parted.</param>
    /// <param name="mostRows">The most rows of a batch.</param>
    public static IEnumerable<List<TableTransactionAction>> Of(IEnumerable<IReadOnlyList<TableTransactionAction>> groups, int mostRows)
    {
        var (batch, size) = (new List<TableTransactionAction>(), 0);
        foreach (var group in groups)
        {
            var more = group.Sum(action => SizeOf(action.Entity));
            if (batch.Count > 0 && (batch.Count + group.Count > mostRows || size + more > LargestBody))
            {
                yield return batch;
                (batch, size) = ([], 0);
            }

            batch.AddRange(group);
            size += more;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    // Bytes are sent in base64; text is sent as JSON that writes six characters for one that is not ASCII.
    private static int SizeOf(ITableEntity row) => 1024 + ((TableEntity)row).Sum(pair => ((KeyValuePair<string, object>)pair).Value switch
    {
        byte[] bytes => bytes.Length * 4 / 3,
        string text => text.Length * 6,
        _ => 64,
    });
}
