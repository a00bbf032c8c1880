using System.Diagnostics;
using System.Globalization;
using Nianbao.Store;

namespace Nianbao;

/// <summary>What came of replaying dead letters.</summary>
/// <param name="Replayed">For how many submissions and notices a new message was sent.</param>
/// <param name="Cleared">How many letters were removed because what they asked for is done, on its way, or no longer asked for.</param>
public sealed record ReplayOutcome(int Replayed, int Cleared);

/// <summary>
/// Brings back what was given up, once its cause is mended. Safe to run again and to be cut off: a letter is removed after the new message
/// is sent.
/// </summary>
public sealed class DeadLetterReplay(IDeadLetters letters, ReportPipeline pipeline, INoticeStore notices, IWorkQueue queue, TimeProvider time)
{
    /// <summary>All letters, oldest first within a queue.</summary>
    public IAsyncEnumerable<DeadLetter> ListAsync(CancellationToken cancellation) => letters.ListAsync(cancellation);

    /// <summary>Replays the letters of one submission or notice, or all. Letters that name neither stay.</summary>
    /// <param name="subject">The id of a submission or notice; null for all.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<ReplayOutcome> ReplayAsync(string? subject, string by, CancellationToken cancellation)
    {
        var replayed = new HashSet<string>(StringComparer.Ordinal);
        var cleared = 0;
        await letters.ReplayAsync(
            async letter =>
            {
                if ((subject is not null && letter.Subject != subject) || !NamesOurs(letter))
                {
                    return false;
                }

                // Of several letters of one subject the first is enough.
                if (!replayed.Contains(letter.Subject) && await SendAgainAsync(letter, by, cancellation))
                {
                    replayed.Add(letter.Subject);
                }
                else
                {
                    cleared++;
                }

                return true;
            },
            cancellation);
        return new(replayed.Count, cleared);
    }

    private static bool NamesOurs(DeadLetter letter) => letter.Queue == WorkQueueName.Submissions
        ? SubmissionId.Parse(letter.Subject) is not null
        : letter.Subject.Length > 0;

    private Task<bool> SendAgainAsync(DeadLetter letter, string by, CancellationToken cancellation) => letter.Queue switch
    {
        WorkQueueName.Submissions => pipeline.ReplayAsync(SubmissionId.Parse(letter.Subject)!.Value, by, cancellation),
        WorkQueueName.Reminders => DeliverAgainAsync(letter, cancellation),
        var other => throw new UnreachableException(other.ToString()),
    };

    // A notice that waits is swept up; one whose message is lost between these two lines is too.
    private async Task<bool> DeliverAgainAsync(DeadLetter letter, CancellationToken cancellation)
    {
        if (await notices.FindNoticeOrNullAsync(letter.Subject, cancellation) is not { State: NoticeState.Failed } failed
            || !await notices.ReplaceNoticeAsync(
                failed with { State = NoticeState.Waiting, Attempts = 0, NotBefore = time.GetUtcNow(), Outcome = "故障排除后重新发送。", Answer = null }, cancellation))
        {
            return false;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"{letter.Subject}/replay-{letter.At.UtcTicks}");
        await queue.SendAsync(WorkMessage.Deliver(id, letter.Subject, notBefore: null), cancellation);
        return true;
    }
}
