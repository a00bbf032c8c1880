using Nianbao.Findings;
using Nianbao.Generator.Printing;
using static Nianbao.Generator.Printing.SampleForms;

namespace Nianbao.Tests.Corpus;

/// <summary>Generation A.</summary>
internal static class CasesOf2014
{
    public static IReadOnlyList<SampleCase> All { get; } =
    [
        new("a-2016", "云汀市商务局", 2016, "2014年表式，58项全部填写且勾稽相符。", Verdict.Accepted,
            Statistics("A", ["云汀市商务局2016年政府信息公开年度报告"],
                "本年度报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自2016年1月1日起至12月31日止。联系电话：010-55550101。",
                [
                    "2016年，我局把政务公开列入全年重点工作，修订了公开目录和公开指南，明确各科室的审核责任。",
                    "全年主动公开政府信息1286条，其中通过政府网站公开1103条，通过政务微博公开215条，通过政务微信公开318条。",
                    "全年收到政府信息公开申请37件，其中当面申请5件、网络申请30件、信函申请2件，均已答复。",
                    "2016年未收取依申请公开信息的费用。",
                    "2016年发生政府信息公开行政复议1件，结果为维持；没有发生行政诉讼。",
                    "公开内容的通俗程度还不够。下一步将对每份惠企文件配发图文解读，方便商户理解。",
                    "没有其他需要报告的事项。",
                ],
                ["（2016年度）", "填报单位（盖章）：云汀市商务局"])
            .WithFigures("""
                a.proactive_info_count          1286
                a.proactive_normative_doc_count 12
                a.normative_doc_issued_count    15
                a.channel_gazette_count         40
                a.channel_website_count         1103
                a.channel_weibo_count           215
                a.channel_wechat_count          318
                a.hot_topic_response_count      6
                a.press_conference_count        2
                a.press_conference_by_head_count 1
                a.online_interview_count        1
                a.online_interview_by_head_count 1
                a.policy_interpretation_count   9
                a.social_media_response_count   3
                a.other_response_count          2
                a.req_received_total            37
                a.req_received_in_person        5
                a.req_received_online           30
                a.req_received_mail             2
                a.req_closed_total              37
                a.req_closed_on_time            35
                a.req_closed_extended           2
                a.req_replied_total             37
                a.reply_already_public          6
                a.reply_granted                 18
                a.reply_partially_granted       2
                a.reply_refused_total           4
                a.reply_refused_trade_secret    1
                a.reply_refused_privacy         1
                a.reply_refused_not_gov_info    2
                a.reply_not_this_agency         4
                a.reply_not_exist               2
                a.reply_need_amendment          1
                a.review_total                  1
                a.review_upheld                 1
                a.dedicated_office_count        1
                a.reading_point_count           1
                a.staff_total                   6
                a.staff_full_time               2
                a.staff_part_time               4
                a.dedicated_budget_wan          3.5
                a.meeting_count                 3
                a.training_session_count        2
                a.trained_person_count          86
                """) with { Style = new() { IsIndented = true, HasAutoNumbers = true } }),

        new("a-2017", "云汀市工业和信息化局", 2017, "以更名前的名称报送，数据相符，但未写明统计期限。", Verdict.AwaitingExplanation,
            Statistics("A", ["云汀市工业和信息化委员会", "2017年政府信息公开年度报告"],
                "按照上级要求，我委对2017年度的政府信息公开工作作了汇总，现向社会公布。欢迎监督。",
                [
                    "我委由办公室牵头，会同各业务科室推进信息公开，全年召开专题会议4次。",
                    "全年主动公开政府信息395条：市政府网站77条，政务微博52条，政务微信53条，报刊、广播等其他方式213条。回应群众关注的热点4次，发布政策解读稿件2篇。",
                    "全年收到网络申请1件，所涉信息不属于本行政机关公开，已按时答复。",
                    "全年没有收取费用。",
                    "全年没有发生行政复议和行政诉讼。",
                    "工作中还存在更新不够及时的问题，今后将实行每周检查。",
                    "无。",
                ],
                ["（2017年度）", "填报单位(盖章):云汀市工业和信息化委员会"])
            .WithFigures("""
                a.proactive_info_count        395
                a.channel_website_count       77
                a.channel_weibo_count         52
                a.channel_wechat_count        53
                a.channel_other_count         213
                a.hot_topic_response_count    4
                a.policy_interpretation_count 2
                a.other_response_count        2
                a.req_received_total          1
                a.req_received_online         1
                a.req_closed_total            1
                a.req_closed_on_time          1
                a.req_replied_total           1
                a.reply_not_this_agency       1
                a.dedicated_office_count      1
                a.reading_point_count         1
                a.staff_total                 3
                a.staff_full_time             1
                a.staff_part_time             2
                a.meeting_count               4
                """) with { Style = new() { TextTables = TextTables.Bars, IsWordMarkup = true } }),

        new("a-2017-spoiled", "云汀市科学技术局", 2017, "不同意公开2件而六类理由只有1件，填报单位空着，回应热点为0却有122次回应事件。", Verdict.Returned,
            Statistics("A", ["云汀市科学技术委员会", "2017年政府信息公开年度报告"],
                "本报告依据《中华人民共和国政府信息公开条例》编写，数据统计期限自2017年1月1日起至2017年12月31日止。",
                [
                    "2017年，我委调整了政务公开工作小组，把公开审核放进公文办理的每个环节。",
                    "全年通过各种渠道公开政府信息10608条，其中政府网站3302条、政务微博6266条、政务微信1040条。",
                    "全年收到公开申请58件，其中当面申请1件、网络申请57件，全部按时办结。",
                    "全年没有就依申请公开收取费用。",
                    "全年发生政府信息公开行政复议案件2件，其中维持1件、申请人撤回1件；没有行政诉讼案件。",
                    "公开内容还需要细化，下一步将加强业务培训。",
                    "没有需要报告的其他事项。",
                ],
                ["（2017年度）", "填报单位（盖章）："])
            .WithFigures("""
                a.hdr_response                  0
                a.proactive_info_count          10608
                a.proactive_normative_doc_count 126
                a.normative_doc_issued_count    711
                a.channel_website_count         3302
                a.channel_weibo_count           6266
                a.channel_wechat_count          1040
                a.policy_interpretation_count   6
                a.other_response_count          122
                a.req_received_total            58
                a.req_received_in_person        1
                a.req_received_online           57
                a.req_closed_total              58
                a.req_closed_on_time            58
                a.req_replied_total             58
                a.reply_already_public          1
                a.reply_granted                 4
                a.reply_refused_total           2
                a.reply_refused_not_gov_info    1
                a.reply_not_this_agency         47
                a.reply_not_exist               2
                a.reply_need_amendment          2
                a.review_total                  2
                a.review_upheld                 1
                a.review_other                  1
                a.dedicated_office_count        1
                a.staff_total                   30
                a.staff_full_time               2
                a.staff_part_time               28
                a.training_session_count        1
                a.trained_person_count          30
                """) with { Style = new() { IsIndented = true, IsWordMarkup = true } }),
    ];
}
