using Nianbao.Findings;
using Nianbao.Generator.Printing;
using static Nianbao.Generator.Printing.SampleForms;

namespace Nianbao.Tests.Corpus;

/// <summary>Generation C, reports of single agencies without errors.</summary>
internal static class CasesOf2021
{
    public static IReadOnlyList<SampleCase> All { get; } =
    [
        new("c-2023", "青麓县发展和改革局", 2023, "申请情况表中没有数的格空着：空白不当作0，请填报单位说明。", Verdict.AwaitingExplanation,
            SixSections("C", ["青麓县发展和改革局2023年政府信息公开工作年度报告"],
                "根据条例规定编制本报告，所列数据的统计期限自2023年1月1日起至12月31日止。联系电话：010-55550302。",
                [
                    "（一）主动公开。重大项目、粮油价格和充电设施规划是今年公开最多的内容。",
                    "（二）依申请公开。全年收到政府信息公开申请26件，全部予以公开。",
                    "（三）政府信息管理。新制发的8件行政规范性文件都经过公开属性审查。",
                    "（四）政府信息公开平台建设。与县政府网站共用专栏，不另建平台。",
                    "（五）监督保障。一名副局长负责，办公室两人具体经办。",
                ],
                ["解读形式单一。准备把项目进度做成图表，按季更新。"],
                ["没有发生信息处理费。"])
            .WithFigures(OnlyNaturalPersons) with { Style = new() { IsWordMarkup = true, HasBrokenLabels = true } }),

        new("c-2024", "云汀市商务局", 2024, "数据很少的部门报告，表格由制表符分隔。", Verdict.Accepted,
            SixSections("C", ["云汀市商务局", "2024年政府信息公开工作年度报告"],
                "本报告的统计期限自2024年1月1日起至2024年12月31日止。",
                [
                    "一是做好主动公开，家电以旧换新等补贴政策发布后两个工作日内配发解读。二是办好依申请公开，全年收到政府信息公开申请3件，2件予以公开，1件结转下年度继续办理。"
                    + "三是加强政府信息管理，建立文件台账。四是抓好平台建设，维护好局网站专栏。五是落实监督保障，接受社会评议。",
                ],
                ["商户知晓率不高，将联合行业协会上门宣讲，加以改进。"],
                ["2024年没有发出收费通知，未收取信息处理费。"])
            .WithFigures("""
                s2.normdocs      1 0 6
                s2.licensing     312
                t3.new_received  2 1 0 0 0 0 3
                t3.granted       1 1 0 0 0 0 2
                t3.handled_total 1 1 0 0 0 0 2
                t3.carried_out   1 0 0 0 0 0 1
                """) with { Style = new() { TextTables = TextTables.Tabs, HasWideDots = true, HasAutoNumbers = true } }),

        new("c-2024-county", "青麓县发展和改革局", 2024, "县级部门报告，与市级部门的数一起汇总。", Verdict.Accepted,
            SixSections("C", ["青麓县发展和改革局2024年政府信息公开工作年度报告"],
                "按照国家规定的格式编制本报告，统计期限自2024年1月1日起至2024年12月31日止。联系电话：010-55550302。",
                [
                    "（一）主动公开。围绕成品油价格、公租房配建和充电桩布点更新信息。",
                    "（二）依申请公开。全年收到政府信息公开申请7件，6件予以公开，1件因本机关不掌握相关政府信息而告知。",
                    "（三）政府信息管理。项目批复文件实行一项目一档。",
                    "（四）政府信息公开平台建设。对专栏的检索功能作了改版。",
                    "（五）监督保障。局务会两次听取专题汇报。",
                ],
                ["对往年文件的清理进度偏慢，计划在下一年第一季度改进完成。"],
                ["没有收取信息处理费。"])
            .WithFigures("""
                s2.normdocs        2 3 17
                s2.licensing       528
                t3.new_received    5 1 0 0 1 0 7
                t3.granted         4 1 0 0 1 0 6
                t3.unable_not_held 1 0 0 0 0 0 1
                t3.handled_total   5 1 0 0 1 0 7
                """) with { Style = new() { TextCoding = TextCoding.Utf8WithMark, HasBrokenLabels = true } }),
    ];

    private const string OnlyNaturalPersons = """
        s2.normdocs                    8 0 18
        t3.new_received                26 _ _ _ _ _ 26
        t3.carried_in                  0 _ _ _ _ _ 0
        t3.granted                     26 _ _ _ _ _ 26
        t3.partially_granted           0 _ _ _ _ _ 0
        t3.refused_state_secret        0 _ _ _ _ _ 0
        t3.refused_law_prohibited      0 _ _ _ _ _ 0
        t3.refused_security_stability  0 _ _ _ _ _ 0
        t3.refused_third_party         0 _ _ _ _ _ 0
        t3.refused_internal_affairs    0 _ _ _ _ _ 0
        t3.refused_process_info        0 _ _ _ _ _ 0
        t3.refused_enforcement_file    0 _ _ _ _ _ 0
        t3.refused_admin_query         0 _ _ _ _ _ 0
        t3.unable_not_held             0 _ _ _ _ _ 0
        t3.unable_no_ready_info        0 _ _ _ _ _ 0
        t3.unable_still_unclear        0 _ _ _ _ _ 0
        t3.unprocessed_petition        0 _ _ _ _ _ 0
        t3.unprocessed_repeat          0 _ _ _ _ _ 0
        t3.unprocessed_publication     0 _ _ _ _ _ 0
        t3.unprocessed_mass_repeated   0 _ _ _ _ _ 0
        t3.unprocessed_confirm_reissue 0 _ _ _ _ _ 0
        t3.other_overdue_correction    0 _ _ _ _ _ 0
        t3.other_overdue_fee           0 _ _ _ _ _ 0
        t3.other_misc                  0 _ _ _ _ _ 0
        t3.handled_total               26 _ _ _ _ _ 26
        t3.carried_out                 0 _ _ _ _ _ 0
        l4.review                      0 0 0 1 1
        """;
}
