using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Tests.Documents;

namespace Nianbao.Tests.Layouts;

/// <summary>Tables that could be read in more than one way: nothing of them is guessed, and the answer says so.</summary>
public sealed class AmbiguousTableTests
{
    private const string Title = "某市商务局2017年政府信息公开工作年度报告\n";

    [Theory]
    [InlineData("区政府统计数\t区直单位统计数\t乡镇街道统计数")]
    [InlineData("统计数\t统计数\t统计数")]
    [InlineData("第一季度\t第二季度\t全年")]
    public void A_list_with_three_columns_of_values_gives_none_of_them(string columns)
    {
        var read = Check(Title + $"序号\t统计指标\t单位\t{columns}\n" + List((label, at) => $"{at}\t{label}\t件\t{at}\t{at + 1}\t{at + 2}\n"));
        Assert.Equal("A", read.Form);
        Assert.All(read.Figures.Values, figure => Assert.Equal(FigureState.Unparsed, figure.State));
        Assert.Contains(read.Findings, finding => finding.Rule == "I03" && finding.Severity == Severity.Error);
    }

    [Fact]
    public void Outcomes_without_the_names_of_their_groups_are_not_told_apart()
    {
        var read = Check(Title + string.Join('\t', Enumerable.Repeat("结果维持\t结果纠正\t其他结果\t尚未审结\t总计", 3)) + "\n" + string.Join('\t', Enumerable.Range(1, 15)) + "\n");
        Assert.All(read.Figures.Where(figure => figure.Key.StartsWith("l4.", StringComparison.Ordinal)), figure => Assert.Equal(FigureState.Unparsed, figure.Value.State));
    }

    [Fact]
    public void Outcomes_below_each_other_are_told_by_the_names_of_their_rows()
    {
        var read = Check(Title + "类别\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n行政复议\t1\t2\t3\t4\t10\n未经复议直接起诉\t5\t0\t0\t0\t5\n复议后起诉\t0\t0\t0\t6\t6\n");
        Assert.Equal("1 2 3 4 10 5 0 0 0 5 0 0 0 6 6", string.Join(' ', read.Figures.Where(figure => figure.Key.StartsWith("l4.", StringComparison.Ordinal)).Select(figure => figure.Value.Value)));
        Assert.Equal("table 1, row 3, column 2", read.Figures["l4.direct_suit_upheld"].Place.ToString());
    }

    [Fact]
    public void Money_whose_row_says_another_unit_than_its_column_is_not_read()
    {
        var read = Check(Title + "统计指标\t单位\t统计数\n" + List((label, at) => label.Contains("费用", StringComparison.Ordinal) ? $"{label}（元）\t万元\t25\n" : $"{label}\t件\t{at}\n"));
        Assert.Equal(FigureState.Unparsed, read.Figures["a.request_fee_wan"].State);
    }

    [Fact]
    public void Money_in_a_list_without_units_has_the_unit_of_its_label()
    {
        var read = Check(Title + "统计指标\t统计数\n" + List((label, at) => label.Contains("费用", StringComparison.Ordinal) ? $"{label}（元）\t2500\n" : $"{label}\t{at}\n"));
        Assert.Equal(0.25m, read.Figures["a.request_fee_wan"].Value);
    }

    [Fact]
    public void A_word_that_a_group_of_rows_was_given_more_is_not_the_forms_own()
    {
        var document = DocxSample.Read(System.Text.Encoding.UTF8.GetBytes(
            "<table><tr><td colspan=3>项目<td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计"
            + "<tr><td rowspan=5>三、本年度办理结果<td rowspan=4>（四）无法提供" + Row("1.本机关不掌握相关政府信息", 1) + "<tr>" + Row("2.没有现成信息需要另行制作", 2)
            + "<tr>" + Row("3.补正后申请内容仍不明确", 3) + "<tr>" + Row("其他", 4) + "<tr><td colspan=2>（七）总计" + string.Concat(Enumerable.Repeat("<td>9", 7)) + "<tr><td colspan=3>四、结转下年度继续办理" + string.Concat(Enumerable.Repeat("<td>5", 7)) + "</table>"));
        var reading = Nianbao.Tables.FormReader.Read(document, 2023)!["t3"];
        Assert.DoesNotContain(reading.Cells.Keys, key => key.Text.StartsWith("t3.other_misc", StringComparison.Ordinal));
        Assert.Contains(reading.Notes.OfType<Nianbao.Tables.TableNote.UnknownRow>(), note => note.Raw == "其他");
        Assert.Equal("9", reading.Cells[new("t3.handled_total.total")].Raw);
    }

    private static string Row(string label, int figure) => $"<td>{label}" + string.Concat(Enumerable.Repeat($"<td>{figure}", 7));

    private static string List(Func<string, int, string> print) => string.Concat(Nianbao.Forms.NationalForms.Find("A")!.Tables[0].Blocks[0].Rows.Where(row => !row.IsHeader).Select((row, at) => print(row.Label, at)));

    private static CheckedReport Check(string text) => ReportCheck.Check("report.txt", System.Text.Encoding.UTF8.GetBytes(text), null);
}
