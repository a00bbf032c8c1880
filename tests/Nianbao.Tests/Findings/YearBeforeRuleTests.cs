using System.Text;
using Nianbao.Findings;
using Nianbao.Narrative;

namespace Nianbao.Tests.Findings;

/// <summary>The rules over two years: what breaks them, what comes near and does not, and that they say nothing where there is no year before.</summary>
public sealed class YearBeforeRuleTests
{
    private static readonly string[] s_rules = ["B08", "B09", "C03", "C04", "T06", "T07", "N08"];

    [Theory]
    [InlineData("T06", "C", "t3.carried_in.total=2", "t3.carried_out.total=3")]
    [InlineData("T06", "B", "t3.carried_in.total=0", "t3.carried_out.total=1")]
    [InlineData("T07", "C", "t3.carried_in.total=1 t3.carried_in.natural_person=1", "t3.carried_out.total=1 t3.carried_out.natural_person=0")]
    [InlineData("B08", "B", "s2.penalty_items_prev=10", "s2.penalty_items_prev=10 s2.penalty_items_change=-1")]
    [InlineData("B08", "B", "s2.fee_items_prev=0", "s2.fee_items_prev=2 s2.fee_items_change=0")]
    [InlineData("B09", "B", "s2.normdocs_total_public=14 s2.normdocs_published=3", "s2.normdocs_total_public=10")]
    [InlineData("C03", "C", "s2.normdocs_valid=14 s2.normdocs_made=3 s2.normdocs_repealed=1", "s2.normdocs_valid=10")]
    [InlineData("C04", "C", "s2.fee_amount_wan=1200", "s2.fee_amount_wan=1.2")]
    [InlineData("C04", "C", "s2.fee_amount_wan=0.5", "s2.fee_amount_wan=600")]
    public void What_does_not_go_on_from_the_year_before_is_said(string rule, string form, string figures, string before) =>
        Assert.NotEmpty(SampleFacts.Of(form).With(figures).After(before).Findings(rule));

    [Theory]
    [InlineData("T06", "C", "t3.carried_in.total=3", "t3.carried_out.total=3")]
    [InlineData("T07", "C", "t3.carried_in.total=1 t3.carried_in.natural_person=1", "t3.carried_out.total=1 t3.carried_out.natural_person=1 t3.carried_out.org_business=0 t3.carried_out.org_research=0 t3.carried_out.org_public_interest=0 t3.carried_out.org_legal_service=0 t3.carried_out.org_other=0")]
    [InlineData("B08", "B", "s2.penalty_items_prev=9", "s2.penalty_items_prev=10 s2.penalty_items_change=-1")]
    [InlineData("B09", "B", "s2.normdocs_total_public=12 s2.normdocs_published=3", "s2.normdocs_total_public=10")]
    [InlineData("C03", "C", "s2.normdocs_valid=12 s2.normdocs_made=3 s2.normdocs_repealed=1", "s2.normdocs_valid=10")]
    [InlineData("C04", "C", "s2.fee_amount_wan=1199", "s2.fee_amount_wan=1.2")]
    // From nothing to something is no matter of units.
    [InlineData("C04", "C", "s2.fee_amount_wan=1199", "s2.fee_amount_wan=0")]
    // The review was of last year, and so was the request.
    [InlineData("L04", "C", "l4.post_review_suit_total=1 l4.post_review_suit_upheld=1", "l4.review_total=1")]
    [InlineData("L05", "C", "l4.review_total=1 l4.review_upheld=1", "t3.handled_total.total=4")]
    public void What_goes_on_from_it_is_left_alone(string rule, string form, string figures, string before) =>
        Assert.Empty(SampleFacts.Of(form).With(figures).After(before).Findings(rule));

    [Theory]
    // A difference in the total is said once, not again for every column.
    [InlineData("T07", "C", "t3.carried_in.natural_person=2 t3.carried_in.total=2", "t3.carried_out.total=1 t3.carried_out.natural_person=1")]
    // A blank or a marker is no number to compare with.
    [InlineData("T06", "C", "t3.carried_in.total=", "t3.carried_out.total=1")]
    [InlineData("C03", "C", "s2.normdocs_valid=12 s2.normdocs_made=/ s2.normdocs_repealed=0", "s2.normdocs_valid=10")]
    // The form of the year before did not ask for it.
    [InlineData("C03", "C", "s2.normdocs_valid=12", "s2.normdocs_total_public=10")]
    public void Where_one_of_the_numbers_is_missing_nothing_is_said(string rule, string form, string figures, string before) =>
        Assert.Empty(SampleFacts.Of(form).With(figures).After(before).Findings(rule));

    [Theory]
    [InlineData("B")]
    [InlineData("C")]
    public void Without_a_year_before_they_could_not_be_checked(string form) =>
        Assert.All(s_rules.Where(rule => RuleCatalogue.All.Single(each => each.Id == rule).Concerns(form)).SelectMany(rule => SampleFacts.Of(form).Evaluations(rule)),
            evaluation => Assert.Equal(RuleOutcome.NotEvaluated, evaluation.Outcome));

    [Fact]
    public void A_report_of_another_year_than_the_one_before_is_not_compared_with()
    {
        var facts = SampleFacts.Of("C").With("t3.carried_in.total=2").Facts();
        var twoYearsBefore = facts with { Prior = new("前年.docx", facts.Year!.Value - 2, new Dictionary<string, decimal> { ["t3.carried_out.total"] = 9 }, null) };
        Assert.Null(twoYearsBefore.Prior);
        Assert.DoesNotContain(RuleEngine.Evaluate(twoYearsBefore).Findings, finding => finding.Rule == "T06");
    }

    [Fact]
    public void A_cause_a_year_back_does_not_make_up_for_what_could_not_be_read() =>
        Assert.All(SampleFacts.Of("C").With("l4.post_review_suit_total=多件").After("l4.review_total=1").Evaluations("L04"), evaluation => Assert.Equal(RuleOutcome.NotEvaluated, evaluation.Outcome));

    [Fact]
    public void The_finding_has_both_numbers_and_stands_at_this_years()
    {
        var finding = Assert.Single(SampleFacts.Of("C").With("t3.carried_in.total=2").After("t3.carried_out.total=3").Findings("T06"));
        Assert.Equal("上年结转 2 件与上一年度报告结转下年 3 件不一致。", finding.Message);
        Assert.Equal(["t3.carried_in.total"], finding.Keys);
    }

    [Fact]
    public void A_countys_body_that_took_in_a_billion_is_asked_and_a_province_is_not()
    {
        var county = new FiledAs("平原县水务局", [], false, 2023) { IsCountyOrBelow = true };
        Assert.Single(SampleFacts.Of("C").With("s2.fee_amount_wan=100000").FiledAs(county).Findings("C04"));
        Assert.Empty(SampleFacts.Of("C").With("s2.fee_amount_wan=99999").FiledAs(county).Findings("C04"));
        Assert.Empty(SampleFacts.Of("C").With("s2.fee_amount_wan=100000").FiledAs(county with { CoversArea = true }).Findings("C04"));
        Assert.Empty(SampleFacts.Of("C").With("s2.fee_amount_wan=100000").FiledAs(county with { IsCountyOrBelow = false }).Findings("C04"));
    }

    [Fact]
    public void A_text_that_is_last_years_with_other_numbers_is_said_to_be_alike()
    {
        var before = Saying(2022, s_sentences, 17).Facts();
        var finding = Assert.Single(Saying(2023, s_sentences, 23).After("", before.Sketch).Findings("N08"));
        Assert.Equal("与 2022 年度报告 文本相似度 100%，疑内容雷同。", finding.Message);
    }

    [Fact]
    public void A_text_of_which_a_third_is_new_is_left_alone()
    {
        var before = Saying(2022, s_sentences, 17).Facts();
        Assert.Empty(Saying(2023, [.. s_sentences.Take(s_sentences.Length * 2 / 3), .. s_others], 23).After("", before.Sketch).Findings("N08"));
    }

    [Fact]
    public void Texts_of_a_few_words_are_alike_by_nature()
    {
        var before = Saying(2022, s_sentences[..2], 17).Facts();
        Assert.Empty(Saying(2023, s_sentences[..2], 17).After("", before.Sketch).Findings("N08"));
    }

    [Fact]
    public void Likeness_is_the_share_of_what_both_texts_have()
    {
        // Two texts of 3,000 characters that share the first 2,000: a third of them is each one's own.
        var random = new Random(7);
        string Draw(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next('一', '龥')));
        var (common, one, two) = (Draw(2_000), Draw(1_000), Draw(1_000));
        var likeness = SketchOf(common + one).LikenessTo(SketchOf(common + two));
        Assert.InRange(likeness!.Value, 0.44, 0.56);
        Assert.Equal(1, SketchOf(common).LikenessTo(SketchOf(common)));
        Assert.InRange(SketchOf(one).LikenessTo(SketchOf(two))!.Value, 0, 0.06);
    }

    [Fact]
    public void A_sketch_of_another_version_says_nothing()
    {
        var before = Saying(2022, s_sentences, 17).Facts().Sketch;
        Assert.All(Saying(2023, s_sentences, 23).After("", before with { Version = 0 }).Evaluations("N08"), evaluation => Assert.Equal(RuleOutcome.NotEvaluated, evaluation.Outcome));
    }

    [Theory]
    [InlineData("B")]
    [InlineData("C")]
    public void Every_figure_that_a_rule_asks_of_the_year_before_is_kept(string form)
    {
        var asked = new AskedKeys();
        var facts = SampleFacts.Of(form).Facts();
        RuleEngine.Evaluate(facts with { Prior = new("上年.docx", facts.Year!.Value - 1, asked, null) });
        Assert.NotEmpty(asked.Keys);
        Assert.All(asked.Keys, key => Assert.True(PriorReport.Keeps(key), key));
    }

    /// <summary>Figures of which every one is 0, and which of them were asked for.</summary>
    private sealed class AskedKeys : IReadOnlyDictionary<string, decimal>
    {
        private readonly HashSet<string> asked = [];

        public IEnumerable<string> Keys => asked;

        public IEnumerable<decimal> Values => [];

        public int Count => asked.Count;

        public decimal this[string key] => TryGetValue(key, out var value) ? value : 0;

        public bool ContainsKey(string key) => TryGetValue(key, out _);

        public bool TryGetValue(string key, out decimal value)
        {
            asked.Add(key);
            value = 0;
            return true;
        }

        public IEnumerator<KeyValuePair<string, decimal>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, decimal>>().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static TextSketch SketchOf(string text) => SampleFacts.Of("C").Adding(text.Insert(text.Length / 2, "。")).Facts().Sketch is { } sketch
        ? sketch : throw new InvalidOperationException();

    private static SampleFacts Saying(int year, string[] sentences, int number)
    {
        var facts = new SampleFacts("C", year);
        return facts.Adding(sentences.Aggregate(new StringBuilder(), (text, sentence) => text.Append(sentence.Replace("#", $"{number++}", StringComparison.Ordinal)).Append('。')).ToString());
    }

    private static readonly string[] s_sentences =
    [
        "我局把政务公开列入重点工作，主要负责同志多次听取汇报，研究解决公开中的困难",
        "围绕水利工程建设、河湖管理、防汛抗旱等群众关心的事项，及时发布工程进度和水情信息#条",
        "对依申请公开的来件逐一登记、会商、审核，答复前征求法律顾问意见，做到件件有回音",
        "修订信息发布审核办法，明确拟稿、审核、签发三道关口，防止出现泄密和错别字",
        "改版门户网站栏目#个，增加检索功能，老年人和残疾人浏览更加方便",
        "开设微信专栏，用图解和短视频解读节水政策，阅读人次比以往明显增加",
        "把公开工作纳入科室年度考核，每季度通报一次栏目更新情况，对逾期的予以提醒",
        "举办培训班#期，邀请专家讲解条例条文和典型案例，经办人员全部参加",
        "设立意见箱和热线，收集企业和村民对水价调整方案的建议，研究后公布采纳情况",
        "组织公众走进自来水厂和污水处理厂，现场介绍净水流程，回答参观者的提问",
        "配合审计和财政部门公开预决算、采购和专项资金分配结果，接受社会监督",
        "规范乡镇水利站的公示栏，统一版式和更新时限，方便村民就近查看",
        "加强与宣传部门的联动，汛期每日发布雨情水情，澄清不实传言",
        "完善主动公开目录，逐项注明公开主体、时限和载体，做到有据可查",
        "开展自查自纠，清理失效链接和过期文件，补发遗漏的政策解读",
    ];

    private static readonly string[] s_others =
    [
        "年内启用新的档案系统，纸质文件扫描后即可比对公开属性，减少了重复劳动",
        "受机构改革影响，渔政职责划出，相应栏目移交农业农村部门继续维护",
        "针对去年评估指出的解读形式单一，尝试由业务骨干出镜讲解取水许可办理流程",
        "首次对外公布小水电站生态流量监测结果，引起媒体关注和转载",
        "与邻县建立流域信息互通机制，上下游同步公布水质月报",
    ];
}
