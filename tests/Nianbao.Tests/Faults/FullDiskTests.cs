using System.Diagnostics;
using System.Text;
using Nianbao.Local.Storage;
using Nianbao.Store;
using Nianbao.Tests.Http;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Faults;

/// <summary>A fact that needs a small disk of its own, which only root may mount.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.CanMount())
        {
            Skip = "A tmpfs can be mounted by root on Linux only.";
        }
    }
}

/// <summary>A disk of four megabytes.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly EmptyFolder folder = new();

    public SmallDisk() => Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.Path);

    public string Path => folder.Path;

    public static bool CanMount()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            return false;
        }

        try
        {
            using var disk = new SmallDisk();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", folder.Path);

    public void MakeWritable() => Run("mount", "-o", "remount,rw", folder.Path);

    public void Dispose()
    {
        Run("umount", "-l", folder.Path);
        folder.Dispose();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(process.StandardError.ReadToEnd());
        }
    }
}

public sealed class FullDiskTests
{
    [SmallDiskFact]
    public async Task On_a_full_disk_an_upload_is_refused_nothing_of_it_is_stored_and_the_server_goes_on_when_there_is_space_again()
    {
        using var disk = new SmallDisk();
        await using var host = await TestHost.StartAsync(folder: Path.Combine(disk.Path, "data"));
        await host.FileAsync("agency", Province.EastBureau, "12");
        var ballast = Fill(disk.Path);
        using var refused = await host.SendAsync("agency", Province.EastBureau, new string('疑', 20_000));
        Assert.Equal((507, "storage-full"), ((int)refused.StatusCode, await refused.ProblemAsync()));
        Assert.Equal(1, (await HeadAsync(host)).LatestRevision);
        File.Delete(ballast);
        var view = await host.FileAsync("agency", Province.EastBureau, "13");
        Assert.Equal((2, "accepted"), (view.GetProperty("revision").GetInt32(), view.Text("state")));
    }

    [SmallDiskFact]
    public async Task On_a_disk_that_can_only_be_read_an_upload_is_refused_and_results_can_still_be_read()
    {
        using var disk = new SmallDisk();
        var files = new DiskFileStore(Path.Combine(disk.Path, "files"));
        await files.PutAsync("a.txt", Encoding.UTF8.GetBytes("a"), default);
        disk.MakeReadOnly();
        var fault = await Assert.ThrowsAsync<StoreFaultException>(() => files.PutAsync("b.txt", Encoding.UTF8.GetBytes("b"), default));
        Assert.Equal(StoreFault.ReadOnly, fault.Fault);
        Assert.NotNull(await files.FindOrNullAsync("a.txt", default));
        disk.MakeWritable();
        Assert.Equal(PutOutcome.Stored, await files.PutAsync("b.txt", Encoding.UTF8.GetBytes("b"), default));
    }

    private static async Task<Filing> HeadAsync(TestHost host) =>
        (await host.Store.FindFilingOrNullAsync(new(2023, Province.EastBureau, FilingScope.Own), default))!;

    private static string Fill(string folder)
    {
        var path = Path.Combine(folder, "ballast");
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            return path;
        }
    }
}
