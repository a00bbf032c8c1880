using Nianbao.Azure.Tables;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

public sealed class TableSubmissionStoreTests : SubmissionStoreContract, IDisposable
{
    private readonly EmptyFolder folder = new();

    public TableSubmissionStoreTests() =>
        Store = new TableSubmissionStore(new TableAccount().Client, new DiskFileStore(folder.Path), TimeProvider.System);

    protected override ISubmissionStore Store { get; }

    public void Dispose() => folder.Dispose();
}

/// <summary>The same from a service that sends small pages, and empty ones in between.</summary>
public sealed class TableSubmissionStoreInSmallPagesTests : SubmissionStoreContract, IDisposable
{
    private readonly EmptyFolder folder = new();

    public TableSubmissionStoreInSmallPagesTests()
    {
        var account = new TableAccount();
        account.Service.PageSize = 1;
        account.Service.SendsEmptyPages = true;
        Store = new TableSubmissionStore(account.Client, new DiskFileStore(folder.Path), TimeProvider.System);
    }

    protected override ISubmissionStore Store { get; }

    public void Dispose() => folder.Dispose();
}
