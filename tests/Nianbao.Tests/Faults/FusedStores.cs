using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Faults;

/// <summary>A file store with a fuse.</summary>
public sealed class FusedFileStore(IFileStore inner, Fuse fuse) : IFileStore
{
    public Task<PutOutcome> PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        fuse.RunAsync(() => inner.PutAsync(path, content, cancellation));

    public Task<byte[]?> FindOrNullAsync(string path, CancellationToken cancellation) => fuse.RunAsync(() => inner.FindOrNullAsync(path, cancellation));
}

/// <summary>A queue with a fuse.</summary>
public sealed class FusedQueue(IWorkQueue inner, Fuse fuse) : IWorkQueue
{
    public Task SendAsync(WorkMessage message, CancellationToken cancellation) => fuse.RunAsync(() => inner.SendAsync(message, cancellation));
}

/// <summary>A submission store with a fuse.</summary>
public sealed class FusedSubmissionStore(ISubmissionStore inner, Fuse fuse) : ISubmissionStore
{
    public Task<Agency?> FindAgencyOrNullAsync(string id, CancellationToken cancellation) => fuse.RunAsync(() => inner.FindAgencyOrNullAsync(id, cancellation));

    public IAsyncEnumerable<Agency> ListAgenciesAsync(CancellationToken cancellation) => ListAsync(inner.ListAgenciesAsync(cancellation));

    public Task PutAgenciesAsync(IReadOnlyList<Agency> agencies, CancellationToken cancellation) => fuse.RunAsync(() => inner.PutAgenciesAsync(agencies, cancellation));

    public Task<Filing?> FindFilingOrNullAsync(FilingKey key, CancellationToken cancellation) => fuse.RunAsync(() => inner.FindFilingOrNullAsync(key, cancellation));

    public IAsyncEnumerable<Filing> ListFilingsAsync(int year, CancellationToken cancellation) => ListAsync(inner.ListFilingsAsync(year, cancellation));

    public Task<Submission?> FindSubmissionOrNullAsync(SubmissionId id, CancellationToken cancellation) =>
        fuse.RunAsync(() => inner.FindSubmissionOrNullAsync(id, cancellation));

    public Task<bool> SaveAsync(FilingChange change, CancellationToken cancellation) => fuse.RunAsync(() => inner.SaveAsync(change, cancellation));

    public IAsyncEnumerable<PendingCheck> ListPendingAsync(DateTimeOffset dueBefore, CancellationToken cancellation) =>
        ListAsync(inner.ListPendingAsync(dueBefore, cancellation));

    public IAsyncEnumerable<Act> ListActsAsync(FilingKey filing, CancellationToken cancellation) => ListAsync(inner.ListActsAsync(filing, cancellation));

    public Task<AccessKey?> FindKeyOrNullAsync(string hash, CancellationToken cancellation) => fuse.RunAsync(() => inner.FindKeyOrNullAsync(hash, cancellation));

    public IAsyncEnumerable<AccessKey> ListKeysAsync(CancellationToken cancellation) => ListAsync(inner.ListKeysAsync(cancellation));

    public Task PutKeyAsync(AccessKey key, CancellationToken cancellation) => fuse.RunAsync(() => inner.PutKeyAsync(key, cancellation));

    public Task PutKeysAsync(IReadOnlyList<AccessKey> keys, CancellationToken cancellation) => fuse.RunAsync(() => inner.PutKeysAsync(keys, cancellation));

    public Task NoteKeyUseAsync(string name, DateTimeOffset at, CancellationToken cancellation) =>
        fuse.RunAsync(() => inner.NoteKeyUseAsync(name, at, cancellation));

    public Task<RememberedAnswer?> FindAnswerOrNullAsync(string caller, string idempotencyKey, DateTimeOffset now, CancellationToken cancellation) =>
        fuse.RunAsync(() => inner.FindAnswerOrNullAsync(caller, idempotencyKey, now, cancellation));

    public Task<RememberedAnswer> ReserveAnswerAsync(
        string caller, string idempotencyKey, string requestHash, DateTimeOffset now, CancellationToken cancellation) =>
        fuse.RunAsync(() => inner.ReserveAnswerAsync(caller, idempotencyKey, requestHash, now, cancellation));

    public Task RememberAnswerAsync(AnsweredCall answered, CancellationToken cancellation) => fuse.RunAsync(() => inner.RememberAnswerAsync(answered, cancellation));

    public Task<bool> AddEditionAsync(SummaryEdition edition, CancellationToken cancellation) => fuse.RunAsync(() => inner.AddEditionAsync(edition, cancellation));

    public IAsyncEnumerable<SummaryEdition> ListEditionsAsync(int year, CancellationToken cancellation) => ListAsync(inner.ListEditionsAsync(year, cancellation));

    public Task ProbeAsync(CancellationToken cancellation) => fuse.RunAsync(() => inner.ProbeAsync(cancellation));

    private async IAsyncEnumerable<T> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        foreach (var item in await fuse.RunAsync(() => An.ListAsync(items)))
        {
            yield return item;
        }
    }
}
