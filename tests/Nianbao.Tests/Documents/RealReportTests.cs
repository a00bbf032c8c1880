using Nianbao.Documents;
using Nianbao.Tests.Corpus;

namespace Nianbao.Tests.Documents;

/// <summary>Published reports, in the folder that the environment names.</summary>
public sealed class RealReportTests
{
    [PublishedReportTheory]
    [InlineData("tianjin-miit-2017.txt", 1, "66")]
    [InlineData("district-miit-2019.txt", 1, "18 26 4")]
    [InlineData("huancui-miit-2018.txt", 0, "87")]
    [InlineData("shangqiu-miit-2017.txt", 4, "71")]
    [InlineData("zibo-miit-2020.txt", 8, "18 26 4")]
    [InlineData("real/shuyang-2023.html", 2, "6 14 28 4")]
    [InlineData("real/template-c.docx", 0, "14 28 4")]
    public void Published_reports_give_all_their_rows(string file, int noise, string rows)
    {
        var document = Open(file);
        Assert.Equal(noise, document.Noise.Count);
        Assert.Equal(rows, string.Join(' ', document.Grids.Select(grid => grid.Rows.Count)));
    }

    [PublishedReportTheory]
    [InlineData("tianjin-miit-2017.txt", 1, 23, "（一）收到申请数|件|58")]
    [InlineData("shangqiu-miit-2017.txt", 1, 70, "(三)接受培训人员数|人次|0")]
    [InlineData("zibo-miit-2020.txt", 1, 18, "政府集中采购|2|134.8万元")]
    [InlineData("district-miit-2019.txt", 3, 4, "0|0|0|0|0|0|0|0|0|0|0|0|0|0|0")]
    [InlineData("real/shuyang-2023.html", 2, 4, "规范性文件|8|0|18")]
    [InlineData("real/shuyang-2023.html", 3, 27, "三、本年度办理结果|（七）总计|26||||||26")]
    public void A_row_stands_where_the_filer_finds_it(string file, int table, int row, string cells) =>
        Assert.Equal(cells, GridPrint.Of(Open(file).Grids.ElementAt(table - 1)).Split('\n')[row - 1]);

    [PublishedReportTheory]
    [InlineData("tianjin-miit-2017.txt", "为保证我委信息公开工作的顺利实施")]
    [InlineData("district-miit-2019.txt", "四、政府信息公开行政复议、行政诉讼情况")]
    [InlineData("huancui-miit-2018.txt", "图1.信息公开发布数量对比图")]
    [InlineData("zibo-miit-2020.txt", "五、存在的主要问题及改进情况")]
    [InlineData("real/shuyang-2023.html", "沭阳县发展和改革局2023年政府信息公开年度报告")]
    public void Prose_around_the_tables_stays(string file, string opening) =>
        Assert.Contains(Open(file).Paragraphs, paragraph => paragraph.Text.StartsWith(opening, StringComparison.Ordinal));

    private static ReportDocument Open(string file) =>
        DocxSample.Read(File.ReadAllBytes(PublishedReports.PathOf(file)));
}
