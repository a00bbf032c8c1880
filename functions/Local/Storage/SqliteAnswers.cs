using System.Text.Json;
using Microsoft.Data.Sqlite;
using Nianbao.Store;

namespace Nianbao.Local.Storage;

/// <summary>What <c>Idempotency-Key</c>s stand for, written inside the transaction it is given.</summary>
internal static class SqliteAnswers
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Takes a key; gives what it stands for now.</summary>
    public static RememberedAnswer Reserve(SqliteConnection connection, AnsweredCall reserved)
    {
        RemoveExpired(connection, reserved.Answer.At);
        connection.Execute(
            "INSERT OR IGNORE INTO answers (caller, idempotency_key, at, json) VALUES ($caller, $key, $at, $json)", Row(reserved));
        var json = (string)connection.Scalar(
            "SELECT json FROM answers WHERE caller = $caller AND idempotency_key = $key",
            ("$caller", reserved.Caller), ("$key", reserved.IdempotencyKey))!;
        return JsonSerializer.Deserialize(json, StoredJson.Plain.RememberedAnswer)!;
    }

    /// <summary>Remembers an answer in the place of its reservation; an answer that is there stays.</summary>
    public static int Remember(SqliteConnection connection, AnsweredCall answered)
    {
        RemoveExpired(connection, answered.Answer.At);
        return connection.Execute(
            """
            INSERT INTO answers (caller, idempotency_key, at, json) VALUES ($caller, $key, $at, $json)
            ON CONFLICT (caller, idempotency_key) DO UPDATE SET at = excluded.at, json = excluded.json
            WHERE json_extract(answers.json, '$.submission') IS NULL AND json_extract(answers.json, '$.made') IS NULL
            """, Row(answered));
    }

    private static void RemoveExpired(SqliteConnection connection, DateTimeOffset now) =>
        connection.Execute("DELETE FROM answers WHERE at <= $expired", ("$expired", (now - Kept).UtcTicks));

    private static (string, object?)[] Row(AnsweredCall call) =>
    [
        ("$caller", call.Caller), ("$key", call.IdempotencyKey), ("$at", call.Answer.At.UtcTicks),
        ("$json", JsonSerializer.Serialize(call.Answer, StoredJson.Plain.RememberedAnswer)),
    ];
}
