using Nianbao.Findings;
using Nianbao.Generator.Printing;
using Nianbao.Store;
using static Nianbao.Generator.Printing.SampleForms;

namespace Nianbao.Tests.Corpus;

/// <summary>Generation C, reports of governments for their whole area.</summary>
internal static class AreaCasesOf2021
{
    public static IReadOnlyList<SampleCase> All { get; } =
    [
        new("c-2021", "栖禾区人民政府", 2021, "区政府的全区汇总，2021年格式的第一年。", Verdict.Accepted,
            SixSections("C", ["栖禾区人民政府2021年政府信息公开工作年度报告"],
                "本报告反映全区各部门、各镇街的情况，统计期限自2021年1月1日起至2021年12月31日止。",
                [
                    "（一）主动公开。全区围绕征地拆迁、义务教育入学和老旧小区改造及时发布信息。",
                    "（二）依申请公开。全年新收政府信息公开申请95件，上年结转8件，办结98件，结转下年度5件。",
                    "（三）政府信息管理。对历年行政规范性文件逐件清理，失效的当月标注。",
                    "（四）政府信息公开平台建设。完成区政府网站无障碍改造，各镇街设立查阅点。",
                    "（五）监督保障。把政务公开纳入年度考核，全年培训两期。",
                ],
                ["镇街之间水平不齐。下一步实行结对帮扶，由区政务公开办公室逐镇辅导。"],
                ["本年度未收取信息处理费。"])
            .WithFigures("""
                s2.normdocs                      7 4 61
                s2.licensing                     18420
                s2.penalty                       2316
                s2.coercion                      145
                s2.fee                           1520.36
                t3.new_received                  78 14 0 0 3 0 95
                t3.carried_in                    7 1 0 0 0 0 8
                t3.granted                       36 6 0 0 2 0 44
                t3.partially_granted             9 1 0 0 0 0 10
                t3.refused_third_party           3 0 0 0 0 0 3
                t3.refused_internal_affairs      1 0 0 0 0 0 1
                t3.refused_enforcement_file      2 1 0 0 0 0 3
                t3.unable_not_held               21 5 0 0 1 0 27
                t3.unable_no_ready_info          2 0 0 0 0 0 2
                t3.unprocessed_petition          4 0 0 0 0 0 4
                t3.unprocessed_repeat            1 0 0 0 0 0 1
                t3.other_overdue_correction      2 0 0 0 0 0 2
                t3.other_misc                    0 1 0 0 0 0 1
                t3.handled_total                 81 14 0 0 3 0 98
                t3.carried_out                   4 1 0 0 0 0 5
                l4.review                        3 1 0 1 5
                l4.direct_suit                   1 0 0 0 1
                l4.post_review_suit              1 0 0 0 1
                """)) { Scope = FilingScope.Area },

        new("c-2024-area", "云汀市人民政府", 2024, "市政府的全市汇总：数大，部分格用千分位和全角数字。", Verdict.Accepted,
            SixSections("C", ["云汀市人民政府2024年政府信息公开工作年度报告"],
                "本报告汇总全市各级行政机关的数据，统计期限自2024年1月1日起至2024年12月31日止。",
                [
                    "（一）主动公开。全年新增公开市政府规章1件，重大决策一律附起草说明。",
                    "（二）依申请公开。全市新收政府信息公开申请3119件，上年结转34件，办结3050件，103件结转下年度。",
                    "（三）政府信息管理。开展行政规范性文件清理，废止26件。",
                    "（四）政府信息公开平台建设。市政府网站推出政策文件库和智能问答。",
                    "（五）监督保障。对12个部门开展年中督查，结果在全市通报。",
                ],
                ["部分领域公开标准执行不到位。明年将对照目录逐项核查。"],
                ["全年收取信息处理费3940元。"])
            .WithFigures(LargeCity)
            .WithFigures("""
                s2.licensing    447,228
                s2.penalty      3,985,758
                s2.coercion     88，283
                t3.new_received 3,001 53 0 0 61 4 3,119
                t3.granted      １２８８ 21 0 0 50 3 １３６２
                """) with { Style = new() { HasBrokenLabels = true, IsWordMarkup = true } }) { Scope = FilingScope.Area },

        new("c-2025", "青麓县人民政府", 2025, "县政府的全县汇总，第六部分报告了信息处理费。", Verdict.Accepted,
            SixSections("C", ["青麓县人民政府", "2025年政府信息公开工作年度报告"],
                "现公布全县2025年度报告。本报告所列数据统计期限自2025年1月1日起至2025年12月31日止。",
                [
                    "（一）主动公开情况。以乡村振兴项目和惠农补贴为重点，资金分配到村到户的结果逐条上网。",
                    "（二）依申请公开情况。全县新收政府信息公开申请61件，上年结转3件，办结60件，结转下年度4件。",
                    "（三）政府信息管理情况。统一文件编号，建立公开属性动态调整制度。",
                    "（四）政府信息公开平台建设情况。开通手机端办事地图，镇村查阅点增设自助终端。",
                    "（五）监督保障情况。全年考核两次，邀请群众代表评议一次，没有需要追究责任的情形。",
                ],
                ["村级公开不均衡，明年将把公开事项清单细化到村务公开栏。"],
                ["2025年发出收费通知2件，实际收取信息处理费共计400元。"])
            .WithFigures("""
                s2.normdocs                 5 2 38
                s2.licensing                9604
                s2.penalty                  1187
                s2.coercion                 52
                s2.fee                      862.5
                t3.new_received             55 4 0 1 1 0 61
                t3.carried_in               3 0 0 0 0 0 3
                t3.granted                  27 2 0 1 1 0 31
                t3.partially_granted        6 0 0 0 0 0 6
                t3.refused_state_secret     1 0 0 0 0 0 1
                t3.refused_process_info     2 0 0 0 0 0 2
                t3.unable_not_held          13 2 0 0 0 0 15
                t3.unable_still_unclear     1 0 0 0 0 0 1
                t3.unprocessed_publication  1 0 0 0 0 0 1
                t3.other_overdue_correction 1 0 0 0 0 0 1
                t3.other_overdue_fee        1 0 0 0 0 0 1
                t3.other_misc               1 0 0 0 0 0 1
                t3.handled_total            54 4 0 1 1 0 60
                t3.carried_out              4 0 0 0 0 0 4
                l4.review                   2 0 1 0 3
                """) with { Style = new() { TextTables = TextTables.Bars, TextCoding = TextCoding.Gb18030, HasAutoNumbers = true } }) { Scope = FilingScope.Area },
    ];

    private const string LargeCity = """
        s2.rules                       1 0 11
        s2.normdocs                    8 26 66
        s2.licensing                   447228
        s2.penalty                     3985758
        s2.coercion                    88283
        s2.fee                         96171.6
        t3.new_received                3001 53 0 0 61 4 3119
        t3.carried_in                  34 0 0 0 0 0 34
        t3.granted                     1288 21 0 0 50 3 1362
        t3.partially_granted           447 7 0 0 0 0 454
        t3.refused_state_secret        2 0 0 0 0 0 2
        t3.refused_law_prohibited      30 1 0 0 0 0 31
        t3.refused_security_stability  5 0 0 0 0 0 5
        t3.refused_third_party         6 0 0 0 0 0 6
        t3.refused_internal_affairs    7 1 0 0 0 0 8
        t3.refused_process_info        12 0 0 0 0 0 12
        t3.refused_enforcement_file    9 0 0 0 0 0 9
        t3.refused_admin_query         105 0 0 0 0 0 105
        t3.unable_not_held             746 12 0 0 10 1 769
        t3.unable_no_ready_info        11 0 0 0 0 0 11
        t3.unable_still_unclear        1 0 0 0 0 0 1
        t3.unprocessed_petition        56 6 0 0 0 0 62
        t3.unprocessed_repeat          25 0 0 0 0 0 25
        t3.unprocessed_confirm_reissue 1 0 0 0 0 0 1
        t3.other_overdue_correction    67 3 0 0 1 0 71
        t3.other_overdue_fee           6 0 0 0 0 0 6
        t3.other_misc                  108 2 0 0 0 0 110
        t3.handled_total               2932 53 0 0 61 4 3050
        t3.carried_out                 103 0 0 0 0 0 103
        l4.review                      72 64 178 37 351
        l4.direct_suit                 13 4 8 1 26
        l4.post_review_suit            12 1 1 6 20
        """;
}
