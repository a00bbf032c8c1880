using System.Diagnostics;
using System.Globalization;
using Nianbao.Deadlines;
using Nianbao.Notices;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao;

/// <summary>
/// Reminds the late, and tells filers what became of their reports. Planning writes notices down, delivery sends them; both may run any
/// number of times, at the same time, and be cut off anywhere. A notice is looked at once more before it goes out: what is accepted in
/// the meantime is not asked for. Delivered twice, which a crash in the moment of sending can lead to, it carries the same message id.
/// </summary>
public sealed class Reminders(
    ISubmissionStore submissions, INoticeStore notices, ISettingStore settings, IWorkQueue queue, INotifier notifier, FilingProgress progress,
    NoticeDrafts drafts, TimeProvider time)
{
    /// <summary>How many notices are written at a time.</summary>
    private const int Batch = 500;

    /// <summary>How long a message may be on its way before the sweep sends another, and how long it then waits.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SweepSlot = TimeSpan.FromHours(1);

    /// <summary>How long a notice that is being sent is left alone; longer than any provider is waited for.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    /// <summary>How much a queue's clock may be ahead of this one.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(2);

    /// <summary>How long a notice waits for a check of ours.</summary>
    private static readonly TimeSpan CheckTime = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>
    /// Sends messages for what waits, writes down what has fallen due since the last time, and withdraws what nobody needs any more. For
    /// the data years whose deadlines are near: last year's, and this year's where an area collects before its end.
    /// </summary>
    public async Task<PlanOutcome> PlanAsync(CancellationToken cancellation)
    {
        // First: a plan that is cut off again and again must not hold back what an earlier one has written down.
        await SweepAsync(cancellation);
        var roster = await Roster.LoadAsync(submissions, cancellation);
        var year = Beijing.DateOf(time.GetUtcNow()).Year;
        var (added, withdrawn) = (0, 0);
        foreach (var dataYear in new[] { year - 1, year })
        {
            var steps = await StepsOfAsync(await settings.ReadCalendarAsync(dataYear, cancellation), roster, cancellation);
            added += await AddAsync(steps.Add, cancellation);
            withdrawn += await WithdrawAsync(steps.Withdraw, cancellation);
        }

        return new(added, withdrawn);
    }

    /// <summary>Sends a message again for every notice that waits longer than it should. Returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var messages = new List<WorkMessage>();
        await foreach (var notice in notices.ListDueNoticesAsync(now - Grace, cancellation))
        {
            if (notifier.Reaches(notice.Reader))
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{notice.Id}/sweep-{now.Ticks / SweepSlot.Ticks}");
                messages.Add(WorkMessage.Deliver(id, notice.Id, notBefore: null));
            }
        }

        foreach (var batch in messages.Chunk(Batch))
        {
            await queue.SendAllAsync(batch, cancellation);
        }

        return messages.Count;
    }

    /// <summary>
    /// Sends a notice, if it is still needed, and writes down what came of it. A passing fault of the provider is tried again after 10 s,
    /// 1 min, 10 min and 1 h.
    /// </summary>
    public async Task<DeliverOutcome> DeliverAsync(string id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await notices.FindNoticeOrNullAsync(id, cancellation) is not { State: NoticeState.Waiting } notice || notice.NotBefore > now + Skew)
        {
            return new DeliverOutcome.NothingToDo();
        }

        if (!notifier.Reaches(notice.Reader))
        {
            return new DeliverOutcome.Kept();
        }

        var opening = await OpeningAsync(notice, now, cancellation);
        if (opening > now)
        {
            return await PutOffAsync(notice, opening, cancellation);
        }

        return await drafts.DraftAsync(notice, cancellation) switch
        {
            NoticeDraft.Send send => await SendAsync(notice, send.Message, cancellation),
            NoticeDraft.Withdraw withdraw => await SettleAsync(notice with { State = NoticeState.Withdrawn, Outcome = withdraw.Why }, cancellation),
            NoticeDraft.Unreachable => await SettleAsync(
                notice with { State = NoticeState.Undeliverable, Outcome = "名册中没有可用的电子邮箱。" }, cancellation),
            NoticeDraft.Wait => await PutOffAsync(notice, now + CheckTime, cancellation),
            var other => throw new UnreachableException(other.ToString()),
        };
    }

    /// <summary>Ends a notice whose messages were delivered too often without ever being finished. False when it does not wait any more.</summary>
    /// <param name="id">Which.</param>
    /// <param name="reason">For the operator: names of the program only.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<bool> GiveUpAsync(string id, string reason, CancellationToken cancellation) =>
        await notices.FindNoticeOrNullAsync(id, cancellation) is { State: NoticeState.Waiting } notice
        && await SettleAsync(
            notice with { State = NoticeState.Failed, Outcome = "系统故障，没有发出。", Answer = reason }, cancellation) is DeliverOutcome.Settled;

    private async Task<ReminderSteps> StepsOfAsync(FilingCalendar calendar, Roster roster, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!calendar.Deadlines().Any(deadline => ReminderPlan.IsNear(deadline, Ladder.Default, now)))
        {
            return new([], []);
        }

        // The notices first: one that is written in between is planned again, and stays as it is.
        var known = new KnownNotices();
        await foreach (var notice in notices.ListNoticesAsync(calendar.Year, cancellation))
        {
            known.Add(notice);
        }

        var duties = (await progress.ReadAsync(calendar, roster, area: null, cancellation)).Duties;
        return ReminderPlan.Of(new(
            calendar.Year, duties, roster, known, WorkDays.National.With(calendar), Ladder.Default, notifier.Reaches(NoticeReader.Group), now));
    }

    private async Task<int> AddAsync(IReadOnlyList<Notice> add, CancellationToken cancellation)
    {
        foreach (var batch in add.Chunk(Batch))
        {
            await notices.AddNoticesAsync(batch, cancellation);
            await queue.AnnounceAsync(batch.Where(notice => notifier.Reaches(notice.Reader)));
        }

        return add.Count;
    }

    private async Task<int> WithdrawAsync(IReadOnlyList<Notice> withdraw, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var notice in withdraw)
        {
            count += await notices.ReplaceNoticeAsync(notice, cancellation) ? 1 : 0;
        }

        return count;
    }

    private async Task<DateTimeOffset> OpeningAsync(Notice notice, DateTimeOffset now, CancellationToken cancellation) => notice.Submission is null
        ? Ladder.Default.NextOpening(now, WorkDays.National.With(await settings.ReadCalendarAsync(notice.Year, cancellation)))
        : now;

    private async Task<DeliverOutcome> PutOffAsync(Notice notice, DateTimeOffset until, CancellationToken cancellation)
    {
        if (await notices.ReplaceNoticeAsync(notice with { NotBefore = until }, cancellation))
        {
            await AnnounceAsync(notice.Id, string.Create(CultureInfo.InvariantCulture, $"until-{until.UtcDateTime:yyyyMMddHHmmss}"), until, cancellation);
        }

        return new DeliverOutcome.Postponed(until);
    }

    /// <summary>Claims the notice first, so that of two who hold a message of it one sends it.</summary>
    private async Task<DeliverOutcome> SendAsync(Notice notice, NoticeMessage message, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var claimed = notice with { Attempts = notice.Attempts + 1, LastAt = now, NotBefore = now + Claim };
        if (!await notices.ReplaceNoticeAsync(claimed, cancellation))
        {
            return new DeliverOutcome.NothingToDo();
        }

        return await notifier.SendAsync(message, cancellation) switch
        {
            NotifyOutcome.Sent sent => await RecordAsync(claimed with { State = NoticeState.Sent, Outcome = "已发出。", Answer = sent.Answer }, cancellation),
            NotifyOutcome.Refused refused => await RecordAsync(
                claimed with { State = NoticeState.Failed, Outcome = "对方拒收。", Answer = refused.Answer }, cancellation),
            NotifyOutcome.TryLater later when claimed.Attempts > Delays.Length => await RecordAsync(
                claimed with { State = NoticeState.Failed, Outcome = "多次没有发出，不再重试。", Answer = later.Answer }, cancellation),
            NotifyOutcome.TryLater later => await TryLaterAsync(claimed, later.Answer, cancellation),
            NotifyOutcome.NotYet notYet => await WaitAsync(notice, notYet.Wait, cancellation),
            var other => throw new UnreachableException(other.ToString()),
        };
    }

    private async Task<DeliverOutcome> TryLaterAsync(Notice claimed, string answer, CancellationToken cancellation)
    {
        var next = await OpeningAsync(claimed, time.GetUtcNow() + Delays[claimed.Attempts - 1], cancellation);
        var outcome = await RecordAsync(claimed with { NotBefore = next, Outcome = "暂时没有发出，稍后重试。", Answer = answer }, cancellation);
        await AnnounceAsync(claimed.Id, string.Create(CultureInfo.InvariantCulture, $"{claimed.Attempts + 1}"), next, cancellation);
        return outcome is DeliverOutcome.Settled { State: NoticeState.Waiting } ? new DeliverOutcome.Postponed(next) : outcome;
    }

    /// <summary>Takes the claim back: nothing was tried.</summary>
    private async Task<DeliverOutcome> WaitAsync(Notice unsent, TimeSpan wait, CancellationToken cancellation)
    {
        var next = await OpeningAsync(unsent, time.GetUtcNow() + wait, cancellation);
        var claimed = await notices.FindNoticeOrNullAsync(unsent.Id, cancellation) ?? throw new UnreachableException("A notice is never deleted.");
        return await PutOffAsync(unsent with { ETag = claimed.ETag }, next, cancellation);
    }

    /// <summary>Writes what came of sending, whoever has changed the notice in between: it has gone out, and that must be said.</summary>
    private async Task<DeliverOutcome> RecordAsync(Notice outcome, CancellationToken cancellation)
    {
        const int tries = 20;
        for (var i = 0; i < tries; i++)
        {
            var stored = await notices.FindNoticeOrNullAsync(outcome.Id, cancellation) ?? throw new UnreachableException("A notice is never deleted.");
            if (await notices.ReplaceNoticeAsync(outcome with { ETag = stored.ETag, LastAt = time.GetUtcNow() }, cancellation))
            {
                return new DeliverOutcome.Settled(outcome.State);
            }
        }

        throw new TimeoutException($"Notice {outcome.Id} changed {tries} times while it was being written.");
    }

    private async Task<DeliverOutcome> SettleAsync(Notice settled, CancellationToken cancellation) =>
        await notices.ReplaceNoticeAsync(settled with { LastAt = time.GetUtcNow() }, cancellation)
            ? new DeliverOutcome.Settled(settled.State)
            : new DeliverOutcome.NothingToDo();

    private Task AnnounceAsync(string notice, string which, DateTimeOffset notBefore, CancellationToken cancellation) =>
        queue.SendAsync(WorkMessage.Deliver($"{notice}/{which}", notice, notBefore), cancellation);
}
