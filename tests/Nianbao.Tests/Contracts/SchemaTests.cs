using Microsoft.Data.Sqlite;
using Nianbao.Findings;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Hosts;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Contracts;

/// <summary>Data folders of older programs are opened as they are; of newer ones they are left alone.</summary>
public sealed class SchemaTests : IDisposable
{
    private const string Agency = "11980102555000733H";

    private readonly EmptyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_database_of_schema_1_opens_and_keeps_everything()
    {
        MakeOld();
        using var database = new SqliteDatabase(_folder["nianbao.db"]);
        var store = new SqliteSubmissionStore(database, TimeProvider.System);
        var accepted = await store.FindSubmissionOrNullAsync(SubmissionId.Parse($"2019-{Agency}-own-001")!.Value, default);
        Assert.Equal((SubmissionState.Accepted, Verdict.Accepted, "B"), (accepted!.State, accepted.Result!.Verdict, accepted.Result.Form));
        var returned = await store.FindSubmissionOrNullAsync(SubmissionId.Parse($"2020-{Agency}-own-001")!.Value, default);
        Assert.Equal((SubmissionState.Returned, "别的.txt"), (returned!.State, returned.File.Name));
        Assert.NotNull((await store.FindFilingOrNullAsync(accepted.Id.Filing, default))!.Accepted);
        Assert.Equal(["received", "checked"], (await An.ListAsync(store.ListActsAsync(accepted.Id.Filing, default))).Select(act => act.What));
        Assert.Equal(["admin", "旧密钥"], (await An.ListAsync(store.ListKeysAsync(default))).Select(key => key.Name));
        Assert.Equal(["summary.json", "summary.csv"], Assert.Single(await An.ListAsync(store.ListEditionsAsync(2019, default))).Files);
        Assert.Equal(4, (await An.ListAsync(store.ListAgenciesAsync(default))).Count);
        Assert.Equal(accepted.Id, (await store.FindAnswerOrNullAsync("admin", "k1", accepted.ReceivedAt, default))!.Submission);
    }

    [Fact]
    public async Task A_database_of_schema_1_takes_new_work()
    {
        MakeOld();
        using var database = new SqliteDatabase(_folder["nianbao.db"]);
        var queue = new SqliteWorkQueue(database, TimeProvider.System);
        var id = SubmissionId.Parse($"2020-{Agency}-own-001")!.Value;
        await queue.SendAsync(WorkMessage.Check($"{id}/1", id, null), default);
        Assert.Null(await queue.TakeAsync(WorkQueueName.Submissions, TimeSpan.FromMinutes(1), default));
        await queue.SendAsync(WorkMessage.Check($"{id}/replay-1", id, null) with { Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }, default);
        Assert.Equal("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", (await queue.TakeAsync(WorkQueueName.Submissions, TimeSpan.FromMinutes(1), default))!.Trace);
    }

    [Fact]
    public void An_upgraded_database_has_the_tables_of_a_new_one()
    {
        MakeOld();
        using (new SqliteDatabase(_folder["nianbao.db"]))
        using (new SqliteDatabase(_folder["new.db"]))
        {
            Assert.Equal(TablesOf("new.db"), TablesOf("nianbao.db"));
        }
    }

    [Fact]
    public async Task A_folder_of_a_newer_program_is_refused_in_a_sentence_and_left_as_it_is()
    {
        Directory.CreateDirectory(_folder["data"]);
        Execute("data/nianbao.db", "PRAGMA user_version = 99");
        var before = await File.ReadAllBytesAsync(_folder["data/nianbao.db"]);
        foreach (var command in new[] { "serve", "keys", "verify" })
        {
            var (exit, _, error) = await NianbaoProcess.RunAsync(_folder.Path, command, "--data", "data");
            Assert.Equal(2, exit);
            Assert.Contains("数据目录是更新版本的 nianbao 建立的（第 99 版", error, StringComparison.Ordinal);
        }

        // Page 1, bytes 18 and 19: the journal mode, which is WAL from the moment a program opens it.
        var after = await File.ReadAllBytesAsync(_folder["data/nianbao.db"]);
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(before[60..64], after[60..64]);
    }

    private void MakeOld() => Execute("nianbao.db", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Contracts", "schema-1.sql")));

    private void Execute(string name, string sql)
    {
        using var connection = Open(name);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private List<string> TablesOf(string name)
    {
        using var connection = Open(name);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT type || ' ' || name || ' ' || replace(coalesce(sql, ''), '  ', ' ') FROM sqlite_master ORDER BY name";
        using var row = command.ExecuteReader();
        var found = new List<string>();
        while (row.Read())
        {
            found.Add(string.Join(' ', row.GetString(0).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }

        return found;
    }

    private SqliteConnection Open(string name)
    {
        var connection = new SqliteConnection($"Data Source={_folder[name]};Pooling=False");
        connection.Open();
        return connection;
    }
}
