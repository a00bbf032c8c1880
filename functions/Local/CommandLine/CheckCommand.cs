using Nianbao.Findings;
using Nianbao.Http;

namespace Nianbao.Local.CommandLine;

/// <summary>Checks files and prints what was found; nothing is stored.</summary>
internal static class CheckCommand
{
    public static int Run(Command.Check command)
    {
        var checker = SharedServices.CheckerWithin(SettingsReader.Read().Reading);
        var done = 0;
        var outcomes = new List<FileOutcome>();
        Screen.Progress(done, command.Files.Count);
        var checks = command.Files.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithDegreeOfParallelism(Math.Min(Environment.ProcessorCount, 64)).Select(path => CheckOne(checker, path));
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
            case FileOutcome.Checked { Report: var report }:
                Console.Out.WriteLine(json ? CheckedReportJson.Print(report) : CheckPrinter.Print(report));
                break;
        }
    }

    private static FileOutcome CheckOne(ReportChecker checker, string path)
    {
        try
        {
            return new FileInfo(path) switch
            {
                { Exists: false } when Directory.Exists(path) => new FileOutcome.NotChecked(path, "这是一个目录，请写出其中的文件，如 目录/*.docx。"),
                { Exists: false } => new FileOutcome.NotChecked(path, "没有这个文件，请检查文件名和所在目录。"),
                { Length: > RouteLimits.LargestFile } => new FileOutcome.NotChecked(path, "文件超过 20 MB，请压缩其中的图片或删去附件。"),
                var file => new FileOutcome.Checked(checker.Check(file.Name, File.ReadAllBytes(path), null)),
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
}

/// <summary>What came of one file of the command line.</summary>
internal abstract record FileOutcome
{
    private FileOutcome() { }

    internal sealed record Checked(CheckedReport Report) : FileOutcome;

    /// <param name="Path">As it was given.</param>
    /// <param name="Why">Why it was not looked into (中文).</param>
    internal sealed record NotChecked(string Path, string Why) : FileOutcome;
}
