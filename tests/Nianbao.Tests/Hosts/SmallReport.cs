using System.Globalization;
using System.Text;
using Nianbao.Forms;

namespace Nianbao.Tests.Hosts;

/// <summary>A whole report of an agency that does not exist, as text; right in every point unless it is told otherwise.</summary>
internal static class SmallReport
{
    private const string WholeYear = "本年度报告中所列数据的统计期限自2017年1月1日起至12月31日止。";

    /// <param name="refusedReasons">How many of two refusals have a reason.</param>
    /// <param name="period">The sentence that says what period the figures are of.</param>
    /// <param name="blank">The row whose cell is left blank.</param>
    public static string Text(int refusedReasons = 2, string period = WholeYear, string? blank = null)
    {
        var figures = new Dictionary<string, int>
        {
            ["a.proactive_info_count"] = 10,
            ["a.channel_website_count"] = 10,
            ["a.channel_other_count"] = 2,
            ["a.req_received_total"] = 2,
            ["a.req_received_online"] = 2,
            ["a.req_closed_total"] = 2,
            ["a.req_closed_on_time"] = 2,
            ["a.req_replied_total"] = 2,
            ["a.reply_refused_total"] = 2,
            ["a.reply_refused_privacy"] = refusedReasons,
        };
        var text = new StringBuilder($"示例市公开局2017年政府信息公开工作年度报告\n根据《中华人民共和国政府信息公开条例》编制本报告。{period}\n");
        string[] headings = ["概述", "主动公开政府信息的情况", "依申请公开政府信息的情况", "政府信息公开的收费及减免情况", "申请行政复议、提起行政诉讼的情况", "存在的主要问题及改进情况", "其他需要报告的事项"];
        for (var i = 0; i < headings.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{"一二三四五六七"[i]}、{headings[i]}\n本年度此项工作平稳，没有需要特别说明的情况。\n");
        }

        text.Append("八、政府信息公开情况统计表\n政府信息公开情况统计表\n（2017年度）\n填报单位（盖章）：示例市公开局\n\t统　计　指　标\n\t单位\n\t统计数\n\n");
        foreach (var row in Form2014.Definition.Tables[0].Blocks[0].Rows)
        {
            var value = row.IsHeader || row.Key == blank ? "" : figures.GetValueOrDefault($"a.{row.Key}").ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"\t{row.Label}\n\t{(row.IsHeader ? "——" : row.Unit)}\n\t{value}\n\n");
        }

        return text.ToString();
    }
}
