using Nianbao.Findings;
using Nianbao.Http;
using Nianbao.Marked;

namespace Nianbao.Local.CommandLine;

/// <summary>Checks files and prints what was found; nothing is stored.</summary>
internal static class CheckCommand
{
    public static int Run(Command.Check command)
    {
        if (command is { Html: true, Files.Count: > 1, Out: { } folder } && File.Exists(folder))
        {
            return Usage.Complain($"{folder} 是一个文件；核对几个文件时，-o 请写目录。");
        }

        var done = 0;
        var outcomes = new List<FileOutcome>();
        Screen.Progress(done, command.Files.Count);
        var checks = command.Files.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithDegreeOfParallelism(Math.Min(Environment.ProcessorCount, 64)).Select(path => CheckOne(path, command));
        foreach (var outcome in checks)
        {
            Screen.ClearProgress(command.Files.Count);
            Print(outcome, command.Json);
            outcomes.Add(outcome);
            Screen.Progress(++done, command.Files.Count);
        }

        if (!command.Json && outcomes.Count > 1)
        {
            Console.Out.Write(CheckPrinter.Overview([.. outcomes.OfType<FileOutcome.Checked>().Select(checkedFile => checkedFile.Report)]));
        }

        return ExitCodeOf(outcomes);
    }

    /// <summary>2 wins over 1: what could not be read may hold anything.</summary>
    internal static int ExitCodeOf(IReadOnlyCollection<FileOutcome> outcomes)
    {
        if (outcomes.Any(outcome => outcome is FileOutcome.NotChecked or FileOutcome.Checked { Report.Verdict: Verdict.Unreadable }))
        {
            return Usage.SomeUnreadable;
        }

        return outcomes.Any(outcome => outcome is FileOutcome.Checked { Report.Verdict: Verdict.Returned }) ? Usage.SomeReturned : Usage.Fine;
    }

    private static void Print(FileOutcome outcome, bool json)
    {
        switch (outcome)
        {
            case FileOutcome.NotChecked missing:
                Console.Error.WriteLine($"{missing.Path}：{missing.Why}");
                break;
            case FileOutcome.Checked { Report: var report, Page: var page }:
                Console.Out.WriteLine(json ? CheckedReportJson.Print(report) : CheckPrinter.Print(report));
                if (page is not null)
                {
                    Console.Error.WriteLine($"已写入 {page}");
                }

                break;
        }
    }

    private static FileOutcome CheckOne(string path, Command.Check command)
    {
        try
        {
            return new FileInfo(path) switch
            {
                { Exists: false } when Directory.Exists(path) => new FileOutcome.NotChecked(path, "这是一个目录，请写出其中的文件，如 目录/*.docx。"),
                { Exists: false } => new FileOutcome.NotChecked(path, "没有这个文件，请检查文件名和所在目录。"),
                { Length: > RouteLimits.LargestFile } => new FileOutcome.NotChecked(path, "文件超过 20 MB，请压缩其中的图片或删去附件。"),
                var file when command.Html => Marked(file, command),
                var file => new FileOutcome.Checked(SharedServices.Checker.Check(file.Name, File.ReadAllBytes(path), null)),
            };
        }
        catch (UnauthorizedAccessException)
        {
            return new FileOutcome.NotChecked(path, "没有读取这个文件的权限。");
        }
        catch (IOException)
        {
            return new FileOutcome.NotChecked(path, "文件读不出来，可能正被其他程序占用，请关闭后重试。");
        }
    }

    private static FileOutcome Marked(FileInfo file, Command.Check command)
    {
        var read = SharedServices.Rereader.Read(file.Name, File.ReadAllBytes(file.FullName), null);
        var page = PageOf(file, command);
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(page)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            File.WriteAllText(page, MarkedReport.Print(new(read.Report, read.Document)));
            return new FileOutcome.Checked(read.Report) { Page = page };
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return new FileOutcome.NotChecked(file.Name, $"网页写不进 {page}，请检查目录的权限和磁盘空间。");
        }
    }

    /// <summary>The file's own name with an ending that no report has: a page never takes the place of one.</summary>
    private static string PageOf(FileInfo file, Command.Check command) => command switch
    {
        { Out: null } => $"{file.Name}.核对.html",
        { Out: { } folder } when command.Files.Count > 1 || Directory.Exists(folder) => Path.Combine(folder, $"{file.Name}.核对.html"),
        { Out: { } page } => page,
    };
}

/// <summary>What came of one file of the command line.</summary>
internal abstract record FileOutcome
{
    private FileOutcome() { }

    internal sealed record Checked(CheckedReport Report) : FileOutcome
    {
        /// <summary>The page it was written to; null for none.</summary>
        public string? Page { get; init; }
    }

    /// <param name="Path">As it was given.</param>
    /// <param name="Why">Why it was not looked into (中文).</param>
    internal sealed record NotChecked(string Path, string Why) : FileOutcome;
}
