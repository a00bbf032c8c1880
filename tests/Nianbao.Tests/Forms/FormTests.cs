using Nianbao.Forms;

namespace Nianbao.Tests.Forms;

/// <summary>The forms in the code are the printed ones, kept as text beside this file.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("A", "form-2014.txt", 65, 58)]
    [InlineData("A-SD", "form-2014-shandong.txt", 86, 78)]
    public void The_statistics_table_has_the_printed_rows_in_the_printed_order(string form, string file, int rows, int figures)
    {
        var definition = NationalForms.Find(form)!;
        var printed = definition.Tables[0].Blocks[0].Rows.Select(row => $"{row.Label} | {(row.IsHeader ? "-" : row.Unit)} | {row.Key} | {row.Parent ?? "-"}");
        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Forms", file)), printed);
        Assert.Equal((rows, figures), (definition.Tables[0].Blocks[0].Rows.Count, definition.Cells.Count));
    }

    [Theory]
    [InlineData("B", "s2", 22)]
    [InlineData("B", "t3", 161)]
    [InlineData("B", "l4", 15)]
    [InlineData("C", "s2", 10)]
    [InlineData("C", "t3", 175)]
    [InlineData("C", "l4", 15)]
    public void Each_table_has_as_many_cells_as_the_form_prints(string form, string table, int cells) =>
        Assert.Equal(cells, NationalForms.Find(form)!.Tables.First(each => each.Id == table).Cells.Count(cell => !cell.Row.IsOptional));

    [Theory]
    [InlineData(2013, null)]
    [InlineData(2014, "A")]
    [InlineData(2018, "A")]
    [InlineData(2019, "B")]
    [InlineData(2020, "B")]
    [InlineData(2021, "C")]
    [InlineData(2035, "C")]
    public void Each_data_year_has_its_generation(int year, string? generation) => Assert.Equal(generation, NationalForms.GenerationOf(year));

    [Fact]
    public void Keys_are_unique_within_a_form() =>
        Assert.All(NationalForms.All, form => Assert.Equal(form.Cells.Count, form.Cells.Select(cell => cell.Key).Distinct().Count()));

    [Theory]
    [InlineData("　　（一）主动公开政府信息数\n　　　　（不同渠道和方式公开相同信息计1条）", "主动公开政府信息数")]
    [InlineData("统　计　指　标", "统计指标")]
    [InlineData("1．属于国家秘密", "属于国家秘密")]
    [InlineData("其中:涉及国家秘密", "涉及国家秘密")]
    [InlineData("危及\"三安全一稳定\"", "危及三安全一稳定")]
    [InlineData("法律服 务机构", "法律服务机构")]
    [InlineData("（三）　不予公开", "不予公开")]
    // Brackets that belong to a name stay.
    [InlineData("（二）县（市、区）政府门户网站", "县(市区)政府门户网站")]
    [InlineData("乡镇政府（街道办事处）", "乡镇政府(街道办事处)")]
    [InlineData("行政规范性文件", "规范性文件")]
    [InlineData("本年收费金额（单位：万元）", "本年收费金额")]
    [InlineData("规章（设区的市、自治州人民政府应提供相关数据）", "规章")]
    [InlineData("⒈当面申请数", "当面申请数")]
    [InlineData("㈠当面申请数", "当面申请数")]
    [InlineData("", "")]
    public void Labels_are_compared_without_width_spaces_numbers_and_notes(string printed, string label) => Assert.Equal(label, LabelText.Of(printed).Text);

    [Theory]
    [InlineData("同意公开答复数", "不同意公开答复数", 1)]
    [InlineData("", "规章", 2)]
    [InlineData("科研机构", "科研机构", 0)]
    public void Distance_counts_single_changes(string one, string other, int distance) =>
        Assert.Equal(distance, new LabelText(one).DistanceTo(new LabelText(other)));
}
