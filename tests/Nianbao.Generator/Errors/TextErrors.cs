using Nianbao.Forms;
using Nianbao.Generator.Printing;
using Nianbao.Generator.Reports;

namespace Nianbao.Generator.Errors;

/// <summary>Errors outside the cells: sections, years, names, tables, and what the file is filed as.</summary>
internal static class TextErrors
{
    private static readonly string[] s_all = ["A", "A-SD", "B", "C"];
    private static readonly string[] s_statistics = ["A", "A-SD"];
    private static readonly string[] s_sixSections = ["B", "C"];

    public static IReadOnlyList<PlantedError> All { get; } =
    [
        new("F01", s_statistics, [], draft => WithoutSection(draft, 4)) { Consequences = ["F02", "F13"] },
        new("F01", s_sixSections, [], draft => WithoutSection(draft, 6)) { Consequences = ["F13"] },
        new("F02", s_all, [], draft => draft with { Report = Renumbered(draft.Report) }),
        new("F03", s_all, [], draft => WithIntro(draft, $"本报告的统计期限自{draft.Year - 1}年1月1日起至{draft.Year - 1}年12月31日止。")),
        new("F04", s_all, [], draft => WithIntro(draft, "现将本机关的工作情况向社会公布，欢迎监督。")),
        new("F05", s_all, [], WithShortName),
        new("F06", s_all, [], draft => draft.InForm(draft.Report.Form.Generation == "C" ? "B" : "C") with { FiledAs = draft.FiledAs }),
        new("F07", s_sixSections, [], draft => draft with { Report = draft.Report.WithPictureOf("l4") }) { Consequences = ["F08"] },
        new("F07", s_statistics, [], draft => draft with { Report = draft.Report.WithPictureOf("a") }) { Consequences = ["F08"] },
        new("F08", s_all, [], draft => draft with { Report = draft.Report with { Blocks = [.. draft.Report.Blocks, "【打印本页】【关闭窗口】"] } }),
        new("F09", ["C"], [], WithoutTopic),
        new("F13", s_all, [], draft => draft with { Report = draft.Report with { Blocks = [draft.Report.Blocks[0], "本报告由九个部分组成。", .. draft.Report.Blocks.Skip(1)] } }),
        new("I01", s_all, [], draft => draft with { FiledAs = draft.FiledAs with { Agency = "云汀市粮食和物资储备局", FormerNames = [] } }),
        new("I02", s_all, [], draft => draft with { FiledAs = draft.FiledAs with { Year = draft.Year + 1 } }),
        new("I04", s_sixSections, [], draft => Reworded(draft, "refused_internal_affairs", "5.属于三类内部事物信息")),
        new("I04", s_statistics, [], draft => Reworded(draft, "policy_interpretation_count", "3.政策解读稿件发表数")),
        new("I05", s_sixSections, [], draft => WithRow(draft, "t3", new("local", "五、本地自行统计的办件数量") { Unit = "件" })),
        new("I05", s_statistics, [], draft => WithRow(draft, "a", new("local", "十五、本地自行统计的办件数量") { Unit = "件", Kind = FigureKind.Count })),
        new("I06", s_all, [], draft => draft with { Ending = "pdf" }),
    ];

    private static Draft WithIntro(Draft draft, string intro) => draft with { Report = draft.Report with { Blocks = [intro, .. draft.Report.Blocks.Skip(1)] } };

    private static Draft Reworded(Draft draft, string row, string label) =>
        draft with { Report = draft.Report with { Form = ChangedForms.Reworded(draft.Report.Form, row, label) } };

    private static Draft WithRow(Draft draft, string table, FormRow row) =>
        draft with { Report = draft.Report with { Form = ChangedForms.WithRow(draft.Report.Form, table, row) } };

    /// <summary>Without a heading and what stands under it.</summary>
    private static Draft WithoutSection(Draft draft, int number)
    {
        var blocks = draft.Report.Blocks;
        var from = blocks.Index().First(block => block.Item is ReportBlock.Heading heading && heading.Number == number).Index;
        return draft with { Report = draft.Report with { Blocks = [.. blocks.Take(from), .. blocks.Skip(from + 2)] } };
    }

    /// <summary>From the third heading on, each number is one too large.</summary>
    private static SampleReport Renumbered(SampleReport report) => report with
    {
        Blocks = [.. report.Blocks.Select(block => block is ReportBlock.Heading { Number: >= 3 } heading ? heading with { Number = heading.Number + 1 } : block)],
        Style = report.Style with { HasAutoNumbers = false },
    };

    /// <summary>云汀市商务局 calls itself 市商务局.</summary>
    private static Draft WithShortName(Draft draft)
    {
        var from = draft.Reporter.Name.IndexOfAny(['省', '市', '区', '县', '镇', '乡', '街'], 1);
        return draft with { Report = draft.Report.WithWording(draft.Reporter.Name, draft.Reporter.Name[from..]) };
    }

    private static Draft WithoutTopic(Draft draft)
    {
        var blocks = draft.Report.Blocks;
        var overview = blocks.Index().First(block => block.Item is ReportBlock.Heading { Number: 1 }).Index;
        var next = blocks.Index().First(block => block.Item is ReportBlock.Heading { Number: 2 }).Index;
        return draft with
        {
            Report = draft.Report with { Blocks = [.. blocks.Take(overview + 1), "主动公开、依申请公开、政府信息管理和平台建设按计划进行。", .. blocks.Skip(next)] },
        };
    }
}
