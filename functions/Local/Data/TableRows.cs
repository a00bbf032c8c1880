using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Nianbao.Intake;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local.Data;

/// <summary>Reads whole tables, to compare them.</summary>
internal static class TableRows
{
    // Name, key, content. A head's ETag only counts its changes. What waits is compared too: it decides what is checked.
    private static readonly (string Table, string Query)[] s_tables =
    [
        ("agencies", "SELECT id, json FROM agencies"),
        ("keys", "SELECT name, hash || json FROM keys"),
        ("filings", "SELECT year || '-' || agency || '-' || scope, json FROM filings"),
        ("revisions", "SELECT submission, hex(packed) FROM revisions"),
        ("acts", "SELECT filing || ' ' || sequence, json FROM acts"),
        ("editions", "SELECT year || '-' || number, json FROM editions"),
        ("notices", "SELECT id, json FROM notices"),
        ("settings", "SELECT name, json FROM settings"),
        ("pending", "SELECT submission, attempt || ' ' || next_attempt_at FROM pending"),
    ];

    /// <summary>The rows that are not the same in both, by table and key.</summary>
    public static IEnumerable<string> Differences(SqliteConnection one, SqliteConnection other)
    {
        foreach (var (table, query) in s_tables)
        {
            var (rows, others) = (RowsOf(one, query), RowsOf(other, query));
            foreach (var key in rows.Keys.Union(others.Keys).Order(StringComparer.Ordinal).Where(key => rows.GetValueOrDefault(key) != others.GetValueOrDefault(key)))
            {
                yield return $"{table} {key}";
            }
        }
    }

    /// <summary>All acts by filing, oldest first; one that cannot be read is left out, and missed by its number.</summary>
    public static SortedDictionary<string, List<Act>> Acts(SqliteConnection connection)
    {
        var chains = new SortedDictionary<string, List<Act>>(StringComparer.Ordinal);
        using var command = connection.Command("SELECT filing, json FROM acts ORDER BY filing, sequence");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (!chains.TryGetValue(row.GetString(0), out var chain))
            {
                chains[row.GetString(0)] = chain = [];
            }

            if (Whole(() => JsonSerializer.Deserialize(row.GetString(1), StoredJson.Plain.Act)) is { } act)
            {
                chain.Add(act);
            }
        }

        return chains;
    }

    /// <summary>The path and SHA-256 of every file the tables speak of, each once; a row that cannot be read is left out.</summary>
    public static IReadOnlyDictionary<string, string> StoredFiles(SqliteConnection connection)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var revisions = connection.Command("SELECT submission FROM revisions");
        using var row = revisions.ExecuteReader();
        while (row.Read())
        {
            if (SubmissionId.Parse(row.GetString(0)) is { } id && Whole(() => SqliteSubmissionStore.Find(connection, id)) is { File: var file })
            {
                files[file.Path] = file.Sha256;
            }
        }

        using var editions = connection.Command("SELECT json FROM editions");
        using var edition = editions.ExecuteReader();
        while (edition.Read())
        {
            if (Whole(() => JsonSerializer.Deserialize(edition.GetString(0), StoredJson.Plain.SummaryEdition)) is { } summary)
            {
                foreach (var (name, hash) in summary.Files.Zip(summary.Sha256))
                {
                    files[SummaryCompiler.PathOf(summary.Year, summary.Number, name)] = hash;
                }
            }
        }

        return files;
    }

    private static T? Whole<T>(Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> RowsOf(SqliteConnection connection, string query)
    {
        using var command = connection.Command(query);
        using var row = command.ExecuteReader();
        var rows = new Dictionary<string, string>();
        while (row.Read())
        {
            rows[row.GetString(0)] = Fingerprint.Of(Encoding.UTF8.GetBytes(row.GetString(1)));
        }

        return rows;
    }
}
