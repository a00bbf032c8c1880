using System.Globalization;
using Nianbao.Http;
using Nianbao.Store;

namespace Nianbao.Local.CommandLine;

/// <summary>Compiles a data year from the data folder and writes the edition's files.</summary>
internal static class CompileCommand
{
    private const string By = "命令行";

    public static Task<int> RunAsync(Command.Compile command) => DataCommand.RunAsync(command.Data, async paths =>
    {
        await using var services = new ServiceCollection().AddLogging()
            .AddLocalStores(paths.Root).AddUseCases(SharedServices.CheckerWithin(SettingsReader.Read().Reading), TimeProvider.System).BuildServiceProvider();
        var compiled = await services.GetRequiredService<SummaryCompiler>().CompileAsync(
            command.Year, area: null, By, step => DataCommand.Progress(step.Done - 1, step.All), CancellationToken.None);
        Screen.ClearProgress(int.MaxValue);
        if (compiled is null)
        {
            throw new InvalidOperationException("The whole roster can always be compiled.");
        }

        var folder = command.Out ?? string.Create(CultureInfo.InvariantCulture, $"./summary-{command.Year}");
        await WriteAsync(compiled.Edition, services.GetRequiredService<IFileStore>(), folder);
        Console.Out.Write(SummaryPrinter.Print(compiled.Summary));
        Console.Out.WriteLine($"汇总文件已写入 {folder}：{string.Join('、', compiled.Edition.Files)}");
        return Usage.Fine;
    });

    /// <summary>Writes the files of an edition to a folder, over older ones.</summary>
    public static async Task WriteAsync(SummaryEdition edition, IFileStore files, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in edition.Files)
        {
            var content = await files.FindOrNullAsync(SummaryCompiler.PathOf(edition.Year, edition.Number, name), CancellationToken.None)
                ?? throw new InvalidOperationException($"{name} is not in the file store.");
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content);
        }
    }
}
