using Nianbao.Findings;
using Nianbao.Generator.Printing;
using static Nianbao.Generator.Printing.SampleForms;

namespace Nianbao.Tests.Corpus;

/// <summary>Generation C, reports that are sent back.</summary>
internal static class SpoiledCasesOf2021
{
    private const string FourRequests = """
        s2.normdocs      2 1 9
        s2.licensing     87
        s2.penalty       35
        t3.new_received  3 1 0 0 0 0 4
        t3.granted       2 1 0 0 0 0 3
        t3.carried_out   1 0 0 0 0 0 1
        t3.handled_total 2 1 0 0 0 0 3
        """;

    public static IReadOnlyList<SampleCase> All { get; } =
    [
        new("c-2022-spoiled", "云汀市生态环境局", 2022, "申请表不平衡，复议总计不符，一格写成“3 5”，规章一行填斜杠。", Verdict.Returned,
            SixSections("C", ["云汀市生态环境局2022年政府信息公开工作年度报告"],
                "本报告统计期限自2022年1月1日起至2022年12月31日止，电子版可在市政府网站下载。",
                [
                    "（一）主动公开。空气质量、饮用水源和环评审批信息按日、按月、按件公开。",
                    "（二）依申请公开。全年收到政府信息公开申请6件。",
                    "（三）政府信息管理。企业环境信息依法披露系统与本局目录衔接。",
                    "（四）平台建设。监测数据接口向社会开放。",
                    "（五）监督保障。每季度开展一次自查。",
                ],
                ["专业术语多，群众看不懂。今后每月选一组数据写成短文。"],
                ["本年度没有收取信息处理费。"])
            .WithFigures("""
                s2.rules         / / /
                s2.normdocs      1 0 4
                s2.licensing     61
                t3.new_received  6 0 0 0 0 0 6
                t3.granted       4 0 0 0 0 0 4
                t3.handled_total 5 0 0 0 0 0 5
                l4.review        1 0 0 0 2
                """).With("s2.penalty_decisions", "3 5") with { Style = new() { IsWordMarkup = true, HasBrokenLabels = true } }),

        new("c-2023-old-form", "青麓县白鹭镇人民政府", 2023, "2023年度仍用2019年试行格式填报。", Verdict.Returned,
            SixSections("B", ["青麓县白鹭镇人民政府2023年政府信息公开工作年度报告"],
                "本镇依照条例编制年度报告，统计期限自2023年1月1日起至2023年12月31日止。",
                [
                    "（一）主动公开：低保、危房改造、耕地补贴的名单在镇村两级公示。",
                    "（二）依申请公开：全年收到政府信息公开申请2件。（三）信息管理：文件归档时标明公开属性。",
                    "（四）平台建设：依托县政府网站。（五）监督保障：镇纪委每季度查看公示栏。",
                ],
                ["村干部对公开时限把握不准，将在年初集中培训，改进薄弱环节。"],
                ["未收取信息处理费。"])
            .WithFigures(CasesOf2019.TwoRequests) with { Style = new() { TextTables = TextTables.Tabs } }),

        new("c-2024-no-table", "云汀市生态环境局", 2024, "行政复议、行政诉讼情况表贴成了图片。", Verdict.Returned,
            SixSections("C", ["云汀市生态环境局2024年政府信息公开工作年度报告"],
                "本报告统计期限自2024年1月1日起至2024年12月31日止。联系电话：010-55550105。",
                [
                    "（一）主动公开。夏季臭氧和秋冬雾霾的预警信息做到提前一天发布。",
                    "（二）依申请公开。全年收到政府信息公开申请4件，办结3件，结转1件。",
                    "（三）政府信息管理。对涉企检查记录逐件确定公开属性。",
                    "（四）平台建设。手机端增加水质查询。",
                    "（五）监督保障。聘请五位社会监督员。",
                ],
                ["答复文书的说理还不充分，准备编写范例供各科室参照，改进质量。"],
                ["没有收取信息处理费。"])
            .WithFigures(FourRequests).WithPictureOf("l4")),

        new("c-2024-blank", "青麓县白鹭镇人民政府", 2024, "只交了空白表样：空白既不是0，也不能通过。", Verdict.Returned,
            SixSections("C", ["青麓县白鹭镇人民政府", "2024年政府信息公开工作年度报告"],
                "统计期限自2024年1月1日起至2024年12月31日止。",
                ["（主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五方面情况待补充。）"],
                ["（待补充问题及改进情况。）"],
                ["（待补充，包括信息处理费情况。）"]) with { Filler = "", Style = new() { HasBrokenLabels = true } }),

        new("c-2024-other-year", "云汀市交通运输局", 2024, "报送2024年度，上传的却是2023年度的报告。", Verdict.Returned,
            SixSections("C", ["云汀市交通运输局2023年政府信息公开工作年度报告"],
                "本报告依法编制，所列数据统计期限自2023年1月1日起至2023年12月31日止。",
                [
                    "（一）主动公开。轨道交通施工期的绕行方案分路段公布。",
                    "（二）依申请公开。全年收到政府信息公开申请4件，3件予以公开，1件结转。",
                    "（三）政府信息管理。执法文书上网前逐份作隐私处理。",
                    "（四）平台建设。公交到站信息接入市政府应用。",
                    "（五）监督保障。设热线专席，群众来电当天登记。",
                ],
                ["各县分局进度不一，将按月通报，促其改进。"],
                ["未发生信息处理费。"])
            .WithFigures(FourRequests) with { Style = new() { TextTables = TextTables.Bars, IsWordMarkup = true } }),

        new("c-2024-other-agency", "云汀市工业和信息化局", 2024, "上传的是另一个单位的报告。", Verdict.Returned,
            SixSections("C", ["云汀市科学技术局2024年政府信息公开工作年度报告"],
                "按照条例要求公布本报告，统计期限自2024年1月1日起至2024年12月31日止。",
                [
                    "（一）主动公开。科研项目立项、验收和经费安排全部上网。",
                    "（二）依申请公开。全年收到政府信息公开申请4件，均在期限内处理。",
                    "（三）政府信息管理。涉密科技成果先审查后公开。",
                    "（四）平台建设。专家库和仪器共享平台并入市政府网站。",
                    "（五）监督保障。纪检人员列席公开工作例会。",
                ],
                ["成果转化的信息更新慢，下一年将与高校约定报送时间，逐步改进。"],
                ["本年度未收取信息处理费。"])
            .WithFigures(FourRequests) with { Style = new() { HasAutoNumbers = true, IsWordMarkup = true } }),
    ];
}
