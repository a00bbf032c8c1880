using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Tables;

namespace Nianbao.Tests.Tables;

/// <summary>Tables are known by their labels and their structure, and a cell that cannot be placed is never a number.</summary>
public sealed class FormReaderTests
{
    private const string Disputes = "行政复议|<|<|<|<|行政诉讼|<|<|<|<|<|<|<|<|<\n结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|<|<|<|<|复议后起诉|<|<|<|<\n"
        + "^|^|^|^|^|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n";

    [Theory]
    [InlineData("A")]
    [InlineData("A-SD")]
    public void Every_row_of_the_statistics_table_is_found_by_its_label(string form)
    {
        var figures = Read(GridText.Ragged(1, GridText.Statistics(form)), out var reading);
        Assert.Equal(form, reading!.Form.Id);
        Assert.All(reading.Form.Cells, cell => Assert.Equal(RowNumber(reading, cell.Row.Key), figures.Find(cell.Key.Text)!.Value));
    }

    [Fact]
    public void Labels_that_the_form_repeats_are_told_apart_by_the_row_they_stand_under()
    {
        var figures = Read(GridText.Spanned(1, GridText.Statistics("A-SD")), out _);
        string[] others = ["a.review_other", "a.litigation_other", "a.complaint_other", "a.sd_reading_point_city", "a.sd_visitor_city"];
        Assert.Equal([.. others.Select(key => figures.Find(key)!.Value).Order().Distinct()], others.Select(key => figures.Find(key)!.Value));
    }

    [Fact]
    public void Sections_in_another_order_change_nothing()
    {
        var lines = GridText.Statistics("A").Split('\n');
        var moved = string.Join('\n', (string[])[lines[0], .. lines[45..], .. lines[1..45]]);
        var (as_printed, reordered) = (Read(GridText.Ragged(1, GridText.Statistics("A")), out _), Read(GridText.Ragged(1, moved), out _));
        Assert.Equal(as_printed.All.Select(figure => (figure.Key, figure.Value)), reordered.All.Select(figure => (figure.Key, figure.Value)));
    }

    [Theory]
    [InlineData("B")]
    [InlineData("C")]
    public void Every_cell_of_the_request_table_is_found_under_its_own_column(string form)
    {
        var figures = Read(GridText.Spanned(1, GridText.Requests(form)), out var reading);
        Assert.Equal(form, reading!.Form.Id);
        Assert.All(reading["t3"].Table.Cells.Index(), cell => Assert.Equal((cell.Index / 7 * 10) + (cell.Index % 7), figures.Find(cell.Item.Key.Text)!.Value));
    }

    [Fact]
    public void Columns_in_another_order_are_followed()
    {
        var swapped = GridText.Requests("C").Replace("商业企业|科研机构", "科研机构|商业企业", StringComparison.Ordinal);
        var figures = Read(GridText.Spanned(1, swapped), out _);
        Assert.Equal((2m, 1m), (figures.Find("t3.new_received.org_business")!.Value, figures.Find("t3.new_received.org_research")!.Value));
    }

    [Fact]
    public void A_label_with_a_slip_is_understood_and_reported()
    {
        Read(GridText.Spanned(1, GridText.Requests("C").Replace("2.重复申请", "2.重覆申请", StringComparison.Ordinal)), out var reading);
        Assert.Equal("2.重复申请", Assert.Single(reading!["t3"].Notes.OfType<TableNote.NearLabel>()).Label);
        Assert.Empty(reading["t3"].Missing);
    }

    [Theory]
    // One character from its neighbour: 同意 and 不同意 must never be exchanged.
    [InlineData("4.不同意公开答复数", "2.同意公开答复数")]
    [InlineData("3.政务微博公开政府信息数", "3.政务微傅公开政府信息数")]
    public void A_label_that_may_be_either_of_two_neighbours_is_neither(string label, string printed)
    {
        var figures = Read(GridText.Ragged(1, GridText.Statistics("A").Replace(label, printed, StringComparison.Ordinal)), out _);
        Assert.All(
            figures.All.Where(figure => figure.Key.Text is "a.reply_refused_total" or "a.channel_weibo_count" && figure.Raw is null),
            figure => Assert.Equal(FigureState.Unparsed, figure.State));
        Assert.Contains(figures.All, figure => figure.State == FigureState.Unparsed);
    }

    [Fact]
    public void A_row_that_is_not_in_the_form_is_kept_and_not_counted()
    {
        var more = GridText.Statistics("A").Replace("九、政府", "（五）机构领导信息|条|7\n九、政府", StringComparison.Ordinal);
        Read(GridText.Ragged(1, more), out var reading);
        Assert.Equal("（五）机构领导信息", Assert.Single(reading!["a"].Notes.OfType<TableNote.UnknownRow>()).Raw);
    }

    [Fact]
    public void Captions_and_signatures_in_the_table_are_no_rows_of_it()
    {
        var framed = "附件||\n（2017年度）||\n" + GridText.Statistics("A") + "\n单位负责人：某某 审核人：某某";
        Read(GridText.Ragged(1, framed), out var reading);
        Assert.Empty(reading!["a"].Notes);
        Assert.Empty(reading["a"].Missing);
    }

    [Theory]
    [InlineData("（一）收到申请数|件|22", "（一）收到申请数|22")]
    [InlineData("（一）收到申请数|件|22", "（一）收到申请数|件|22|")]
    [InlineData("（一）收到申请数|件|22", "（一）收到申请数|件||22")]
    public void A_row_that_lost_or_gained_a_cell_gives_no_figure(string row, string printed)
    {
        var drawn = GridText.Statistics("A").Replace("（一）收到申请数|件|21", row, StringComparison.Ordinal).Replace(row, printed, StringComparison.Ordinal);
        var figure = Read(GridText.Ragged(1, drawn), out _).Find("a.req_received_total")!;
        Assert.Equal((FigureState.Unparsed, "table 1, row 23"), (figure.State, figure.Place.ToString()));
    }

    [Fact]
    public void Two_value_cells_merged_into_one_are_neither()
    {
        var merged = GridText.Requests("C").Replace("一、本年新收政府信息公开申请数量|<|0|1|", "一、本年新收政府信息公开申请数量|<|0|<|", StringComparison.Ordinal);
        var figures = Read(GridText.Spanned(1, merged), out _);
        Assert.Equal(
            (FigureState.Unparsed, FigureState.Unparsed, FigureState.Number),
            (figures.Find("t3.new_received.natural_person")!.State, figures.Find("t3.new_received.org_business")!.State, figures.Find("t3.new_received.total")!.State));
    }

    [Fact]
    public void A_row_that_stands_twice_with_other_numbers_is_read_as_neither()
    {
        var lines = GridText.Requests("C").Split('\n');
        var twice = string.Join('\n', (string[])[.. lines, lines[^1].Replace("246", "999", StringComparison.Ordinal)]);
        var figure = Read(GridText.Spanned(1, twice), out _).Find("t3.carried_out.total")!;
        Assert.Equal((FigureState.Unparsed, "246；999"), (figure.State, figure.Raw));
    }

    [Fact]
    public void A_table_split_in_two_keeps_its_columns()
    {
        var lines = GridText.Requests("C").Split('\n');
        var figures = Read([GridText.Spanned(1, string.Join('\n', lines[..12])), GridText.Spanned(2, string.Join('\n', lines[12..]))], out var reading);
        Assert.Empty(reading!["t3"].Missing);
        Assert.Equal((246m, "table 2, row 16, column 8"), (figures.Find("t3.carried_out.total")!.Value, figures.Find("t3.carried_out.total")!.Place.ToString()));
    }

    [Theory]
    [InlineData("17.7")]
    [InlineData("12345")]
    public void A_long_number_in_the_rest_of_a_split_list_is_no_label(string number)
    {
        var lines = GridText.Statistics("A", (_, _) => number).Split('\n');
        Read([GridText.Spanned(1, string.Join('\n', lines[..40])), GridText.Spanned(2, string.Join('\n', lines[40..]))], out var reading);
        Assert.Empty(reading!["a"].Missing);
        Assert.Empty(reading["a"].Notes);
    }

    [Fact]
    public void A_part_without_a_header_may_hold_blocks_of_other_widths_behind_it()
    {
        const string first = "信息内容|上一年项目数量|本年增/减|处理决定数量\n行政许可|1|2|3";
        const string rest = "其他对外管理服务事项|4|5|6\n信息内容|上一年项目数量|本年增/减\n行政事业性收费|7|8";
        var figures = Read([GridText.Ragged(1, first), GridText.Ragged(2, rest)], out _);
        Assert.Equal((4m, 5m, 6m), (figures.Find("s2.other_service_items_prev")!.Value, figures.Find("s2.other_service_items_change")!.Value, figures.Find("s2.other_service_decisions")!.Value));
        Assert.Equal((7m, 8m), (figures.Find("s2.fee_items_prev")!.Value, figures.Find("s2.fee_items_change")!.Value));
    }

    [Fact]
    public void The_header_of_the_dispute_table_is_no_total_of_the_requests()
    {
        const string disputes = "行政复议|行政诉讼\n总计|结果维持|结果纠正|其他结果|尚未审结|未经复议直接起诉|复议后起诉\n"
            + "|||||总计|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结\n10|1|2|3|4|0|0|0|0|0|0|0|0|0|0";
        var requests = WrittenOut(GridText.Requests("C"));
        Read([GridText.Ragged(1, requests), GridText.Ragged(2, disputes)], out var reading);
        Assert.DoesNotContain(reading!["t3"].Cells.Values, cell => !cell.IsCertain);
    }

    [Fact]
    public void A_blank_form_left_behind_a_filled_report_changes_nothing()
    {
        var figures = Read([GridText.Spanned(1, GridText.Requests("C")), GridText.Spanned(2, GridText.Requests("C", (_, _, _) => ""))], out _);
        Assert.Equal(246m, figures.Find("t3.carried_out.total")!.Value);
    }

    [Fact]
    public void The_dispute_table_is_read_by_the_path_of_labels_over_each_column()
    {
        var figures = Read(GridText.Spanned(1, Disputes + "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15"), out var reading);
        Assert.Equal(Enumerable.Range(1, 15).Select(i => (decimal?)i), reading!["l4"].Table.Cells.Select(cell => figures.Find(cell.Key.Text)!.Value));
    }

    [Fact]
    public void Two_filled_rows_under_the_dispute_table_give_no_figure() =>
        Assert.All(
            Read(GridText.Spanned(1, Disputes + "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15\n2|2|3|4|5|6|7|8|9|10|11|12|13|14|15"), out _).All.Where(figure => figure.Key.Table == "l4").Take(1),
            figure => Assert.Equal(FigureState.Unparsed, figure.State));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Merged_cells_written_out_as_blank_ones_change_nothing(bool isText)
    {
        var requests = WrittenOut(GridText.Requests("C"));
        var disputes = WrittenOut(Disputes + "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15");
        const string Decisions = "第二十条第（五）项|||\n信息内容|本年处理决定数量||\n行政许可|8||\n第二十条第（八）项|||\n信息内容|本年收费金额（单位：万元）||\n行政事业性收费||9|";
        var draw = isText ? (Func<int, string, Grid>)GridText.Ragged : GridText.Spanned;
        var figures = Read([draw(1, Decisions), draw(2, requests), draw(3, disputes)], out var reading);
        Assert.Equal((8m, 9m), (figures.Find("s2.licensing_decisions")!.Value, figures.Find("s2.fee_amount_wan")!.Value));
        Assert.All(reading!["t3"].Table.Cells.Index(), cell => Assert.Equal((cell.Index / 7 * 10) + (cell.Index % 7), figures.Find(cell.Item.Key.Text)!.Value));
        Assert.Equal(Enumerable.Range(1, 15).Select(i => (decimal?)i), reading["l4"].Table.Cells.Select(cell => figures.Find(cell.Key.Text)!.Value));
    }

    [Fact]
    public void A_number_under_no_heading_is_reported_and_not_counted()
    {
        var figures = Read(GridText.Spanned(1, "第二十条第（五）项|<|\n信息内容|本年处理决定数量|\n行政许可||8"), out var reading);
        Assert.Equal(FigureState.Blank, figures.Find("s2.licensing_decisions")!.State);
        Assert.Equal("8", Assert.Single(reading!["s2"].Notes.OfType<TableNote.UnknownColumn>()).Raw);
    }

    [Fact]
    public void Headers_of_lost_spans_are_resolved_by_the_form()
    {
        var ragged = "勾稽关系|申请人情况\n|自然人|法人或其他组织|总计\n||商业企业|科研机构|社会公益组织|法律服务机构|其他|\n一、本年新收政府信息公开申请数量|1|2|3|4|5|6|7\n"
            + "二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0\n三、本年度办理结果|（一）予以公开|1|0|0|0|0|0|0\n|（七）总计|0|0|0|0|0|0|0\n四、结转下年度继续办理|1|2|3|4|5|6|8";
        var figures = Read(GridText.Ragged(1, ragged), out _);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], figures.All.Where(figure => figure.Key.Text.StartsWith("t3.new_received", StringComparison.Ordinal)).Select(figure => figure.Value));
        Assert.Equal(8, figures.Find("t3.carried_out.total")!.Value);
    }

    [Theory]
    [InlineData("信息内容|本年收费金额（单位：万元）", "12", "12")]
    [InlineData("信息内容|本年收费金额（单位：元）", "12", "0.0012")]
    public void A_unit_in_the_column_label_counts(string header, string raw, string value)
    {
        var figures = Read(GridText.Ragged(1, $"第二十条第（八）项\n{header}\n行政事业性收费|{raw}"), out _);
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), figures.Find("s2.fee_amount_wan")!.Value);
    }

    [Theory]
    [InlineData("万 元", "12", "12")]
    [InlineData("千元", "12", "1.2")]
    [InlineData("百万元", "12", "1200")]
    [InlineData("亿元", "1", "10000")]
    public void A_unit_of_money_is_understood_or_refused_but_never_taken_for_another(string unit, string raw, string value)
    {
        var figures = Read(GridText.Ragged(1, $"信息内容|本年收费金额（单位：{unit}）\n行政事业性收费|{raw}"), out _);
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), figures.Find("s2.fee_amount_wan")!.Value);
    }

    [Theory]
    [InlineData("万条")]
    [InlineData("千册")]
    public void A_count_in_another_multiple_is_no_count(string unit)
    {
        var drawn = GridText.Statistics("A").Replace("1.政府公报公开政府信息数|条", $"1.政府公报公开政府信息数|{unit}", StringComparison.Ordinal);
        Assert.Equal(FigureState.Unparsed, Read(GridText.Ragged(1, drawn), out _).Find("a.channel_gazette_count")!.State);
    }

    [Fact]
    public void A_value_merged_downwards_belongs_to_neither_row()
    {
        var lines = GridText.Statistics("A").Split('\n');
        var merged = string.Join('\n', (string[])[.. lines[..24], lines[24][..lines[24].LastIndexOf('|')] + "|^", .. lines[25..]]);
        var figures = Read(GridText.Spanned(1, merged), out _);
        Assert.Equal(
            (FigureState.Unparsed, FigureState.Unparsed),
            (figures.Find("a.req_received_in_person")!.State, figures.Find("a.req_received_fax")!.State));
    }

    [Theory]
    // The second header row of the two suits is missing.
    [InlineData("行政复议|行政诉讼\n结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n1|2|3|4|5|6|7|8|9|10|11|12|13|14|15")]
    // A group in another wording.
    [InlineData("行政复议|行政诉讼\n结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|另行起诉\n|||||结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n1|2|3|4|5|6|7|8|9|10|11|12|13|14|15")]
    public void A_text_header_that_does_not_come_out_even_gives_no_figure(string drawn)
    {
        var figures = Read(GridText.Ragged(1, drawn), out var reading);
        Assert.True(reading!["l4"].IsFound);
        Assert.DoesNotContain(figures.All, figure => figure.State == FigureState.Number);
    }

    [Fact]
    public void A_column_at_the_right_end_that_the_form_does_not_have_moves_nothing()
    {
        var ragged = "勾稽关系|申请人情况|备注\n|自然人|法人或其他组织|总计|\n||商业企业|科研机构|社会公益组织|法律服务机构|其他||\n"
            + string.Join('\n', "一、本年新收政府信息公开申请数量|二、上年结转政府信息公开申请数量|（一）予以公开|（七）总计|四、结转下年度继续办理".Split('|').Select(label => $"{label}|1|2|3|4|5|6|7|"));
        var figures = Read(GridText.Ragged(1, ragged), out _);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], figures.All.Where(figure => figure.Key.Text.StartsWith("t3.granted", StringComparison.Ordinal)).Select(figure => figure.Value));
    }

    [Fact]
    public void A_form_whose_columns_were_not_understood_is_still_told_by_its_rows()
    {
        var lines = GridText.Requests("C").Replace("自然人", "甲类", StringComparison.Ordinal).Replace("总计|\n", "合并\n", StringComparison.Ordinal).Split('\n');
        Read(GridText.Ragged(1, string.Join('\n', lines[3..])), out var reading);
        Assert.Equal("C", reading!.Form.Id);
    }

    [Fact]
    public void A_list_without_a_header_is_read_by_its_unit_column_and_reported()
    {
        var figures = Read(GridText.Ragged(1, GridText.Statistics("A").Split('\n', 2)[1]), out var reading);
        Assert.Equal(21m, figures.Find("a.req_received_total")!.Value);
        Assert.Single(reading!["a"].Notes.OfType<TableNote.NearLabel>());
    }

    [Fact]
    public void A_list_with_three_value_columns_and_no_official_one_gives_no_figure()
    {
        var three = string.Join('\n', GridText.Statistics("A").Replace("统计指标|单位|统计数", "统计指标|单位|区政府统计数|区直单位统计数|乡镇街道统计数", StringComparison.Ordinal)
            .Split('\n').Select((line, i) => i == 0 ? line : $"{line}|1|2"));
        Assert.DoesNotContain(Read(GridText.Spanned(1, three), out _).All, figure => figure.State == FigureState.Number);
    }

    [Fact]
    public void A_document_without_any_table_of_a_form_has_no_form() =>
        Assert.Null(FormReader.Read(GridText.Document(GridText.Ragged(1, "序号|姓名|电话\n1|某某|010")), 2023));

    private static string WrittenOut(string drawn) => drawn.Replace("|<", "|", StringComparison.Ordinal).Replace("^", "", StringComparison.Ordinal);

    private static FigureSet Read(Grid grid, out FormReading? reading) => Read([grid], out reading);

    private static FigureSet Read(Grid[] grids, out FormReading? reading)
    {
        reading = FormReader.Read(GridText.Document(grids), null);
        return FigureSet.Of(reading!);
    }

    private static int RowNumber(FormReading reading, string key) =>
        reading.Form.Tables[0].Blocks[0].Rows.Index().First(row => row.Item.Key == key).Index;
}
