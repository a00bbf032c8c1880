using Azure.Data.Tables;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>A submission that waits for its check, as a row.</summary>
internal static class PendingRow
{
    public static TableEntity KeyOf(SubmissionId id) => new(RowKeys.PartitionOf(id.Filing.Year), RowKeys.Pending(id));

    public static TableEntity Of(PendingCheck pending)
    {
        var row = KeyOf(pending.Submission);
        row["Submission"] = pending.Submission.ToString();
        row["Attempt"] = pending.Attempt;
        row[RowTable.At] = pending.NextAttemptAt;
        return row;
    }

    public static PendingCheck Read(TableEntity row) => new(
        SubmissionId.Parse(row.GetString("Submission"))!.Value, row.GetInt32("Attempt")!.Value, row.GetDateTimeOffset(RowTable.At)!.Value);
}
