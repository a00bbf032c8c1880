using System.Globalization;
using System.Text.Json;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Intake;
using Nianbao.Tests.Programs;

namespace Nianbao.Tests.Corpus;

/// <summary>Published reports give every figure that was read out of them by hand, and the findings that follow from those.</summary>
public sealed class RealReportTests
{
    [PublishedReportTheory]
    [MemberData(nameof(RealReportTruth.Files), MemberType = typeof(RealReportTruth))]
    public void Every_cell_of_a_published_report_is_read(string file)
    {
        var truth = RealReportTruth.Of(file);
        var read = Check(file);
        Assert.Equal(truth.Form, read.Form);
        Assert.Equal(truth.Figures(), read.Figures.Select(figure => (figure.Key, figure.Value.Value, figure.Value.State)));
    }

    [PublishedReportTheory]
    [MemberData(nameof(RealReportTruth.Files), MemberType = typeof(RealReportTruth))]
    public void A_published_report_has_the_findings_recomputed_by_hand_and_no_others(string file) =>
        Assert.Equal(RealReportTruth.Of(file).Findings, Check(file).Findings.Where(IsOfTables).Select(finding => $"{finding.Rule} {finding.Severity.ToString().ToLowerInvariant()} {finding.Place}"));

    [PublishedReportTheory]
    [MemberData(nameof(RealReportTruth.Files), MemberType = typeof(RealReportTruth))]
    public void A_published_report_gets_the_verdict_of_its_findings(string file) =>
        Assert.Equal(RealReportTruth.Of(file).Verdict, RuleEngine.VerdictOf([.. Check(file).Findings.Where(IsOfTables)]));

    [PublishedReportTheory]
    [InlineData("tianjin-miit-2017.txt", "")]
    [InlineData("district-miit-2019.txt", "N10 info")]
    [InlineData("shangqiu-miit-2017.txt", "N11 warning")]
    [InlineData("huancui-miit-2018.txt", "N05 error, N06 warning, N09 info")]
    [InlineData("zibo-miit-2020.txt", "N09 info, N12 info")]
    [InlineData("real/shuyang-2023.html", "")]
    public void The_text_of_a_published_report_has_the_findings_read_by_hand_and_no_others(string file, string findings) =>
        Assert.Equal(findings, string.Join(", ", Check(file).Findings.Where(finding => finding.Rule[0] == 'N').Select(finding => $"{finding.Rule} {finding.Severity.ToString().ToLowerInvariant()}")));

    [PublishedReportTheory]
    [InlineData("district-miit-2019.txt", "s2.procurement_amount", "2.577 万元 25770元")]
    [InlineData("zibo-miit-2020.txt", "s2.procurement_amount", "134.8 万元 134.8万元")]
    [InlineData("tianjin-miit-2017.txt", "a.proactive_normative_doc_count", "126 条 126")]
    [InlineData("huancui-miit-2018.txt", "a.sd_gazette_issues", " 期 ")]
    public void A_figure_keeps_its_unit_and_its_text(string file, string key, string expected)
    {
        var figure = Check(file).Figures[key];
        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"{figure.Value} {figure.Unit} {figure.Raw}"));
    }

    [PublishedReportTheory]
    [InlineData("tianjin-miit-2017.txt", "A04", "不同意公开答复数 2，但所列六类理由合计 1，请补全或更正理由。")]
    [InlineData("tianjin-miit-2017.txt", "A20", "回应热点数为 0，但分渠道回应事件合计 122，口径前后不一。")]
    [InlineData("tianjin-miit-2017.txt", "A29", "标题行“二、回应解读情况”不应填数（现填 0）。")]
    [InlineData("huancui-miit-2018.txt", "F10", "统计表有 69 项空白，无数据请填 0。")]
    [InlineData("huancui-miit-2018.txt", "F02", "标题序号不连续：缺“二、”“八、”。")]
    [InlineData("shangqiu-miit-2017.txt", "F02", "标题序号不连续：缺“二、”。")]
    [InlineData("district-miit-2019.txt", "F05", "填报单位为空或使用简称“区工信局”。")]
    [InlineData("zibo-miit-2020.txt", "F08", "已清除网页或图片残留文字 8 处。")]
    public void A_finding_says_what_stands_there(string file, string rule, string message) =>
        Assert.Equal(message, Assert.Single(Check(file).Findings, finding => finding.Rule == rule).Message);

    [PublishedReportFact]
    public void Every_cell_of_a_published_web_page_is_read_and_blank_cells_stay_blank()
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(PublishedReports.PathOf("real/shuyang-2023.truth.json")));
        var expected = truth.RootElement.GetProperty("figures").EnumerateObject()
            .ToDictionary(figure => figure.Name, figure => figure.Value.ValueKind == JsonValueKind.Null ? (decimal?)null : figure.Value.GetDecimal());
        var read = Check("real/shuyang-2023.html");
        Assert.Equal(expected, read.Figures.ToDictionary(figure => figure.Key, figure => figure.Value.Value));
        Assert.DoesNotContain(read.Figures.Values, figure => figure.State is FigureState.Unparsed or FigureState.NotApplicable);
        Assert.Equal(("C", 2023, "沭阳县发展和改革局"), (read.Form, read.Year, read.Agency));
    }

    [PublishedReportFact]
    public void A_published_web_page_with_blank_cells_has_no_error() =>
        Assert.Equal(["T08"], Check("real/shuyang-2023.html").Findings.Where(IsOfTables).Where(finding => !Golden.IsOfFile(finding)).Select(finding => finding.Rule));

    [PublishedReportFact]
    public void The_official_blank_form_is_recognised_holds_no_figure_and_is_not_accepted()
    {
        var read = Check("real/template-c.docx");
        Assert.Equal("C", read.Form);
        Assert.Equal(200, read.Figures.Count);
        Assert.All(read.Figures.Values, figure => Assert.Equal((FigureState.Blank, null), (figure.State, figure.Value)));
        Assert.Equal(Verdict.Returned, read.Verdict);
    }

    [PublishedPdfFact]
    public void Every_cell_of_a_published_pdf_is_read()
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(PublishedReports.PathOf("real/huaian-2024.truth.json")));
        var expected = truth.RootElement.GetProperty("figures").EnumerateObject()
            .ToDictionary(figure => figure.Name, figure => figure.Value.ValueKind == JsonValueKind.Null ? (decimal?)null : figure.Value.GetDecimal());
        var read = Check("real/huaian-2024.pdf");
        Assert.Equal(expected, read.Figures.ToDictionary(figure => figure.Key, figure => figure.Value.Value));
        Assert.DoesNotContain(read.Figures.Values, figure => figure.State is FigureState.Unparsed or FigureState.NotApplicable);
        Assert.Equal((FileKind.Pdf, "C", 2024, "淮安市人民政府"), (read.Kind, read.Form, read.Year, read.Agency));
        Assert.Empty(read.Findings);
    }

    /// <summary>What rules over the narrative say of these reports is no matter of reading tables.</summary>
    private static bool IsOfTables(Finding finding) => finding.Rule[0] is 'A' or 'B' or 'C' or 'T' or 'L' or 'F' or 'I';

    private static CheckedReport Check(string file) =>
        ReportCheck.Check(Path.GetFileName(file), File.ReadAllBytes(PublishedReports.PathOf(file)), filedAs: null, CheckSettings.Default, TestPrograms.Runner);
}
