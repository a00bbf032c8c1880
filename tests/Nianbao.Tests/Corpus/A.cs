using Nianbao.Findings;
using Nianbao.Generator.Printing;
using static Nianbao.Generator.Printing.SampleForms;

namespace Nianbao.Tests.Corpus;

/// <summary>Valid reports, in which a test spoils one thing; their prose names no figure, so that a cell can change alone.</summary>
internal static class A
{
    private const string Agency = "云汀市商务局";

    /// <summary>A report of 2024 that is accepted.</summary>
    public static SampleReport Report() => Report("C");

    /// <summary>A report in a form, A, A-SD, B or C, that is accepted; all its figures are 0.</summary>
    public static SampleReport Report(string form) => form switch
    {
        "A" => OfStatistics(form, 2017),
        "A-SD" => OfStatistics(form, 2018),
        "B" => OfSixSections(form, 2020),
        "C" => OfSixSections(form, 2024),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No such form."),
    };

    /// <summary>What a check of the report says.</summary>
    public static CheckedReport Checked(SampleReport report, string kind) => ReportCheck.Check($"report.{kind}", SampleKinds.Print(report, kind), filedAs: null);

    private static SampleReport OfStatistics(string form, int year) => Statistics(form, [$"{Agency}{year}年政府信息公开工作年度报告"], Period(year),
        [
            "公开工作由办公室负责。", "主动公开的内容以表内数据为准。", "依申请公开的办理情况见表。", "收费及减免情况见表。", "行政复议和行政诉讼情况见表。",
            "存在更新不及时的问题，正在改进。", "无。",
        ],
        [$"（{year}年度）", $"填报单位（盖章）：{Agency}"]);

    private static SampleReport OfSixSections(string form, int year) => SixSections(form, [$"{Agency}{year}年政府信息公开工作年度报告"], Period(year),
        ["主动公开、依申请公开、政府信息管理、政府信息公开平台建设和监督保障各项工作正常开展，收到的政府信息公开申请均已依法办理。"],
        ["存在更新不及时的问题，正在改进。"],
        ["信息处理费未收取。"]);

    private static string Period(int year) => $"本报告的统计期限自{year}年1月1日起至{year}年12月31日止。";
}
