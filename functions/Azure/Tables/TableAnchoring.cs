using Azure.Data.Tables;
using Nianbao.Intake;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>
/// Writes the daily anchor of all chains of acts to <c>anchors/{date}.json</c>. Where a chain ends is in its filing's head; which heads
/// have changed is known from the moment the service wrote them.
/// </summary>
public sealed class TableAnchoring(TableServiceClient service, IFileStore files, ReceiptKey key, TimeProvider time)
{
    /// <summary>How far back the anchor before is looked for: every year reports are filed.</summary>
    private const int MostDays = 800;

    // The service's clock and this one's may differ. A chain that is seen twice for it is anchored once.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(10);

    private readonly RowTable filings = new(service.GetTableClient(AzureNames.FilingsTable));

    /// <summary>Writes today's anchor unless it is there or nothing has happened since the last one. True when one was written.</summary>
    public async Task<bool> AnchorAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var today = Beijing.DateOf(now);
        if (await files.FindOrNullAsync(Anchor.PathOf(today), cancellation) is not null)
        {
            return false;
        }

        var (last, previous) = await LastBeforeAsync(today, cancellation);
        var chains = await GrownAsync(last, now, cancellation);
        return chains.Count > 0
            && await files.PutAsync(Anchor.PathOf(today), Anchor.Make(today, now.UtcTicks, chains, previous, key).Print(), cancellation) == PutOutcome.Stored;
    }

    /// <summary>The last anchor, which is null when it cannot be read, and the hash of its file.</summary>
    private async Task<(Anchor? Anchor, string Hash)> LastBeforeAsync(DateOnly today, CancellationToken cancellation)
    {
        for (var day = today.AddDays(-1); day > today.AddDays(-MostDays); day = day.AddDays(-1))
        {
            if (await files.FindOrNullAsync(Anchor.PathOf(day), cancellation) is { } file)
            {
                return (Anchor.Parse(file), Fingerprint.Of(file));
            }
        }

        return (null, ActChain.Start);
    }

    private async Task<IReadOnlyList<AnchoredChain>> GrownAsync(Anchor? last, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = (last?.Chains ?? []).ToDictionary(chain => chain.Filing, chain => chain.Sequence);
        var grown = new List<AnchoredChain>();
        foreach (var year in RowKeys.Years(now))
        {
            await foreach (var row in HeadsAsync(year, last, cancellation))
            {
                if (HeadRow.ReadChain(row) is var chain && known.GetValueOrDefault(chain.Filing) != chain.Sequence)
                {
                    grown.Add(chain);
                }
            }
        }

        return [.. grown.OrderBy(chain => chain.Filing.ToString(), StringComparer.Ordinal)];
    }

    private IAsyncEnumerable<TableEntity> HeadsAsync(int year, Anchor? last, CancellationToken cancellation) => last is null
        ? filings.ListAsync(RowKeys.PartitionOf(year), RowKeys.Heads, cancellation)
        : filings.ListWrittenAsync(RowKeys.PartitionOf(year), RowKeys.Heads, new DateTimeOffset(last.LogSequence, TimeSpan.Zero) - s_skew, cancellation);
}
