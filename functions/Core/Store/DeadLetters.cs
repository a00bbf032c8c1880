namespace Nianbao.Store;

/// <summary>A message that was given up.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Queue">Whose it was.</param>
/// <param name="Subject">What it was to be done with; empty for a message that is none of this program's.</param>
/// <param name="Reason">Why: names of the program, or of what carries the messages.</param>
/// <param name="At">When it was given up, or, where no more is known, when it was sent; UTC.</param>
public sealed record DeadLetter(string Id, WorkQueueName Queue, string Subject, string Reason, DateTimeOffset At);

/// <summary>
/// The messages that were given up, kept with their reasons until what they asked for is asked for anew. Throws <see cref="IOException"/>
/// when trying again later may help.
/// </summary>
public interface IDeadLetters
{
    /// <summary>Those of every queue, oldest first within a queue.</summary>
    IAsyncEnumerable<DeadLetter> ListAsync(CancellationToken cancellation);

    /// <summary>
    /// Goes through those of every queue and removes each of which <paramref name="replay"/> says true, after it has said so: what breaks
    /// in between leaves the letter, and what was sent for it is sent twice.
    /// </summary>
    /// <param name="replay">Sends what is needed; false when the letter is to stay.</param>
    /// <param name="cancellation">Ends the work.</param>
    Task ReplayAsync(Func<DeadLetter, Task<bool>> replay, CancellationToken cancellation);
}
