using System.Text;
using System.Text.RegularExpressions;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Generator.Printing;
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

    [Theory]
    [InlineData("B")]
    [InlineData("C")]
    public void Rows_that_were_filled_up_with_blank_cells_are_counted_and_not_read_by_the_headers_above_them(string form)
    {
        var draft = Generated.Generated.Draft(form, 5);
        var lines = Encoding.UTF8.GetString(TextPrinter.Print(draft.Report with { Style = draft.Report.Style with { TextTables = TextTables.PaddedBars, TextCoding = TextCoding.Utf8 } })).Split('\n');
        var filled = string.Join('\n', lines.Select(line => line.Contains(" |", StringComparison.Ordinal) ? Regex.Replace(line, @"(?<= )\|(\|*)$", fill => "|" + string.Concat(Enumerable.Repeat("  |", fill.Groups[1].Length))) : line));
        var read = Check(filled);
        Assert.Equal(draft.Figures.OrderBy(figure => figure.Key, StringComparer.Ordinal).Select(figure => $"{figure.Key} {figure.Value}"),
            read.Figures.OrderBy(figure => figure.Key, StringComparer.Ordinal).Select(figure => $"{figure.Key} {figure.Value.Value}"));
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
    public void A_list_with_codes_right_before_its_values_goes_on_in_another_table()
    {
        var rows = List((label, at) => $"<tr><td>{label}<td>{at:000}<td>{at}\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var read = ReportCheck.Check("report.html", System.Text.Encoding.UTF8.GetBytes(
            $"<p>{Title}<table><tr><td>统计指标<td>行次<td>统计数{string.Concat(rows.Take(20))}</table><table>{string.Concat(rows.Skip(20))}</table>"), null);
        Assert.Equal(rows.Length, read.Figures.Values.Count(figure => figure.State == FigureState.Number));
    }

    [Fact]
    public void A_row_that_has_namesakes_is_known_by_its_group_although_the_group_began_in_the_table_before()
    {
        var labels = List((label, _) => label + "\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = List((label, at) => $"<tr><td>{label}<td>件<td>{at}\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var namesakes = Enumerable.Range(12, rows.Length - 24).Where(at => labels.Count(label => label == labels[at]) > 1).ToList();
        Assert.NotEmpty(namesakes);
        foreach (var at in namesakes)
        {
            var header = "<table><tr><td>统计指标<td>单位<td>统计数";
            var read = ReportCheck.Check("report.html", System.Text.Encoding.UTF8.GetBytes($"<p>{Title}{header}{string.Concat(rows.Take(at))}</table>{header}{string.Concat(rows.Skip(at))}</table>"), null);
            Assert.Equal($"{at}: ", $"{at}: {string.Join(" ", read.Figures.Where(figure => figure.Value.State != FigureState.Number && figure.Value.Unit != "万元").Select(figure => figure.Key))}");
        }
    }

    [Fact]
    public void The_rest_of_a_block_goes_on_in_another_table_although_headers_of_other_blocks_follow_it()
    {
        var read = ReportCheck.Check("report.html", System.Text.Encoding.UTF8.GetBytes(
            "<p>某市商务局2023年政府信息公开工作年度报告<table><tr><td colspan=4>第二十条第（一）项<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>1<td>2<td>3</table>"
            + "<table><tr><td>行政规范性文件<td>4<td>5<td>6<tr><td colspan=4>第二十条第（五）项<tr><td>信息内容<td colspan=3>本年处理决定数量<tr><td>行政许可<td colspan=3>7</table>"), null);
        Assert.Equal((4m, 5m, 6m, 7m), (read.Figures["s2.normdocs_made"].Value, read.Figures["s2.normdocs_repealed"].Value, read.Figures["s2.normdocs_valid"].Value, read.Figures["s2.licensing_decisions"].Value));
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

    private const string Disputes =
        "<tr><td colspan=5>行政复议<td colspan=10>行政诉讼<tr><td rowspan=2>结果维持<td rowspan=2>结果纠正<td rowspan=2>其他结果<td rowspan=2>尚未审结<td rowspan=2>总计"
        + "<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉<tr><td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计";

    [Fact]
    public void A_blank_table_before_a_filled_one_is_not_filled_from_it()
    {
        var own = Tables($"<table>{Disputes}<tr>{Cells("")}</table><p>上年情况</p><table>{Disputes}<tr>{Cells("1")}</table>")["l4"];
        Assert.All(own.Cells.Values, cell => Assert.False(cell.IsCertain));
        // A blank form that was left behind says nothing.
        var left = Tables($"<table>{Disputes}<tr>{Cells("1")}</table><p>样表</p><table>{Disputes}<tr>{Cells("")}</table>")["l4"];
        Assert.All(left.Cells.Values, cell => Assert.Equal(("1", true), (cell.Raw, cell.IsCertain)));
    }

    [Theory]
    [InlineData("上年")]
    [InlineData("2022年")]
    public void The_line_of_another_year_is_not_the_reports(string other)
    {
        var labelled = Disputes.Replace("<tr>", "<tr><td>", StringComparison.Ordinal);
        var both = Tables($"<table>{labelled}<tr><td>本年{Cells("")}<tr><td>{other}{Cells("1")}</table>")["l4"];
        Assert.All(both.Cells.Values, cell => Assert.Equal("", cell.Raw));
        var alone = Tables($"<table>{labelled}<tr><td>{other}{Cells("1")}</table>")["l4"];
        Assert.All(alone.Cells.Values, cell => Assert.False(cell.IsCertain));
    }

    [Fact]
    public void Of_two_columns_under_one_label_none_is_taken()
    {
        var read = Tables("<table><tr><td>信息内容<td colspan=2>本年处理决定数量<tr><td><td>上年<td>本年<tr><td>行政处罚<td>7<td><tr><td>行政强制<td>8<td></table>")["s2"];
        Assert.NotEmpty(read.Cells);
        Assert.All(read.Cells.Values, cell => Assert.False(cell.IsCertain));
    }

    [Fact]
    public void A_header_is_not_shifted_over_a_column_of_numbers()
    {
        var read = Tables(
            "<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</table><table><tr><td>规章<td>1<td>2<td>3<td><tr><td>行政规范性文件<td>4<td>5<td>6<td></table>"
            + $"<table>{Disputes}<tr>{Cells("1")}</table>");
        Assert.Equal(15, read["l4"].Cells.Count);
        Assert.DoesNotContain(read["s2"].Cells.Values, cell => cell.IsCertain);
    }

    [Fact]
    public void A_table_of_two_years_is_no_part_of_the_list_before_it()
    {
        var list = "统计指标\t单位\t统计数\n" + List((label, at) => label.Contains("微博公开", StringComparison.Ordinal) ? "" : $"{label}\t件\t{at}\n");
        var read = Check(Title + list + "\n附：近两年对比\n\n类别\t2017年\t2016年\n主动公开政府信息数\t11\t12\n收到申请数\t13\t14\n政务微博公开政府信息数\t1\t2\n");
        Assert.Equal(("0", FigureState.Number), (read.Figures["a.proactive_info_count"].Raw, read.Figures["a.proactive_info_count"].State));
        Assert.Null(read.Figures["a.channel_weibo_count"].Value);
    }

    private static string Cells(string text) => string.Concat(Enumerable.Repeat($"<td>{text}", 15));

    private static Nianbao.Tables.FormReading Tables(string page) => Nianbao.Tables.FormReader.Read(DocxSample.Read(System.Text.Encoding.UTF8.GetBytes(page)), 2023)!;

    private static string Row(string label, int figure) => $"<td>{label}" + string.Concat(Enumerable.Repeat($"<td>{figure}", 7));

    private static string List(Func<string, int, string> print) => string.Concat(Nianbao.Forms.NationalForms.Find("A")!.Tables[0].Blocks[0].Rows.Where(row => !row.IsHeader).Select((row, at) => print(row.Label, at)));

    private static CheckedReport Check(string text) => ReportCheck.Check("report.txt", System.Text.Encoding.UTF8.GetBytes(text), null);
}
