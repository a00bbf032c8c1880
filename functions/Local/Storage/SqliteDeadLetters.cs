using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>The messages of the queue's table that were given up. One that is replayed keeps its row, so that its id is known for good.</summary>
public sealed class SqliteDeadLetters(SqliteDatabase database) : IDeadLetters
{
    public IAsyncEnumerable<DeadLetter> ListAsync(CancellationToken cancellation) => database.ListAsync(
        connection => connection.Command("SELECT id, queue, subject, dead_reason, visible_at FROM messages WHERE dead_reason IS NOT NULL ORDER BY queue, sequence"),
        row => new DeadLetter(
            row.GetString(0), SqliteWorkQueue.QueueOf(row.GetString(1)), row.GetString(2), row.GetString(3), new(row.GetInt64(4), TimeSpan.Zero)),
        cancellation);

    public async Task ReplayAsync(Func<DeadLetter, Task<bool>> replay, CancellationToken cancellation)
    {
        // All first: what is sent anew goes into the table that is read here.
        var letters = new List<DeadLetter>();
        await foreach (var letter in ListAsync(cancellation))
        {
            letters.Add(letter);
        }

        foreach (var letter in letters)
        {
            if (await replay(letter))
            {
                await database.WriteAsync(connection => connection.Execute("UPDATE messages SET dead_reason = NULL WHERE id = $id", ("$id", letter.Id)), cancellation);
            }
        }
    }
}
