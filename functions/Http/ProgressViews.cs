using System.Text.Json;
using Nianbao.Deadlines;
using Nianbao.Notices;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Http;

/// <summary>Who has filed, and who has not.</summary>
/// <param name="Area">The agency at whose subtree; null for the whole roster.</param>
/// <param name="AreaName">Its name, for people (中文).</param>
/// <param name="At">The moment all of it is about, UTC.</param>
/// <param name="Advice">What to do first (中文), as long as there is something: no roster yet, agencies without a deadline or without an address.</param>
/// <param name="Counts">How many duties are in which state; every state is listed.</param>
/// <param name="Late">How many are or were late.</param>
/// <param name="Unreachable">How many the roster has no address for.</param>
/// <param name="Total">How many are how far.</param>
/// <param name="Regions">The same by region: what stands directly under the top, then the areas below it.</param>
/// <param name="Kinds">The same by kind.</param>
/// <param name="Listed">How many duties were asked for; <paramref name="Duties"/> may be a part of them.</param>
/// <param name="Duties">Ordered by agency.</param>
public sealed record ProgressView(
    int Year, string? Area, string AreaName, DateTimeOffset At, IReadOnlyList<string> Advice, IReadOnlyDictionary<string, int> Counts, int Late,
    int Unreachable, ProgressCounts Total, IReadOnlyList<ProgressPart> Regions, IReadOnlyList<ProgressPart> Kinds, int Listed,
    IReadOnlyList<DutyView> Duties);

/// <summary>One agency's duty.</summary>
/// <param name="Region">The id of its region, as in the list of regions.</param>
/// <param name="Contact">Whom to call; null when not known.</param>
/// <param name="Contacts">All that the roster knows of whom to call and write to.</param>
/// <param name="StateText">The state, for people (中文).</param>
/// <param name="IsZero">Whether the report in force declares that there was nothing (零报告).</param>
/// <param name="Submission">The newest revision; null when nothing has been sent.</param>
/// <param name="Deadline">A Beijing date; null where the law names none and the office has set none.</param>
/// <param name="DeadlineBasis">What it rests on; null without one.</param>
/// <param name="DeadlineText">The same for people (中文); empty without one.</param>
/// <param name="NextReminder">What comes next; null when nothing does.</param>
/// <param name="NoReminder">Why nothing comes; null when something does.</param>
/// <param name="LastNotice">What it was told last; null when nothing was, or it was not asked for.</param>
public sealed record DutyView(
    string Agency, string Name, AgencyKind Kind, AgencyLevel Level, string Region, string? Contact, ContactsView Contacts, FilingScope Scope,
    DutyState State, string StateText, bool IsZero, string? Submission, DateTimeOffset? ReceivedAt, DateTimeOffset? FirstAcceptedAt, DateOnly? Deadline,
    DeadlineBasis? DeadlineBasis, string DeadlineText, bool IsLate, NextReminderView? NextReminder, NoReminderView? NoReminder,
    LastNoticeView? LastNotice)
{
    public static DutyView Of(DutyProgress duty, string region, NextReminder next, Notice? last) => new(
        duty.Agency.Id, duty.Agency.Name, duty.Agency.Kind, duty.Agency.Level, region, duty.Agency.Contact, ContactsView.Of(duty.Agency),
        duty.Filing.Scope, duty.State, duty.State.ToChinese(), duty.IsZero, duty.Latest?.ToString(), duty.ReceivedAt, duty.FirstAcceptedAt, duty.Due?.Day,
        duty.Due?.Basis, duty.Due?.BasisInChinese ?? "", duty.IsLate, NextReminderView.Of(next), NoReminderView.Of(next),
        LastNoticeView.Of(last));

    public static string WordOf(DutyState state) => JsonSerializer.SerializeToElement(state, HttpJson.Readable.DutyState).GetString()!;
}

/// <summary>Whom to call and write to about an agency.</summary>
/// <param name="Emails">Where reminders go; may be empty.</param>
/// <param name="HeadEmails">Where they go once it is overdue; those of the filer where the roster has none of the head.</param>
public sealed record ContactsView(string? Name, string? Phone, IReadOnlyList<string> Emails, string? HeadName, IReadOnlyList<string> HeadEmails)
{
    public static ContactsView Of(Agency agency) => new(
        agency.Contact, agency.Phone, Contacts.EmailsOf(agency, NoticeReader.Filer), agency.HeadName, Contacts.EmailsOf(agency, NoticeReader.Head));
}

/// <summary>The next step of an agency's ladder.</summary>
/// <param name="At">UTC.</param>
/// <param name="Step">As <c>t-7</c>.</param>
/// <param name="Text">When, and who is written to, for people (中文).</param>
public sealed record NextReminderView(DateTimeOffset At, string Step, NoticeReader Reader, string Text)
{
    public static NextReminderView? Of(NextReminder next) => next is NextReminder.Due { Step: var due, To: var to }
        ? new(due.At, due.Step.Name, due.Step.Reader, $"北京时间 {NoticeWords.DayOf(Beijing.DateOf(due.At))} 提醒{ReaderOf(due.Step.Reader, to)}")
        : null;

    private static string ReaderOf(NoticeReader reader, Agency to) => reader switch
    {
        NoticeReader.Head => "单位负责人",
        NoticeReader.Office => to.Name,
        _ => "填报人",
    };
}

/// <summary>What an agency was told last.</summary>
/// <param name="At">When it was sent or given up, UTC.</param>
/// <param name="StateText">Whether it arrived with the provider, for people (中文).</param>
public sealed record LastNoticeView(DateTimeOffset At, NoticeKind Kind, string? Step, NoticeState State, string StateText)
{
    public static LastNoticeView? Of(Notice? notice) =>
        notice is { LastAt: { } at } ? new(at, notice.Kind, notice.Step, notice.State, NoticeView.TextOf(notice.State)) : null;
}

/// <summary>Why nobody is reminded.</summary>
/// <param name="Text">For people (中文).</param>
public sealed record NoReminderView(NoReminderReason Reason, string Text)
{
    public static NoReminderView? Of(NextReminder next) => next is NextReminder.None none ? new(none.Reason, none.Text) : null;
}
