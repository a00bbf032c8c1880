using Nianbao.Figures;
using Nianbao.Tables;
using static Nianbao.Findings.Evaluation;
using static Nianbao.Findings.Shapes.Cells;
using static Nianbao.Findings.Shapes.Comparisons;
using static Nianbao.Findings.Shapes.Sums;

namespace Nianbao.Findings.Rules;

/// <summary>Rules of generation A, 《政府信息公开情况统计表》 (国办发〔2014〕32号), and of Shandong's rows.</summary>
internal static class StatisticsRules
{
    private const string PrintedSums = "表下注：各子栏目数总数要等于总栏目数量";
    private const string FormStructure = "国办发〔2014〕32号表式结构";
    private const string CheckSum = "请对照原始台账，更正总数或分项，使二者相等。";

    private static readonly string[] A = ["A", "A-SD"];
    private static readonly string[] Shandong = ["A-SD"];

    private static readonly string[] Channels =
        ["a.channel_gazette_count", "a.channel_website_count", "a.channel_weibo_count", "a.channel_wechat_count", "a.channel_other_count"];

    private static readonly string[] Responses =
        ["a.press_conference_count", "a.online_interview_count", "a.policy_interpretation_count", "a.social_media_response_count", "a.other_response_count"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        Total("A01", A, "收到申请数 {x} 与各渠道申请数之和 {y} 不一致，请核对。", "a.req_received_total",
            "a.req_received_in_person", "a.req_received_fax", "a.req_received_online", "a.req_received_mail", "a.req_received_other"),
        Total("A02", A, "申请办结数 {x} 不等于按时办结与延期办结之和 {y}。", "a.req_closed_total", "a.req_closed_on_time", "a.req_closed_extended"),
        Total("A03", A, "申请答复数 {x} 与八类答复之和 {y} 不一致。", "a.req_replied_total",
            "a.reply_already_public", "a.reply_granted", "a.reply_partially_granted", "a.reply_refused_total",
            "a.reply_not_this_agency", "a.reply_not_exist", "a.reply_need_amendment", "a.reply_other_channel"),
        Total("A04", A, "不同意公开答复数 {x}，但所列六类理由合计 {y}，请补全或更正理由。", "a.reply_refused_total",
            "a.reply_refused_state_secret", "a.reply_refused_trade_secret", "a.reply_refused_privacy",
            "a.reply_refused_security_stability", "a.reply_refused_not_gov_info", "a.reply_refused_other_legal"),
        Total("A05", A, "行政复议数量 {x} 与分项之和 {y} 不符。", "a.review_total", "a.review_upheld", "a.review_corrected", "a.review_other"),
        Total("A06", A, "行政诉讼数量 {x} 与分项之和 {y} 不符。", "a.litigation_total", "a.litigation_upheld", "a.litigation_corrected", "a.litigation_other"),
        Total("A07", A, "工作人员总数 {x} 与专职、兼职之和 {y} 不符（总数未填也视为不符）。", "a.staff_total", "a.staff_full_time", "a.staff_part_time"),
        Total("A08", Shandong, "被举报投诉数量 {x} 与分项之和 {y} 不符。", "a.complaint_total", "a.complaint_upheld", "a.complaint_corrected", "a.complaint_other"),
        Total("A09", Shandong, "报送信息数 {x} 与纸质、电子之和 {y} 不符。", "a.sd_deposit_total", "a.sd_deposit_paper", "a.sd_deposit_electronic"),
        Total("A10", Shandong, "公开网站（专栏）数 {x} 与各级之和 {y} 不符。", "a.sd_site_total", "a.sd_site_city", "a.sd_site_county", "a.sd_site_township"),
        Total("A11", Shandong, "查阅点数 {x} 与各级之和 {y} 不符。", "a.reading_point_count",
            "a.sd_reading_point_city", "a.sd_reading_point_county", "a.sd_reading_point_township"),
        Total("A12", Shandong, "查阅点接待人数 {x} 与各级之和 {y} 不符。", "a.sd_visitor_total", "a.sd_visitor_city", "a.sd_visitor_county", "a.sd_visitor_township"),
        new("A13", Severity.Error, A, FormStructure + "：“其中”为包含关系",
            "主要负责同志参加发布会次数 {x} 大于发布会总次数 {y}。", "“其中”项不能大于总数，请更正其中一处。",
            AtMost(["a.press_conference_by_head_count"], ["a.press_conference_count"])),
        new("A14", Severity.Error, A, FormStructure + "：“其中”为包含关系",
            "主要负责同志参加在线访谈次数 {x} 大于访谈总次数 {y}。", "“其中”项不能大于总数，请更正其中一处。",
            AtMost(["a.online_interview_by_head_count"], ["a.online_interview_count"])),
        new("A15", Severity.Error, A, FormStructure + "：“其中”为包含关系",
            "主动公开规范性文件数 {x} 不应大于主动公开政府信息数 {y}。", "“其中”项不能大于总数，请更正其中一处。",
            AtMost(["a.proactive_normative_doc_count"], ["a.proactive_info_count"])),
        new("A16", Severity.Warning, A, FormStructure,
            "公开的规范性文件 {x} 多于本年制发总数 {y}，请说明是否含往年文件。", "如含往年制发的文件，请写明一句；否则请更正。",
            AtMost(["a.proactive_normative_doc_count"], ["a.normative_doc_issued_count"])),
        new("A17", Severity.Error, A, "表内注：不同渠道和方式公开相同信息计1条",
            "主动公开总数 {x} 大于各渠道之和 {y}，存在未计入任何渠道的信息。", "每条信息至少计入一个渠道，请补全渠道数或更正总数。",
            WarningUnlessNumbers(Channels, AtMost(["a.proactive_info_count"], Channels))),
        new("A18", Severity.Warning, A, "表内注：不同渠道和方式公开相同信息计1条",
            "主动公开总数 {x} 小于单一渠道数 {y}，请核对去重口径。", "去重后的总数不会小于任一渠道，请核对，或说明口径。",
            AtLeastEach("a.proactive_info_count", Channels)),
        new("A19", Severity.Info, A, "表内注：不同渠道和方式公开相同信息计1条",
            "总数恰等于各渠道之和，可能未按“相同信息计1条”去重。", "同一信息经多个渠道公开的，总数只计 1 条；如确无重复，不必更改。",
            NotJustTheSum("a.proactive_info_count", Channels)),
        new("A20", Severity.Warning, A, "表内注：不同方式回应同一热点或舆情计1次",
            "回应热点数为 0，但分渠道回应事件合计 {y}，口径前后不一。", "请核对回应公众关注热点或重大舆情数，或说明口径。",
            NotZeroBeside(["a.hot_topic_response_count"], ["a.social_media_response_count", "a.other_response_count"])),
        new("A21", Severity.Warning, A, "表内注：不同方式回应同一热点或舆情计1次",
            "回应热点数 {x} 多于各渠道回应解读合计 {y}。", "每次回应至少计入一个渠道，请核对，或说明口径。",
            AtMost(["a.hot_topic_response_count"], Responses)),
        new("A22", Severity.Warning, A, FormStructure,
            "办结数 {x} 大于收到数 {y}，如含上年结转请注明。", "如含上年结转的申请，请写明件数；否则请更正。",
            AtMost(["a.req_closed_total"], ["a.req_received_total"])),
        new("A23", Severity.Warning, A, FormStructure,
            "答复数 {x} 与办结数 {y} 不同，请说明撤回、并案等情况。", "请说明差额的来由，或更正其中一处。",
            Same(["a.req_replied_total"], ["a.req_closed_total"])),
        new("A24", Severity.Warning, A, FormStructure,
            "培训班次 {x} 与接受培训人次 {y} 不匹配。", "有培训班就有人次，反之亦然；请更正，或说明。",
            BothOrNeither("a.training_session_count", "a.trained_person_count")),
        new("A25", Severity.Warning, A, FormStructure,
            "设有专门机构但工作人员为 0。", "请核对专门机构数与工作人员数，或说明。",
            NotZeroBeside(["a.staff_total"], ["a.dedicated_office_count"])),
        new("A26", Severity.Warning, A, "表内单位：万元",
            "收费 {x} 万元疑有单位错误（元/万元）或无对应申请。", "该栏以万元为单位，请核对金额；如属实，请说明。",
            RequestFee),
        new("A27", Severity.Warning, A, "表内单位：万元",
            "专项经费 {x} 万元偏大，疑将“元”填作“万元”。", "该栏以万元为单位，请核对金额；如属实，请说明。",
            Budget),
        new("A28", Severity.Error, A, FormStructure,
            "指标“{label}”的值 {raw} 不是非负整数。", "请填写整数；只有以万元为单位的两栏可以有小数。",
            WholeNumbers("a")),
        new("A29", Severity.Info, A, FormStructure + "：标题行单位为“——”",
            "标题行“{label}”不应填数（现填 {x}）。", "标题行不必填数，可删去；不影响本次报送。",
            EmptyHeadings),
        new("A30", Severity.Warning, A, FormStructure,
            "有复议或诉讼案件但本年无答复，请确认是否为往年申请引起。", "如由往年申请引起，请说明；否则请核对答复数。",
            Requires(["a.review_total", "a.litigation_total"], ["a.req_replied_total"])),
    ];

    private static Rule Total(string id, string[] forms, string message, string parent, params string[] children) =>
        new(id, Severity.Error, forms, forms == Shandong ? PrintedSums : FormStructure + "：分项之和等于总数", message, CheckSum, SumOf(parent, children));

    private static IEnumerable<Evaluation> RequestFee(ReportFacts facts)
    {
        if (facts.Figures.Find("a.request_fee_wan") is not { State: FigureState.Number, Value: { } value } fee)
        {
            return [NotEvaluated];
        }

        var replied = facts.Figures.Find("a.req_replied_total");
        var isTooMuch = value > facts.Settings.LargestRequestFeeWan && !facts.CoversArea;
        var hasNoRequest = value > 0 && replied?.Value == 0;
        return [Of(!isTooMuch && !hasNoRequest, () => Fail([fee, .. hasNoRequest ? [replied!] : Array.Empty<Figure>()], ("x", Print(value))))];
    }

    private static IEnumerable<Evaluation> Budget(ReportFacts facts)
    {
        if (facts.CoversArea)
        {
            return [NotApplicable];
        }

        return facts.Figures.Find("a.dedicated_budget_wan") is { State: FigureState.Number, Value: { } value } budget
            ? [Of(value <= facts.Settings.LargestBudgetWan, () => Fail([budget], ("x", Print(value))))]
            : [NotEvaluated];
    }

    private static IEnumerable<Evaluation> EmptyHeadings(ReportFacts facts)
    {
        if (facts.Reading is null)
        {
            return [NotEvaluated];
        }

        var filled = facts.Reading["a"].Notes.OfType<TableNote.FilledHeading>().ToList();
        return filled.Count == 0 ? [Pass] : filled.Select(note => Fail(note.Place, note.Raw, ("label", note.Row.Label), ("x", note.Raw)));
    }
}
