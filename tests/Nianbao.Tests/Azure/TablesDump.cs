using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Nianbao.Azure;
using Nianbao.Store;
using Nianbao.Tests.Contracts;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Azure;

/// <summary>All rows of an account as text, a property a line; times, what covers times, and names of writes left out.</summary>
internal static partial class TablesDump
{
    private static readonly string[] s_tables = [AzureNames.FilingsTable, AzureNames.AgenciesTable, AzureNames.KeysTable, AzureNames.AnswersTable];

    // How the roster got where it is may differ: a change sent again counts again.
    private static readonly string[] s_leftOut = ["Write", "Generation", "Timestamp", "odata.etag", "At"];

    /// <param name="account">Whose rows.</param>
    /// <param name="isMeant">Which rows of which table; null for all.</param>
    public static async Task<string> OfAsync(TableAccount account, Func<string, TableEntity, bool>? isMeant = null)
    {
        var text = new StringBuilder();
        foreach (var table in s_tables)
        {
            var rows = await An.ListAsync(account.Client.GetTableClient(table).QueryAsync<TableEntity>());
            foreach (var row in rows.Where(row => isMeant?.Invoke(table, row) != false))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{table} {row.PartitionKey} {Times().Replace(row.RowKey, "TIME")}");
                foreach (var (name, value) in row.Where(pair => !s_leftOut.Contains(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"    {name}={Print(name, value)}");
                }
            }
        }

        return text.ToString();
    }

    private static string Print(string name, object value) => value switch
    {
        byte[] packed => Hashes().Replace(Times().Replace(Unpacked(packed), "TIME"), "\"HASH\""),
        string when name == "Hash" => "HASH",
        string text => Hashes().Replace(Times().Replace(text, "TIME"), "\"HASH\""),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    private static string Unpacked(byte[] packed)
    {
        var json = System.Buffers.ArrayPool<byte>.Shared.Rent(1024);
        return Encoding.UTF8.GetString(Compressed.Unpack(packed, ref json, 1 << 24));
    }

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.+Z-]+|\\u002B[0-9:]+|(?<=(?:returned|accepted)-)[0-9]{17}", RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    // Of acts: they cover the times.
    [GeneratedRegex("(?<=\"(?:content|previous)\":)\"[0-9a-f]{64}\"", RegexOptions.CultureInvariant)]
    private static partial Regex Hashes();
}
