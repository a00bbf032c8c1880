using System.Globalization;
using Nianbao.Generator.Printing;

namespace Nianbao.Generator.Reports;

/// <summary>The sentences of a report, whose figures are those of its tables.</summary>
internal sealed class ReportProse(Random random, int year, IReadOnlyDictionary<string, decimal> figures)
{
    /// <summary>Names the statistic period.</summary>
    public string Intro { get; } = Pick(random,
        $"本报告的统计期限自{year}年1月1日起至{year}年12月31日止。",
        $"根据《中华人民共和国政府信息公开条例》编制本报告，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
        $"现公布{year}年度报告，统计期限为{year}年1月1日至12月31日。");

    public string Problems { get; } = Pick(random,
        "存在更新不够及时的问题，今后将按月检查，逐项改进。",
        "主要问题是内容不够通俗。改进措施：对每份惠民文件配发图文解读。",
        "业务人员把握尺度不准，下一年将组织业务学习，改进答复质量。");

    /// <summary>Where somebody did not pay a fee, a notice of it was given out.</summary>
    public string Fee { get; } = Pick(random, "本年度未收取信息处理费。", "没有发生信息处理费。",
        figures.GetValueOrDefault("t3.other_overdue_fee.total") == 0 ? "全年未发出信息处理费收费通知，无其他事项。" : "全年发出信息处理费收费通知9份，无其他事项。");

    public ReportBlock[] Overview() =>
        [
            Pick(random, "（一）主动公开情况。重要决策与办事结果在形成之日起二十个工作日内公开。", "（一）主动公开。围绕群众关心的事项及时发布信息。"),
            $"（二）依申请公开情况。{Requests}",
            Pick(random, "（三）政府信息管理情况。对历年文件逐件清理，统一编号。", "（三）政府信息管理。建立公开属性动态调整制度。"),
            Pick(random, "（四）政府信息公开平台建设情况。优化门户网站栏目，增加检索功能。", "（四）公开平台建设。依托政府网站设立专栏。"),
            Pick(random, "（五）监督保障情况。纳入年度考核，每季度自查一次。", "（五）监督保障。由分管负责人牵头，全年培训一期。"),
        ];

    public string[] Contents2014() =>
        [
            Pick(random, "公开工作由办公室负责，各科室配合。", "调整了政务公开工作小组，明确各科室职责。"),
            Pick(random, $"全年主动公开政府信息{Value("a.proactive_info_count")}条。", "主动公开的内容以表内数据为准。"),
            Value("a.req_received_total") is "0" ? "全年未收到公开申请。" : $"全年收到政府信息公开申请{Value("a.req_received_total")}件，依申请公开的办理情况见表。",
            Pick(random, "收费及减免情况见表。", "费用情况以表内数据为准。"),
            "行政复议和行政诉讼情况见表。",
            Problems,
            Pick(random, "无。", "没有其他需要报告的事项。"),
        ];

    private string Requests => Value("t3.new_received.total") is "0"
        ? "全年未收到新的政府信息公开申请。"
        : Pick(random,
            $"全年新收政府信息公开申请{Value("t3.new_received.total")}件，上年结转{Value("t3.carried_in.total")}件，办结{Value("t3.handled_total.total")}件，结转下年度{Value("t3.carried_out.total")}件。",
            $"全年收到政府信息公开申请{Value("t3.new_received.total")}件，均依法办理。",
            "收到的政府信息公开申请均已依法办理，数据见第三部分的表。");

    private string Value(string key) => figures[key].ToString(CultureInfo.InvariantCulture);

    private static string Pick(Random random, params string[] wordings) => wordings[random.Next(wordings.Length)];
}
