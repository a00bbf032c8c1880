using System.Globalization;
using System.Text;
using Nianbao.Findings;
using Nianbao.Http;
using Nianbao.Store;

namespace Nianbao.Local.CommandLine;

/// <summary>Files the samples through the real flow, in a folder of its own, and prints what came of them.</summary>
internal static class DemoCommand
{
    private const string Out = "./demo-out";
    private const string Filer = "演示填报人";
    private const string Office = "演示主管部门";

    public static async Task<int> RunAsync()
    {
        if (DemoCase.FindCorpus(Environment.CurrentDirectory) is not { } corpus)
        {
            Console.Error.WriteLine("没有找到示例报告（tests/Corpus/agencies.csv），请在项目目录中运行 demo。");
            return Usage.SomeUnreadable;
        }

        var data = Directory.CreateTempSubdirectory("nianbao-demo-");
        try
        {
            return await RunAsync(corpus, data.FullName);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(string corpus, string data)
    {
        using var host = BuildHost(data);
        var flow = ActivatorUtilities.CreateInstance<DemoFlow>(host.Services);
        await flow.LoadRosterAsync(Path.Combine(corpus, "agencies.csv"));
        await host.StartAsync();
        Directory.CreateDirectory(Out);
        var filed = new List<(DemoCase Case, Submission Submission)>();
        foreach (var sample in DemoCase.Load(corpus))
        {
            var submission = await flow.FileAsync(sample, Filer);
            Console.Out.WriteLine($"{sample.Name}：{sample.About}");
            Console.Out.WriteLine(CheckPrinter.Print(submission.Result!));
            await WriteAsync($"{sample.Name}.json", CheckedReportJson.Print(submission.Result!));
            filed.Add((sample, submission));
        }

        await ExplainOneAsync(flow, filed);
        await CompileAsync(host.Services, filed);
        await host.StopAsync();
        return Conclude(filed);
    }

    private static IHost BuildHost(string data)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddLocalStores(data).AddUseCases(SharedServices.CheckerWithin(Documents.ReadLimits.Default), TimeProvider.System).AddHostedService<CheckWorker>();
        return builder.Build();
    }

    private static async Task ExplainOneAsync(DemoFlow flow, List<(DemoCase Case, Submission Submission)> filed)
    {
        var at = filed.FindIndex(one => one.Submission.State == SubmissionState.AwaitingExplanation);
        if (at < 0)
        {
            return;
        }

        var (sample, awaiting) = filed[at];
        var explained = await flow.ExplainAsync(awaiting, "经核对，数据与台账一致。", Filer);
        filed[at] = (sample, explained);
        Console.Out.WriteLine($"{sample.Name}：逐条说明疑问之后，{Http.NextSteps.Of(explained)}");
        Console.Out.WriteLine();
    }

    private static async Task CompileAsync(IServiceProvider services, List<(DemoCase Case, Submission Submission)> filed)
    {
        foreach (var year in filed.Select(one => one.Case.Year).Distinct().Order())
        {
            var compiled = await services.GetRequiredService<SummaryCompiler>().CompileAsync(year, area: null, Office, CancellationToken.None)
                ?? throw new InvalidOperationException("The whole roster can always be compiled.");
            var folder = Path.Combine(Out, string.Create(CultureInfo.InvariantCulture, $"summary-{year}"));
            await CompileCommand.WriteAsync(compiled.Edition, services.GetRequiredService<IFileStore>(), folder);
            Console.Out.Write(SummaryPrinter.Print(compiled.Summary));
        }
    }

    private static int Conclude(List<(DemoCase Case, Submission Submission)> filed)
    {
        Console.Out.WriteLine(TextTable.Print([["示例", "年度", "结论", "现在", "说明"], .. filed.Select(RowOf)]));
        Console.Out.WriteLine($"全部结果已写入 {Out}");
        var unexpected = filed.Where(one => one.Submission.Result!.Verdict != one.Case.Expected).Select(one => one.Case.Name).ToList();
        if (unexpected.Count == 0)
        {
            return Usage.Fine;
        }

        Console.Error.WriteLine($"与示例注明的结论不同：{string.Join('、', unexpected)}");
        return Usage.SomeReturned;
    }

    private static string[] RowOf((DemoCase Case, Submission Submission) filed) =>
    [
        filed.Case.Name, filed.Case.Year.ToString(CultureInfo.InvariantCulture), CheckPrinter.WordOf(filed.Submission.Result!.Verdict),
        filed.Submission.State == SubmissionState.Accepted ? "通过" : "未通过", filed.Case.About,
    ];

    private static Task WriteAsync(string name, string json) => File.WriteAllTextAsync(Path.Combine(Out, name), json, new UTF8Encoding(false));
}
