using Nianbao.Local.Data;

namespace Nianbao.Local.CommandLine;

/// <summary>Makes the database anew from the log.</summary>
internal static class RebuildCommand
{
    public static int Run(Command.Rebuild command) => DataCommand.Run(command.Data, paths =>
    {
        using var folder = DataFolder.Take(paths.Root);
        var outcome = Rebuild.Run(paths, TimeProvider.System);
        Console.Out.WriteLine($"重建完成：日志共 {outcome.Lines} 条。");
        if (outcome.SetAside is { } aside)
        {
            Console.Out.WriteLine($"原数据库已另存为 {aside}。");
        }

        if (!outcome.WasCopied)
        {
            Console.Out.WriteLine("原数据库不能读取；它停止前最后一秒的操作可能还没有写入日志文件，请核对。");
        }

        return Usage.Fine;
    });
}
