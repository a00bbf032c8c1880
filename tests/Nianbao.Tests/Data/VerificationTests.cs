using Nianbao.Local.Data;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Data;

public sealed class VerificationTests : IAsyncLifetime
{
    private const string Filing = "2023-11321322014214799H-own";

    private FilledFolder filled = null!;

    public async Task InitializeAsync() => filled = await FilledFolder.MakeAsync();

    public Task DisposeAsync()
    {
        filled.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void What_nobody_touched_holds() => Assert.Empty(filled.Faults());

    [Theory]
    [InlineData("UPDATE acts SET json = replace(json, '确有其事', '查无其事')", $"acts {Filing} 5")]
    [InlineData("UPDATE acts SET json = replace(json, 'received', 'returned') WHERE sequence = 1", $"操作记录 {Filing} 第 2 条")]
    [InlineData($"DELETE FROM acts WHERE filing = '{Filing}' AND sequence = 3", $"操作记录 {Filing} 第 3 条：缺少")]
    [InlineData("UPDATE acts SET json = 'x' WHERE sequence = 2", $"操作记录 {Filing} 第 2 条：缺少")]
    [InlineData("UPDATE filings SET json = replace(json, 'accepted', 'returned')", "filings 2023-")]
    [InlineData("UPDATE revisions SET packed = x'00' WHERE submission LIKE '%H-own-001'", $"revisions {Filing}-001")]
    [InlineData("UPDATE agencies SET json = replace(json, '0527', '0528')", $"agencies {An.DepartmentId}")]
    [InlineData("DELETE FROM keys", "keys key-1")]
    [InlineData("UPDATE editions SET json = replace(json, 'office', 'nobody')", "editions 2023-1")]
    [InlineData("UPDATE log SET line = replace(line, '确有其事', '查无其事')", "日志文件第")]
    [InlineData("DELETE FROM log WHERE sequence = 4", "日志缺少第 4 条")]
    [InlineData("UPDATE log SET line = substr(line, 1, length(line) - 40) || 'AAAA' || substr(line, length(line) - 35) WHERE sequence = 4", "日志第 4 条")]
    public void A_changed_row_is_named(string sql, string named)
    {
        filled.Tamper(sql);
        Assert.Contains(filled.Faults(), fault => fault.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void A_stored_file_with_one_changed_byte_is_named()
    {
        foreach (var file in Directory.EnumerateFiles(filled.Paths.Files, "*", SearchOption.AllDirectories).ToList())
        {
            var bytes = File.ReadAllBytes(file);
            bytes[^3] ^= 1;
            File.WriteAllBytes(file, bytes);
            Assert.Contains(filled.Faults(), fault => fault.Contains(Path.GetFileName(file), StringComparison.Ordinal));
            bytes[^3] ^= 1;
            File.WriteAllBytes(file, bytes);
        }

        Assert.Empty(filled.Faults());
    }

    [Fact]
    public void A_stored_file_that_is_gone_is_named()
    {
        var file = Directory.EnumerateFiles(Path.Combine(filled.Paths.Files, "reports"), "*", SearchOption.AllDirectories).First();
        File.Delete(file);
        Assert.Equal([$"缺少文件 {Path.GetRelativePath(filled.Paths.Files, file)}。"], filled.Faults());
    }

    [Fact]
    public void A_changed_line_of_the_logs_file_is_named()
    {
        var log = Path.Combine(filled.Paths.Log, "2024.jsonl");
        File.WriteAllText(log, File.ReadAllText(log).Replace("确有其事", "查无其事", StringComparison.Ordinal));
        Assert.Contains("日志文件第", Assert.Single(filled.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_history_rewritten_consistently_does_not_fit_its_anchor()
    {
        // Who can write everything else can make chains, tables and log fit again; not the anchor, without the key.
        var anchor = Assert.Single(Anchoring.All(filled.Paths)).Anchor!;
        var path = Path.Combine(filled.Paths.Files, "anchors", "2024-01-15.json");
        var rewritten = anchor with { Chains = [anchor.Chains[0] with { Hash = new('0', 64) }, .. anchor.Chains.Skip(1)] };
        File.WriteAllBytes(path, rewritten.Print());
        Assert.Contains("每日存证 2024-01-15.json", Assert.Single(filled.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_chain_of_acts_names_the_first_link_that_does_not_fit()
    {
        var acts = new List<Act>();
        foreach (var what in new[] { "received", "checked", "explained", "confirmed" })
        {
            acts.Add(ActChain.Append(acts.LastOrDefault(), new(An.Key(), 0, An.Moment, "key-1", what, 1, SubmissionState.Received, ""), "ab"));
        }

        Assert.Null(ActChain.FirstBreak(acts));
        acts[1] = acts[1] with { By = "key-2" };
        Assert.Equal(3, ActChain.FirstBreak(acts)!.Sequence);
    }
}
