using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>Writes changes of filings, each in one batch.</summary>
internal sealed class FilingWriter(RowTable filings, StoredContent content)
{
    /// <summary>More writers than this never meet at the notices of one change.</summary>
    private const int Tries = 20;

    private readonly FilingBatch batch = new(content);

    /// <summary>False, and nothing written, when the head is not the one the change was made for.</summary>
    public async Task<bool> SaveAsync(FilingChange change, CancellationToken cancellation)
    {
        if ((change.Head.ETag is { } printed ? HeadMark.Parse(printed) : HeadMark.New) is not { } mark)
        {
            return false;
        }

        var write = Guid.NewGuid().ToString("N");
        var taken = await TakenAsync(change.Notices, cancellation);
        for (var i = 0; i < Tries; i++)
        {
            var added = change.Notices.DistinctBy(notice => notice.Id).Where(notice => !taken.Contains(notice.Id));
            if (await SubmitAsync(change, mark, write, added, cancellation))
            {
                return true;
            }

            var before = taken;
            taken = await TakenAsync(change.Notices, cancellation);
            if (taken.SetEquals(before))
            {
                return false;
            }
        }

        throw new TimeoutException($"The notices of a change were taken {Tries} times while it was being written.");
    }

    /// <summary>
    /// Submits the batch, and looks at the act's row when it was refused, or no answer came: the client tries again by itself, and then
    /// meets what its own first try has written. The name of the write in that row tells. Acts are never replaced, so it tells for good.
    /// </summary>
    private async Task<bool> SubmitAsync(FilingChange change, HeadMark mark, string write, IEnumerable<Notice> notices, CancellationToken cancellation)
    {
        var actions = await batch.ActionsAsync(change, mark, write, notices, cancellation);
        try
        {
            return await filings.TrySubmitAsync(actions, cancellation) || await IsWrittenAsync(change.Head.Key, mark, write, cancellation);
        }
        catch (StoreFaultException lost) when (lost.Fault == StoreFault.Busy)
        {
            if (await IsWrittenAsync(change.Head.Key, mark, write, cancellation))
            {
                return true;
            }

            throw;
        }
    }

    private async Task<bool> IsWrittenAsync(FilingKey filing, HeadMark mark, string write, CancellationToken cancellation)
    {
        try
        {
            var row = await filings.FindAsync(RowKeys.PartitionOf(filing.Year), RowKeys.Act(filing, mark.Sequence + 1), cancellation);
            return row?.GetString(FilingBatch.Write) == write;
        }
        catch (StoreFaultException away)
        {
            // Not that fault: it would say that nothing was written.
            throw new TimeoutException($"It is not known whether a change of filing {filing} was written.", away);
        }
    }

    private async Task<HashSet<string>> TakenAsync(IReadOnlyList<Notice> notices, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(notices.Select(async notice =>
            (notice.Id, Row: await filings.FindAsync(RowKeys.PartitionOf(notice.Year), RowKeys.Notice(notice.Id), cancellation))));
        return found.Where(pair => pair.Row is not null).Select(pair => pair.Id).ToHashSet(StringComparer.Ordinal);
    }
}
