using Microsoft.Data.Sqlite;
using Nianbao.Local.Data;
using Nianbao.Local.Storage;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Data;

public sealed class BackupTests
{
    [Fact]
    public async Task What_is_backed_up_beside_a_writer_comes_back_as_it_was()
    {
        using var filled = await FilledFolder.MakeAsync();
        using var writer = new SqliteDatabase(filled.Paths.Database);
        var (exit, said, error) = await NianbaoProcess.RunAsync(filled[""], "backup", "copy", "--data", "data");
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("备份完成", said, StringComparison.Ordinal);
        Assert.Equal((0, ""), await ExitAsync(filled, "restore", "copy", "--data", "again"));
        Assert.Equal((0, ""), await ExitAsync(filled, "verify", "--data", "again"));
        Assert.Empty(Differences(filled.Paths, new(filled["again"])));
        Assert.Equal(await File.ReadAllTextAsync(filled.Paths.ReceiptKey), await File.ReadAllTextAsync(new DataPaths(filled["again"]).ReceiptKey));
    }

    [Fact]
    public async Task A_backup_goes_to_an_empty_folder_only_and_a_restore_too()
    {
        using var filled = await FilledFolder.MakeAsync();
        Assert.Equal(0, (await ExitAsync(filled, "backup", "copy", "--data", "data")).Exit);
        Assert.Contains("不是空目录", (await ExitAsync(filled, "backup", "copy", "--data", "data")).Error, StringComparison.Ordinal);
        Assert.Contains("不会覆盖", (await ExitAsync(filled, "restore", "copy", "--data", "data")).Error, StringComparison.Ordinal);
        Assert.Empty(filled.Faults());
    }

    [Fact]
    public async Task A_backup_with_one_changed_byte_is_not_restored_and_leaves_nothing()
    {
        using var filled = await FilledFolder.MakeAsync();
        await ExitAsync(filled, "backup", "copy", "--data", "data");
        var file = Directory.EnumerateFiles(filled["copy/files/reports"], "*", SearchOption.AllDirectories).First();
        await File.AppendAllTextAsync(file, "x");
        var (exit, error) = await ExitAsync(filled, "restore", "copy", "--data", "again");
        Assert.Equal(2, exit);
        Assert.Contains(Path.GetFileName(file), error, StringComparison.Ordinal);
        Assert.Equal(["copy", "data"], Directory.GetDirectories(filled[""]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_has_no_manifest_and_is_not_restored()
    {
        using var filled = await FilledFolder.MakeAsync();
        await ExitAsync(filled, "backup", "copy", "--data", "data");
        File.Delete(filled["copy/manifest.json"]);
        Assert.Contains("不是完整的备份", (await ExitAsync(filled, "restore", "copy", "--data", "again")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_rebuilt_from_the_log_are_those_that_were()
    {
        using var filled = await FilledFolder.MakeAsync();
        File.Copy(filled.Paths.Database, filled["former.db"]);
        File.Delete(filled.Paths.Database);
        Assert.Equal((0, ""), await ExitAsync(filled, "rebuild", "--data", "data"));
        Assert.Empty(Differences(filled.Paths.Database, filled["former.db"]));
        Assert.Empty(filled.Faults());
    }

    [Fact]
    public async Task A_damaged_page_is_found_said_and_mended_by_a_rebuild()
    {
        using var filled = await FilledFolder.MakeAsync();
        File.Copy(filled.Paths.Database, filled["former.db"]);
        Damage(filled.Paths.Database);
        // As an unclean stop leaves it.
        await File.WriteAllBytesAsync($"{filled.Paths.Database}-wal", []);
        var (exit, error) = await ExitAsync(filled, "serve", "--data", "data", "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, exit);
        Assert.Contains("已损坏", error, StringComparison.Ordinal);
        Assert.Contains("nianbao rebuild", error, StringComparison.Ordinal);
        Assert.Equal(0, (await ExitAsync(filled, "rebuild", "--data", "data")).Exit);
        Assert.Empty(Differences(filled.Paths.Database, filled["former.db"]));
        Assert.Single(Directory.GetFiles(filled.Paths.Root, "*.old"));
    }

    [Fact]
    public async Task A_log_with_a_gap_is_not_rebuilt_from_and_the_database_stays()
    {
        using var filled = await FilledFolder.MakeAsync();
        var log = Path.Combine(filled.Paths.Log, "2024.jsonl");
        await File.WriteAllLinesAsync(log, (await File.ReadAllLinesAsync(log)).Where((_, i) => i != 2));
        var (exit, error) = await ExitAsync(filled, "rebuild", "--data", "data");
        Assert.Equal(2, exit);
        Assert.Contains("缺少第 3 条", error, StringComparison.Ordinal);
        Assert.True(File.Exists(filled.Paths.Database));
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_off_is_written_anew()
    {
        using var filled = await FilledFolder.MakeAsync();
        var log = Path.Combine(filled.Paths.Log, "2024.jsonl");
        var whole = await File.ReadAllTextAsync(log);
        await File.WriteAllTextAsync(log, whole[..^100]);
        using var database = new SqliteDatabase(filled.Paths.Database);
        Assert.Equal(1, new LogFolder(filled.Paths.Log).CatchUp(database));
        Assert.Equal(whole, await File.ReadAllTextAsync(log));
    }

    [Fact]
    public async Task A_data_folder_of_a_time_without_a_log_is_taken_over_and_can_be_rebuilt()
    {
        using var filled = await FilledFolder.MakeAsync();
        filled.Tamper("DROP TABLE key_uses; DROP TABLE notices; DROP TABLE settings; DROP INDEX messages_dead; DROP INDEX messages_by_subject; DROP INDEX messages_waiting");
        filled.Tamper("ALTER TABLE messages DROP COLUMN queue; ALTER TABLE messages DROP COLUMN trace; ALTER TABLE messages RENAME COLUMN subject TO submission");
        filled.Tamper("CREATE INDEX messages_waiting ON messages (visible_at, sequence) WHERE is_done = 0");
        filled.Tamper("DROP TABLE log; UPDATE acts SET json = json_remove(json, '$.content', '$.previous'); PRAGMA user_version = 1");
        Directory.Delete(filled.Paths.Log, recursive: true);
        Directory.Delete(Path.Combine(filled.Paths.Files, "anchors"), recursive: true);
        using (var database = new SqliteDatabase(filled.Paths.Database))
        {
            new LogFolder(filled.Paths.Log).CatchUp(database);
        }

        Assert.Empty(filled.Faults());
        File.Copy(filled.Paths.Database, filled["former.db"]);
        Assert.Equal((0, ""), await ExitAsync(filled, "rebuild", "--data", "data"));
        Assert.Empty(Differences(filled.Paths.Database, filled["former.db"]));
    }

    private static async Task<(int Exit, string Error)> ExitAsync(FilledFolder filled, params string[] arguments)
    {
        var (exit, _, error) = await NianbaoProcess.RunAsync(filled[""], arguments);
        return (exit, error);
    }

    private static IReadOnlyList<string> Differences(DataPaths one, DataPaths other) => Differences(one.Database, other.Database);

    private static IReadOnlyList<string> Differences(string one, string other)
    {
        using var first = Open(one);
        using var second = Open(other);
        return [.. TableRows.Differences(first, second)];
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    // The header stays, so that it is a database still; a later page is overwritten.
    private static void Damage(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.Position = 4096 * 4;
        file.Write(new byte[4096 * 3].Select(_ => (byte)0xA5).ToArray());
    }
}
