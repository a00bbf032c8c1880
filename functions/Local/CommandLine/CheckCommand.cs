using Nianbao.Documents;
using Nianbao.Documents.Archives;
using Nianbao.Findings;
using Nianbao.Http;
using Nianbao.Marked;

using Reread = System.Func<string, System.ReadOnlyMemory<byte>, Nianbao.Findings.FiledAs?, Nianbao.ReadReport>;

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
        PriorReport? prior = null;
        if (command.Prior is { } before && (prior = PriorOf(before, limits, out var why)) is null)
        {
            return Usage.Complain(why);
        }

        var read = SharedServices.RereaderWithin(limits, prior).Read;
        var files = CheckedFiles.Of(command.Files);
        if (prior is not null && !IsOneReport(files, limits))
        {
            return Usage.Complain("--prior 只能和一份报告一起写；目录和装有几份报告的压缩包，请逐份核对。");
        }

        var done = 0;
        var outcomes = new List<FileOutcome>();
        Screen.Progress(done, files.Count);
        var checks = files.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithDegreeOfParallelism(Math.Min(Environment.ProcessorCount, 64)).Select(file => CheckAll(file, command, limits, read, files.Count == 1));
        foreach (var found in checks)
        {
            Screen.ClearProgress(files.Count);
            foreach (var outcome in found)
            {
                Print(outcome, command.Json);
                Warn(outcome, prior);
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

    /// <summary>What cannot be read is said where it is read.</summary>
    private static bool IsOneReport(IReadOnlyList<CheckedFile> files, ReadLimits limits)
    {
        try
        {
            return files is [var only] && (only.Refusal is not null || ArchivedReports.In(File.ReadAllBytes(only.Path), limits) is not { Count: > 1 });
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>The report of the year before; null, with what is wrong with it (中文), when it cannot be used.</summary>
    private static PriorReport? PriorOf(string path, ReadLimits limits, out string why)
    {
        why = "";
        if (CheckedFiles.Of([path]) is not [{ Refusal: null }])
        {
            why = $"{path}：没有这个文件，或不能作为上一年度的报告。";
            return null;
        }

        try
        {
            var report = SharedServices.CheckerWithin(limits).Check(Path.GetFileName(path), File.ReadAllBytes(path), null);
            var prior = report.Verdict == Verdict.Unreadable ? null : PriorReport.Of(report);
            why = prior is null ? $"{path}：不能作为上一年度的报告，文件无法识别，或标题没有写明年度。" : "";
            return prior;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            why = $"{path}：文件读不出来，请检查权限，或关闭正在使用它的程序后重试。";
            return null;
        }
    }

    /// <summary>That nothing was compared is not silent.</summary>
    private static void Warn(FileOutcome outcome, PriorReport? prior)
    {
        if (prior is not null && outcome is FileOutcome.Checked { Report: { Verdict: not Verdict.Unreadable } report } && report.Year - 1 != prior.Year)
        {
            Console.Error.WriteLine($"没有与上一年度对照：{Screen.Plain(prior.Source)} 是 {prior.Year} 年度的报告，{Screen.Plain(report.File)} {(report.Year is { } year ? $"是 {year} 年度的" : "没有写明年度")}。");
        }
    }

    /// <summary>What came of a file; of an archive with several reports, of each of them.</summary>
    private static IReadOnlyList<FileOutcome> CheckAll(CheckedFile asked, Command.Check command, ReadLimits limits, Reread read, bool isAlone)
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
                    : CheckOne(file.Path, $"{asked.Name}/{file.Path}", file.Content, command, read, isAlone: false))]
                : [CheckOne(Path.GetFileName(asked.Path), asked.Name, content, command, read, isAlone)];
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
    private static FileOutcome CheckOne(string fileName, string name, ReadOnlyMemory<byte> content, Command.Check command, Reread reread, bool isAlone)
    {
        var read = reread(fileName, content, null);
        var report = read.Report with { File = name };
        if (!command.Html)
        {
            return new FileOutcome.Checked(report);
        }

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
