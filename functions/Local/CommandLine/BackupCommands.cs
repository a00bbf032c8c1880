using Nianbao.Local.Data;

namespace Nianbao.Local.CommandLine;

/// <summary>Makes backups and puts them back.</summary>
internal static class BackupCommands
{
    public static int Backup(Command.Backup command) => DataCommand.Run(command.Data, paths =>
    {
        if (!DataCommand.IsEmpty(command.To))
        {
            return DataCommand.Refuse($"“{command.To}”不是空目录，请换一个目录存放备份。");
        }

        if (!File.Exists(paths.Database))
        {
            return DataCommand.Refuse($"“{paths.Root}”中没有数据库，没有可以备份的内容。");
        }

        var manifest = Data.Backup.Make(paths, command.To, TimeProvider.System, DataCommand.Progress);
        Console.Out.WriteLine($"备份完成：{command.To}，共 {manifest.Files.Count} 个文件，日志到第 {manifest.LogSequence} 条。其中含回执签名密钥，请妥善保管。");
        return Usage.Fine;
    });

    public static int Restore(Command.Restore command) => DataCommand.Guarded(() =>
    {
        var data = command.Data ?? SettingsReader.Read().Data;
        if (!DataCommand.IsEmpty(data))
        {
            return DataCommand.Refuse($"数据目录“{data}”不是空的，不会覆盖；请先把它移走，或用 --data 换一个目录。");
        }

        if (BackupManifest.ReadOrNull(command.From) is not { } manifest)
        {
            return DataCommand.Refuse($"“{command.From}”不是完整的备份：没有可用的 {BackupManifest.Name}。");
        }

        Data.Restore.Run(command.From, manifest, data, DataCommand.Progress);
        Console.Out.WriteLine($"恢复完成：{data}，共 {manifest.Files.Count} 个文件，全部与清单相符。");
        return Usage.Fine;
    });
}
