using Azure;
using Azure.Data.Tables;

namespace Nianbao.Azure.Tables;

/// <summary>How far the roster is.</summary>
/// <param name="Generation">How many changes have been made.</param>
/// <param name="Write">A name of the last one, never used for another.</param>
/// <param name="Path">Where the last one is written down while it is not carried out; null when it is.</param>
/// <param name="Done">How many of its agencies are in their rows.</param>
/// <param name="ETag">Of the row; null when there is none yet.</param>
internal sealed record RosterState(long Generation, string Write, string? Path, int Done, ETag? ETag)
{
    public const string Row = "0-state";

    public static RosterState Empty { get; } = new(0, "", null, 0, null);

    public static RosterState Read(TableEntity row) => new(
        row.GetInt64(nameof(Generation))!.Value, row.GetString(nameof(Write)), row.GetString(nameof(Path)), row.GetInt32(nameof(Done))!.Value, row.ETag);

    /// <summary>Writes this state in the place of the one it was made from.</summary>
    public TableTransactionAction Action(string partition)
    {
        var row = new TableEntity(partition, Row) { [nameof(Generation)] = Generation, [nameof(Write)] = Write, [nameof(Path)] = Path, [nameof(Done)] = Done };
        return ETag is { } etag ? new(TableTransactionActionType.UpdateReplace, row, etag) : new(TableTransactionActionType.Add, row);
    }
}
