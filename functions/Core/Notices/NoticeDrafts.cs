using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Nianbao.Deadlines;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Notices;

/// <summary>Where officers sign in.</summary>
/// <param name="Address">As they type it; null when the deployment does not say: then notices name no address.</param>
public sealed record PortalAddress(Uri? Address)
{
    /// <summary>The system with its address, as notices name it (中文).</summary>
    public string Named => Address is null ? "报送系统" : $"报送系统（{Address}）";
}

/// <summary>Looks once more at what a notice is about, and writes it down as it is now.</summary>
public sealed class NoticeDrafts(
    ISubmissionStore submissions, ISettingStore settings, FilingProgress progress, ReceiptKey receipts, PortalAddress portal, TimeProvider time)
{
    /// <summary>What happened longer ago than this is not told any more.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(Ladder.Default.ForgottenAfterDays);

    private const int MostNamesInGroup = 30;

    /// <summary>Drafts a waiting notice.</summary>
    public async Task<NoticeDraft> DraftAsync(Notice notice, CancellationToken cancellation) => notice switch
    {
        _ when notice.PlannedAt < time.GetUtcNow() - Forgotten => new NoticeDraft.Withdraw("时间已过太久，不再发送。"),
        { Submission: { } submission } => await ReportAsync(notice, submission, cancellation),
        { Kind: NoticeKind.Reminder } => await RemindAsync(notice, cancellation),
        { Reader: NoticeReader.Group } => await TellGroupAsync(notice, cancellation),
        _ => await TellOfficeAsync(notice, cancellation),
    };

    private async Task<NoticeDraft> ReportAsync(Notice notice, SubmissionId id, CancellationToken cancellation)
    {
        var head = await submissions.FindFilingOrNullAsync(id.Filing, cancellation);
        var submission = await submissions.FindSubmissionOrNullAsync(id, cancellation);
        if (head?.LatestRevision != id.Revision || submission is null)
        {
            return new NoticeDraft.Withdraw("已有更新的一版，不再通知。");
        }

        if (notice.Kind == NoticeKind.Returned && submission.ReturnedBecause is null)
        {
            return new NoticeDraft.Withdraw("退回已撤销，不再通知。");
        }

        if (notice.Kind == NoticeKind.Accepted && submission.State != SubmissionState.Accepted)
        {
            return new NoticeDraft.Withdraw("接收已撤销，不再通知。");
        }

        // What was accepted since has a notice of its own that says so.
        if (notice.Kind == NoticeKind.Verdict && submission is { State: SubmissionState.Accepted, Result.Verdict: not Findings.Verdict.Accepted })
        {
            return new NoticeDraft.Withdraw("已接收，由接收通知代替。");
        }

        var draft = await ToAgencyAsync(notice, TemplateOf(notice.Kind), agency => new()
        {
            ["年度"] = Year(notice),
            ["单位"] = agency.Name,
            ["文件名"] = submission.File.Name,
            ["报送编号"] = id.ToString(),
            ["结论"] = NoticeWords.VerdictOf(submission.State),
            ["问题"] = NoticeWords.FindingsOf(submission.Result),
            ["下一步"] = NoticeWords.NextStepOf(submission.State, portal.Named),
            ["理由"] = submission.ReturnedBecause?.Text ?? "",
        }, cancellation);
        return draft is NoticeDraft.Send send ? new NoticeDraft.Send(send.Message with { Attachments = [ReceiptOf(submission)] }) : draft;
    }

    private static string TemplateOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Verdict => "verdict",
        NoticeKind.Returned => "returned",
        NoticeKind.Accepted => "accepted",
        var other => throw new UnreachableException($"{other} does not report on a submission."),
    };

    /// <summary>The receipt as it can be fetched at this moment: whoever keeps the mail can prove what was received, and what came of it.</summary>
    private NoticeAttachment ReceiptOf(Submission submission)
    {
        var receipt = receipts.Issue(submission, submission.Result?.RuleSet ?? "", time.GetUtcNow());
        return new($"receipt-{submission.Id}.json", "application/json", JsonSerializer.SerializeToUtf8Bytes(receipt, StoredJson.Plain.Receipt));
    }

    private async Task<NoticeDraft> RemindAsync(Notice notice, CancellationToken cancellation)
    {
        var state = Progress.StateOf(await submissions.FindFilingOrNullAsync(notice.Filings[0], cancellation));
        if (Closed(state) is { } closed)
        {
            return closed;
        }

        var calendar = await settings.ReadCalendarAsync(notice.Year, cancellation);
        var roster = await PathAsync(notice.To!, cancellation);
        if (roster.Find(notice.To!) is not { } about || new DueDates(calendar, roster).Of(about) is not { } due || due.Day != notice.Deadline)
        {
            return new NoticeDraft.Withdraw("期限已变更，不再提醒。");
        }

        return await ToAgencyAsync(notice, notice.Reader == NoticeReader.Head ? "overdue" : "reminder", agency => DueValues(notice, new()
        {
            ["单位"] = agency.Name,
            ["期限依据"] = due.BasisInChinese,
            ["状态"] = NoticeWords.StateOf(state),
        }), cancellation);
    }

    private async Task<NoticeDraft> TellOfficeAsync(Notice notice, CancellationToken cancellation)
    {
        var open = new List<string>();
        foreach (var filing in notice.Filings)
        {
            var state = Progress.StateOf(await submissions.FindFilingOrNullAsync(filing, cancellation));
            if (Closed(state) is null && await submissions.FindAgencyOrNullAsync(filing.Agency, cancellation) is { } agency)
            {
                open.Add($"{Line(agency, state)}{NoticeWords.WhomToCall(agency)}");
            }
        }

        return open.Count == 0
            ? new NoticeDraft.Withdraw("所列单位都已接收，不再通知。")
            : await ToAgencyAsync(notice, "digest", office => DueValues(notice, new()
            {
                ["收件单位"] = office.Name,
                ["家数"] = Printed(open.Count),
                ["名单"] = string.Join('\n', open),
            }), cancellation);
    }

    private async Task<NoticeDraft> TellGroupAsync(Notice notice, CancellationToken cancellation)
    {
        var open = (await progress.ReadAsync(notice.Year, area: null, cancellation))
            .Where(duty => duty.Due?.Day == notice.Deadline && Closed(duty.State) is null).ToList();
        if (open.Count == 0)
        {
            return new NoticeDraft.Withdraw("所有单位都已接收，不再通知。");
        }

        var names = open.Take(MostNamesInGroup).Select(duty => Line(duty.Agency, duty.State));
        var list = string.Join('\n', open.Count > MostNamesInGroup ? names.Append("……") : names);
        return await MessageAsync(notice, "group", [], DueValues(notice, new() { ["家数"] = Printed(open.Count), ["名单"] = list }), cancellation);
    }

    /// <summary>What a state says against telling; null when it is open.</summary>
    private static NoticeDraft? Closed(DutyState state) => state switch
    {
        DutyState.Accepted => new NoticeDraft.Withdraw("已接收，不再提醒。"),
        DutyState.Received or DutyState.Failed => new NoticeDraft.Wait(),
        _ => null,
    };

    private static string Line(Agency agency, DutyState state) => $"{agency.Name}：{NoticeWords.StateOf(state)}";

    private async Task<NoticeDraft> ToAgencyAsync(
        Notice notice, string template, Func<Agency, Dictionary<string, string>> values, CancellationToken cancellation)
    {
        var agency = await submissions.FindAgencyOrNullAsync(notice.To ?? throw new UnreachableException("Only a group has no agency."), cancellation);
        return agency is not null && Contacts.EmailsOf(agency, notice.Reader) is { Count: > 0 } addresses
            ? await MessageAsync(notice, template, addresses, values(agency), cancellation)
            : new NoticeDraft.Unreachable();
    }

    private async Task<NoticeDraft> MessageAsync(
        Notice notice, string template, IReadOnlyList<string> addresses, Dictionary<string, string> values, CancellationToken cancellation)
    {
        values["报送系统"] = portal.Named;
        var (subject, text) = (await NoticeTemplate.ReadAsync(settings, template, cancellation)).Fill(values);
        return new NoticeDraft.Send(new(notice, addresses, subject, text));
    }

    private Dictionary<string, string> DueValues(Notice notice, Dictionary<string, string> values)
    {
        var deadline = notice.Deadline ?? throw new UnreachableException("A step of the ladder has a deadline.");
        values["年度"] = Year(notice);
        values["截止日期"] = NoticeWords.DayOf(deadline);
        values["距截止"] = NoticeWords.DistanceOf(deadline, time.GetUtcNow());
        return values;
    }

    /// <summary>An agency and those it stands under, which is all of the roster that its deadline depends on.</summary>
    private async Task<Roster> PathAsync(string agency, CancellationToken cancellation)
    {
        var path = new List<Agency>();
        for (string? at = agency; at is not null && path.TrueForAll(known => known.Id != at); at = path[^1].Parent)
        {
            if (await submissions.FindAgencyOrNullAsync(at, cancellation) is not { } found)
            {
                break;
            }

            path.Add(found);
        }

        return new(path);
    }

    private static string Year(Notice notice) => Printed(notice.Year);

    private static string Printed(int number) => number.ToString(CultureInfo.InvariantCulture);
}
