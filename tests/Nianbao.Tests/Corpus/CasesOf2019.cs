using Nianbao.Findings;
using Nianbao.Generator.Printing;
using static Nianbao.Generator.Printing.SampleForms;

namespace Nianbao.Tests.Corpus;

/// <summary>Generation B.</summary>
internal static class CasesOf2019
{
    /// <summary>The figures of a small bureau with two requests; also what a report of another year was wrongly made from.</summary>
    public const string TwoRequests = """
        s2.normdocs        4 4 5
        s2.other_service   25 0 5
        s2.penalty         10 0 0
        s2.coercion        4 0 0
        s2.fee             2 0
        s2.procurement     2 134.8万元
        t3.new_received    2 0 0 0 0 0 2
        t3.granted         1 0 0 0 0 0 1
        t3.unable_not_held 1 0 0 0 0 0 1
        t3.handled_total   2 0 0 0 0 0 2
        """;

    public static IReadOnlyList<SampleCase> All { get; } =
    [
        new("b-2019", "栖禾区工业和信息化局", 2019, "2019年试行格式，采购金额以元填写。", Verdict.Accepted,
            SixSections("B", ["栖禾区工业和信息化局2019年政府信息公开工作年度报告"],
                "根据新修订的《中华人民共和国政府信息公开条例》，我局编制了本报告，统计期限自2019年1月1日起至2019年12月31日止。",
                [
                    "（一）主动公开。围绕企业复工、技改补贴和节能审查发布信息，做到当日办结、次日上网。",
                    "（二）依申请公开。全年收到公开申请1件，作出部分公开答复，没有结转。",
                    "（三）平台建设。关停长期不更新的栏目，把内容并入区政府网站。",
                ],
                ["专业力量偏弱。今后将由分管领导每半年听取一次汇报，并安排新进人员跟班学习。"],
                ["无。"])
            .WithFigures("""
                s2.procurement       4 25770元
                t3.new_received      1 0 0 0 0 0 1
                t3.partially_granted 1 0 0 0 0 0 1
                t3.handled_total     1 0 0 0 0 0 1
                """) with { Style = new() { HasBrokenLabels = true, TextCoding = TextCoding.Utf8WithMark } }),

        new("b-2020", "云汀市工业和信息化局", 2020, "2019年试行格式，采购金额以万元填写，标题由自动编号生成。", Verdict.Accepted,
            SixSections("B", ["云汀市工业和信息化局", "2020年政府信息公开工作年度报告"],
                "本报告由总体情况等六个部分组成，所列数据的统计期限自2020年1月1日起至12月31日止。如有疑问，请与我局办公室联系（电话：010-55550102）。",
                [
                    "2020年，我局把疫情防控物资保障和惠企纾困作为公开重点，涉企文件一律同步解读。",
                    "全年收到政府信息公开申请2件，1件予以公开，1件因本机关不掌握相关信息而告知，均在法定期限内办结。",
                ],
                ["与企业的互动还不够多。下一步将在办事大厅设置意见箱，按月回应。"],
                ["没有其他需要报告的事项。"])
            .WithFigures(TwoRequests) with { Style = new() { HasBrokenLabels = true, HasAutoNumbers = true, HasWideDots = true, IsWordMarkup = true } }),

        new("b-2020-spoiled", "云汀市交通运输局", 2020, "采购金额没有单位，收费项目减得比上年还多，申请表两行的总计写错了行。", Verdict.Returned,
            SixSections("B", ["云汀市交通运输局2020年政府信息公开工作年度报告"],
                "我局依法编制本年度报告，数据统计期限自2020年1月1日起至2020年12月31日止。",
                [
                    "公交线路调整、道路封闭施工等信息均提前三日发布，并在车站张贴。",
                    "全年收到政府信息公开申请2件，均已办理完毕。",
                ],
                ["施工信息的提前量还不足，将与建设单位建立通报制度加以改进。"],
                ["无其他事项。"])
            .WithFigures(TwoRequests)
            .WithFigures("""
                s2.fee             2 -3
                s2.procurement     2 134.8
                t3.granted         1 0 0 0 0 0 2
                t3.unable_not_held 1 0 0 0 0 0 0
                """) with { Style = new() { TextTables = TextTables.Bars } }),
    ];
}
