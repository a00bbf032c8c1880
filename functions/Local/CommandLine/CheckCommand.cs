using Nianbao.Documents;
using Nianbao.Documents.Archives;
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

        var limits = SettingsReader.Read().Reading;
        var files = CheckedFiles.Of(command.Files);
        var done = 0;
        var outcomes = new List<FileOutcome>();
        Screen.Progress(done, files.Count);
        var checks = files.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithDegreeOfParallelism(Math.Min(Environment.ProcessorCount, 64)).Select(file => CheckAll(file, command, limits, files.Count == 1));
        foreach (var found in checks)
        {
            Screen.ClearProgress(files.Count);
            foreach (var outcome in found)
            {
                Print(outcome, command.Json);
            }

            outcomes.AddRange(found);
            Screen.Progress(++done, files.Count);
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

    /// <summary>What came of a file; of an archive with several reports, of each of them.</summary>
    private static IReadOnlyList<FileOutcome> CheckAll(CheckedFile asked, Command.Check command, ReadLimits limits, bool isAlone)
    {
        if (asked.Refusal is { } why)
        {
            return [new FileOutcome.NotChecked(asked.Path, why)];
        }

        try
        {
            var content = File.ReadAllBytes(asked.Path);
            return ArchivedReports.In(content, limits) is { Count: > 0 } inside
                ? [.. inside.Select(file => file.Refusal is { } no
                    ? new FileOutcome.NotChecked($"{asked.Path} 中的 {Screen.Plain(file.Path)}", no)
                    : CheckOne(file.Path, $"{asked.Name}/{file.Path}", file.Content, command, limits, isAlone: false))]
                : [CheckOne(Path.GetFileName(asked.Path), asked.Name, content, command, limits, isAlone)];
        }
        catch (UnauthorizedAccessException)
        {
            return [new FileOutcome.NotChecked(asked.Path, "没有读取这个文件的权限。")];
        }
        catch (IOException)
        {
            return [new FileOutcome.NotChecked(asked.Path, "文件读不出来，可能正被其他程序占用，请关闭后重试。")];
        }
    }

    /// <summary>Checks one report.</summary>
    /// <param name="fileName">Its own name, which the check compares with what it is.</param>
    /// <param name="name">The name to tell it apart by: with its folders and its archive.</param>
    private static FileOutcome CheckOne(string fileName, string name, ReadOnlyMemory<byte> content, Command.Check command, ReadLimits limits, bool isAlone)
    {
        if (!command.Html)
        {
            return new FileOutcome.Checked(SharedServices.CheckerWithin(limits).Check(fileName, content, null) with { File = name });
        }

        var read = SharedServices.RereaderWithin(limits).Read(fileName, content, null);
        var report = read.Report with { File = name };
        var page = PageOf(name, command.Out, isAlone);
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(page)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            File.WriteAllText(page, MarkedReport.Print(new(report, read.Document)));
            return new FileOutcome.Checked(report) { Page = page };
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return new FileOutcome.NotChecked(name, $"网页写不进 {page}，请检查目录的权限和磁盘空间。");
        }
    }

    /// <summary>The file's own name with an ending that no report has: a page never takes the place of one.</summary>
    private static string PageOf(string name, string? to, bool isAlone) => to switch
    {
        { } page when isAlone && !Directory.Exists(page) => page,
        _ => Path.Combine(to ?? "", $"{name.Replace('/', '_').Replace('\\', '_')}.核对.html"),
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
