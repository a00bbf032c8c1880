using Nianbao.Documents;
using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Tables;

namespace Nianbao.Tests.Findings;

/// <summary>Rules about the report as a whole, and about what it was filed as.</summary>
public sealed class FormRuleTests
{
    private static readonly FiledAs s_filed = new("平原县水务局", ["平原县水利局"], false, 2023);

    [Theory]
    [InlineData("A", "四、收费及减免情况", "四、其他情况", "政府信息公开的收费及减免情况")]
    [InlineData("C", "四、政府信息公开行政复议、行政诉讼情况", "四、其他", "四、政府信息公开行政复议、行政诉讼情况")]
    [InlineData("B", "五、存在的主要问题及改进情况", "五、下一步打算", "五、存在的主要问题及改进情况")]
    public void F01_names_the_section_that_is_missing(string form, string old, string replacement, string section) =>
        Assert.Equal($"缺少“{section}”部分。", Assert.Single(SampleFacts.Of(form).Saying(old, replacement).Findings("F01")).Message);

    [Theory]
    [InlineData("五、存在的主要问题及改进情况", "五、存在的主要问题及整改措施")]
    [InlineData("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况")]
    [InlineData("六、其他需要报告的事项", "六、其它需要报告的事项")]
    // Numbers lost by a converter.
    [InlineData("二、主动公开政府信息情况", "主动公开政府信息情况")]
    public void F01_knows_the_wordings_that_offices_use(string old, string replacement) =>
        Assert.Empty(SampleFacts.Of("C").Saying(old, replacement).Findings("F01"));

    [Fact]
    public void F01_wants_the_six_sections_in_order() =>
        Assert.NotEmpty(SampleFacts.Of("C").Saying("二、主动", "X").Saying("三、收到和处理政府信息公开申请情况", "三、主动公开政府信息情况").Saying("X公开政府信息情况", "二、收到和处理政府信息公开申请情况").Findings("F01"));

    [Fact]
    public void The_transitional_year_2019_turns_errors_of_form_into_warnings()
    {
        var findings = new SampleFacts("B", 2019).Saying("五、存在的主要问题及改进情况", "五、打算").With("t3.granted.org_other!").Findings();
        Assert.All(findings.Where(finding => finding.Rule is "F01" or "T05"), finding => Assert.Equal(Severity.Warning, finding.Severity));
        Assert.Equal(2, findings.Count(finding => finding.Rule is "F01" or "T05"));
    }

    [Fact]
    public void F02_lists_the_numbers_that_are_skipped() =>
        Assert.Equal("标题序号不连续：缺“二、”“四、”。", Assert.Single(
            SampleFacts.Of("C").Saying("二、主动公开", "主动公开").Saying("四、政府信息公开行政复议、", "政府信息公开行政复议、").Findings("F02")).Message);

    [Theory]
    [InlineData("自2023年1月1日起至2023年12月31日止", "自2022年1月1日起至2022年12月31日止", true)]
    [InlineData("2023年政府信息公开工作年度报告", "2022年政府信息公开工作年度报告", true)]
    [InlineData("自2023年1月1日起至2023年12月31日止", "为2023年1月1日至12月31日", false)]
    [InlineData("2023年政府信息公开工作年度报告", "二〇二三年度政府信息公开工作年度报告", false)]
    public void F03_compares_the_years_of_title_caption_and_period(string old, string replacement, bool fails) =>
        Assert.Equal(fails, SampleFacts.Of("C").Saying(old, replacement).Findings("F03").Count == 1);

    [Theory]
    [InlineData("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", "本报告客观反映全年工作。", true)]
    [InlineData("2023年12月31日止", "2023年11月30日止", true)]
    [InlineData("自2023年1月1日起至2023年12月31日止", "自2023年1月1日至2023年12月31日", false)]
    public void F04_wants_a_stated_period_of_one_whole_year(string old, string replacement, bool fails) =>
        Assert.Equal(fails, SampleFacts.Of("C").Saying(old, replacement).Findings("F04").Count == 1);

    [Theory]
    [InlineData("C", "平原县水务局2023", "县水务局2023", true)]
    [InlineData("C", "平原县水务局2023", "平原县发改委2023", true)]
    [InlineData("C", "平原县水务局2023", "2023", true)]
    [InlineData("A", "填报单位（盖章）：平原县水务局", "填报单位（盖章）：", true)]
    [InlineData("A", "填报单位（盖章）：平原县水务局", "单位名称：平原县水务局", false)]
    [InlineData("C", "平原县水务局2023", "国家税务总局平原县税务局2023", false)]
    [InlineData("C", "平原县水务局2023", "平原县城区街道办事处2023", false)]
    public void F05_wants_the_full_name(string form, string old, string replacement, bool fails) =>
        Assert.Equal(fails, SampleFacts.Of(form).Saying(old, replacement).Findings("F05").Count == 1);

    [Fact]
    public void F06_says_which_form_the_year_needs()
    {
        var finding = Assert.Single(new SampleFacts("B", 2023).Findings("F06"));
        Assert.Equal("2023 年度应使用 2021年格式 表式，现为 2019年试行格式。", finding.Message);
        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Fact]
    public void F06_measures_a_report_that_names_no_year_by_the_year_it_is_filed_for()
    {
        var report = SampleFacts.Of("B").Saying("2020年政府", "政府").Saying("自2020年1月1日起至2020年12月31日止", "为全年");
        Assert.Empty(report.Findings("F06"));
        Assert.Single(report.FiledAs(s_filed).Findings("F06"));
    }

    [Fact]
    public void F07_fails_where_not_one_figure_is_filled_in() => Assert.NotEmpty(SampleFacts.Of("C").AllBlank().Findings("F07"));

    [Fact]
    public void F08_counts_what_was_cleared_away() =>
        Assert.Equal("已清除网页或图片残留文字 1 处。", Assert.Single(SampleFacts.Of("C").WithNoise("打印本页").Findings("F08")).Message);

    [Theory]
    [InlineData("、监督保障", "", "监督保障", false)]
    [InlineData("主动公开、依申请公开、政府信息管理、平台建设和监督保障各项工作有序开展。", "全年工作有序。", "平台", true)]
    public void F09_names_a_topic_only_when_nothing_speaks_of_it(string old, string replacement, string topic, bool fails) =>
        Assert.Equal(fails, SampleFacts.Of("C").Saying(old, replacement).Findings("F09").Any(finding => finding.Message.Contains(topic)));

    [Fact]
    public void F12_speaks_only_where_the_local_notice_sets_a_length()
    {
        Assert.Empty(SampleFacts.Of("C").Findings("F12"));
        Assert.Single(SampleFacts.Of("C").Under(CheckSettings.Default with { LongestOverview = 10 }).Findings("F12"));
    }

    [Theory]
    [InlineData("本报告由总体情况等六部分组成。", 0)]
    [InlineData("本报告由总体情况等七个部分组成。", 1)]
    public void F13_counts_the_parts_that_the_text_promises(string statement, int findings) =>
        Assert.Equal(findings, SampleFacts.Of("C").Adding(statement).Findings("F13").Count);

    [Theory]
    [InlineData("平原县水务局2023", 0)]
    [InlineData("平原县水利局2023", 0)]
    // A short form that can stand for the name is another rule's.
    [InlineData("县水务局2023", 0)]
    [InlineData("平原县农业农村局2023", 1)]
    [InlineData("平原县水务局办公室2023", 1)]
    public void I01_compares_the_title_with_the_agency_and_its_former_names(string title, int findings) =>
        Assert.Equal(findings, SampleFacts.Of("C").Saying("平原县水务局2023", title).FiledAs(s_filed).Findings("I01").Count);

    [Fact]
    public void I02_compares_the_years() =>
        Assert.Equal("报告年度为 2023，报送年度为 2024。", Assert.Single(SampleFacts.Of("C").FiledAs(s_filed with { Year = 2024 }).Findings("I02")).Message);

    [Fact]
    public void Without_a_filing_nothing_is_compared_with_it() =>
        Assert.All(
            [.. SampleFacts.Of("C").Evaluations("I01"), .. SampleFacts.Of("C").Evaluations("I02"), .. SampleFacts.Of("C").Evaluations("B10")],
            evaluation => Assert.Equal(RuleOutcome.NotEvaluated, evaluation.Outcome));

    [Fact]
    public void B10_wants_no_government_rules_of_a_body_that_cannot_make_any()
    {
        Assert.Single(SampleFacts.Of("C").With("s2.rules_made=1 s2.rules_valid=1").FiledAs(s_filed).Findings("B10"));
        Assert.Empty(SampleFacts.Of("C").With("s2.rules_made=/").FiledAs(s_filed).Findings("B10"));
        Assert.Empty(SampleFacts.Of("C").With("s2.rules_made=1 s2.rules_valid=1").FiledAs(s_filed with { HasRulemakingPower = true }).Findings("B10"));
    }

    [Fact]
    public void Strange_rows_labels_and_headings_are_told_with_their_places()
    {
        var at = new Place.OfRow(1, 9);
        var facts = SampleFacts.Of("A")
            .Noting(new TableNote.UnknownRow { Place = at, Raw = "机构领导" })
            .Noting(new TableNote.NearLabel("1.当面申请数") { Place = at, Raw = "1.当面申清数" })
            .Noting(new TableNote.FilledHeading(NationalForms.Find("A")!.Tables[0].Blocks[0].Rows[0]) { Place = at, Raw = "0" });
        Assert.Equal(["I04", "A29", "I05"], facts.Findings().Select(finding => finding.Rule));
        Assert.All(facts.Findings(), finding => Assert.Equal("table 1, row 9", finding.Place.ToString()));
    }

    [Fact]
    public void I06_says_what_a_file_with_the_wrong_name_is() =>
        Assert.Equal("文件实为 txt，扩展名为“.docx”。", Assert.Single(SampleFacts.Of("C").Named("年报.docx").Findings("I06")).Message);
}
