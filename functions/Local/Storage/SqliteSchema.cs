using System.Globalization;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>The tables, and which version of them a database file has (<c>PRAGMA user_version</c>).</summary>
internal static class SqliteSchema
{
    /// <summary>Times are UTC ticks. Records are JSON, those of revisions compressed; what is searched for has a column of its own.</summary>
    private const string Tables = """
        CREATE TABLE agencies  (id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE filings   (year INTEGER NOT NULL, agency TEXT NOT NULL, scope TEXT NOT NULL, etag INTEGER NOT NULL, json TEXT NOT NULL,
                                PRIMARY KEY (year, agency, scope));
        CREATE TABLE revisions (submission TEXT PRIMARY KEY, packed BLOB NOT NULL);
        CREATE TABLE acts      (filing TEXT NOT NULL, sequence INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (filing, sequence)) WITHOUT ROWID;
        CREATE TABLE pending   (submission TEXT PRIMARY KEY, attempt INTEGER NOT NULL, next_attempt_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX pending_by_time ON pending (next_attempt_at);
        CREATE TABLE keys      (name TEXT PRIMARY KEY, hash TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
        CREATE UNIQUE INDEX keys_by_hash ON keys (hash);
        CREATE TABLE answers   (caller TEXT NOT NULL, idempotency_key TEXT NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL,
                                PRIMARY KEY (caller, idempotency_key)) WITHOUT ROWID;
        CREATE INDEX answers_by_time ON answers (at);
        CREATE TABLE editions  (year INTEGER NOT NULL, number INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (year, number)) WITHOUT ROWID;
        -- A message that is done keeps its row, so that its id is known when it is sent again.
        CREATE TABLE messages  (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, submission TEXT NOT NULL, visible_at INTEGER NOT NULL,
                                deliveries INTEGER NOT NULL, lease TEXT, is_done INTEGER NOT NULL, dead_reason TEXT);
        CREATE INDEX messages_waiting ON messages (visible_at, sequence) WHERE is_done = 0;
        """;

    /// <summary>New in version 2: what is logged, see <see cref="LogEntry"/>; the year is that of the file it is copied to.</summary>
    private const string Log = "CREATE TABLE log (sequence INTEGER PRIMARY KEY, year INTEGER NOT NULL, line TEXT NOT NULL);";

    /// <summary>New in version 3: where the work belongs that sent a message; and the dead letters are found without reading all.</summary>
    private const string Traces = """
        ALTER TABLE messages ADD COLUMN trace TEXT;
        CREATE INDEX messages_dead ON messages (sequence) WHERE dead_reason IS NOT NULL;
        CREATE INDEX messages_by_submission ON messages (submission, sequence);
        """;

    /// <summary>New in version 4: two queues; the outbox, and what offices set.</summary>
    private const string Notices = """
        ALTER TABLE messages RENAME COLUMN submission TO subject;
        ALTER TABLE messages ADD COLUMN queue TEXT NOT NULL DEFAULT 'submissions';
        DROP INDEX messages_waiting;
        CREATE INDEX messages_waiting ON messages (queue, visible_at, sequence) WHERE is_done = 0;
        DROP INDEX messages_by_submission;
        CREATE INDEX messages_by_subject ON messages (subject, sequence);
        CREATE TABLE notices   (id TEXT PRIMARY KEY, year INTEGER NOT NULL, is_waiting INTEGER NOT NULL, not_before INTEGER NOT NULL,
                                etag INTEGER NOT NULL, json TEXT NOT NULL);
        CREATE INDEX notices_by_year ON notices (year, id);
        CREATE INDEX notices_waiting ON notices (not_before, id) WHERE is_waiting = 1;
        CREATE TABLE settings  (name TEXT PRIMARY KEY, etag INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>New in version 5: when keys were last used.</summary>
    private const string KeyUses = "CREATE TABLE key_uses (name TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;";

    /// <summary>
    /// What makes each version of the one before, the first of nothing. A step is never changed once a program with it has been given
    /// out: it is what has been done to the databases there are.
    /// </summary>
    private static readonly IReadOnlyList<Action<SqliteConnection>> s_steps =
    [
        connection => connection.Execute(Tables),
        connection =>
        {
            connection.Execute(Log);
            SqliteTakeOver.Write(connection);
        },
        connection => connection.Execute(Traces),
        connection => connection.Execute(Notices),
        connection => connection.Execute(KeyUses),
    ];

    /// <summary>
    /// Makes the tables in a new database, and brings those of an older program up to date: all steps or none. Throws
    /// <see cref="NewerDatabaseException"/> when a newer program made them, and changes nothing.
    /// </summary>
    public static void Ensure(SqliteConnection connection)
    {
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = (long)connection.Scalar("PRAGMA user_version")!;
        if (version > s_steps.Count)
        {
            throw new NewerDatabaseException(version, s_steps.Count);
        }

        foreach (var step in s_steps.Skip((int)version))
        {
            step(connection);
        }

        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {s_steps.Count}"));
        transaction.Commit();
    }
}

/// <summary>A newer program made the database.</summary>
public sealed class NewerDatabaseException(long found, long known) : Exception($"The database has schema {found}; this program knows {known}.")
{
    /// <summary>What to tell the operator (中文).</summary>
    public string Advice => $"数据目录是更新版本的 nianbao 建立的（第 {found} 版，本程序只认识到第 {known} 版），没有作任何改动；请换用新版本的 nianbao。";
}
