using Nianbao.Azure.Tables;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

public sealed class TableOutboxTests : OutboxContract, IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly TableOutbox outbox;

    public TableOutboxTests()
    {
        var (account, files) = (new TableAccount(), new DiskFileStore(folder.Path));
        outbox = new(account.Client, files, TimeProvider.System);
        Submissions = new TableSubmissionStore(account.Client, files, TimeProvider.System);
    }

    protected override ISubmissionStore Submissions { get; }

    protected override INoticeStore Notices => outbox;

    protected override ISettingStore Settings => outbox;

    public void Dispose() => folder.Dispose();
}
