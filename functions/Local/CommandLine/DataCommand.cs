using Nianbao.Local.Data;
using Nianbao.Local.Storage;

namespace Nianbao.Local.CommandLine;

/// <summary>What the commands on a data folder share: which folder, and what is said when it cannot be used.</summary>
internal static class DataCommand
{
    /// <summary>Runs a command on a folder that is there.</summary>
    public static int Run(string? data, Func<DataPaths, int> command) =>
        RunAsync(data, paths => Task.FromResult(command(paths))).GetAwaiter().GetResult();

    /// <summary>Runs a command on a folder that is there.</summary>
    public static async Task<int> RunAsync(string? data, Func<DataPaths, Task<int>> command)
    {
        var paths = new DataPaths(data ?? SettingsReader.Read().Data);
        return Directory.Exists(paths.Root)
            ? await GuardedAsync(() => command(paths))
            : Refuse($"没有数据目录“{paths.Root}”，请用 --data 指明目录。");
    }

    /// <summary>Runs a command, and says in one sentence why it cannot be carried out.</summary>
    public static int Guarded(Func<int> command) => GuardedAsync(() => Task.FromResult(command())).GetAwaiter().GetResult();

    private static async Task<int> GuardedAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (DataFolderInUseException taken)
        {
            return Refuse(taken.Advice);
        }
        catch (NewerDatabaseException newer)
        {
            return Refuse(newer.Advice);
        }
        catch (DamagedDatabaseException damaged)
        {
            return Refuse(damaged.Advice);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Refuse($"没有完成：{broken.Message}");
        }
    }

    public static int Refuse(string why) => Usage.Complain(why);

    public static bool IsEmpty(string folder) => !Path.Exists(folder) || (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any());

    /// <summary>Shows how far a command has come.</summary>
    public static void Progress(int done, int all)
    {
        Screen.ClearProgress(all);
        Screen.Progress(done + 1, all);
    }
}
