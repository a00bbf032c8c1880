namespace Nianbao.Forms;

/// <summary>Generation A: 《政府信息公开情况统计表》, one table of 65 rows in nine sections (国办发〔2014〕32号), data years 2014 to 2018.</summary>
public static class Form2014
{
    /// <summary>The rows as printed, seven of them headings.</summary>
    internal static IReadOnlyList<FormRow> Rows { get; } =
        [
            Header("hdr_proactive",                    null, "一、主动公开情况"),
            Row("proactive_info_count",             "hdr_proactive", "条", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "主动公开信息数"),
            Row("proactive_normative_doc_count",    "proactive_info_count", "条", "其中：主动公开规范性文件数", "主动公开规范文件数"),
            Row("normative_doc_issued_count",       "proactive_info_count", "件", "制发规范性文件总数"),
            Header("hdr_channel",                      "hdr_proactive", "（二）通过不同渠道和方式公开政府信息的情况"),
            Row("channel_gazette_count",            "hdr_channel", "条", "1.政府公报公开政府信息数"),
            Row("channel_website_count",            "hdr_channel", "条", "2.政府网站公开政府信息数", "门户网站公开政府信息数"),
            Row("channel_weibo_count",              "hdr_channel", "条", "3.政务微博公开政府信息数"),
            Row("channel_wechat_count",             "hdr_channel", "条", "4.政务微信公开政府信息数"),
            Row("channel_other_count",              "hdr_channel", "条", "5.其他方式公开政府信息数", "其他形式公开政府信息数"),
            Header("hdr_response",                     null, "二、回应解读情况"),
            Row("hot_topic_response_count",         "hdr_response", "次", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）"),
            Header("hdr_response_channel",             "hdr_response", "（二）通过不同渠道和方式回应解读的情况"),
            Row("press_conference_count",           "hdr_response_channel", "次", "1.参加或举办新闻发布会总次数"),
            Row("press_conference_by_head_count",   "press_conference_count", "次", "其中：主要负责同志参加新闻发布会次数"),
            Row("online_interview_count",           "hdr_response_channel", "次", "2.政府网站在线访谈次数"),
            Row("online_interview_by_head_count",   "online_interview_count", "次", "其中：主要负责同志参加政府网站在线访谈次数"),
            Row("policy_interpretation_count",      "hdr_response_channel", "篇", "3.政策解读稿件发布数"),
            Row("social_media_response_count",      "hdr_response_channel", "次", "4.微博微信回应事件数"),
            Row("other_response_count",             "hdr_response_channel", "次", "5.其他方式回应事件数"),
            Header("hdr_request",                      null, "三、依申请公开情况"),
            Row("req_received_total",               "hdr_request", "件", "（一）收到申请数"),
            Row("req_received_in_person",           "req_received_total", "件", "1.当面申请数"),
            Row("req_received_fax",                 "req_received_total", "件", "2.传真申请数"),
            Row("req_received_online",              "req_received_total", "件", "3.网络申请数", "网上申请数"),
            Row("req_received_mail",                "req_received_total", "件", "4.信函申请数"),
            Row("req_closed_total",                 "hdr_request", "件", "（二）申请办结数"),
            Row("req_closed_on_time",               "req_closed_total", "件", "1.按时办结数"),
            Row("req_closed_extended",              "req_closed_total", "件", "2.延期办结数"),
            Row("req_replied_total",                "hdr_request", "件", "（三）申请答复数"),
            Row("reply_already_public",             "req_replied_total", "件", "1.属于已主动公开范围数"),
            Row("reply_granted",                    "req_replied_total", "件", "2.同意公开答复数"),
            Row("reply_partially_granted",          "req_replied_total", "件", "3.同意部分公开答复数"),
            Row("reply_refused_total",              "req_replied_total", "件", "4.不同意公开答复数", "不予公开答复数"),
            Row("reply_refused_state_secret",       "reply_refused_total", "件", "其中：涉及国家秘密"),
            Row("reply_refused_trade_secret",       "reply_refused_total", "件", "涉及商业秘密"),
            Row("reply_refused_privacy",            "reply_refused_total", "件", "涉及个人隐私"),
            Row("reply_refused_security_stability", "reply_refused_total", "件", "危及国家安全、公共安全、经济安全和社会稳定"),
            Row("reply_refused_not_gov_info",       "reply_refused_total", "件", "不是《条例》所指政府信息"),
            Row("reply_refused_other_legal",        "reply_refused_total", "件", "法律法规规定的其他情形"),
            Row("reply_not_this_agency",            "req_replied_total", "件", "5.不属于本行政机关公开数"),
            Row("reply_not_exist",                  "req_replied_total", "件", "6.申请信息不存在数"),
            Row("reply_need_amendment",             "req_replied_total", "件", "7.告知作出更改补充数"),
            Row("reply_other_channel",              "req_replied_total", "件", "8.告知通过其他途径办理数"),
            Row("review_total",                     null, "件", "四、行政复议数量"),
            Row("review_upheld",                    "review_total", "件", "（一）维持具体行政行为数"),
            Row("review_corrected",                 "review_total", "件", "（二）被依法纠错数"),
            Row("review_other",                     "review_total", "件", "（三）其他情形数"),
            Row("litigation_total",                 null, "件", "五、行政诉讼数量"),
            Row("litigation_upheld",                "litigation_total", "件", "（一）维持具体行政行为或者驳回原告诉讼请求数"),
            Row("litigation_corrected",             "litigation_total", "件", "（二）被依法纠错数"),
            Row("litigation_other",                 "litigation_total", "件", "（三）其他情形数"),
            Row("complaint_total",                  null, "件", "六、举报投诉数量", "被举报投诉数量"),
            Row("request_fee_wan",                  null, "万元", "七、依申请公开信息收取的费用"),
            Header("hdr_capacity",                     null, "八、机构建设和保障经费情况"),
            Row("dedicated_office_count",           "hdr_capacity", "个", "（一）政府信息公开工作专门机构数"),
            Row("reading_point_count",              "hdr_capacity", "个", "（二）设置政府信息公开查阅点数", "设置政府信息查阅点数"),
            Row("staff_total",                      "hdr_capacity", "人", "（三）从事政府信息公开工作人员数"),
            Row("staff_full_time",                  "staff_total", "人", "1.专职人员数（不包括政府公报及政府网站工作人员数）"),
            Row("staff_part_time",                  "staff_total", "人", "2.兼职人员数"),
            Row("dedicated_budget_wan",             "hdr_capacity", "万元", "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）"),
            Header("hdr_meeting",                      null, "九、政府信息公开会议和培训情况"),
            Row("meeting_count",                    "hdr_meeting", "次", "（一）召开政府信息公开工作会议或专题会议数"),
            Row("training_session_count",           "hdr_meeting", "次", "（二）举办各类培训班数"),
            Row("trained_person_count",             "hdr_meeting", "人次", "（三）接受培训人员数"),
        ];

    /// <summary>The national form.</summary>
    public static FormDefinition Definition { get; } = Define("A", "2014年表式（政府信息公开情况统计表）", "国办发〔2014〕32号", Rows);

    internal static FormDefinition Define(string id, string name, string source, IReadOnlyList<FormRow> rows) =>
        new(id, "A", name, source, 2014, 2018,
        [
            new("a", "政府信息公开情况统计表", [new(null, rows, [new("", "统计数") { Aliases = ["统计数据", "统计数量", "数量", "数值", "数据"] }])]),
        ]);

    internal static FormRow Header(string key, string? parent, string label) => new(key, label) { Parent = parent, IsHeader = true };

    internal static FormRow Row(string key, string? parent, string unit, string label, params string[] aliases) =>
        new(key, label) { Parent = parent, Unit = unit, Kind = unit == "万元" ? FigureKind.Money : FigureKind.Count, Aliases = aliases };
}
