using Nianbao.Local.Data;
using Nianbao.Tests.Hosts;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Faults;

public sealed class OneProcessTests : IDisposable
{
    private readonly EmptyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_second_server_on_a_data_folder_is_refused()
    {
        using var first = new KilledServer(folder.Path);
        await first.StartAsync();
        var (exit, _, error) = await NianbaoProcess.RunAsync(folder.Path, "--data", "data", "--urls", "http://127.0.0.1:0");
        Assert.Equal(2, exit);
        Assert.Contains("正由另一个 nianbao 进程使用", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rebuild_beside_a_server_is_refused()
    {
        using var server = new KilledServer(folder.Path);
        await server.StartAsync();
        var (exit, _, error) = await NianbaoProcess.RunAsync(folder.Path, "rebuild", "--data", "data");
        Assert.Equal(2, exit);
        Assert.Contains("正由另一个 nianbao 进程使用", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_free_again_when_its_server_was_killed()
    {
        using var server = new KilledServer(folder.Path);
        await server.StartAsync();
        server.Kill();
        using var taken = DataFolder.Take(folder["data"]);
        Assert.True(File.Exists(taken.Paths.Lock));
    }

    [Fact]
    public void What_an_ended_process_left_half_written_is_removed_at_the_next_start()
    {
        using var taken = DataFolder.Take(folder["data"]);
        Directory.CreateDirectory(folder["data/files/.incoming"]);
        File.WriteAllText(folder["data/files/.incoming/x.tmp"], "half");
        taken.Recover();
        Assert.Empty(Directory.EnumerateFiles(folder["data/files/.incoming"]));
    }

    [Fact]
    public void The_private_key_can_be_read_by_its_owner_only_and_stays_the_same()
    {
        var path = new DataPaths(folder.Path).ReceiptKey;
        using var made = ReceiptKeyFile.OpenOrMake(path);
        using var kept = ReceiptKeyFile.OpenOrMake(path);
        Assert.Equal(made.Id, kept.Id);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }
}
