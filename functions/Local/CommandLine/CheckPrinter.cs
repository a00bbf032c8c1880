using System.Diagnostics;
using System.Globalization;
using System.Text;
using Nianbao.Findings;

namespace Nianbao.Local.CommandLine;

/// <summary>Prints the result of a check for people.</summary>
internal static class CheckPrinter
{
    private const string Indent = "  ";

    /// <summary>One file: what it is, what it comes to, what is wrong and where, and how much could be checked.</summary>
    public static string Print(CheckedReport report)
    {
        var text = new StringBuilder();
        text.Append(Screen.Bold(Screen.Plain(report.File))).Append('\n');
        text.Append(TextTable.Print(
            [["单位", Shown(report.Agency)], ["年度", YearOf(report)], ["表式", report.Form ?? "未识别"], ["结论", SentenceOf(report)]], Indent));
        AppendFindings(text, report, Severity.Error, Screen.Red("错误，须改正"));
        AppendFindings(text, report, Severity.Warning, Screen.Yellow("疑问，请说明或改正"));
        AppendFindings(text, report, Severity.Info, "提示，供参考");
        var rules = report.Rules;
        return text.Append('\n').Append(CultureInfo.InvariantCulture,
            $"{Indent}核对 {rules.Pass + rules.Fail} 项：相符 {rules.Pass}，不符 {rules.Fail}；无法核对 {rules.NotEvaluated}，不适用 {rules.NotApplicable}\n").ToString();
    }

    /// <summary>Many files: one line each.</summary>
    public static string Overview(IReadOnlyList<CheckedReport> reports)
    {
        if (reports.Count == 0)
        {
            return "";
        }

        IReadOnlyList<string> head = ["文件", "单位", "年度", "表式", "错误", "疑问", "结论"];
        return TextTable.Print([head, .. reports.Select(OverviewOf)]);
    }

    /// <summary>What a verdict is called in one word.</summary>
    public static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Accepted => "通过",
        Verdict.AwaitingExplanation => "待说明",
        Verdict.Returned => "退回",
        Verdict.Unreadable => "无法识别",
        var other => throw new UnreachableException(other.ToString()),
    };

    private static IReadOnlyList<string> OverviewOf(CheckedReport report) =>
    [
        Screen.Plain(report.File), Shown(report.Agency), YearOf(report), report.Form ?? "未识别",
        CountOf(report, Severity.Error), CountOf(report, Severity.Warning), WordOf(report.Verdict),
    ];

    private static string SentenceOf(CheckedReport report) => report.Verdict switch
    {
        Verdict.Accepted => Screen.Green("通过，没有要改正或说明的"),
        Verdict.AwaitingExplanation => Screen.Yellow($"待说明：有 {CountOf(report, Severity.Warning)} 处疑问，请逐条说明或改正"),
        Verdict.Returned => Screen.Red($"退回：有 {CountOf(report, Severity.Error)} 处错误，请改正后重新报送"),
        Verdict.Unreadable => Screen.Red("无法识别，请按下面的说明换一个文件"),
        var other => throw new UnreachableException(other.ToString()),
    };

    private static void AppendFindings(StringBuilder text, CheckedReport report, Severity severity, string heading)
    {
        var findings = report.Findings.Where(finding => finding.Severity == severity).ToList();
        if (findings.Count == 0)
        {
            return;
        }

        text.Append('\n').Append(Indent).Append(heading).Append(CultureInfo.InvariantCulture, $"（{findings.Count}）\n");
        foreach (var finding in findings)
        {
            Append(text, finding);
        }
    }

    private static void Append(StringBuilder text, Finding finding)
    {
        var rows = new List<IReadOnlyList<string>>
        {
            new[] { finding.Rule, "问题", Screen.Plain(finding.Message) },
            new[] { "", "位置", finding.Place.ToChinese() },
        };
        if (finding.Quote is { Length: > 0 } quote)
        {
            rows.Add(["", "原文", Screen.Plain(Short(quote))]);
        }

        rows.Add(["", "处理", Screen.Plain(finding.Advice)]);
        text.Append(TextTable.Print(rows, Indent + Indent));
    }

    private static string Short(string quote) => quote.Length <= 80 ? quote : $"{quote[..80]}…";

    private static string Shown(string? agency) => agency is null ? "未找到" : Screen.Plain(agency);

    private static string YearOf(CheckedReport report) => report.Year?.ToString(CultureInfo.InvariantCulture) ?? "未找到";

    private static string CountOf(CheckedReport report, Severity severity) =>
        report.Findings.Count(finding => finding.Severity == severity).ToString(CultureInfo.InvariantCulture);
}
