using Nianbao.Findings;

namespace Nianbao.Tests.Findings;

/// <summary>Every rule about figures: what breaks it, what comes near and does not, and what it says nothing of.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("A")]
    [InlineData("A-SD")]
    [InlineData("B")]
    [InlineData("C")]
    public void A_report_of_zeros_with_all_its_parts_has_no_finding(string form) => Assert.Empty(SampleFacts.Of(form).Findings());

    [Theory]
    [InlineData("A01", "A", "a.req_received_total=3 a.req_received_online=2 a.req_closed_total=3 a.req_closed_on_time=3 a.req_replied_total=3 a.reply_granted=3")]
    [InlineData("A01", "A-SD", "a.req_received_total=2 a.req_received_online=2 a.req_received_other=1")]
    [InlineData("A02", "A", "a.req_closed_total=2 a.req_closed_on_time=1")]
    [InlineData("A03", "A", "a.req_replied_total=4 a.reply_granted=3")]
    [InlineData("A04", "A", "a.reply_refused_total=2 a.reply_refused_not_gov_info=1 a.req_replied_total=2")]
    // A total left blank over a filled part.
    [InlineData("A04", "A", "a.reply_refused_total= a.reply_refused_not_gov_info=1")]
    [InlineData("A05", "A", "a.review_total=1")]
    [InlineData("A06", "A", "a.litigation_total=1")]
    [InlineData("A07", "A", "a.staff_total=3 a.staff_full_time=1 a.staff_part_time=1")]
    [InlineData("A08", "A-SD", "a.complaint_total=1")]
    [InlineData("A09", "A-SD", "a.sd_deposit_total=1")]
    [InlineData("A10", "A-SD", "a.sd_site_total= a.sd_site_county=1")]
    [InlineData("A11", "A-SD", "a.reading_point_count= a.sd_reading_point_county=1")]
    [InlineData("A12", "A-SD", "a.sd_visitor_total=9 a.sd_visitor_city=8")]
    [InlineData("A13", "A", "a.press_conference_by_head_count=1")]
    [InlineData("A14", "A", "a.online_interview_by_head_count=1")]
    [InlineData("A15", "A", "a.proactive_normative_doc_count=1 a.normative_doc_issued_count=1")]
    [InlineData("A16", "A", "a.proactive_info_count=5 a.channel_website_count=5 a.proactive_normative_doc_count=2 a.normative_doc_issued_count=1")]
    [InlineData("A17", "A", "a.proactive_info_count=5 a.channel_website_count=4")]
    [InlineData("A18", "A", "a.proactive_info_count=4 a.channel_website_count=5")]
    [InlineData("A19", "A", "a.proactive_info_count=9 a.channel_website_count=4 a.channel_weibo_count=5")]
    [InlineData("A20", "A", "a.other_response_count=122")]
    [InlineData("A21", "A", "a.hot_topic_response_count=2 a.other_response_count=1")]
    [InlineData("A22", "A", "a.req_closed_total=1 a.req_closed_on_time=1")]
    [InlineData("A23", "A", "a.req_received_total=1 a.req_received_fax=1 a.req_closed_total=1 a.req_closed_on_time=1")]
    [InlineData("A24", "A", "a.training_session_count=1")]
    [InlineData("A24", "A", "a.trained_person_count=30")]
    [InlineData("A25", "A", "a.dedicated_office_count=1")]
    [InlineData("A26", "A", "a.request_fee_wan=1")]
    [InlineData("A26", "A", "a.request_fee_wan=10.5 a.req_replied_total=1 a.reply_granted=1")]
    [InlineData("A27", "A", "a.dedicated_budget_wan=50000")]
    [InlineData("A28", "A", "a.meeting_count=1.5")]
    [InlineData("A30", "A", "a.review_total=1 a.review_upheld=1")]
    [InlineData("B01", "B", "s2.licensing_decisions=1.5")]
    [InlineData("B02", "B", "s2.normdocs_published=2 s2.normdocs_made=2")]
    [InlineData("B03", "B", "s2.normdocs_published=2 s2.normdocs_total_public=2")]
    [InlineData("B04", "B", "s2.fee_items_prev=2 s2.fee_items_change=-3")]
    [InlineData("B05", "B", "s2.penalty_decisions=7")]
    [InlineData("B06", "B", "s2.procurement_count=2")]
    [InlineData("B07", "B", "s2.procurement_count=2 s2.procurement_amount=134.8")]
    [InlineData("B07", "B", "s2.procurement_count=2 s2.procurement_amount=134.8元")]
    [InlineData("C01", "C", "s2.rules_made=0.5")]
    [InlineData("C02", "C", "s2.normdocs_made=3 s2.normdocs_valid=1 s2.normdocs_repealed=1")]
    [InlineData("T01", "C", "t3.new_received.total=1 t3.new_received.natural_person=1")]
    // Received and nothing else filled in: the balance is broken, not unknown.
    [InlineData("T01", "B", "t3.new_received.total=1 t3.carried_in.total= t3.handled_total.total= t3.carried_out.total=")]
    [InlineData("T02", "C", "t3.granted.natural_person=1")]
    [InlineData("T03", "C", "t3.other_misc.org_other=1")]
    [InlineData("T03", "B", "t3.other_handling.org_other=1")]
    [InlineData("T04", "C", "t3.granted.org_other=0.5")]
    [InlineData("T05", "C", "t3.granted.org_other!")]
    [InlineData("T08", "C", "t3.granted.org_other=")]
    [InlineData("T09", "C", "t3.other_misc.total=2 t3.handled_total.total=3")]
    [InlineData("L01", "C", "l4.review_pending=1")]
    [InlineData("L02", "C", "l4.direct_suit_total=1")]
    [InlineData("L03", "B", "l4.post_review_suit_total=2 l4.post_review_suit_upheld=1")]
    [InlineData("L04", "C", "l4.post_review_suit_total=1 l4.post_review_suit_upheld=1")]
    [InlineData("L05", "C", "l4.review_total=1 l4.review_upheld=1")]
    [InlineData("L06", "C", "l4.review_upheld=0.5")]
    [InlineData("L06", "C", "l4.review_upheld!")]
    [InlineData("L07", "B", "l4.review_upheld=")]
    [InlineData("F10", "A", "a.meeting_count=")]
    [InlineData("F11", "C", "s2.rules_made=/")]
    [InlineData("I03", "C", "t3.granted.org_other=12,34")]
    [InlineData("I03", "A", "a.meeting_count!")]
    public void A_report_that_breaks_a_rule_is_told_so(string rule, string form, string figures) =>
        Assert.NotEmpty(SampleFacts.Of(form).With(figures).Findings(rule));

    [Theory]
    // The parts that are blank count as nothing; another rule reports them.
    [InlineData("A01", "A", "a.req_received_total=2 a.req_received_online=2 a.req_received_fax=")]
    [InlineData("A04", "A", "a.reply_refused_total=0 a.reply_refused_not_gov_info=/")]
    [InlineData("A13", "A", "a.press_conference_by_head_count=1 a.press_conference_count=1")]
    [InlineData("A16", "A", "a.proactive_normative_doc_count=126 a.normative_doc_issued_count=711")]
    [InlineData("A17", "A", "a.proactive_info_count=5 a.channel_website_count=5")]
    // One channel alone: its number is the total, nothing was counted twice.
    [InlineData("A19", "A", "a.proactive_info_count=5 a.channel_website_count=5")]
    [InlineData("A20", "A", "a.hot_topic_response_count=4 a.other_response_count=2")]
    [InlineData("A21", "A", "a.hot_topic_response_count=4 a.policy_interpretation_count=2 a.other_response_count=2")]
    [InlineData("A24", "A", "a.training_session_count=1 a.trained_person_count=30")]
    [InlineData("A26", "A", "a.request_fee_wan=10 a.req_replied_total=1")]
    [InlineData("A27", "A", "a.dedicated_budget_wan=1000")]
    // Money may have decimals.
    [InlineData("A28", "A", "a.dedicated_budget_wan=1.5")]
    [InlineData("B01", "B", "s2.licensing_items_change=-8 s2.licensing_items_prev=9")]
    [InlineData("B04", "B", "s2.fee_items_prev=3 s2.fee_items_change=-3")]
    [InlineData("B05", "B", "s2.other_service_items_prev=25 s2.other_service_decisions=5")]
    // An amount of nothing needs no unit.
    [InlineData("B07", "B", "s2.procurement_count=0 s2.procurement_amount=0")]
    // An amount without a unit is more than nothing all the same.
    [InlineData("B06", "B", "s2.procurement_count=2 s2.procurement_amount=134.8")]
    [InlineData("B07", "B", "s2.procurement_count=4 s2.procurement_amount=25770元")]
    [InlineData("B07", "B", "s2.procurement_count=2 s2.procurement_amount=134.8万元")]
    [InlineData("C01", "C", "s2.fee_amount_wan=96171.6")]
    [InlineData("T01", "C", "t3.new_received.total=26 t3.carried_in.total= t3.handled_total.total=26 t3.carried_out.total=")]
    [InlineData("T09", "C", "t3.other_misc.total=2 t3.handled_total.total=4")]
    [InlineData("L04", "C", "l4.post_review_suit_total=1 l4.review_total=1")]
    [InlineData("L05", "C", "l4.review_total=1 t3.handled_total.total=26")]
    public void A_report_that_comes_near_is_left_alone(string rule, string form, string figures) =>
        Assert.All(SampleFacts.Of(form).With(figures).Evaluations(rule), evaluation => Assert.Equal(RuleOutcome.Pass, evaluation.Outcome));

    [Theory]
    [InlineData("A01", "A", "a.req_received_total= a.req_received_in_person= a.req_received_fax= a.req_received_online= a.req_received_mail=")]
    // A total left blank over zeros says nothing.
    [InlineData("A07", "A", "a.staff_total= a.staff_full_time=0 a.staff_part_time=")]
    [InlineData("A04", "A", "a.reply_refused_total=2 a.reply_refused_privacy=多件")]
    [InlineData("A05", "A", "a.review_total=1 a.review_upheld!")]
    [InlineData("A13", "A", "a.press_conference_by_head_count=1 a.press_conference_count=")]
    [InlineData("A20", "A", "a.hot_topic_response_count= a.other_response_count=3")]
    [InlineData("B05", "B", "s2.penalty_decisions=7 s2.penalty_items_prev= s2.licensing_items_prev= s2.other_service_items_prev= s2.coercion_items_prev=")]
    [InlineData("B07", "B", "s2.procurement_amount=")]
    [InlineData("L01", "C", "l4.review_upheld= l4.review_corrected= l4.review_other= l4.review_pending= l4.review_total=")]
    public void Where_an_input_is_missing_the_rule_says_that_it_could_not_be_checked(string rule, string form, string figures) =>
        Assert.All(SampleFacts.Of(form).With(figures).Evaluations(rule), evaluation => Assert.Equal(RuleOutcome.NotEvaluated, evaluation.Outcome));

    [Fact]
    public void A_finding_names_the_total_first_then_its_parts_with_both_numbers()
    {
        var finding = Assert.Single(SampleFacts.Of("A").With("a.review_total=2 a.review_upheld=1 a.req_replied_total=1 a.reply_granted=1").Findings("A05"));
        Assert.Equal(["a.review_total", "a.review_upheld", "a.review_corrected", "a.review_other"], finding.Keys);
        Assert.Equal("行政复议数量 2 与分项之和 1 不符。", finding.Message);
        Assert.Equal("2", finding.Quote);
        Assert.NotEmpty(finding.Advice);
    }

    [Fact]
    public void T01_names_the_column_and_all_four_figures()
    {
        var finding = Assert.Single(SampleFacts.Of("C").With("t3.new_received.org_other=3 t3.carried_in.org_other=1 t3.handled_total.org_other=2 t3.carried_out.org_other=1").Findings("T01"));
        Assert.Equal("“其他”列：新收 3＋上年结转 1 ≠ 办理总计 2＋结转下年 1。", finding.Message);
        Assert.Equal("t3.new_received.org_other", finding.Keys[0]);
    }

    [Fact]
    public void A17_is_only_a_warning_while_a_channel_is_blank()
    {
        var firm = Assert.Single(SampleFacts.Of("A").With("a.proactive_info_count=5 a.channel_website_count=4").Findings("A17"));
        var soft = Assert.Single(SampleFacts.Of("A").With("a.proactive_info_count=5 a.channel_website_count=4 a.channel_weibo_count=").Findings("A17"));
        Assert.Equal((Severity.Error, Severity.Warning), (firm.Severity, soft.Severity));
    }

    [Fact]
    public void Limits_for_one_body_do_not_apply_to_a_whole_area()
    {
        var area = new FiledAs("平原县人民政府", [], false, 2017) { CoversArea = true };
        Assert.Empty(SampleFacts.Of("A").With("a.dedicated_budget_wan=50000").FiledAs(area).Findings("A27"));
    }

    [Fact]
    public void An_explanation_still_fits_when_the_same_thing_stands_at_another_place_but_not_when_a_figure_changed()
    {
        var one = SampleFacts.Of("A").With("a.other_response_count=122").Findings("A20")[0].Fingerprint;
        var same = SampleFacts.Of("A").With("a.other_response_count=122").Adding("又一段。").Findings("A20")[0].Fingerprint;
        var other = SampleFacts.Of("A").With("a.other_response_count=123").Findings("A20")[0].Fingerprint;
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }
}
