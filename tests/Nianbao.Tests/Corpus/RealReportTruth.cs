using System.Globalization;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Generator.Printing;

namespace Nianbao.Tests.Corpus;

/// <summary>What stands in a published report, read by hand.</summary>
/// <param name="File">Its name.</param>
/// <param name="Form">The form it is in.</param>
/// <param name="Verdict">What its tables and its form come to.</param>
/// <param name="Findings">Rule, severity and place, as they are listed.</param>
/// <param name="Filled">Cells by key; a key's start for a row of them, as <c>t3.granted 1 0 0 0 0 0 1</c>.</param>
internal sealed record RealReportTruth(string File, string Form, Verdict Verdict, string[] Findings, string Filled)
{
    /// <summary>What the cells hold that are not listed; null when they are blank.</summary>
    private decimal? Others { get; init; } = 0;

    private static readonly RealReportTruth[] s_all =
    [
        new("tianjin-miit-2017.txt", "A", Verdict.Returned,
            [
                "A04 error table 1, row 35, column 3", "A20 warning table 1, row 13, column 3", "F05 warning paragraph 31",
                "A19 info table 1, row 3, column 3", "A29 info table 1, row 12, column 3", "F08 info document",
            ],
            """
            a.proactive_info_count          10608
            a.proactive_normative_doc_count 126
            a.normative_doc_issued_count    711
            a.channel_website_count         3302
            a.channel_weibo_count           6266
            a.channel_wechat_count          1040
            a.policy_interpretation_count   6
            a.other_response_count          122
            a.req_received_total            58
            a.req_received_in_person        1
            a.req_received_online           57
            a.req_closed_total              58
            a.req_closed_on_time            58
            a.req_replied_total             58
            a.reply_already_public          1
            a.reply_granted                 4
            a.reply_refused_total           2
            a.reply_refused_not_gov_info    1
            a.reply_not_this_agency         47
            a.reply_not_exist               2
            a.reply_need_amendment          2
            a.review_total                  2
            a.review_upheld                 1
            a.review_other                  1
            a.dedicated_office_count        1
            a.staff_total                   30
            a.staff_full_time               2
            a.staff_part_time               28
            a.training_session_count        1
            a.trained_person_count          30
            """),
        new("district-miit-2019.txt", "B", Verdict.AwaitingExplanation, ["F04 warning document", "F05 warning paragraph 1", "F08 info document"],
            """
            s2.procurement       4 2.577
            t3.new_received      1 0 0 0 0 0 1
            t3.partially_granted 1 0 0 0 0 0 1
            t3.handled_total     1 0 0 0 0 0 1
            """),
        new("shangqiu-miit-2017.txt", "A", Verdict.AwaitingExplanation,
            ["F04 warning document", "A19 info table 1, row 7, column 3", "F02 info paragraph 26", "F08 info document"],
            """
            a.proactive_info_count        395
            a.channel_website_count       77
            a.channel_weibo_count         52
            a.channel_wechat_count        53
            a.channel_other_count         213
            a.hot_topic_response_count    4
            a.policy_interpretation_count 2
            a.other_response_count        2
            a.req_received_total          1
            a.req_received_online         1
            a.req_closed_total            1
            a.req_closed_on_time          1
            a.req_replied_total           1
            a.reply_not_this_agency       1
            a.dedicated_office_count      1
            a.reading_point_count         1
            a.staff_total                 3
            a.staff_full_time             1
            a.staff_part_time             2
            a.meeting_count               4
            """),
        new("huancui-miit-2018.txt", "A-SD", Verdict.Returned,
            [
                "A07 error table 1, row 80, column 3", "A10 error table 1, row 62, column 3", "A11 error table 1, row 69, column 3",
                "F10 warning table 1, row 7, column 3", "A19 info table 1, row 3, column 3", "F02 info paragraph 9",
            ],
            """
            a.proactive_info_count          335
            a.proactive_normative_doc_count 1
            a.normative_doc_issued_count    1
            a.channel_website_count         145
            a.channel_wechat_count          190
            a.press_conference_count        2
            a.sd_site_county                1
            a.sd_reading_point_county       1
            a.staff_part_time               2
            """) { Others = null },
        new("zibo-miit-2020.txt", "B", Verdict.Accepted, ["F08 info document"],
            """
            s2.normdocs        4 4 5
            s2.other_service   25 0 5
            s2.penalty         10 0 0
            s2.coercion        4 0 0
            s2.fee             2 0
            s2.procurement     2 134.8
            t3.new_received    2 0 0 0 0 0 2
            t3.granted         1 0 0 0 0 0 1
            t3.unable_not_held 1 0 0 0 0 0 1
            t3.handled_total   2 0 0 0 0 0 2
            """),
    ];

    public static TheoryData<string> Files => [.. s_all.Select(truth => truth.File)];

    public static RealReportTruth Of(string file) => s_all.First(truth => truth.File == file);

    /// <summary>Every figure of the form, in printed order.</summary>
    public IEnumerable<(string Key, decimal? Value, FigureState State)> Figures()
    {
        var form = NationalForms.Find(Form)!;
        var report = new SampleReport(form, [], []).WithFigures(Filled);
        return form.Cells.Where(cell => !cell.Row.IsOptional).Select(cell => cell.Key.Text).Select(key => report.Holds(key)
            ? (key, decimal.Parse(report.TextOf(key), CultureInfo.InvariantCulture), FigureState.Number)
            : (key, Others, Others is null ? FigureState.Blank : FigureState.Number));
    }
}
