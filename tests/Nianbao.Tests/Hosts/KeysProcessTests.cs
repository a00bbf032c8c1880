using System.Text.RegularExpressions;
using Nianbao.Http;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Hosts;

public sealed class KeysProcessTests : IDisposable
{
    private readonly EmptyFolder _folder = new();

    public KeysProcessTests()
    {
        Directory.CreateDirectory(_folder["data"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_lost_admin_key_is_replaced_on_the_data_folder()
    {
        await KeysAsync("add", "旧管理员", "admin");
        var (exit, output, _) = await KeysAsync("add", "新管理员", "admin");
        Assert.Equal(0, exit);
        Assert.Equal((0, "密钥“旧管理员”已停用。"), await SayAsync("revoke", "旧管理员"));
        Assert.Equal("新管理员", (await FindAsync(Regex.Match(output, "nb_[0-9a-f]{64}").Value))?.Name);
        Assert.Matches(@"名称\s+角色\s+所属单位\s+状态\s+最近使用\n新管理员\s+admin\s+——\s+有效\s+——\n旧管理员\s+admin\s+——\s+\d{4}-\d\d-\d\d 停用\s+——\n", (await KeysAsync()).Output);
    }

    [Fact]
    public async Task The_last_admin_key_and_keys_of_nobody_are_refused_in_a_sentence()
    {
        await KeysAsync("add", "管理员", "admin");
        Assert.Equal((2, "这是最后一把管理员密钥，停用后再没有人能管理密钥；请先新建一把管理员密钥。"), await SayAsync("revoke", "管理员"));
        Assert.Equal((2, "没有这个名称的密钥。"), await SayAsync("revoke", "没有"));
        Assert.Equal((2, "agency 和 office 的密钥要填所属单位（统一社会信用代码）。"), await SayAsync("add", "水利局", "agency"));
        Assert.Equal((2, "名录中没有这个单位，请核对统一社会信用代码。"), await SayAsync("add", "水利局", "agency", An.DepartmentId));
        Assert.Equal((2, "这个名称已经用过；停用的密钥也保留名称，请换一个名称。"), await SayAsync("add", "管理员", "auditor"));
    }

    [Fact]
    public async Task Keys_for_a_whole_roster_are_written_to_a_file_that_only_its_owner_reads_and_that_is_never_overwritten()
    {
        await PutAgenciesAsync();
        Assert.Equal((0, "为 2 个单位新建了密钥，只显示这一次；0 个单位已有密钥，没有改动。"), await SayAsync("bulk", "--out", "k.csv", "--expires", "2099-12-31"));
        var lines = await File.ReadAllLinesAsync(_folder["k.csv"]);
        Assert.Equal(["统一社会信用代码", An.DepartmentId, An.GovernmentId], lines.Select(line => line.TrimStart('\uFEFF').Split(',')[0]));
        Assert.Equal(new(2099, 12, 31), (await FindAsync(Regex.Match(lines[1], "nb_[0-9a-f]{64}").Value))?.ExpiresOn);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["k.csv"]));
        }

        Assert.Equal(2, (await KeysAsync("bulk", "--renew", "--out", "k.csv")).ExitCode);
        Assert.Equal(lines, await File.ReadAllLinesAsync(_folder["k.csv"]));
        Assert.Null((await FindAsync(Regex.Match(lines[1], "nb_[0-9a-f]{64}").Value))?.RevokedAt);
    }

    [Fact]
    public async Task Keys_for_an_area_are_printed_and_renewed_ones_replace_the_former()
    {
        await PutAgenciesAsync();
        var first = (await KeysAsync("bulk", An.DepartmentId)).Output;
        var again = (await KeysAsync("bulk", An.DepartmentId, "--renew")).Output;
        Assert.NotNull((await FindAsync(Regex.Match(first, "nb_[0-9a-f]{64}").Value))?.RevokedAt);
        Assert.Null((await FindAsync(Regex.Match(again, "nb_[0-9a-f]{64}").Value))?.RevokedAt);
        Assert.DoesNotContain(An.GovernmentId, first + again, StringComparison.Ordinal);
        Assert.Equal((2, "名录中没有这个单位，请核对统一社会信用代码。"), await SayAsync("bulk", "nowhere"));
        Assert.Equal((2, "有效期已过，请填今天或以后的日期。"), await SayAsync("bulk", "--expires", "2020-01-01"));
    }

    private async Task PutAgenciesAsync()
    {
        using var database = new SqliteDatabase(Path.Combine(_folder["data"], "nianbao.db"));
        await new SqliteSubmissionStore(database, TimeProvider.System).PutAgenciesAsync(
            [An.Agency(parent: An.GovernmentId), An.Agency(An.GovernmentId, AgencyKind.Government)], default);
    }

    private Task<(int ExitCode, string Output, string Error)> KeysAsync(params string[] arguments) =>
        NianbaoProcess.RunAsync(_folder.Path, ["keys", .. arguments, "--data", "data"]);

    private async Task<(int ExitCode, string Said)> SayAsync(params string[] arguments)
    {
        var (exit, output, error) = await KeysAsync(arguments);
        return (exit, (output + error).TrimEnd());
    }

    private async Task<AccessKey?> FindAsync(string secret)
    {
        using var database = new SqliteDatabase(Path.Combine(_folder["data"], "nianbao.db"));
        return await new SqliteSubmissionStore(database, TimeProvider.System).FindKeyOrNullAsync(Secrets.HashOf(secret), default);
    }
}
