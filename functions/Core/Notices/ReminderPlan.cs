using System.Globalization;
using Nianbao.Deadlines;
using Nianbao.Store;
using Nianbao.Summary;

namespace Nianbao.Notices;

/// <summary>What the reminders of a data year are planned from.</summary>
/// <param name="Year">The data year.</param>
/// <param name="Duties">Of the whole roster.</param>
/// <param name="Roster">The whole roster.</param>
/// <param name="Known">The notices of the year that there are.</param>
/// <param name="WorkDays">When offices work.</param>
/// <param name="Ladder">When who is reminded.</param>
/// <param name="TellsGroup">Whether there is a group chat to tell.</param>
/// <param name="Now">UTC.</param>
public sealed record ReminderGround(
    int Year, IReadOnlyList<DutyProgress> Duties, Roster Roster, KnownNotices Known, WorkDays WorkDays, Ladder Ladder, bool TellsGroup,
    DateTimeOffset Now);

/// <summary>What planning needs to know of the notices that there are; the rest of them is not kept in memory.</summary>
public sealed class KnownNotices
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<Notice> waiting = [];
    private readonly List<Notice> digests = [];

    /// <summary>Reminders of single agencies that wait.</summary>
    public IReadOnlyList<Notice> WaitingReminders => waiting;

    /// <summary>Digests to offices, whatever became of them.</summary>
    public IReadOnlyList<Notice> OfficeDigests => digests;

    /// <summary>Takes note of a notice.</summary>
    public void Add(Notice notice)
    {
        ids.Add(notice.Id);
        if (notice is { Kind: NoticeKind.Reminder, State: NoticeState.Waiting })
        {
            waiting.Add(notice);
        }
        else if (notice is { Kind: NoticeKind.Digest, Reader: NoticeReader.Office })
        {
            digests.Add(notice);
        }
    }

    /// <summary>Whether there is one of that id.</summary>
    public bool Has(string id) => ids.Contains(id);
}

/// <summary>What is to be done about the reminders of a data year.</summary>
/// <param name="Add">Notices that are due and not there yet.</param>
/// <param name="Withdraw">Waiting notices that nobody needs any more, as they shall be.</param>
public sealed record ReminderSteps(IReadOnlyList<Notice> Add, IReadOnlyList<Notice> Withdraw);

/// <summary>
/// Plans reminders. Pure: the same ground gives the same steps, and once they are taken it gives none. Of the steps of a duty that have
/// passed only the newest is made, with those that fall on the same moment for another reader; acceptance ends them.
/// </summary>
public static class ReminderPlan
{
    /// <summary>The most agencies one digest speaks of.</summary>
    public const int DigestSize = 200;

    /// <summary>What is due and what is needless at this moment.</summary>
    public static ReminderSteps Of(ReminderGround ground)
    {
        var due = DueOf(ground).ToList();
        var single = due.Where(step => step.Step.Reader != NoticeReader.Office).ToDictionary(IdOf, StringComparer.Ordinal);
        var add = single.Where(step => !ground.Known.Has(step.Key)).Select(step => Single(ground, step.Key, step.Value))
            .Concat(OfficeDigests(ground, due)).Concat(GroupDigests(ground, due));
        return new([.. add], [.. Needless(ground, single)]);
    }

    /// <summary>Whether a step of a deadline can be due, or a notice of it be waiting, at a moment.</summary>
    public static bool IsNear(DateOnly deadline, Ladder ladder, DateTimeOffset now)
    {
        // A holiday never moves a step by more than this.
        const int longestHoliday = 15;
        var today = Beijing.DateOf(now);
        return today >= deadline.AddDays(ladder.Steps[0].Days - longestHoliday)
            && today <= deadline.AddDays(ladder.Steps[^1].Days + longestHoliday + ladder.ForgottenAfterDays);
    }

    /// <summary>The steps of one deadline that are to be made at a moment, whoever it is about; none, one, or several of one moment.</summary>
    public static IReadOnlyList<DueStep> Current(DateOnly deadline, Ladder ladder, WorkDays workDays, DateTimeOffset now)
    {
        var passed = ladder.For(deadline, workDays).Where(step => step.At <= now).ToList();
        return passed is [.., var newest] && newest.At > now.AddDays(-ladder.ForgottenAfterDays) ? passed.FindAll(step => step.At == newest.At) : [];
    }

    /// <summary>The id of the notice of a step to an agency itself.</summary>
    internal static string IdOf(FilingKey filing, LadderStep step, DateOnly deadline) =>
        string.Create(CultureInfo.InvariantCulture, $"{filing}/{step.Name}-{deadline:yyyyMMdd}");

    // While a check of ours is under way the agency has done its part; the next plan looks again.
    private static bool IsOpen(DutyProgress duty) => duty.State is not (DutyState.Accepted or DutyState.Received or DutyState.Failed);

    private static IEnumerable<DutyStep> DueOf(ReminderGround ground)
    {
        var current = new Dictionary<DateOnly, IReadOnlyList<DueStep>>();
        foreach (var duty in ground.Duties.Where(duty => duty.Due is not null && IsOpen(duty)))
        {
            var deadline = duty.Due!.Day;
            if (!current.TryGetValue(deadline, out var steps))
            {
                current[deadline] = steps = Current(deadline, ground.Ladder, ground.WorkDays, ground.Now);
            }

            foreach (var step in steps)
            {
                yield return new(duty, deadline, step.Step, step.At);
            }
        }
    }

    private static string IdOf(DutyStep due) => IdOf(due.Duty.Filing, due.Step, due.Deadline);

    private static Notice Single(ReminderGround ground, string id, DutyStep due) => NoticeOf(ground, due, id) with
    {
        To = due.Duty.Agency.Id,
        Filings = [due.Duty.Filing],
    };

    private static Notice NoticeOf(ReminderGround ground, DutyStep due, string id) => new()
    {
        Id = id,
        Kind = NoticeKind.Reminder,
        Reader = due.Step.Reader,
        Year = ground.Year,
        Step = due.Step.Name,
        Deadline = due.Deadline,
        Filings = [],
        PlannedAt = due.At,
        NotBefore = ground.Ladder.NextOpening(ground.Now, ground.WorkDays),
    };

    private static IEnumerable<Notice> OfficeDigests(ReminderGround ground, List<DutyStep> due)
    {
        var digests = ground.Known.OfficeDigests;
        var told = digests.SelectMany(digest => digest.Filings.Select(filing => (digest.Step, digest.Deadline, filing))).ToHashSet();
        var byOffice = from step in due
                       where step.Step.Reader == NoticeReader.Office && !told.Contains((step.Step.Name, step.Deadline, step.Duty.Filing))
                       let office = OfficeAbove(ground.Roster, step.Duty.Agency, step.Step.Level)
                       where office is not null
                       group step by (Office: office.Id, Step: step.Step.Name, step.Deadline);
        foreach (var group in byOffice)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{ground.Year}-{group.Key.Office}-digest/{group.Key.Step}-{group.Key.Deadline:yyyyMMdd}-");
            var number = digests.Count(digest => digest.Id.StartsWith(prefix, StringComparison.Ordinal));
            foreach (var part in group.Chunk(DigestSize))
            {
                number++;
                yield return NoticeOf(ground, part[0], string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}")) with
                {
                    Kind = NoticeKind.Digest,
                    To = group.Key.Office,
                    Filings = [.. part.Select(step => step.Duty.Filing)],
                };
            }
        }
    }

    /// <summary>The nearest government of that level above an agency, or else the topmost one; null when there is none above it.</summary>
    internal static Agency? OfficeAbove(Roster roster, Agency agency, AgencyLevel? level)
    {
        var governments = roster.Above(agency).Where(above => above.Kind == AgencyKind.Government).ToList();
        return governments.Find(above => above.Level == level) ?? governments.LastOrDefault();
    }

    // A group is told how many are open when it is told, so its digest lists nobody beforehand.
    private static IEnumerable<Notice> GroupDigests(ReminderGround ground, List<DutyStep> due) =>
        from step in ground.TellsGroup ? due.Where(step => step.Step.InGroup).DistinctBy(step => (step.Step.Name, step.Deadline)) : []
        let id = string.Create(CultureInfo.InvariantCulture, $"{ground.Year}-group/{step.Step.Name}-{step.Deadline:yyyyMMdd}")
        where !ground.Known.Has(id)
        select NoticeOf(ground, step, id) with { Kind = NoticeKind.Digest, Reader = NoticeReader.Group };

    private static IEnumerable<Notice> Needless(ReminderGround ground, Dictionary<string, DutyStep> current)
    {
        var duties = ground.Duties.ToDictionary(duty => duty.Filing);
        foreach (var notice in ground.Known.WaitingReminders)
        {
            var duty = duties.GetValueOrDefault(notice.Filings[0]);
            var isUnderCheck = duty?.State is DutyState.Received or DutyState.Failed;
            if (!current.ContainsKey(notice.Id) && !isUnderCheck)
            {
                var why = duty?.State == DutyState.Accepted ? "已接收，不再提醒。" : "已被后一次提醒代替，或期限已变更。";
                yield return notice with { State = NoticeState.Withdrawn, LastAt = ground.Now, Outcome = why };
            }
        }
    }

    /// <summary>A step of the ladder that one agency has come to.</summary>
    private sealed record DutyStep(DutyProgress Duty, DateOnly Deadline, LadderStep Step, DateTimeOffset At);
}
