using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>A message somebody has taken and has not settled yet.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Submission">The submission to check.</param>
/// <param name="Deliveries">How often it has been taken, this time included.</param>
/// <param name="Lease">Proves who has it.</param>
/// <param name="Trace">Where the work that sent it belongs; null when nothing was traced.</param>
public sealed record TakenMessage(string Id, SubmissionId Submission, int Deliveries, string Lease, string? Trace);

/// <summary>A message that was given up.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Submission">The submission it was for.</param>
/// <param name="Reason">Why.</param>
public sealed record DeadLetter(string Id, SubmissionId Submission, string Reason);

/// <summary>
/// A queue in a table. A message that is taken is hidden until its lease ends; one that is not settled by then (the process ended) is
/// seen again. Settling with a lease that has ended and been given to another does nothing.
/// </summary>
public sealed class SqliteWorkQueue(SqliteDatabase database, TimeProvider time) : IWorkQueue
{
    private readonly Channel<bool> arrivals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public async Task SendAsync(WorkMessage message, CancellationToken cancellation)
    {
        await database.WriteAsync(
            connection => connection.Execute(
                """
                INSERT OR IGNORE INTO messages (id, submission, visible_at, deliveries, is_done, trace) VALUES ($id, $submission, $visible, 0, 0, $trace)
                """,
                ("$id", message.Id), ("$submission", message.Submission.ToString()), ("$visible", (message.NotBefore ?? time.GetUtcNow()).UtcTicks),
                ("$trace", message.Trace)),
            cancellation);
        arrivals.Writer.TryWrite(true);
    }

    /// <summary>Waits until something is sent in this process, but not longer than <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var arrival = arrivals.Reader.WaitToReadAsync(end.Token).AsTask();
        await Task.WhenAny(arrival, Task.Delay(atMost, time, end.Token));
        arrivals.Reader.TryRead(out _);
        await end.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Takes the message that has waited longest; null when none is due.</summary>
    public Task<TakenMessage?> TakeAsync(TimeSpan lease, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(connection => Take(connection, now, now + lease), cancellation);
    }

    /// <summary>
    /// Makes visible again what a process that has ended had taken. For the start of the process that serves a data folder; were there
    /// another one, work would be done twice, which harms nothing.
    /// </summary>
    public async Task ReleaseTakenAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcTicks;
        await database.WriteAsync(
            connection => connection.Execute("UPDATE messages SET visible_at = $now, lease = NULL WHERE is_done = 0 AND lease IS NOT NULL", ("$now", now)),
            cancellation);
    }

    /// <summary>Ends a message. False when its lease has ended and somebody else has it.</summary>
    public Task<bool> CompleteAsync(TakenMessage message, CancellationToken cancellation) =>
        SettleAsync("UPDATE messages SET is_done = 1, lease = NULL WHERE id = $id AND lease = $lease", message, cancellation);

    /// <summary>Puts a message back until a later time. False when its lease has ended and somebody else has it.</summary>
    public Task<bool> RetryLaterAsync(TakenMessage message, DateTimeOffset notBefore, CancellationToken cancellation) => SettleAsync(
        "UPDATE messages SET visible_at = $visible, lease = NULL WHERE id = $id AND lease = $lease", message, cancellation,
        ("$visible", notBefore.UtcTicks));

    /// <summary>Gives a message up and keeps it with the reason. False when its lease has ended and somebody else has it.</summary>
    public Task<bool> DeadLetterAsync(TakenMessage message, string reason, CancellationToken cancellation) => SettleAsync(
        "UPDATE messages SET is_done = 1, lease = NULL, dead_reason = $reason WHERE id = $id AND lease = $lease", message, cancellation,
        ("$reason", reason));

    /// <summary>The messages that were given up, oldest first.</summary>
    public IAsyncEnumerable<DeadLetter> ListDeadLettersAsync(CancellationToken cancellation) => database.ListAsync(
        connection => connection.Command("SELECT id, submission, dead_reason FROM messages WHERE dead_reason IS NOT NULL ORDER BY sequence"),
        row => new DeadLetter(row.GetString(0), SubmissionId.Parse(row.GetString(1))!.Value, row.GetString(2)), cancellation);

    /// <summary>How many messages are not done, and how many were given up and have not been made good since.</summary>
    public Task<(long Waiting, long Dead)> CountAsync(CancellationToken cancellation) => Task.FromResult(database.Read(connection => (
        (long)connection.Scalar("SELECT count(*) FROM messages WHERE is_done = 0")!,
        (long)connection.Scalar(
            """
            SELECT count(*) FROM messages WHERE dead_reason IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM messages AS later
                WHERE later.submission = messages.submission AND later.sequence > messages.sequence AND later.is_done = 1 AND later.dead_reason IS NULL)
            """)!)));

    private static TakenMessage? Take(SqliteConnection connection, DateTimeOffset now, DateTimeOffset until)
    {
        using var command = connection.Command(
            """
            UPDATE messages SET visible_at = $until, deliveries = deliveries + 1, lease = $lease
            WHERE sequence = (SELECT sequence FROM messages WHERE is_done = 0 AND visible_at <= $now ORDER BY visible_at, sequence LIMIT 1)
            RETURNING id, submission, deliveries, lease, trace
            """,
            ("$until", until.UtcTicks), ("$now", now.UtcTicks), ("$lease", Guid.NewGuid().ToString("N")));
        using var row = command.ExecuteReader();
        return row.Read() ? new(row.GetString(0), SubmissionId.Parse(row.GetString(1))!.Value, row.GetInt32(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4)) : null;
    }

    private Task<bool> SettleAsync(
        string sql, TakenMessage message, CancellationToken cancellation, params (string Name, object? Value)[] more) => database.WriteAsync(
        connection => connection.Execute(sql, [("$id", message.Id), ("$lease", message.Lease), .. more]) == 1, cancellation);
}
