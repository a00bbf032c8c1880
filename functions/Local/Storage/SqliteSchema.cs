using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>The tables, and which version of them a database file has (<c>PRAGMA user_version</c>).</summary>
internal static class SqliteSchema
{
    private const long Version = 2;

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

    /// <summary>Makes the tables in a new database. Throws <see cref="InvalidOperationException"/> when a newer program made them.</summary>
    public static void Ensure(SqliteConnection connection)
    {
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute("BEGIN IMMEDIATE");
        switch ((long)connection.Scalar("PRAGMA user_version")!)
        {
            case 0:
                connection.Execute(Tables);
                connection.Execute(Log);
                connection.Execute($"PRAGMA user_version = {Version}");
                break;
            case 1:
                connection.Execute(Log);
                SqliteTakeOver.Write(connection);
                connection.Execute($"PRAGMA user_version = {Version}");
                break;
            case > Version and var newer:
                connection.Execute("ROLLBACK");
                throw new InvalidOperationException($"The database has schema {newer}; this program knows {Version} and would damage it.");
        }

        connection.Execute("COMMIT");
    }
}
