using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>
/// What a head's mark says of its filing, so that a change of it is written without reading anything again: the row's ETag, where the
/// chain of acts ends, and which revisions have a pending row.
/// </summary>
/// <param name="ETag">Null for a filing that is not stored yet.</param>
/// <param name="Sequence">Of the last act; 0 when there is none.</param>
/// <param name="Hash">Of the last act.</param>
/// <param name="Pending">One-based.</param>
internal sealed record HeadMark(ETag? ETag, int Sequence, string Hash, IReadOnlyList<int> Pending)
{
    public static HeadMark New { get; } = new(null, 0, ActChain.Start, []);

    public string PendingText => string.Join(',', Pending.Select(revision => revision.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The mark as it is handed out.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence} {Hash} {PendingText} {ETag}");

    /// <summary>Reads back what <see cref="ToString"/> printed; null for what no head was ever read with.</summary>
    public static HeadMark? Parse(string printed) => printed.Split(' ', 4) is [var sequence, var hash, var pending, var etag]
        ? new(new ETag(etag), int.Parse(sequence, CultureInfo.InvariantCulture), hash, RevisionsIn(pending))
        : null;

    public static IReadOnlyList<int> RevisionsIn(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(revision => int.Parse(revision, CultureInfo.InvariantCulture))];
}

/// <summary>
/// The head of a filing as a row. The accepted figures are properties of their own, still packed: the summary reads them without
/// unpacking base64, and a form full of long doubtful cells spreads over several.
/// </summary>
internal static class HeadRow
{
    private const int LargestProperty = 60 * 1024;
    private const string Json = "Json";

    /// <summary>A head as it is to be written.</summary>
    /// <param name="after">Where the filing stands when it is written.</param>
    public static TableEntity Of(Filing head, HeadMark after)
    {
        var bare = head with { ETag = null, Accepted = head.Accepted is { } accepted ? accepted with { Figures = new(ReadOnlyMemory<byte>.Empty) } : null };
        var row = new TableEntity(RowKeys.PartitionOf(head.Key.Year), RowKeys.Head(head.Key))
        {
            [Json] = JsonSerializer.Serialize(bare, StoredJson.Plain.Filing),
            ["Sequence"] = after.Sequence,
            ["Hash"] = after.Hash,
            ["Pending"] = after.PendingText,
        };
        var parts = (head.Accepted?.Figures.Packed ?? ReadOnlyMemory<byte>.Empty).ToArray().Chunk(LargestProperty);
        foreach (var (i, part) in parts.Index())
        {
            row[FiguresName(i)] = part;
        }

        return row;
    }

    public static Filing Read(TableEntity row)
    {
        var head = JsonSerializer.Deserialize(row.GetString(Json), StoredJson.Plain.Filing)!;
        var mark = new HeadMark(row.ETag, row.GetInt32("Sequence")!.Value, row.GetString("Hash"), HeadMark.RevisionsIn(row.GetString("Pending")));
        return head with { ETag = mark.ToString(), Accepted = head.Accepted is { } accepted ? accepted with { Figures = new(Figures(row)) } : null };
    }

    /// <summary>Where the chain of acts ends.</summary>
    public static AnchoredChain ReadChain(TableEntity row) => new(Read(row).Key, row.GetInt32("Sequence")!.Value, row.GetString("Hash"));

    private static ReadOnlyMemory<byte> Figures(TableEntity row)
    {
        var first = row.GetBinary(FiguresName(0)) ?? [];
        // Nearly always there is one part, and no copy is made.
        return row.ContainsKey(FiguresName(1))
            ? Enumerable.Range(0, row.Count).Select(i => row.GetBinary(FiguresName(i))).TakeWhile(part => part is not null).SelectMany(part => part).ToArray()
            : first;
    }

    private static string FiguresName(int part) => string.Create(CultureInfo.InvariantCulture, $"Figures{part}");
}
