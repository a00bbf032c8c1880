using Nianbao.Findings;
using Nianbao.Generator.Printing;
using static Nianbao.Generator.Printing.SampleForms;

namespace Nianbao.Tests.Corpus;

/// <summary>Generation A with Shandong's rows.</summary>
internal static class CasesOf2014Shandong
{
    public static IReadOnlyList<SampleCase> All { get; } =
    [
        new("a-sd-2018", "青麓县教育和体育局", 2018, "山东省增行的表式，78项全部填写且各级之和相符。", Verdict.Accepted,
            Statistics("A-SD", ["青麓县教育和体育局2018年度政府信息公开工作年度报告"],
                "依照《中华人民共和国政府信息公开条例》，现公布我局2018年度报告。统计时限为2018年1月1日至2018年12月31日。联系电话：010-55550301。",
                [
                    "我局围绕招生入学、校园安全和教师招聘三件群众关心的事做好公开。",
                    "全年主动公开政府信息640条，其中政府网站502条，政务微信240条。举办新闻发布会1次，发布政策解读稿件5篇。",
                    "全年收到申请9件，其中网络申请7件、其他形式2件，已全部答复。",
                    "全年未收取费用。",
                    "全年没有因政府信息公开引起的行政复议、行政诉讼。",
                    "部分学校的公开栏更新慢，下一年度将每季度检查一次。",
                    "无其他需要报告的事项。",
                ],
                ["（2018年度）", "单位名称：青麓县教育和体育局"])
            .WithFigures("""
                a.proactive_info_count          640
                a.proactive_normative_doc_count 3
                a.normative_doc_issued_count    3
                a.channel_website_count         502
                a.channel_wechat_count          240
                a.hot_topic_response_count      2
                a.press_conference_count        1
                a.policy_interpretation_count   5
                a.other_response_count          1
                a.req_received_total            9
                a.req_received_online           7
                a.req_received_other            2
                a.req_closed_total              9
                a.req_closed_on_time            9
                a.req_replied_total             9
                a.reply_already_public          2
                a.reply_granted                 6
                a.reply_not_exist               1
                a.complaint_total               1
                a.complaint_other               1
                a.sd_deposit_total              120
                a.sd_deposit_paper              20
                a.sd_deposit_electronic         100
                a.sd_site_total                 1
                a.sd_site_county                1
                a.sd_gazette_issues             4
                a.sd_gazette_copies             800
                a.reading_point_count           2
                a.sd_reading_point_county       1
                a.sd_reading_point_township     1
                a.sd_visitor_total              36
                a.sd_visitor_county             30
                a.sd_visitor_township           6
                a.dedicated_office_count        1
                a.staff_total                   5
                a.staff_full_time               1
                a.staff_part_time               4
                a.dedicated_budget_wan          0.8
                a.meeting_count                 2
                a.training_session_count        1
                a.trained_person_count          64
                """).With("a.sd_gazette_copies", "８００") with { Style = new() { IsIndented = true, TextTables = TextTables.Tabs, TextCoding = TextCoding.Gb18030, HasWideDots = true } }),

        new("a-sd-2018-spoiled", "栖禾区工业和信息化局", 2018, "78项只填9项：三处总数空着而分项有数，空白不当作0。", Verdict.Returned,
            Statistics("A-SD", ["栖禾区工业和信息化局", "2018年政府信息公开年度报告"],
                "现将我局2018年政府信息公开情况报告如下，所列数据统计时限自2018年1月1日起至2018年12月31日止。",
                [
                    "机构改革后，原栖禾区经济和信息化局的公开职责由我局承担，两块牌子的旧栏目已合并。",
                    "全年公开信息335条，与上年持平，其中政府网站145条，政务微信190条；参加新闻发布会2次。",
                    "全年没有收到政府信息公开申请。",
                    "全年没有收取费用。",
                    "全年没有行政复议和行政诉讼。",
                    "问题是专职力量不足，将通过轮训改进。",
                    "无。",
                ],
                ["（2018年度）", "单位名称：栖禾区工业和信息化局"])
            .WithFigures("""
                a.proactive_info_count          335
                a.proactive_normative_doc_count 1
                a.normative_doc_issued_count    1
                a.channel_website_count         145
                a.channel_wechat_count          190
                a.press_conference_count        2
                a.sd_site_county                1
                a.sd_reading_point_county       1
                a.staff_part_time               2
                """) with { Filler = "", Style = new() { IsIndented = true, HasAutoNumbers = true, IsWordMarkup = true } }),
    ];
}
