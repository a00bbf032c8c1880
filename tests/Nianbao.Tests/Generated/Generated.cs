using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Generator.Figures;
using Nianbao.Generator.Reports;

namespace Nianbao.Tests.Generated;

/// <summary>Generated reports and how many of them are tried: a few in every run, many with <c>NIANBAO_LONG=1</c>.</summary>
internal static class Generated
{
    public static int Seeds { get; } = Environment.GetEnvironmentVariable("NIANBAO_LONG") == "1" ? 200 : 4;

    public static IReadOnlyList<(string Form, int Year)> Forms { get; } = [("A", 2016), ("A-SD", 2018), ("B", 2020), ("C", 2023)];

    private static readonly FigureScale[] s_scales = [FigureScale.Township, FigureScale.Department, FigureScale.Department with { Least = 1 }, FigureScale.Department with { HasRulemakingPower = true }];

    public static Draft Draft(string form, int seed)
    {
        var reporter = (seed % 3) switch
        {
            0 => new Reporter("云汀市商务局", [], CoversArea: false, s_scales[seed % s_scales.Length]),
            1 => new Reporter("青麓县白鹭镇人民政府", [], CoversArea: false, s_scales[seed % s_scales.Length]),
            _ => new Reporter("云汀市人民政府", [], CoversArea: true, FigureScale.Government with { HasRulemakingPower = true }),
        };
        return Generator.Reports.Draft.Of(reporter, NationalForms.Find(form)!, Forms.First(each => each.Form == form).Year, seed);
    }

    public static CheckedReport Checked(Draft draft, string kind) => ReportCheck.Check(draft.FileName(kind), draft.Print(kind), draft.FiledAs);
}
