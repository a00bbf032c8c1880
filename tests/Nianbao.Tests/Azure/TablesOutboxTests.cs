using Azure;
using Azure.Data.Tables;
using Nianbao.Azure;
using Nianbao.Azure.Tables;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Contracts;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>The outbox where a batch has a hundred rows and an answer may be lost.</summary>
public sealed class TablesOutboxTests : IDisposable
{
    private readonly EmptyFolder folder = new();
    private readonly TableAccount account = new();
    private readonly TableOutbox outbox;
    private bool isLost;
    private int lost;

    public TablesOutboxTests()
    {
        outbox = new(account.Client, new DiskFileStore(folder.Path), TimeProvider.System);
        account.Service.After = _ =>
        {
            if (isLost)
            {
                isLost = false;
                throw new RequestFailedException(503, "busy");
            }
        };
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Thousands_of_notices_are_added_in_batches_and_again_only_those_that_are_new()
    {
        var before = account.Service.Calls;
        await outbox.AddNoticesAsync([.. Notices(1000)], default);
        Assert.Equal(20, account.Service.Calls - before);
        await outbox.AddNoticesAsync([.. Notices(1020).Select(notice => notice with { Outcome = "再" })], default);
        var listed = await An.ListAsync(outbox.ListNoticesAsync(2023, default));
        Assert.Equal((1020, 20), (listed.Count, listed.Count(notice => notice.Outcome == "再")));
        Assert.Equal(1020, (await An.ListAsync(outbox.ListDueNoticesAsync(An.Moment, default))).Count);
    }

    [Fact]
    public async Task A_digest_of_a_whole_province_is_kept_whole()
    {
        var digest = An.Notice() with
        {
            Id = "2023-group/t-7-20240124-1",
            Filings = [.. Enumerable.Range(0, 12_000).Select(i => An.Key($"11{i * 7919 % 1_000_000_007:00000000000000}XX"))],
        };
        await outbox.AddNoticesAsync([digest], default);
        Assert.Equal(digest.Filings, (await outbox.FindNoticeOrNullAsync(digest.Id, default))!.Filings);
        Assert.Equal(digest.Filings, Assert.Single(await An.ListAsync(outbox.ListDueNoticesAsync(An.Moment, default))).Filings);
    }

    [Fact]
    public async Task A_replacement_whose_answer_was_lost_was_made()
    {
        await outbox.AddNoticesAsync([An.Notice()], default);
        var read = (await outbox.FindNoticeOrNullAsync(An.Notice().Id, default))!;
        account.Service.Before = call => isLost = call.Operation == "SubmitTransaction" && Interlocked.Exchange(ref lost, 1) == 0;
        Assert.True(await outbox.ReplaceNoticeAsync(read with { State = NoticeState.Sent }, default));
        Assert.Equal(1, lost);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task A_setting_whose_answer_was_lost_was_written()
    {
        account.Service.Before = call => isLost = call.Operation == "AddEntity" && Interlocked.Exchange(ref lost, 1) == 0;
        Assert.True(await outbox.SaveSettingAsync(new("calendar-2025", "{}", An.Moment, "office", ETag: null), default));
        Assert.Equal(1, lost);
    }

    [Fact]
    public async Task A_setting_of_the_greatest_length_fits()
    {
        var setting = new OfficeSetting("template-verdict", new string('"', 30_000), An.Moment, "office", ETag: null);
        Assert.True(await outbox.SaveSettingAsync(setting, default));
        Assert.Equal(setting.Json, (await outbox.FindSettingOrNullAsync(setting.Name, default))!.Json);
    }

    [Fact]
    public async Task A_notice_that_waits_no_more_leaves_no_copy_behind_and_one_that_waits_again_has_one()
    {
        await outbox.AddNoticesAsync([An.Notice(), An.Notice("t-3") with { State = NoticeState.Undeliverable }], default);
        Assert.Single(await WaitingAsync());
        await MoveAsync(NoticeState.Failed);
        Assert.Empty(await WaitingAsync());
        await MoveAsync(NoticeState.Waiting);
        Assert.Equal(NoticeState.Waiting, Assert.Single(await An.ListAsync(outbox.ListDueNoticesAsync(An.Moment, default))).State);
    }

    private async Task MoveAsync(NoticeState state)
    {
        var read = (await outbox.FindNoticeOrNullAsync(An.Notice().Id, default))!;
        Assert.True(await outbox.ReplaceNoticeAsync(read with { State = state }, default));
    }

    private async Task<List<TableEntity>> WaitingAsync() =>
        await An.ListAsync(account.Client.GetTableClient(AzureNames.FilingsTable).QueryAsync<TableEntity>("RowKey ge 'o-' and RowKey lt 'o.'"));

    private static IEnumerable<Notice> Notices(int count) => Enumerable.Range(0, count).Select(i => An.Notice() with { Id = $"2023-11{i:00000000000000}XX-own/t-7" });
}
