using Microsoft.Data.Sqlite;
using Nianbao.Intake;
using Nianbao.Local.Storage;
using Nianbao.Store;

namespace Nianbao.Local.Data;

/// <summary>What a verification looked at, and what it found wrong.</summary>
/// <param name="Chains">How many chains of acts.</param>
/// <param name="Acts">How many acts.</param>
/// <param name="Files">How many stored files.</param>
/// <param name="Anchors">How many daily anchors.</param>
/// <param name="Faults">What is wrong, a sentence each (中文); empty when all holds.</param>
internal sealed record VerificationResult(int Chains, int Acts, int Files, int Anchors, IReadOnlyList<string> Faults);

/// <summary>
/// Reads a data folder against itself: pages, chains of acts, tables against the log, the log against its files, every stored file
/// against its hash, anchors against the chains. Changes nothing, and may run beside a server.
/// </summary>
internal sealed class Verification(SqliteDatabase database, DataPaths paths, Action<int, int> progress)
{
    private readonly List<string> faults = [];

    /// <summary>Verifies everything. Throws <see cref="DamagedDatabaseException"/> when the database cannot be read at all.</summary>
    public VerificationResult Run()
    {
        database.Check();
        return database.Read(connection =>
        {
            // One moment for all that is compared, also while a server writes.
            using var transaction = connection.BeginTransaction(deferred: true);
            var acts = TableRows.Acts(connection);
            CheckChains(acts);
            CheckTables(connection);
            CheckLogFiles(connection);
            var files = CheckFiles(connection);
            var anchors = CheckAnchors(acts);
            return new VerificationResult(acts.Count, acts.Values.Sum(chain => chain.Count), files, anchors, faults);
        });
    }

    private void CheckChains(SortedDictionary<string, List<Act>> acts)
    {
        foreach (var chain in acts.Values)
        {
            if (ActChain.FirstBreak(chain) is { } broken)
            {
                faults.Add($"操作记录 {broken.Filing} 第 {broken.Sequence} 条：{broken.Why}。");
            }
        }
    }

    private void CheckTables(SqliteConnection connection)
    {
        using var replayed = new SqliteConnection("Data Source=:memory:");
        replayed.Open();
        try
        {
            LogReplay.Into(replayed, SqliteLog.After(connection, 0).Select(line => line.Line));
        }
        catch (InvalidDataException damaged)
        {
            faults.Add($"数据库中的{damaged.Message}");
            return;
        }

        faults.AddRange(TableRows.Differences(connection, replayed).Select(row => $"数据库中的 {row} 与日志不符，被改动、增加或删除过。"));
    }

    // What the server has not copied yet is no fault; what is in the files must be in the database, byte for byte.
    private void CheckLogFiles(SqliteConnection connection)
    {
        var lines = SqliteLog.After(connection, 0).ToDictionary(line => line.Sequence, line => line.Line);
        var number = 0L;
        foreach (var line in new LogFolder(paths.Log).ReadLines())
        {
            number++;
            if (lines.GetValueOrDefault(number) != line)
            {
                faults.Add($"日志文件第 {number} 条与数据库不符，被改动、增加或删除过。");
                return;
            }
        }
    }

    private int CheckFiles(SqliteConnection connection)
    {
        var expected = TableRows.StoredFiles(connection);
        var done = 0;
        foreach (var (path, sha256) in expected)
        {
            progress(done++, expected.Count);
            var full = Path.Combine(paths.Files, path);
            if (!File.Exists(full))
            {
                faults.Add($"缺少文件 {path}。");
            }
            else if (Fingerprint.Of(File.ReadAllBytes(full)) != sha256)
            {
                faults.Add($"文件 {path} 的内容与收到时不同。");
            }
        }

        return expected.Count;
    }

    private int CheckAnchors(SortedDictionary<string, List<Act>> acts)
    {
        var (count, previous) = (0, ActChain.Start);
        using var key = File.Exists(paths.ReceiptKey) ? ReceiptKeyFile.OpenOrMake(paths.ReceiptKey) : null;
        foreach (var (name, anchor, hash) in Anchoring.All(paths))
        {
            count++;
            if (anchor is null || anchor.Previous != previous || !IsSigned(anchor, key))
            {
                faults.Add($"每日存证 {name} 被改动过，或它之前的存证缺失。");
            }
            else if (anchor.Chains.FirstOrDefault(chain => !Holds(chain, acts)) is { } broken)
            {
                faults.Add($"操作记录 {broken.Filing} 第 {broken.Sequence} 条与 {name} 的每日存证不符。");
            }

            previous = hash;
        }

        return count;
    }

    // An anchor of a key that was replaced since cannot be verified here; its place in the chain of anchors still is.
    private static bool IsSigned(Anchor anchor, ReceiptKey? key) =>
        key is null || key.Id != anchor.KeyId || ReceiptKey.IsSigned(anchor.SignedBytes(), anchor.Signature, key.PublicKey);

    private static bool Holds(AnchoredChain chain, SortedDictionary<string, List<Act>> acts) =>
        acts.GetValueOrDefault(chain.Filing.ToString())?.ElementAtOrDefault(chain.Sequence - 1) is { } act && ActChain.HashOf(act) == chain.Hash;
}
