using Azure;
using Azure.Identity;
using Nianbao.Azure.Tables;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Contracts;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>What the service's refusals mean to those who use the store.</summary>
public sealed class TablesFaultsTests : IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly TableAccount account = new(tries: 1);
    private readonly TableSubmissionStore store;

    public TablesFaultsTests() => store = new(account.Client, new DiskFileStore(folder.Path), TimeProvider.System);

    public static TheoryData<Exception> Passing =>
    [
        new RequestFailedException(429, "x"), new RequestFailedException(500, "x", "OperationTimedOut", null), new RequestFailedException(503, "x", "ServerBusy", null),
        new RequestFailedException(0, "no answer"), new TaskCanceledException("the client's own limit"), new AuthenticationFailedException("no token"),
        new RequestFailedException(409, "x", "TableBeingDeleted", null),
    ];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task What_passes_is_told_as_a_store_that_does_not_answer_now(Exception thrown)
    {
        account.Service.Before = _ => throw thrown;
        Assert.Equal(StoreFault.Busy, (await Assert.ThrowsAsync<StoreFaultException>(() => store.FindFilingOrNullAsync(An.Key(), default))).Fault);
        Assert.Equal(StoreFault.Busy, (await Assert.ThrowsAsync<StoreFaultException>(() => store.ProbeAsync(default))).Fault);
        Assert.Equal(StoreFault.Busy, (await Assert.ThrowsAsync<StoreFaultException>(() => An.ListAsync(store.ListFilingsAsync(2023, default)))).Fault);
    }

    [Fact]
    public async Task Who_may_not_write_is_told_that_the_store_is_read_only()
    {
        account.Service.Before = call => throw new RequestFailedException(403, "x", "AuthorizationPermissionMismatch", null);
        Assert.Equal(StoreFault.ReadOnly, (await Assert.ThrowsAsync<StoreFaultException>(() => store.SaveAsync(An.Change(An.Submission()), default))).Fault);
    }

    [Fact]
    public async Task Tables_that_are_not_there_are_found_by_the_probe()
    {
        var empty = new TableSubmissionStore(new("TableEndpoint=https://empty.table.core.windows.net/"), new DiskFileStore(folder.Path), TimeProvider.System);
        Assert.Equal(StoreFault.Busy, (await Assert.ThrowsAsync<StoreFaultException>(() => empty.ProbeAsync(default))).Fault);
        await store.ProbeAsync(default);
    }

    [Fact]
    public async Task A_request_that_can_never_be_carried_out_is_a_fault_of_ours()
    {
        account.Service.Before = _ => throw new RequestFailedException(400, "x", "InvalidInput", null);
        await Assert.ThrowsAsync<RequestFailedException>(() => store.ProbeAsync(default));
    }

    [Fact]
    public async Task Who_gives_up_is_not_told_of_a_fault()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.FindFilingOrNullAsync(An.Key(), given.Token));
    }

    [Fact]
    public async Task When_nobody_can_tell_whether_a_change_was_written_it_is_not_said_that_it_was_not()
    {
        account.Service.After = _ => throw new RequestFailedException(503, "x");
        await Assert.ThrowsAsync<TimeoutException>(() => store.SaveAsync(An.Change(An.Submission()), default));
    }
}
