using Nianbao.Forms;
using static Nianbao.Generator.Printing.ReportBlock;

namespace Nianbao.Generator.Printing;

/// <summary>Reports with the headings of their generation and every cell 0; cases fill in the rest.</summary>
internal static class SampleForms
{
    /// <summary>The six sections of 2019 and 2021, with the three tables in their sections.</summary>
    public static SampleReport SixSections(
        string form, string[] title, string intro, ReportBlock[] overview, ReportBlock[] problems, ReportBlock[] others) =>
        new(NationalForms.Find(form)!, title,
        [
            intro,
            new Heading(1, "总体情况"), .. overview,
            new Heading(2, "主动公开政府信息情况"), new Table("s2"),
            new Heading(3, "收到和处理政府信息公开申请情况"), new Table("t3"),
            new Heading(4, "政府信息公开行政复议、行政诉讼情况"), new Table("l4"),
            new Heading(5, "存在的主要问题及改进情况"), .. problems,
            new Heading(6, "其他需要报告的事项"), .. others,
        ]);

    /// <summary>The seven contents of 2014, with the statistics behind them.</summary>
    /// <param name="form">A, or a province's overlay.</param>
    /// <param name="title">The title.</param>
    /// <param name="intro">What stands before the first heading.</param>
    /// <param name="sections">The text of each section, in order.</param>
    /// <param name="caption">The lines between the table's name and the table: year and unit.</param>
    public static SampleReport Statistics(string form, string[] title, string intro, string[] sections, string[] caption) =>
        new(NationalForms.Find(form)!, title,
        [
            intro,
            .. Headings2014.Zip(sections).SelectMany((section, at) => (ReportBlock[])[new Heading(at + 1, section.First), section.Second]),
            NationalForms.Find(form)!.Tables[0].Name, .. caption.Select(line => (ReportBlock)line), new Table("a"),
            "单位负责人：\u3000\u3000\u3000\u3000审核人：\u3000\u3000\u3000\u3000填报人：",
        ]);

    private static readonly string[] Headings2014 =
    [
        "概述", "主动公开政府信息情况", "依申请公开政府信息情况", "收费及减免情况", "申请行政复议、提起行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项",
    ];
}
