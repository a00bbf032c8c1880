using Nianbao.Generator.Reports;

namespace Nianbao.Generator.Errors;

/// <summary>Errors in the table of 2014.</summary>
internal static class StatisticsErrors
{
    private static readonly string[] s_all = ["A", "A-SD"];
    private static readonly string[] s_shandong = ["A-SD"];
    private static readonly string[] s_channels =
        ["a.channel_gazette_count", "a.channel_website_count", "a.channel_weibo_count", "a.channel_wechat_count", "a.channel_other_count"];

    private static readonly string[] s_responses =
        ["a.press_conference_count", "a.online_interview_count", "a.policy_interpretation_count", "a.social_media_response_count", "a.other_response_count"];

    public static IReadOnlyList<PlantedError> All { get; } =
    [
        PartTooMany("A01", s_all, "a.req_received_total", "a.req_received_online"),
        PartTooMany("A02", s_all, "a.req_closed_total", "a.req_closed_on_time"),
        PartTooMany("A03", s_all, "a.req_replied_total", "a.reply_granted"),
        PartTooMany("A04", s_all, "a.reply_refused_total", "a.reply_refused_privacy"),
        PartTooMany("A05", s_all, "a.review_total", "a.review_upheld"),
        PartTooMany("A06", s_all, "a.litigation_total", "a.litigation_upheld"),
        PartTooMany("A07", s_all, "a.staff_total", "a.staff_part_time"),
        PartTooMany("A08", s_shandong, "a.complaint_total", "a.complaint_upheld"),
        PartTooMany("A09", s_shandong, "a.sd_deposit_total", "a.sd_deposit_paper"),
        PartTooMany("A10", s_shandong, "a.sd_site_total", "a.sd_site_county"),
        PartTooMany("A11", s_shandong, "a.reading_point_count", "a.sd_reading_point_city"),
        PartTooMany("A12", s_shandong, "a.sd_visitor_total", "a.sd_visitor_city"),
        new("A13", s_all, ["a.press_conference_by_head_count"], draft => draft.With(("a.press_conference_by_head_count", draft.Figures["a.press_conference_count"] + 1))),
        new("A14", s_all, ["a.online_interview_by_head_count"], draft => draft.With(("a.online_interview_by_head_count", draft.Figures["a.online_interview_count"] + 1))),
        new("A15", s_all, ["a.proactive_normative_doc_count"], draft => draft.With(
            ("a.proactive_normative_doc_count", draft.Figures["a.proactive_info_count"] + 1), ("a.normative_doc_issued_count", draft.Figures["a.proactive_info_count"] + 1))),
        new("A16", s_all, ["a.proactive_normative_doc_count"], draft => draft.Figures["a.proactive_info_count"] < 2 ? null
            : draft.With(("a.proactive_normative_doc_count", 2), ("a.normative_doc_issued_count", 1))),
        new("A17", s_all, ["a.proactive_info_count"], draft => draft.With(("a.proactive_info_count", Sum(draft, s_channels) + 1))),
        new("A18", s_all, ["a.proactive_info_count"], draft => s_channels.Max(key => draft.Figures[key]) < 1 ? null
            : draft.With(("a.proactive_info_count", s_channels.Max(key => draft.Figures[key]) - 1), ("a.proactive_normative_doc_count", 0))),
        new("A19", s_all, ["a.proactive_info_count"], draft => s_channels.Count(key => draft.Figures[key] > 0) < 2 ? null
            : draft.With(("a.proactive_info_count", Sum(draft, s_channels)))),
        new("A20", s_all, ["a.hot_topic_response_count"], draft => draft.With(("a.hot_topic_response_count", 0), ("a.social_media_response_count", 3))),
        new("A21", s_all, ["a.hot_topic_response_count"], draft => draft.With(("a.hot_topic_response_count", Sum(draft, s_responses) + 1))),
        new("A22", s_all, ["a.req_closed_total"], draft => draft.Figures["a.req_closed_total"] == 0 ? null : draft.WithoutAny("a.req_received_")) { Consequences = ["N01"] },
        new("A23", s_all, ["a.req_replied_total"], draft => draft.Add("a.req_replied_total", 1).Add("a.reply_granted", 1)),
        new("A24", s_all, ["a.training_session_count"], draft => draft.With(("a.training_session_count", 0), ("a.trained_person_count", 5))),
        new("A25", s_all, ["a.staff_total"], draft => draft.WithoutAny("a.staff_").With(("a.dedicated_office_count", 1))),
        new("A26", s_all, ["a.request_fee_wan"], draft => draft.Reporter.CoversArea ? null : draft.With(("a.request_fee_wan", 2500))),
        new("A27", s_all, ["a.dedicated_budget_wan"], draft => draft.Reporter.CoversArea ? null : draft.With(("a.dedicated_budget_wan", 30000))),
        new("A28", s_all, ["a.meeting_count"], draft => draft.WithText("a.meeting_count", "2.5")),
        new("A29", s_all, [], draft => draft.WithText("a.hdr_response", "0")),
        new("A30", s_all, ["a.review_total"], draft => draft.WithoutAny("a.req_closed_").WithoutAny("a.req_replied_").WithoutAny("a.reply_")
            .With(("a.request_fee_wan", 0), ("a.review_total", 1), ("a.review_upheld", 1), ("a.review_corrected", 0), ("a.review_other", 0))),
        new("F10", s_all, [], draft => BlankZero(draft, "")),
        new("F11", s_all, [], draft => BlankZero(draft, "/")),
        new("I03", s_all, ["a.meeting_count"], draft => draft.WithText("a.meeting_count", "3 5")),
    ];

    private static PlantedError PartTooMany(string rule, string[] forms, string total, string part) => new(rule, forms, [total, part], draft => draft.Add(part, 1));

    private static Draft? BlankZero(Draft draft, string text) =>
        Array.Find(["a.req_received_fax", "a.req_received_mail", "a.reply_not_exist", "a.meeting_count"], key => draft.Figures[key] == 0) is { } key ? draft.WithText(key, text) : null;

    private static decimal Sum(Draft draft, string[] keys) => keys.Sum(key => draft.Figures[key]);
}
