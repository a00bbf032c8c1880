using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

/// <summary>What every store of notices and settings promises.</summary>
public abstract class OutboxContract
{
    protected abstract ISubmissionStore Submissions { get; }

    protected abstract INoticeStore Notices { get; }

    protected abstract ISettingStore Settings { get; }

    [Fact]
    public async Task A_notice_comes_back_as_it_went_in()
    {
        var notice = An.Notice() with
        {
            Step = "t-7",
            Deadline = new(2024, 1, 31),
            Submission = new(An.Key(), 2),
            State = NoticeState.Failed,
            Attempts = 3,
            LastAt = An.Moment,
            Outcome = "被退回",
            Answer = "550 没有这个邮箱",
        };
        await Notices.AddNoticesAsync([notice], default);
        var stored = (await Notices.FindNoticeOrNullAsync(notice.Id, default))!;
        Assert.NotNull(stored.ETag);
        Assert.Equal(Printed.Of(notice), Printed.Of(stored with { ETag = null }));
        Assert.Null(await Notices.FindNoticeOrNullAsync("2023-x/t-7", default));
    }

    [Fact]
    public async Task A_notice_whose_id_is_taken_stays_as_it_is_and_those_beside_it_are_added()
    {
        await Notices.AddNoticesAsync([An.Notice("t-7")], default);
        await Notices.AddNoticesAsync([An.Notice("t-7") with { Outcome = "第二次" }, An.Notice("t-3")], default);
        Assert.Equal([(An.Notice("t-3").Id, null), (An.Notice("t-7").Id, null)], (await ListAsync()).Select(notice => (notice.Id, notice.Outcome)));
    }

    [Fact]
    public async Task A_notice_is_replaced_by_one_of_those_who_read_it()
    {
        await Notices.AddNoticesAsync([An.Notice()], default);
        var read = (await Notices.FindNoticeOrNullAsync(An.Notice().Id, default))!;
        Assert.True(await Notices.ReplaceNoticeAsync(read with { State = NoticeState.Sent }, default));
        Assert.False(await Notices.ReplaceNoticeAsync(read with { State = NoticeState.Failed }, default));
        Assert.Equal(NoticeState.Sent, (await Notices.FindNoticeOrNullAsync(read.Id, default))!.State);
    }

    [Fact]
    public async Task A_notice_that_is_not_there_is_not_replaced()
    {
        Assert.False(await Notices.ReplaceNoticeAsync(An.Notice() with { ETag = "7" }, default));
        Assert.Null(await Notices.FindNoticeOrNullAsync(An.Notice().Id, default));
    }

    [Fact]
    public async Task Notices_of_a_year_are_listed_by_id_and_those_of_other_years_are_not()
    {
        var earlier = An.Notice() with { Id = "2022-x/t-7", Year = 2022 };
        var digest = An.Notice() with { Id = "2023-group/t-7-20240124-1", Kind = NoticeKind.Digest, Reader = NoticeReader.Group, To = null };
        await Notices.AddNoticesAsync([digest, An.Notice("t+3")], default);
        await Notices.AddNoticesAsync([earlier], default);
        Assert.Equal([An.Notice("t+3").Id, digest.Id], (await ListAsync()).Select(notice => notice.Id));
        Assert.Null((await ListAsync())[1].To);
    }

    [Fact]
    public async Task Notices_are_due_from_their_time_on_while_they_wait()
    {
        var later = An.Notice("t-3") with { NotBefore = An.Moment.AddHours(1) };
        await Notices.AddNoticesAsync([later, An.Notice("t-7")], default);
        Assert.Empty(await DueAsync(An.Moment.AddTicks(-1)));
        Assert.Equal([An.Notice("t-7").Id], await DueAsync(An.Moment));
        Assert.Equal([An.Notice("t-7").Id, later.Id], await DueAsync(later.NotBefore));
        var read = (await Notices.FindNoticeOrNullAsync(later.Id, default))!;
        await Notices.ReplaceNoticeAsync(read with { NotBefore = An.Moment.AddDays(1) }, default);
        Assert.Equal([An.Notice("t-7").Id], await DueAsync(later.NotBefore));
        read = (await Notices.FindNoticeOrNullAsync(An.Notice("t-7").Id, default))!;
        await Notices.ReplaceNoticeAsync(read with { State = NoticeState.Undeliverable }, default);
        Assert.Empty(await DueAsync(later.NotBefore));
    }

    [Fact]
    public async Task Notices_of_a_change_are_added_with_it_or_not_at_all()
    {
        var submission = An.Submission();
        Assert.True(await Submissions.SaveAsync(An.Change(submission) with { Notices = [An.Notice("verdict")] }, default));
        Assert.False(await Submissions.SaveAsync(An.Change(submission) with { Notices = [An.Notice("late")] }, default));
        Assert.Equal([An.Notice("verdict").Id], (await ListAsync()).Select(notice => notice.Id));
        var etag = (await Submissions.FindFilingOrNullAsync(An.Key(), default))!.ETag;
        Assert.True(await Submissions.SaveAsync(An.Change(submission, etag) with { Notices = [An.Notice("verdict") with { Outcome = "再" }] }, default));
        Assert.Null(Assert.Single(await ListAsync()).Outcome);
    }

    [Fact]
    public async Task A_setting_is_written_by_one_of_those_who_read_it()
    {
        var first = new OfficeSetting("calendar-2025", """{"说明":"一"}""", An.Moment, "office", ETag: null);
        Assert.Null(await Settings.FindSettingOrNullAsync(first.Name, default));
        Assert.True(await Settings.SaveSettingAsync(first, default));
        Assert.False(await Settings.SaveSettingAsync(first with { By = "other" }, default));
        var read = (await Settings.FindSettingOrNullAsync(first.Name, default))!;
        Assert.Equal(first, read with { ETag = null });
        Assert.True(await Settings.SaveSettingAsync(read with { Json = "{}" }, default));
        Assert.False(await Settings.SaveSettingAsync(read with { Json = "[]" }, default));
        Assert.Equal("{}", (await Settings.FindSettingOrNullAsync(first.Name, default))!.Json);
        Assert.False(await Settings.SaveSettingAsync(first with { Name = "other", ETag = "7" }, default));
        Assert.Null(await Settings.FindSettingOrNullAsync("other", default));
    }

    private Task<List<Notice>> ListAsync() => An.ListAsync(Notices.ListNoticesAsync(2023, default));

    private async Task<IEnumerable<string>> DueAsync(DateTimeOffset at) =>
        (await An.ListAsync(Notices.ListDueNoticesAsync(at, default))).Select(notice => notice.Id);
}
