using System.Text.Json;
using Azure.Data.Tables;

namespace Nianbao.AzureStandIns;

/// <summary>What a batch may be: learn.microsoft.com, "Performing entity group transactions".</summary>
internal static class BatchLimits
{
    private const int MostActions = 100;
    private const int LargestBody = 4 * 1024 * 1024;

    // Boundary, method, address and headers of each part.
    private const int PartOverhead = 600;

    /// <summary>Throws when the service would refuse the batch whatever is in the table.</summary>
    public static void Check(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Sum(BodyOf) > LargestBody)
        {
            throw TableErrors.BatchTooLarge;
        }

        if (actions.Count > MostActions)
        {
            throw TableErrors.Bad("InvalidInput");
        }

        if (actions.Select(action => action.Entity.PartitionKey).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw TableErrors.Bad("CommandsInBatchActOnDifferentPartitions");
        }

        if (actions.Select(action => action.Entity.RowKey).Distinct(StringComparer.Ordinal).Count() < actions.Count)
        {
            throw TableErrors.Bad("InvalidDuplicateRow");
        }
    }

    // A deleted row is named, not sent.
    private static int BodyOf(TableTransactionAction action) => PartOverhead + (action.ActionType == TableTransactionActionType.Delete
        ? 0
        : ((TableEntity)action.Entity).Sum(pair => pair.Key.Length + 40 + BodyOf(pair.Value)));

    /// <summary>As the client writes it: bytes in base64, text as JSON that escapes all but ASCII.</summary>
    private static int BodyOf(object? value) => value switch
    {
        byte[] bytes => (bytes.Length + 2) / 3 * 4,
        string text => JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length,
        _ => 40,
    };
}
