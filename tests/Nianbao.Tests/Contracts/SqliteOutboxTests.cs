using Nianbao.Local.Data;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

public sealed class SqliteOutboxTests : OutboxContract, IDisposable
{
    private readonly EmptyFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly SqliteOutbox _outbox;

    public SqliteOutboxTests()
    {
        _database = new(_folder["nianbao.db"]);
        _outbox = new(_database, TimeProvider.System);
        Submissions = new SqliteSubmissionStore(_database, TimeProvider.System);
    }

    protected override ISubmissionStore Submissions { get; }

    protected override INoticeStore Notices => _outbox;

    protected override ISettingStore Settings => _outbox;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Notices_and_settings_can_be_written_again_from_the_log()
    {
        await Submissions.SaveAsync(An.Change(An.Submission()) with { Notices = [An.Notice("verdict")] }, default);
        await _outbox.AddNoticesAsync([An.Notice("verdict"), An.Notice("t-7")], default);
        var read = (await _outbox.FindNoticeOrNullAsync(An.Notice("t-7").Id, default))!;
        await _outbox.ReplaceNoticeAsync(read with { State = NoticeState.Sent }, default);
        await _outbox.SaveSettingAsync(new("calendar-2025", "{}", An.Moment, "office", ETag: null), default);
        // The report of the change was never stored as a file.
        Assert.Equal(["缺少文件 reports/2023/x/ab.txt。"], new Verification(_database, new(_folder.Path), (_, _) => { }).Run().Faults);
    }
}
