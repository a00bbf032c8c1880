using Azure.Data.Tables;
using Nianbao.Store;

namespace Nianbao.Azure.Tables;

/// <summary>
/// What <c>Idempotency-Key</c>s stand for. A key is reserved in a table of its own, for nobody knows yet which year its request will
/// change; the answer of a request that changes a filing is written beside the filing, in the same batch. So an answer is looked for at the
/// reservation, and where that has none, in each year.
/// </summary>
/// <param name="answers">The table of reservations.</param>
/// <param name="filings">The table of the years.</param>
internal sealed class TableAnswers(RowTable answers, RowTable filings)
{
    /// <summary>How long an answer is kept.</summary>
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(7);

    /// <summary>More callers than this never meet at one key.</summary>
    private const int Tries = 50;

    /// <summary>How many are removed at a time, so that whoever tidies up is soon done.</summary>
    private const int MostRemoved = 1000;

    public async Task<RememberedAnswer?> FindOrNullAsync(string caller, string idempotencyKey, DateTimeOffset now, CancellationToken cancellation)
    {
        var name = AnswerRows.NameOf(caller, idempotencyKey);
        return await answers.FindAsync(AnswerRows.PartitionOf(name), name, cancellation) is { } row ? await StandingAsync(row, now, cancellation) : null;
    }

    /// <summary>Takes a key; gives what it stands for now.</summary>
    public async Task<RememberedAnswer> ReserveAsync(AnsweredCall reserved, CancellationToken cancellation)
    {
        var row = AnswerRows.Reserved(reserved);
        for (var i = 0; i < Tries; i++)
        {
            if (await answers.TryAddAsync(row, cancellation))
            {
                return reserved.Answer;
            }

            if (await answers.FindAsync(row.PartitionKey, row.RowKey, cancellation) is not { } taken)
            {
                continue;
            }

            if (await StandingAsync(taken, reserved.Answer.At, cancellation) is { } standing)
            {
                return standing;
            }

            if (await answers.TryReplaceAsync(row, taken.ETag, cancellation))
            {
                return reserved.Answer;
            }
        }

        throw Contended();
    }

    /// <summary>Remembers an answer in the place of its reservation; an answer that is there stays.</summary>
    public async Task RememberAsync(AnsweredCall answered, CancellationToken cancellation)
    {
        var row = AnswerRows.Reserved(answered);
        for (var i = 0; i < Tries; i++)
        {
            var taken = await answers.FindAsync(row.PartitionKey, row.RowKey, cancellation);
            if (taken is not null && await StandingAsync(taken, answered.Answer.At, cancellation) is { } standing && IsAnswer(standing))
            {
                return;
            }

            if (taken is null ? await answers.TryAddAsync(row, cancellation) : await answers.TryReplaceAsync(row, taken.ETag, cancellation))
            {
                return;
            }
        }

        throw Contended();
    }

    /// <summary>
    /// Removes what is past its time, a good many at once. A reservation stays twice as long as an answer: one that was answered at the end
    /// of its time leads to the answer as long as that holds.
    /// </summary>
    public async Task RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await RemoveAsync(answers, answers.QueryAsync(TableClient.CreateQueryFilter($"At le {now - (2 * s_kept)}"), cancellation), cancellation);
        foreach (var year in RowKeys.Years(now))
        {
            await RemoveAsync(filings, filings.ListDueAsync(RowKeys.PartitionOf(year), RowKeys.AllAnswered, now - s_kept, cancellation), cancellation);
        }
    }

    // One that was taken anew in the meantime is another row, and stays.
    private static async Task RemoveAsync(RowTable table, IAsyncEnumerable<TableEntity> expired, CancellationToken cancellation)
    {
        var gone = await expired.Take(MostRemoved).ToListAsync(cancellation);
        foreach (var row in gone)
        {
            await table.TryRemoveAsync(row, cancellation);
        }
    }

    /// <summary>What a reservation leads to; null when it is past its time.</summary>
    private async Task<RememberedAnswer?> StandingAsync(TableEntity row, DateTimeOffset now, CancellationToken cancellation)
    {
        var reserved = AnswerRows.Read(row);
        var written = IsAnswer(reserved) ? null : await FindWrittenAsync(row.RowKey, now, cancellation);
        return written ?? (IsKept(reserved, now) ? reserved : null);
    }

    private async Task<RememberedAnswer?> FindWrittenAsync(string name, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await Task.WhenAll(RowKeys.Years(now).Select(year => filings.FindAsync(RowKeys.PartitionOf(year), RowKeys.Answered(name), cancellation)));
        return rows.OfType<TableEntity>().Select(AnswerRows.Read).Where(answer => IsKept(answer, now)).MaxBy(answer => answer.At);
    }

    private static bool IsKept(RememberedAnswer answer, DateTimeOffset now) => answer.At > now - s_kept;

    private static bool IsAnswer(RememberedAnswer answer) => answer.Submission is not null || answer.Made is not null;

    private static TimeoutException Contended() => new($"A caller's key changed {Tries} times while it was being written.");
}
