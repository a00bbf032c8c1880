using System.Globalization;
using System.Text;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>Writes the totals of a summary as CSV: RFC 4180, UTF-8 with a byte order mark so that spreadsheets read the Chinese.</summary>
public static class SummaryCsv
{
    private static readonly string[] Header =
        ["范围", "表式", "指标", "名称", "单位", "合计", "填报单位数", "空白单位数", "不适用单位数", "未计入单位数", "可能重复计算", "已扣除的联合发文"];

    /// <summary>The file's bytes: one line a figure; a figure that no report has a number for has an empty total.</summary>
    public static byte[] Write(ProvincialSummary summary)
    {
        var csv = new StringBuilder();
        Csv.AppendRecord(csv, Header);
        foreach (var scope in summary.Scopes)
        {
            foreach (var generation in scope.Generations)
            {
                foreach (var total in generation.Totals)
                {
                    Append(csv, scope, generation, total);
                }
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static void Append(StringBuilder csv, ScopeSummary scope, GenerationSummary generation, FigureTotal total) => Csv.AppendRecord(
        csv, scope.Scope == FilingScope.Area ? "汇总" : "本单位", generation.Generation, total.Key, total.Label, total.Unit,
        total.Total?.ToString(CultureInfo.InvariantCulture) ?? "", Printed(total.Addends), Printed(total.Blank), Printed(total.NotApplicable),
        Printed(total.LeftOut), total.IsCareful ? "是" : "", total.Deducted == 0 ? "" : total.Deducted.ToString(CultureInfo.InvariantCulture));

    private static string Printed(int count) => count.ToString(CultureInfo.InvariantCulture);
}
