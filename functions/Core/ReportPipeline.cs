using System.Diagnostics;
using System.Globalization;
using Nianbao.Findings;
using Nianbao.Notices;
using Nianbao.Store;

namespace Nianbao;

/// <summary>What came of a message that asked for a check; the host settles the message accordingly.</summary>
public abstract record ProcessOutcome
{
    private ProcessOutcome() { }

    /// <summary>Checked and written; the message is done.</summary>
    /// <param name="State">The state the submission has now.</param>
    public sealed record Checked(SubmissionState State) : ProcessOutcome;

    /// <summary>The submission does not wait for a check, or there is none of that name; the message is done.</summary>
    public sealed record NothingToDo : ProcessOutcome;

    /// <summary>The world was at fault; another message is on its way, so this one is done.</summary>
    /// <param name="NextAttemptAt">When it will be tried again, UTC.</param>
    /// <param name="Fault">What went wrong.</param>
    public sealed record Postponed(DateTimeOffset NextAttemptAt, Exception Fault) : ProcessOutcome;

    /// <summary>The program was at fault, or the world was for too long: the submission is Failed, the message becomes a dead letter.</summary>
    /// <param name="Reason">What the dead letter says: names of the program, nothing of the file.</param>
    /// <param name="Fault">What went wrong.</param>
    public sealed record Failed(string Reason, Exception Fault) : ProcessOutcome;
}

/// <summary>The flow from a stored file to its verdict. Safe to run again: the result is written once, last.</summary>
public sealed class ReportPipeline(
    ISubmissionStore submissions, IFileStore files, IWorkQueue queue, ReportChecker checker, TimeProvider time)
{
    private const string Program = "system";

    /// <summary>One sweep message a submission in such a span of time; more would only fill the queue.</summary>
    private static readonly TimeSpan SweepSlot = TimeSpan.FromMinutes(10);

    /// <summary>A message that is due by the clock of the queue may come a little early by ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    /// <summary>After how long what failed is tried again: the first time, the second, and so on.</summary>
    public static IReadOnlyList<TimeSpan> Delays { get; } =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>When a check last ended well in this process, UTC; null when none has.</summary>
    public DateTimeOffset? LastCheckedAt { get; private set; }

    /// <summary>
    /// Checks a submission and writes what it comes to. A fault of the world is tried again after 10 s, 1 min, 10 min and 1 h; any other
    /// makes the submission Failed. Throws only when that cannot be written either, or when cancelled.
    /// </summary>
    public async Task<ProcessOutcome> ProcessAsync(SubmissionId id, CancellationToken cancellation)
    {
        var submission = await submissions.FindSubmissionOrNullAsync(id, cancellation);
        if (submission is null || !IsDue(submission))
        {
            return NotNow(submission);
        }

        var began = time.GetTimestamp();
        try
        {
            var (result, filedAs) = await CheckAsync(submission, cancellation);
            var (outcome, notices) = await submissions.ChangeRevisionAsync(id, filing => AfterCheck(filing, result, filedAs), cancellation);
            await queue.AnnounceAsync(notices);
            Telemetry.Checked(time.GetElapsedTime(began), result.Kind, result.Verdict);
            LastCheckedAt = time.GetUtcNow();
            return outcome;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // The one place that catches everything: whatever breaks, the filer must see that it is our fault and is being seen to.
            return await RecordAsync(id, fault, cancellation);
        }
    }

    /// <summary>Makes a submission Failed whose messages were delivered too often without ever being finished. False when it does not wait for a check.</summary>
    public Task<bool> GiveUpAsync(SubmissionId id, string reason, CancellationToken cancellation) =>
        submissions.ChangeRevisionAsync<bool>(
            id, filing => filing is null || !IsDue(filing.Revision) ? new(false, null) : new(true, Broken(filing, reason)), cancellation);

    /// <summary>Sends a message again for every submission that waits longer than it should. Returns how many.</summary>
    public Task<int> SweepAsync(CancellationToken cancellation) => SweepAsync(TimeSpan.Zero, cancellation);

    /// <summary>
    /// The same at the start of a process that has the store to itself: nobody is about to send the first message of what was just taken
    /// in, so none is waited for. Returns how many.
    /// </summary>
    public Task<int> SweepAtStartAsync(CancellationToken cancellation) => SweepAsync(ReportIntake.Grace, cancellation);

    private async Task<int> SweepAsync(TimeSpan ahead, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var count = 0;
        await foreach (var pending in submissions.ListPendingAsync(now + ahead, cancellation))
        {
            var id = pending.Submission;
            await queue.SendAsync(WorkMessage.Check(MessageId(id, $"sweep-{now.Ticks / SweepSlot.Ticks}"), id, notBefore: null), cancellation);
            count++;
        }

        return count;
    }

    /// <summary>Queues a Failed submission again. False when there is none of that name, or it is not Failed.</summary>
    /// <param name="id">Which.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<bool> ReplayAsync(SubmissionId id, string by, CancellationToken cancellation)
    {
        var attempts = await submissions.ChangeRevisionAsync(id, filing => Replayed(filing, by), cancellation);
        if (attempts is null)
        {
            return false;
        }

        await queue.SendAsync(WorkMessage.Check(MessageId(id, $"replay-{attempts}"), id, notBefore: null), cancellation);
        return true;
    }

    private static bool IsWaiting(Submission submission) => submission.State is SubmissionState.Received or SubmissionState.Failed;

    /// <summary>Whether a check is to be made: the first one, or one beside that by which it was accepted.</summary>
    private static bool Waits(Submission submission) => IsWaiting(submission) || submission.RecheckAsked;

    /// <summary>
    /// Whether that check is to be made now. A message that comes when none is was delivered twice: were it taken for the next attempt, the
    /// attempts would be spent sooner than they should. The message for the next one is on its way.
    /// </summary>
    private bool IsDue(Submission submission) => submission.NextAttemptAt is { } next
        ? Waits(submission) && time.GetUtcNow() >= next - ClockSkew
        : submission.State == SubmissionState.Received || submission.RecheckAsked;

    /// <summary>
    /// What comes of a message when no check is due. One whose check failed becomes a dead letter although it failed before: whoever had
    /// it then may not have come so far.
    /// </summary>
    private static ProcessOutcome NotNow(Submission? submission)
    {
        const string reason = "failed when it was delivered before";
        return submission?.State == SubmissionState.Failed
            ? new ProcessOutcome.Failed(reason, new InvalidOperationException(reason))
            : new ProcessOutcome.NothingToDo();
    }

    private static string MessageId(SubmissionId id, FormattableString which) => $"{id}/{which.ToString(CultureInfo.InvariantCulture)}";

    private async Task<(CheckedReport Result, FiledAs FiledAs)> CheckAsync(Submission submission, CancellationToken cancellation)
    {
        var filing = submission.Id.Filing;
        var content = await files.FindOrNullAsync(submission.File.Path, cancellation)
            ?? throw new FileNotFoundException("The submission's file is not in the store.");
        var agency = await submissions.FindAgencyOrNullAsync(filing.Agency, cancellation)
            ?? throw new InvalidOperationException("The submission's agency is not in the roster.");
        var filedAs = await submissions.FilerOfAsync(agency, filing, cancellation);
        return (checker.Check(submission.File.Name, content, filedAs), filedAs);
    }

    private Decided<(ProcessOutcome Outcome, IReadOnlyList<Notice> Notices)> AfterCheck(RevisionInFiling? filing, CheckedReport result, FiledAs filedAs)
    {
        if (filing is null || !Waits(filing.Revision))
        {
            return new((new ProcessOutcome.NothingToDo(), []), null);
        }

        var now = time.GetUtcNow();
        var change = IsWaiting(filing.Revision) ? FirstCheck(filing, result, filedAs, now) : CheckBeside(filing, result, filedAs, now);
        return new((new ProcessOutcome.Checked(change.Revisions[0].State), change.Notices), change);
    }

    private static FilingChange FirstCheck(RevisionInFiling filing, CheckedReport result, FiledAs filedAs, DateTimeOffset now)
    {
        var moved = filing.Revision with { Result = result, CheckedAt = now, CheckedAs = filedAs, NextAttemptAt = null };
        moved = moved with { State = StateAfter(moved, SubmissionTransitions.EventOf(result.Verdict, StandingFindings.Of(moved))) };
        return filing.MovedTo(moved, "checked", Program, "", now, done: moved.Id) with { Notices = [EventNotices.Verdict(moved.Id, now)] };
    }

    private static FilingChange CheckBeside(RevisionInFiling filing, CheckedReport result, FiledAs filedAs, DateTimeOffset now)
    {
        var beside = Recheck.Of(filing.Revision.Result!, result, filedAs, now);
        var moved = filing.Revision with { Beside = beside, RecheckAsked = false, NextAttemptAt = null };
        return filing.MovedTo(moved, "rechecked", Program, "", now, done: moved.Id);
    }

    private static SubmissionState StateAfter(Submission submission, SubmissionEvent happened) =>
        SubmissionTransitions.After(submission.State, happened)
        ?? throw new UnreachableException($"{happened} cannot happen to a submission that is {submission.State}.");

    private async Task<ProcessOutcome> RecordAsync(SubmissionId id, Exception fault, CancellationToken cancellation)
    {
        var outcome = await submissions.ChangeRevisionAsync(id, filing => AfterFault(filing, fault), cancellation);
        if (outcome is (ProcessOutcome.Postponed postponed, var attempt))
        {
            await queue.SendAsync(WorkMessage.Check(MessageId(id, $"{attempt + 1}"), id, postponed.NextAttemptAt), cancellation);
        }

        return outcome.Outcome;
    }

    private Decided<(ProcessOutcome Outcome, int Attempts)> AfterFault(RevisionInFiling? filing, Exception fault)
    {
        if (filing is null || !IsDue(filing.Revision))
        {
            return new((NotNow(filing?.Revision), 0), null);
        }

        // Names only: a message may quote the file.
        var reason = $"{fault.GetType().Name} at {fault.TargetSite?.DeclaringType?.FullName}.{fault.TargetSite?.Name}";
        var attempts = filing.Revision.Attempts + 1;
        if (fault is not (IOException or TimeoutException) || attempts > Delays.Count)
        {
            return new((new ProcessOutcome.Failed(reason, fault), attempts), Broken(filing, reason));
        }

        var now = time.GetUtcNow();
        var next = now + Delays[attempts - 1];
        var change = filing.MovedTo(filing.Revision with { Attempts = attempts, NextAttemptAt = next }, "postponed", Program, reason, now);
        return new((new ProcessOutcome.Postponed(next, fault), attempts), change with { Pending = new(filing.Revision.Id, attempts, next) });
    }

    private FilingChange Broken(RevisionInFiling filing, string reason)
    {
        // A check beside that breaks takes nothing from the one that counts.
        if (!IsWaiting(filing.Revision))
        {
            var left = filing.Revision with { RecheckAsked = false, NextAttemptAt = null };
            return filing.MovedTo(left, "recheck-failed", Program, reason, time.GetUtcNow(), done: left.Id);
        }

        var state = StateAfter(filing.Revision, SubmissionEvent.CheckBroke);
        var moved = filing.Revision with { State = state, Attempts = filing.Revision.Attempts + 1, NextAttemptAt = null };
        return filing.MovedTo(moved, "failed", Program, reason, time.GetUtcNow(), done: moved.Id);
    }

    private Decided<int?> Replayed(RevisionInFiling? filing, string by)
    {
        if (filing is not { Revision: { State: SubmissionState.Failed } failed })
        {
            return new(null, null);
        }

        var now = time.GetUtcNow();
        var change = filing.MovedTo(failed with { NextAttemptAt = now }, "replayed", by, "", now);
        return new(failed.Attempts, change with { Pending = new(failed.Id, failed.Attempts, now) });
    }
}
