using System.Text.Json;
using Nianbao.Deadlines;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Reminding;

/// <summary>The department's report for 2023 is due on Wednesday 31 January 2024.</summary>
public sealed class ReminderTests : IDisposable
{
    private static readonly DateOnly s_week = new(2024, 1, 24);
    private static readonly DateOnly s_deadline = new(2024, 1, 31);
    private static readonly string s_weekId = $"2023-{An.DepartmentId}-own/t-7-20240131";

    private readonly ReminderDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_reminder_goes_to_the_address_of_the_agency_and_says_what_is_due_when_and_why()
    {
        _desk.GoTo(s_week, 9);
        await _desk.TickAsync();
        var (_, message) = Assert.Single(_desk.Notifier.Messages);
        Assert.Equal(["water@example.gov.cn"], message.Addresses);
        Assert.Equal("【年报】2023 年度报告还有 7 天截止：水利局", message.Subject);
        Assert.Contains("应于北京时间 2024年1月31日 24:00 前报送（法定期限），还有 7 天截止。", message.Text, StringComparison.Ordinal);
        Assert.Contains("目前的情况：还没有报送。", message.Text, StringComparison.Ordinal);
        var notice = await _desk.FindAsync(s_weekId);
        Assert.Equal((NoticeState.Sent, 1, "已发出。", "250 OK"), (notice.State, notice.Attempts, notice.Outcome, notice.Answer));
    }

    [Fact]
    public async Task Planned_ten_times_it_is_sent_once()
    {
        _desk.GoTo(s_week, 9);
        for (var i = 0; i < 10; i++)
        {
            await _desk.TickAsync();
            _desk.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Single(_desk.Notifier.Messages);
    }

    [Fact]
    public async Task Who_is_accepted_between_plan_and_delivery_is_not_written_to()
    {
        _desk.GoTo(s_week, 9);
        await _desk.Reminders.PlanAsync(default);
        await _desk.Desk.FileAsync("a.x=1");
        await _desk.DeliverAsync();
        Assert.Equal(["【年报】2023 年度报告已接收：水利局"], _desk.Notifier.Messages.Select(sent => sent.Message.Subject));
        Assert.Equal((NoticeState.Withdrawn, "已接收，不再提醒。"), await StateAsync(s_weekId));
    }

    [Fact]
    public async Task A_file_that_was_returned_does_not_count_as_filed()
    {
        await _desk.Desk.FileAsync("error A04 a.x");
        _desk.GoTo(s_week, 9);
        await _desk.TickAsync();
        Assert.Contains("报送的报告已被退回，更正后还没有重新报送", _desk.Notifier.Messages[^1].Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_waits_while_a_check_of_ours_is_under_way()
    {
        _desk.GoTo(s_week, 9);
        await _desk.Reminders.PlanAsync(default);
        var id = await _desk.Desk.SendAsync("error A04 a.x");
        await _desk.DeliverAsync();
        Assert.Empty(_desk.Notifier.Messages);
        await _desk.Desk.Pipeline.ProcessAsync(id, default);
        _desk.Clock.Advance(TimeSpan.FromHours(1));
        await _desk.TickAsync();
        Assert.Equal(["有错误，已退回", "还有 7 天截止"], _desk.Notifier.Messages.Select(sent => sent.Message.Subject["【年报】2023 年度报告".Length..^"：水利局".Length]));
    }

    [Fact]
    public async Task Nothing_is_sent_at_night_and_what_was_planned_then_goes_out_in_the_morning()
    {
        _desk.GoTo(s_week, 20);
        await _desk.TickAsync();
        _desk.GoTo(s_week.AddDays(1), 8, 59);
        await _desk.TickAsync();
        Assert.Empty(_desk.Notifier.Messages);
        _desk.GoTo(s_week.AddDays(1), 9);
        await _desk.DeliverAsync();
        Assert.Contains("还有 6 天截止", Assert.Single(_desk.Notifier.Messages).Message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_waited_into_the_night_is_put_off_until_the_morning()
    {
        _desk.GoTo(s_week, 17, 29);
        await _desk.Reminders.PlanAsync(default);
        _desk.GoTo(s_week, 17, 31);
        await _desk.DeliverAsync();
        Assert.Empty(_desk.Notifier.Messages);
        _desk.GoTo(s_week.AddDays(1), 9);
        await _desk.DeliverAsync();
        Assert.Single(_desk.Notifier.Messages);
    }

    [Fact]
    public async Task A_passing_fault_of_the_provider_is_tried_again_after_10_s_1_min_10_min_and_1_h_and_then_no_more()
    {
        var tries = new List<DateTimeOffset>();
        _desk.Notifier.Answer = _ =>
        {
            tries.Add(_desk.Clock.GetUtcNow());
            return new NotifyOutcome.TryLater("421 busy");
        };
        _desk.GoTo(s_week, 9);
        await _desk.Reminders.PlanAsync(default);
        for (var i = 0; i < 6 * 60 * 3; i++)
        {
            await _desk.DeliverAsync();
            _desk.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal([10, 60, 600, 3600], tries.Zip(tries.Skip(1), (before, after) => (after - before).TotalSeconds));
        var notice = await _desk.FindAsync(s_weekId);
        Assert.Equal((NoticeState.Failed, 5, "421 busy"), (notice.State, notice.Attempts, notice.Answer));
    }

    [Fact]
    public async Task A_refused_message_has_failed_with_what_the_provider_said()
    {
        _desk.Notifier.Answer = _ => new NotifyOutcome.Refused("550 no such mailbox");
        _desk.GoTo(s_week, 9);
        await _desk.TickAsync();
        var notice = await _desk.FindAsync(s_weekId);
        Assert.Equal((NoticeState.Failed, 1, "550 no such mailbox"), (notice.State, notice.Attempts, notice.Answer));
    }

    [Fact]
    public async Task Who_has_no_address_is_listed_as_not_to_be_reached()
    {
        await _desk.PutAsync(ReminderDesk.Department with { Contact = "张三 0527-1" });
        _desk.GoTo(s_week, 9);
        await _desk.TickAsync();
        Assert.Equal((NoticeState.Undeliverable, "名册中没有可用的电子邮箱。"), await StateAsync(s_weekId));
    }

    [Fact]
    public async Task A_crash_in_the_moment_of_sending_repeats_the_message_once_and_under_the_same_id()
    {
        _desk.GoTo(s_week, 9);
        await _desk.Reminders.PlanAsync(default);
        var sent = new List<string>();
        _desk.Notifier.Answer = message =>
        {
            sent.Add(message.Notice.Id);
            return sent.Count == 1 ? throw new InvalidOperationException("The process has ended.") : null;
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => _desk.DeliverAsync());
        for (var i = 0; i < 12; i++)
        {
            _desk.Clock.Advance(TimeSpan.FromMinutes(5));
            await _desk.TickAsync();
        }

        Assert.Equal([s_weekId, s_weekId], sent);
        Assert.Equal(NoticeState.Sent, (await _desk.FindAsync(s_weekId)).State);
    }

    [Fact]
    public async Task Two_messages_of_one_notice_at_the_same_time_send_it_once()
    {
        _desk.GoTo(s_week, 9);
        await _desk.Reminders.PlanAsync(default);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _desk.Reminders.DeliverAsync(s_weekId, default))));
        Assert.Single(_desk.Notifier.Messages);
    }

    [Fact]
    public async Task The_overdue_are_reported_upwards_step_by_step()
    {
        foreach (var day in new[] { 1, 4, 7, 8 })
        {
            _desk.GoTo(new(2024, 2, day), 9);
            await _desk.TickAsync();
        }

        Assert.Equal(
            ["water@example.gov.cn 已逾期 1 天：水利局", "city@example.gov.cn 已逾期 4 天：1 家还没有接收", "province@example.gov.cn 已逾期 7 天：1 家还没有接收"],
            _desk.Notifier.Messages.Select(sent => $"{sent.Message.Addresses[0]} {sent.Message.Subject["【年报】2023 年度报告".Length..]}"));
        Assert.Contains("\n水利局：还没有报送（联系人：张三 0527-1 water@example.gov.cn）\n", _desk.Notifier.Messages[1].Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_leaves_out_who_is_accepted_in_the_meantime()
    {
        await _desk.PutAsync(An.Agency(An.OtherDepartmentId, parent: ReminderDesk.City) with { Name = "财政局", Contact = "money@example.gov.cn" });
        _desk.GoTo(new(2024, 2, 4), 9);
        await _desk.Reminders.PlanAsync(default);
        await _desk.Desk.FileAsync("a.x=1");
        await _desk.DeliverAsync();
        var digest = _desk.Notifier.Messages.Single(sent => sent.Message.Notice.Kind == NoticeKind.Digest).Message;
        Assert.Contains("1 家还没有接收", digest.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("水利局", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_configured_notices_stay_in_the_outbox_and_give_way_to_later_ones()
    {
        _desk.Notifier.Readers.Clear();
        _desk.GoTo(s_week, 9);
        await _desk.TickAsync();
        Assert.Equal(NoticeState.Waiting, (await _desk.FindAsync(s_weekId)).State);
        Assert.Null(await _desk.Queue.TakeAsync(WorkQueueName.Reminders, TimeSpan.FromMinutes(1), default));
        _desk.GoTo(s_deadline, 9);
        await _desk.TickAsync();
        Assert.Equal([("t-0", NoticeState.Waiting), ("t-7", NoticeState.Withdrawn)], (await _desk.NoticesAsync()).Select(notice => (notice.Step, notice.State)));
    }

    [Fact]
    public async Task A_group_is_told_how_many_are_missing()
    {
        _desk.Notifier.Readers.Add(NoticeReader.Group);
        _desk.GoTo(s_week, 9);
        await _desk.TickAsync();
        var message = _desk.Notifier.Messages.Single(sent => sent.Message.Notice.Reader == NoticeReader.Group).Message;
        Assert.Empty(message.Addresses);
        Assert.Equal("【年报】2023 年度报告还有 7 天截止：1 家还没有接收", message.Subject);
        Assert.Contains("水利局：还没有报送", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_is_told_at_once_also_at_night_with_what_is_to_be_done()
    {
        _desk.GoTo(new(2024, 1, 20), 23);
        await _desk.Desk.FileAsync("error A04 a.x");
        await _desk.DeliverAsync();
        var message = Assert.Single(_desk.Notifier.Messages).Message;
        Assert.Equal("【年报】2023 年度报告有错误，已退回：水利局", message.Subject);
        Assert.Contains($"（编号 2023-{An.DepartmentId}-own-001）已核对完毕：有错误，已退回。\n\n1. 不相等。\n", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_on_a_revision_that_is_not_the_newest_any_more_is_not_told()
    {
        await _desk.Desk.FileAsync("error A04 a.x");
        await _desk.Desk.FileAsync("a.x=1");
        await _desk.DeliverAsync();
        Assert.Equal(["【年报】2023 年度报告已接收：水利局"], _desk.Notifier.Messages.Select(sent => sent.Message.Subject));
    }

    [Fact]
    public async Task What_the_office_sends_back_is_told_with_its_reason()
    {
        var submission = await _desk.Desk.FileAsync("a.x=1");
        await _desk.DeliverAsync();
        await _desk.Desk.Review.DecideAsync(submission.Id, new(DecisionKind.Return, "第二部分缺少\r\nBcc: x@example.com", []), "office", null, default);
        await _desk.DeliverAsync();
        Assert.Equal("【年报】2023 年度报告被主管部门退回：水利局", _desk.Notifier.Messages[^1].Message.Subject);
        Assert.Contains("理由：\n\n第二部分缺少", _desk.Notifier.Messages[^1].Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_carries_the_signed_receipt_of_the_file_and_says_what_comes_next()
    {
        var submission = await _desk.Desk.FileAsync("a.x=1");
        await _desk.DeliverAsync();
        var message = Assert.Single(_desk.Notifier.Messages).Message;
        Assert.Contains("不必再办理。附件是经签名的回执", message.Text, StringComparison.Ordinal);
        var receipt = ReceiptIn(message);
        Assert.Equal((submission.Id.ToString(), submission.File.Sha256, SubmissionState.Accepted, Nianbao.Findings.Verdict.Accepted), (receipt.Number, receipt.Sha256, receipt.State, receipt.Verdict));
        Assert.True(ReceiptKey.IsSigned(receipt.SignedBytes(), receipt.Signature, _desk.Receipts.PublicKey));
        Assert.False(ReceiptKey.IsSigned((receipt with { Sha256 = "cd" }).SignedBytes(), receipt.Signature, _desk.Receipts.PublicKey));
    }

    [Theory]
    [InlineData("error A04 a.x", "更正后重新上传")]
    [InlineData("warning A10 a.y", "逐条说明")]
    [InlineData("unreadable", "换一个文件")]
    public async Task What_is_not_accepted_says_what_to_do_and_where_and_carries_the_receipt_of_what_was_received(string content, string step)
    {
        await _desk.Desk.FileAsync(content);
        await _desk.DeliverAsync();
        var message = Assert.Single(_desk.Notifier.Messages).Message;
        Assert.Contains(step, message.Text, StringComparison.Ordinal);
        Assert.Contains("报送系统（https://nianbao.example.gov.cn/）", message.Text, StringComparison.Ordinal);
        Assert.NotEqual(SubmissionState.Accepted, ReceiptIn(message).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_accepted_after_its_check_is_told_once_with_the_receipt(bool byExplaining)
    {
        var submission = await _desk.Desk.FileAsync("warning A10 a.y");
        await _desk.DeliverAsync();
        Assert.NotNull(byExplaining
            ? await _desk.Desk.Review.ExplainAsync(submission.Id, [new(new FindingReference(null, "A10", null), "属实")], "key-1", null, default)
            : await _desk.Desk.Review.DecideAsync(submission.Id, new(DecisionKind.Confirm, "同意。", []), "office", null, default));
        await _desk.DeliverAsync();
        Assert.Equal(["有疑问待说明", "已接收"], _desk.Notifier.Messages.Select(sent => sent.Message.Subject["【年报】2023 年度报告".Length..^"：水利局".Length]));
        Assert.Equal(SubmissionState.Accepted, ReceiptIn(_desk.Notifier.Messages[^1].Message).State);
    }

    [Fact]
    public async Task A_verdict_that_was_overtaken_by_acceptance_gives_way_to_it()
    {
        var submission = await _desk.Desk.FileAsync("warning A10 a.y");
        await _desk.Desk.Review.DecideAsync(submission.Id, new(DecisionKind.Confirm, "同意。", []), "office", null, default);
        await _desk.DeliverAsync();
        Assert.Equal(NoticeKind.Accepted, Assert.Single(_desk.Notifier.Messages).Message.Notice.Kind);
        Assert.Equal((NoticeState.Withdrawn, "已接收，由接收通知代替。"), await StateAsync($"{submission.Id}/verdict"));
    }

    [Fact]
    public async Task An_acceptance_that_was_taken_back_before_it_was_told_is_not_told()
    {
        var submission = await _desk.Desk.FileAsync("warning A10 a.y");
        await _desk.Desk.Review.DecideAsync(submission.Id, new(DecisionKind.Confirm, "同意。", []), "office", null, default);
        await _desk.Desk.Review.DecideAsync(submission.Id, new(DecisionKind.Return, "看错了。", []), "office", null, default);
        await _desk.DeliverAsync();
        Assert.DoesNotContain(_desk.Notifier.Messages, sent => sent.Message.Notice.Kind == NoticeKind.Accepted);
        Assert.Contains(_desk.Notifier.Messages, sent => sent.Message.Notice.Kind == NoticeKind.Returned);
    }

    [Fact]
    public async Task A_provider_that_is_not_asked_yet_costs_no_attempt()
    {
        var asked = 0;
        _desk.Notifier.Answer = _ => asked++ < 7 ? new NotifyOutcome.NotYet(TimeSpan.FromSeconds(3)) : null;
        _desk.GoTo(s_week, 9);
        await _desk.Reminders.PlanAsync(default);
        for (var i = 0; i < 10; i++)
        {
            await _desk.DeliverAsync();
            _desk.Clock.Advance(TimeSpan.FromSeconds(3));
        }

        var notice = await _desk.FindAsync(s_weekId);
        Assert.Equal((8, NoticeState.Sent, 1), (asked, notice.State, notice.Attempts));
    }

    [Fact]
    public async Task An_office_is_told_whom_to_call()
    {
        _desk.GoTo(new(2024, 2, 5), 9);
        await _desk.TickAsync();
        var digest = _desk.Notifier.Messages.Single(sent => sent.Message.Notice.Reader == NoticeReader.Office).Message;
        Assert.Contains("水利局：还没有报送（联系人：张三 0527-1 water@example.gov.cn）", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_deadline_withdraws_what_waits_for_the_old_one()
    {
        _desk.GoTo(s_week, 9);
        await _desk.Reminders.PlanAsync(default);
        var calendar = FilingCalendar.Empty(2023) with { Extensions = [new(An.DepartmentId, new(2024, 3, 31), "机构改革")] };
        await _desk.Outbox.SaveSettingAsync(new("calendar-2023", StoredCalendars.Print(calendar), An.Moment, "office", ETag: null), default);
        await _desk.DeliverAsync();
        Assert.Empty(_desk.Notifier.Messages);
        Assert.Equal((NoticeState.Withdrawn, "期限已变更，不再提醒。"), await StateAsync(s_weekId));
    }

    [Fact]
    public async Task An_office_writes_texts_of_its_own_and_values_are_never_taken_for_fields()
    {
        var text = JsonSerializer.Serialize("请报{{年度}}年报\n\n{{单位}}：{{状态}}");
        await _desk.Outbox.SaveSettingAsync(new("template-reminder", text, An.Moment, "office", ETag: null), default);
        await _desk.PutAsync(ReminderDesk.Department with { Name = "{{状态}}\n局" });
        _desk.GoTo(s_week, 9);
        await _desk.TickAsync();
        var message = Assert.Single(_desk.Notifier.Messages).Message;
        Assert.Equal(("请报2023年报", "{{状态}}\n局：还没有报送"), (message.Subject, message.Text));
    }

    [Fact]
    public async Task A_notice_whose_message_was_lost_is_found_by_the_sweep()
    {
        _desk.GoTo(s_week, 9);
        await _desk.Outbox.AddNoticesAsync([An.Notice("t-7-20240131") with { Step = "t-7", Deadline = s_deadline, PlannedAt = _desk.Clock.GetUtcNow(), NotBefore = _desk.Clock.GetUtcNow() }], default);
        Assert.Equal(0, await _desk.Reminders.SweepAsync(default));
        _desk.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1, await _desk.Reminders.SweepAsync(default));
        await _desk.DeliverAsync();
        Assert.Single(_desk.Notifier.Messages);
    }

    private static Receipt ReceiptIn(NoticeMessage message)
    {
        var file = Assert.Single(message.Attachments);
        Assert.Equal($"receipt-{message.Notice.Submission}.json", file.Name);
        return JsonSerializer.Deserialize(file.Content.Span, StoredJson.Plain.Receipt)!;
    }

    private async Task<(NoticeState, string?)> StateAsync(string id) => await _desk.FindAsync(id) is var notice ? (notice.State, notice.Outcome) : default;
}
