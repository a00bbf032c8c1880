using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>A message somebody has taken and has not settled yet.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Subject">What it is to be done with: the id of a submission or of a notice.</param>
/// <param name="Deliveries">How often it has been taken, this time included.</param>
/// <param name="Lease">Proves who has it.</param>
/// <param name="Trace">Where the work that sent it belongs; null when nothing was traced.</param>
public sealed record TakenMessage(string Id, string Subject, int Deliveries, string Lease, string? Trace);

/// <summary>
/// The queues in one table. A message that is taken is hidden until its lease ends; one that is not settled by then (the process ended) is
/// seen again. Settling with a lease that has ended and been given to another does nothing.
/// </summary>
public sealed class SqliteWorkQueue(SqliteDatabase database, TimeProvider time) : IWorkQueue
{
    private static readonly TimeSpan[] s_releaseWaits = [TimeSpan.Zero, .. ReportPipeline.Delays];

    private readonly Dictionary<WorkQueueName, Channel<bool>> arrivals = Enum.GetValues<WorkQueueName>().ToDictionary(
        queue => queue,
        _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));

    public async Task SendAsync(WorkMessage message, CancellationToken cancellation)
    {
        await database.WriteAsync(connection => Insert(connection, message), cancellation);
        arrivals[message.Queue].Writer.TryWrite(true);
    }

    /// <summary>All in one transaction: the disk is waited for once, and not thousands of times.</summary>
    public async Task SendAllAsync(IReadOnlyList<WorkMessage> messages, CancellationToken cancellation)
    {
        await database.WriteAsync(connection => messages.Sum(message => Insert(connection, message)), cancellation);
        foreach (var queue in messages.Select(message => message.Queue).Distinct())
        {
            arrivals[queue].Writer.TryWrite(true);
        }
    }

    /// <summary>Waits until something is sent to a queue in this process, but not longer than <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(WorkQueueName queue, TimeSpan atMost, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var arrival = arrivals[queue].Reader.WaitToReadAsync(end.Token).AsTask();
        await Task.WhenAny(arrival, Task.Delay(atMost, time, end.Token));
        arrivals[queue].Reader.TryRead(out _);
        await end.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Takes the message of a queue that has waited longest; null when none is due.</summary>
    public Task<TakenMessage?> TakeAsync(WorkQueueName queue, TimeSpan lease, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(connection => Take(connection, queue, now, now + lease), cancellation);
    }

    /// <summary>
    /// Makes visible again what a process that has ended had taken from a queue: at once the first time, then after 10 s, 1 min, 10 min and
    /// 1 h. So what ends the process lets the rest of the queue go before it; and what was only in hand at each of several power cuts in
    /// a row is not taken for that. For the start of the process that serves a data folder; were there another one, work would be done
    /// twice, which harms nothing.
    /// </summary>
    public async Task ReleaseTakenAsync(WorkQueueName queue, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await database.WriteAsync(
            // The one taken most often first: what is released has no lease any more.
            connection => s_releaseWaits.Index().Reverse().Sum(wait => connection.Execute(
                """
                UPDATE messages SET visible_at = $visible, lease = NULL
                WHERE queue = $queue AND is_done = 0 AND lease IS NOT NULL AND deliveries > $before
                """,
                ("$queue", NameOf(queue)), ("$before", wait.Index), ("$visible", (now + wait.Item).UtcTicks))),
            cancellation);
    }

    /// <summary>Ends a message. False when its lease has ended and somebody else has it.</summary>
    public Task<bool> CompleteAsync(TakenMessage message, CancellationToken cancellation) =>
        SettleAsync("UPDATE messages SET is_done = 1, lease = NULL WHERE id = $id AND lease = $lease", message, cancellation);

    /// <summary>Puts a message back until a later time. False when its lease has ended and somebody else has it.</summary>
    public Task<bool> RetryLaterAsync(TakenMessage message, DateTimeOffset notBefore, CancellationToken cancellation) => SettleAsync(
        "UPDATE messages SET visible_at = $visible, lease = NULL WHERE id = $id AND lease = $lease", message, cancellation,
        ("$visible", notBefore.UtcTicks));

    /// <summary>Gives a message up and keeps it with the reason and the time. False when its lease has ended and somebody else has it.</summary>
    public Task<bool> DeadLetterAsync(TakenMessage message, string reason, CancellationToken cancellation) => SettleAsync(
        "UPDATE messages SET is_done = 1, lease = NULL, dead_reason = $reason, visible_at = $now WHERE id = $id AND lease = $lease", message, cancellation,
        ("$reason", reason), ("$now", time.GetUtcNow().UtcTicks));

    /// <summary>How many messages of a queue are not done, and how many were given up and have not been made good since.</summary>
    public Task<(long Waiting, long Dead)> CountAsync(WorkQueueName queue, CancellationToken cancellation) => Task.FromResult(database.Read(connection => (
        (long)connection.Scalar("SELECT count(*) FROM messages WHERE is_done = 0 AND queue = $queue", ("$queue", NameOf(queue)))!,
        (long)connection.Scalar(
            """
            SELECT count(*) FROM messages WHERE dead_reason IS NOT NULL AND queue = $queue AND NOT EXISTS (
                SELECT 1 FROM messages AS later
                WHERE later.subject = messages.subject AND later.sequence > messages.sequence AND later.is_done = 1 AND later.dead_reason IS NULL)
            """, ("$queue", NameOf(queue)))!)));

    private int Insert(SqliteConnection connection, WorkMessage message) => connection.Execute(
        """
        INSERT OR IGNORE INTO messages (id, queue, subject, visible_at, deliveries, is_done, trace)
        VALUES ($id, $queue, $subject, $visible, 0, 0, $trace)
        """,
        ("$id", message.Id), ("$queue", NameOf(message.Queue)), ("$subject", message.Subject),
        ("$visible", (message.NotBefore ?? time.GetUtcNow()).UtcTicks), ("$trace", message.Trace));

    private static TakenMessage? Take(SqliteConnection connection, WorkQueueName queue, DateTimeOffset now, DateTimeOffset until)
    {
        using var command = connection.Command(
            """
            UPDATE messages SET visible_at = $until, deliveries = deliveries + 1, lease = $lease
            WHERE sequence = (
                SELECT sequence FROM messages WHERE is_done = 0 AND queue = $queue AND visible_at <= $now ORDER BY visible_at, sequence LIMIT 1)
            RETURNING id, subject, deliveries, lease, trace
            """,
            ("$queue", NameOf(queue)), ("$until", until.UtcTicks), ("$now", now.UtcTicks), ("$lease", Guid.NewGuid().ToString("N")));
        using var row = command.ExecuteReader();
        return row.Read() ? new(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4)) : null;
    }

    private static string NameOf(WorkQueueName queue) => queue switch
    {
        WorkQueueName.Submissions => "submissions",
        WorkQueueName.Reminders => "reminders",
        var other => throw new UnreachableException(other.ToString()),
    };

    internal static WorkQueueName QueueOf(string name) => Enum.GetValues<WorkQueueName>().Single(queue => NameOf(queue) == name);

    private Task<bool> SettleAsync(
        string sql, TakenMessage message, CancellationToken cancellation, params (string Name, object? Value)[] more) => database.WriteAsync(
        connection => connection.Execute(sql, [("$id", message.Id), ("$lease", message.Lease), .. more]) == 1, cancellation);
}
