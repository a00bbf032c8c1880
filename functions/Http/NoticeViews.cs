using Nianbao.Deadlines;
using Nianbao.Notices;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Http;

/// <summary>The outbox of a data year.</summary>
/// <param name="Total">How many there are; only the newest are listed.</param>
/// <param name="Counts">How many are in which state, of all.</param>
/// <param name="Notices">Newest first.</param>
public sealed record NoticeListView(int Year, int Total, IReadOnlyDictionary<NoticeState, int> Counts, IReadOnlyList<NoticeView> Notices);

/// <summary>One notice.</summary>
/// <param name="To">The agency whose filer, head or office it is for; null for the group.</param>
/// <param name="ToName">Its name; null for the group, and for who is in the roster no more.</param>
/// <param name="Filings">What it is about.</param>
/// <param name="About">Whose they are: a name, or how many agencies, for people (中文).</param>
/// <param name="StateText">The state, for people (中文).</param>
/// <param name="Outcome">What came of it last, for people (中文); null before that.</param>
/// <param name="Answer">What the provider answered last.</param>
public sealed record NoticeView(
    string Id, NoticeKind Kind, NoticeReader Reader, string? To, string? ToName, string? Step, DateOnly? Deadline, IReadOnlyList<string> Filings, string About, string? Submission,
    DateTimeOffset PlannedAt, DateTimeOffset NotBefore, NoticeState State, string StateText, int Attempts, DateTimeOffset? LastAt, string? Outcome,
    string? Answer)
{
    /// <param name="nameOf">The names of agencies by their ids; null for who is not known.</param>
    public static NoticeView Of(Notice notice, Func<string, string?> nameOf) => new(
        notice.Id, notice.Kind, notice.Reader, notice.To, notice.To is { } to ? nameOf(to) : null, notice.Step, notice.Deadline,
        [.. notice.Filings.Select(filing => filing.ToString())], AboutOf(notice, nameOf),
        notice.Submission?.ToString(), notice.PlannedAt, notice.NotBefore, notice.State, TextOf(notice.State), notice.Attempts, notice.LastAt,
        notice.Outcome, notice.Answer);

    private static string AboutOf(Notice notice, Func<string, string?> nameOf) => notice.Filings.Select(filing => filing.Agency).Distinct().ToList() switch
    {
        [var one] => nameOf(one) ?? one,
        var many => $"{many.Count} 家单位",
    };

    public static string TextOf(NoticeState state) => state switch
    {
        NoticeState.Waiting => "待发送",
        NoticeState.Sent => "已发出",
        NoticeState.Failed => "没有发出",
        NoticeState.Withdrawn => "已取消",
        _ => "没有可用的联系方式",
    };
}

/// <summary>When an agency is reminded, and why.</summary>
/// <param name="Scope">The scope its duty is in.</param>
/// <param name="StateText">How far its duty is, for people (中文).</param>
/// <param name="Deadline">A Beijing date; null where the law names none and the office has set none: then it is never reminded.</param>
/// <param name="DeadlineBasis">What it rests on; null without one.</param>
/// <param name="DeadlineText">The same for people (中文); empty without one.</param>
/// <param name="DeadlineWhy">The document, decision or reason; null for the law itself.</param>
/// <param name="Why">The rules of reminding, for people (中文).</param>
/// <param name="Contacts">Whom reminders go to.</param>
/// <param name="Above">Whom it turns to; null at the top.</param>
/// <param name="Steps">In their order.</param>
public sealed record ScheduleView(
    string Agency, string Name, int Year, FilingScope Scope, DutyState State, string StateText, DateOnly? Deadline, DeadlineBasis? DeadlineBasis, string DeadlineText,
    string? DeadlineWhy, string Why, ContactsView Contacts, OfficeContactView? Above, IReadOnlyList<StepView> Steps)
{
    private const string Rules =
        "报告被接收之前，按下列时间提醒，每一步只提醒一次；被接收以后不再提醒。遇放假，期限前的提醒提前到上一个工作日，逾期的顺延到下一个工作日；提醒只在工作日 9:00 至 17:30 发出，期限本身不因放假变动。";

    private const string None = "条例没有规定这类单位的报送期限，主管部门也没有设定，因此不提醒。";

    public static ScheduleView Of(AgencySchedule schedule)
    {
        var duty = schedule.Duty;
        return new(
            duty.Agency.Id, duty.Agency.Name, duty.Filing.Year, duty.Filing.Scope, duty.State, duty.State.ToChinese(), duty.Due?.Day, duty.Due?.Basis, duty.Due?.BasisInChinese ?? "",
            duty.Due?.Why, duty.Due is null ? None : Rules, ContactsView.Of(duty.Agency),
            schedule.Above is { } above ? OfficeContactView.Of(above) : null, [.. schedule.Steps.Select(StepView.Of)]);
    }
}

/// <summary>Whom an agency turns to.</summary>
public sealed record OfficeContactView(string Agency, string Name, string? Contact, string? Phone)
{
    public static OfficeContactView Of(Agency office) => new(office.Id, office.Name, office.Contact, office.Phone);
}

/// <summary>A step of an agency's ladder.</summary>
/// <param name="ReaderText">Who is told, for people (中文).</param>
/// <param name="At">UTC.</param>
/// <param name="State">Of its notice; null when there is none yet, or it is part of an office's digest.</param>
public sealed record StepView(string Step, NoticeReader Reader, string ReaderText, DateTimeOffset At, NoticeState? State, string? StateText, string? Outcome)
{
    public static StepView Of(ScheduledStep step) => new(
        step.Due.Step.Name, step.Due.Step.Reader, TextOf(step.Due.Step), step.Due.At, step.Notice?.State,
        step.Notice is { } notice ? NoticeView.TextOf(notice.State) : null, step.Notice?.Outcome);

    private static string TextOf(LadderStep step) => step switch
    {
        { Reader: NoticeReader.Head } => "本单位负责人",
        { Reader: NoticeReader.Office, Level: AgencyLevel.City } => "市级主管部门",
        { Reader: NoticeReader.Office } => "省级主管部门",
        _ => "本单位填报人",
    };
}
