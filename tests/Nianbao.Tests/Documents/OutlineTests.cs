using Nianbao.Documents;
using Nianbao.Documents.Outline;
using Nianbao.Intake;

namespace Nianbao.Tests.Documents;

/// <summary>What a report says of itself, in the many ways in which offices write it.</summary>
public sealed class OutlineTests
{
    [Theory]
    [InlineData("平原县水务局2023年政府信息公开工作年度报告", "平原县水务局", 2023)]
    [InlineData("平原县水务局|2023年政府信息公开年度报告", "平原县水务局", 2023)]
    [InlineData("平原县水务局|2023年|政府信息公开工作年度报告", "平原县水务局", 2023)]
    [InlineData("2023年度平原县水务局政府信息公开工作年度报告", "平原县水务局", 2023)]
    [InlineData("平原县水务局政府信息公开工作年度报告（2023年度）", "平原县水务局", 2023)]
    [InlineData("平原县水务局二〇二三年政府信息公开年度报告", "平原县水务局", 2023)]
    [InlineData("关于平原县水务局2023年度政府信息公开工作情况的报告", "平原县水务局", 2023)]
    [InlineData("平原县水务局关于2023年政府信息公开工作情况的报告", "平原县水务局", 2023)]
    [InlineData("《平原县水务局2023年政府信息公开工作年度报告》", "平原县水务局", 2023)]
    [InlineData("【年报】平原县水务局2023年政府信息公开工作年度报告", "平原县水务局", 2023)]
    [InlineData("2023年政府信息公开工作年度报告|平原县水务局", "平原县水务局", 2023)]
    // Brackets that belong to the name stay.
    [InlineData("平原港（集团）有限公司2023年政府信息公开工作年度报告", "平原港(集团)有限公司", 2023)]
    // A web site repeats the title with its own name behind it; the report's own one comes last.
    [InlineData("平原县水务局2023年政府信息公开年度报告-平原水务|平原县水务局2023年政府信息公开年度报告", "平原县水务局", 2023)]
    [InlineData("政府信息公开工作年度报告", null, null)]
    [InlineData("现将平原县水务局2023年政府信息公开年度报告公布如下", null, null)]
    public void The_title_names_the_agency_and_the_year(string lines, string? agency, int? year)
    {
        var outline = OutlineOf(lines);
        Assert.Equal((agency, year), (outline.Agency, outline.Year));
    }

    [Theory]
    [InlineData("统计期限自2023年1月1日起至2023年12月31日止。", true)]
    [InlineData("所列数据的统计时限为2023年1月1日至12月31日。", true)]
    [InlineData("数据统计期限：2023.1.1-2023.12.31", true)]
    [InlineData("统计期限为二〇二三年一月一日至十二月三十一日。", true)]
    [InlineData("统计期限从2023年1月1日0时至2023年12月31日24时。", true)]
    [InlineData("统计数据期限为2023年1月1日（含）起，截止到2023年12月31日（含）。", true)]
    [InlineData("统计期限为2023年1月至12月。", true)]
    // An older range in the same paragraph is not the period.
    [InlineData("2020年1月1日至2022年12月31日我局开展整治。本报告统计期限为2023年1月1日至2023年12月31日。", true)]
    [InlineData("统计期限自2023年1月1日起至2023年11月30日止。", false)]
    [InlineData("统计期限自2022年12月1日起至2023年11月30日止。", false)]
    [InlineData("本报告如实反映全年工作。", false)]
    public void The_statistic_period_is_found_however_its_days_are_written(string paragraph, bool isWholeYear) =>
        Assert.Equal(isWholeYear, OutlineOf(paragraph).Period is { IsWholeYear: true, From.Year: 2023 });

    [Theory]
    [InlineData("（2017年度）", 2017)]
    [InlineData("政府信息公开情况统计表（2017年度）", 2017)]
    [InlineData("2017年度政府信息公开情况统计表", 2017)]
    [InlineData("附件：2018年度政府信息公开工作情况统计表", 2018)]
    [InlineData("（二〇一七年度）", 2017)]
    [InlineData("统计年度：2017年", 2017)]
    [InlineData("2017年，我局开展了多项工作。", null)]
    public void The_caption_of_a_table_names_the_year(string line, int? year) =>
        Assert.Equal(year, OutlineOf(line).Captions.Select(caption => (int?)caption.Year).FirstOrDefault());

    [Theory]
    [InlineData("一、总体情况|二、主动公开政府信息情况|三、收到和处理政府信息公开申请情况", "1 总体情况|2 主动公开政府信息情况|3 收到和处理政府信息公开申请情况")]
    [InlineData("（一）总体情况|（二）主动公开政府信息情况", "0 总体情况|0 主动公开政府信息情况")]
    [InlineData("1.总体情况|2、主动公开政府信息情况|## 其他需要报告的事项", "0 总体情况|0 主动公开政府信息情况|0 其他需要报告的事项")]
    [InlineData("一　总体情况|【二、主动公开政府信息情况】", "0 总体情况|2 主动公开政府信息情况")]
    [InlineData("一、总体情况：2023年我局认真贯彻落实条例，积极推进各项工作，取得了明显的成效，群众满意度不断提高。", "1 总体情况")]
    // Where the parts are numbered 一、二、三, an official heading numbered otherwise belongs to one of them.
    [InlineData("一、总体情况|（一）主动公开政府信息情况|二、其他|三、事项", "1 总体情况|2 其他|3 事项")]
    // Rows of the request table that lost their table.
    [InlineData("一、本年新收政府信息公开申请数量|四、结转下年度继续办理", "")]
    public void Headings_are_known_in_every_numbering(string lines, string headings) =>
        Assert.Equal(headings, string.Join('|', OutlineOf(lines).Headings.Select(heading => $"{heading.Number} {heading.Text}")));

    [Fact]
    public void A_heading_may_be_the_first_row_of_its_table()
    {
        var grid = new Grid(1, [new([new("二、主动公开政府信息情况", 0, 0, 1, 2)]), new([new("规章", 1, 0), new("0", 1, 1)])], false);
        var document = new ReportDocument(FileKind.Text, [new Paragraph(1, "一、总体情况"), new TableBlock(grid)], []);
        Assert.Equal(["paragraph 1", "table 1, row 1, column 1"], ReportOutline.Of(document).Headings.Select(heading => heading.Place.ToString()));
    }

    [Theory]
    [InlineData("区工信局", true)]
    [InlineData("县水务局", true)]
    [InlineData("市人民政府", true)]
    [InlineData("平原市发改委", true)]
    [InlineData("我局", true)]
    [InlineData("镇江市水务局", false)]
    [InlineData("市中区水务局", false)]
    [InlineData("乡宁县人民政府", false)]
    [InlineData("镇远县教育局", false)]
    [InlineData("国家税务总局平原县税务局", false)]
    [InlineData("平原县城区街道办事处", false)]
    public void A_short_name_is_told_from_a_full_one(string name, bool isShort) => Assert.Equal(isShort, AgencyName.IsShort(name));

    [Theory]
    [InlineData("本报告由总体情况等六部分组成。", 6)]
    [InlineData("本年度报告共分为7个部分。", 7)]
    [InlineData("我局工作包括三个方面。", null)]
    public void The_number_of_parts_is_read_where_it_is_stated(string paragraph, int? count) => Assert.Equal(count, OutlineOf(paragraph).StatedParts?.Count);

    private static ReportOutline OutlineOf(string lines) =>
        ReportOutline.Of(new(FileKind.Text, [.. lines.Split('|').Select((text, i) => new Paragraph(i + 1, text))], []));
}
