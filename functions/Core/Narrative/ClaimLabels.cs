namespace Nianbao.Narrative;

/// <summary>Where else the sentence must show that a label is meant as the form means it: 会议 and 培训 are held about many things.</summary>
internal enum ClaimContext
{
    None,

    /// <summary>The sentence speaks of requests.</summary>
    Requests,

    /// <summary>The clause speaks of the publicity of government (information).</summary>
    Publicity,

    /// <summary>The sentence does so in front of it.</summary>
    PublicityBefore,

    /// <summary>The sentence speaks of normative documents in front of it: 制定规范性文件4件,废止1件.</summary>
    NormativeDocuments,

    /// <summary>The sentence, or the heading above it, speaks of disputes about the publicity of government information.</summary>
    Disputes,
}

/// <summary>What the text calls a figure right before its number.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Context">What must stand around it.</param>
/// <param name="Units">The units it is counted in; empty for any that counts requests or cases.</param>
/// <param name="Sums">The sums of figures it may be.</param>
/// <param name="Wordings">How it is called, bare.</param>
internal sealed record ClaimLabel(ClaimTopic Topic, ClaimContext Context, string Units, IReadOnlyList<IReadOnlyList<string>> Sums, IReadOnlyList<string> Wordings);

/// <summary>The labels of each generation, longest wording first.</summary>
internal static class ClaimLabels
{
    // It is not said whether what came in is meant, or what was given out.
    private static readonly string[] s_onRequest =
    [
        .. from how in (string[])["依申请公开", "依申请信息公开", "依申请政府信息公开", "政府信息依申请公开"]
           from what in (string[])["", "政府信息", "信息", "事项", "案件", "办件", "件", "申请", "办理"]
           select how + what,
    ];

    private static readonly string[] s_closed =
    [
        .. from how in (string[])["办结", "答复"]
           from what in (string[])["政府信息公开申请", "信息公开申请", .. s_onRequest]
           select how + what,
    ];

    private static readonly string[] s_suits = ["direct_suit", "post_review_suit"];

    private static readonly string[] s_refused =
    [
        "state_secret", "law_prohibited", "security_stability", "third_party", "internal_affairs", "process_info", "enforcement_file", "admin_query",
    ];

    private const string NormativeUnits = "件份个部";

    // 发布 may be what a site shows of others' too.
    private static readonly string[] s_made = ["制发", "制定", "出台", "印发", "制定出台", "制定发布", "制定印发", "出台发布", "印发实施", "新发布", "新制定", "新出台", "新印发"];

    private static readonly string[] s_unable = ["not_held", "no_ready_info", "still_unclear"];
    private static readonly string[] s_unprocessed = ["petition", "repeat", "publication", "mass_repeated", "confirm_reissue"];

    private static readonly Dictionary<string, ILookup<char, (string Wording, ClaimLabel Label)>> s_byLastCharacter = new()
    {
        ["A"] = Index(Of2014()),
        ["B"] = Index([.. Of2019(), .. OfBoth(["t3.other_handling.total"])]),
        ["C"] = Index([.. Of2021(), .. OfBoth(["t3.other_overdue_correction.total", "t3.other_overdue_fee.total", "t3.other_misc.total"])]),
    };

    /// <summary>The longest label at the end of a text; null when none stands there.</summary>
    /// <param name="generation">Of the form.</param>
    /// <param name="text">Bare.</param>
    public static (string Wording, ClaimLabel Label)? AtEnd(string generation, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !s_byLastCharacter.TryGetValue(generation, out var index))
        {
            return null;
        }

        foreach (var each in index[text[^1]])
        {
            if (text.EndsWith(each.Wording, StringComparison.Ordinal))
            {
                return each;
            }
        }

        return null;
    }

    private static ILookup<char, (string Wording, ClaimLabel Label)> Index(IEnumerable<ClaimLabel> labels) =>
        (from label in labels
         from wording in label.Wordings
         orderby wording.Length descending
         select (wording, label)).ToLookup(each => each.wording[^1]);

    private static ClaimLabel[] Of2014() =>
    [
        Outcome("a.req_received_in_person", "当面申请", "现场申请", "当面提出申请"),
        Outcome("a.req_received_fax", "传真申请"),
        Outcome("a.req_received_online", "网络申请", "网上申请", "互联网申请", "互联网提交的申请", "互联网提交", "网上提交", "网络方式申请", "网络方式"),
        Outcome("a.req_received_mail", "信函申请", "邮寄申请", "书面信函申请", "来信申请", "信函形式提出申请", "信函形式申请", "信函方式申请", "信函方式"),
        Outcome("a.req_closed_on_time", "按时办结"),
        Outcome("a.req_closed_extended", "延期办结", "延期答复"),
        new(ClaimTopic.Outcome, ClaimContext.Requests, "", [["a.req_closed_total"], ["a.req_replied_total"]], ["办结", "办结申请", "申请办结", "办结政府信息公开申请", "办结信息公开申请"]),
        new(ClaimTopic.Outcome, ClaimContext.Requests, "", [["a.req_replied_total"], ["a.req_closed_total"]], ["答复的申请", "答复申请", "申请答复", "已答复", "予以答复", "答复政府信息公开申请", "答复信息公开申请"]),
        new(ClaimTopic.Outcome, ClaimContext.Requests, "", [["a.req_received_total"], ["a.req_closed_total"], ["a.req_replied_total"], ["a.reply_granted"], ["a.reply_granted", "a.reply_partially_granted"]],
            s_onRequest),
        Outcome("a.reply_already_public", "属于已主动公开范围", "属于已主动公开", "已主动公开范围", "属于主动公开范围", "已主动公开"),
        Outcome("a.reply_granted", "同意公开答复", "同意公开", "予以公开"),
        Outcome("a.reply_partially_granted", "同意部分公开答复", "同意部分公开", "部分公开", "部分予以公开", "予以部分公开"),
        Outcome("a.reply_refused_total", "不同意公开答复", "不同意公开", "不予公开答复", "不予公开"),
        Outcome("a.reply_not_this_agency", "不属于本行政机关公开", "不属于本机关公开", "不属于本行政机关", "不属于本机关", "不属于本行政机关公开范围", "非本机关公开", "不属于本机关公开范围", "不属于本机关职责权限范围",
            "不属于我委公开范围", "不属于我局公开范围", "不属于我委公开", "不属于我局公开"),
        Outcome("a.reply_not_exist", "申请信息不存在", "信息不存在"),
        Outcome("a.reply_need_amendment", "告知作出更改补充", "告知做出更改补充", "告知作出更改、补充", "作出更改补充"),
        Outcome("a.reply_other_channel", "告知通过其他途径办理", "通过其他途径办理"),
        Dispute(["a.review_total"], "行政复议", "行政复议案件", "行政复议申请", "复议案件"),
        Dispute(["a.litigation_total"], "行政诉讼", "行政诉讼案件", "诉讼案件", "诉讼", "行政应诉案件"),
        new(ClaimTopic.Publication, ClaimContext.None, "条件个份部", [["a.proactive_normative_doc_count"]], ["主动公开规范性文件", "公开规范性文件", "主动公开文件"]),
        Other("a.normative_doc_issued_count", "件个份部", "制发规范性文件", "制定规范性文件", "制定出台规范性文件", "制发的规范性文件"),
        Other("a.press_conference_count", "次场", "新闻发布会"),
        Other("a.press_conference_by_head_count", "次场", "主要负责同志参加新闻发布会"),
        Other("a.online_interview_count", "次场期", "在线访谈"),
        Other("a.online_interview_by_head_count", "次场期", "主要负责同志参加政府网站在线访谈", "主要负责同志参加在线访谈"),
        Other("a.social_media_response_count", "次个件", "微博微信回应事件", "微博、微信回应事件"),
        Other("a.other_response_count", "次个件", "其他方式回应事件"),
        Dispute(["a.complaint_total"], "举报投诉", "投诉举报", "举报、投诉", "举报投诉案件"),
        Public("a.dedicated_budget_wan", "万元", "专项经费"),
        Other("a.policy_interpretation_count", "篇条件个", "政策解读稿件发布", "政策解读稿件", "解读稿件"),
        Other("a.policy_interpretation_count", "篇", "发布政策解读"),
        Other("a.hot_topic_response_count", "次个件条", "回应公众关注热点或重大舆情", "回应公众关注热点", "回应热点或重大舆情"),
        Public("a.meeting_count", "次场", "政府信息公开工作会议", "政务公开工作会议", "信息公开工作会议", "政府信息公开专题会议", "政务公开专题会议", "信息公开专题会议",
            "政府信息公开工作会议或专题会议", "政务公开工作专题会议", "信息公开工作专题会议"),
        Public("a.training_session_count", "次场期班场次", "培训班", "专题培训", "业务培训", "培训"),
        new(ClaimTopic.Other, ClaimContext.PublicityBefore, "人次人", [["a.trained_person_count"]], ["接受培训", "接受培训人员", "参训", "参训人员", "培训人员", "培训"]),
        Public("a.staff_full_time", "人名", "专职人员", "专职工作人员", "专职信息公开工作人员", "专职政府信息公开工作人员"),
        Public("a.staff_part_time", "人名", "兼职人员", "兼职工作人员", "兼职信息公开工作人员", "兼职政府信息公开工作人员"),
        Public("a.staff_total", "人名", "从事政府信息公开工作人员", "从事信息公开工作人员"),
        Public("a.dedicated_office_count", "个", "专门机构"),
        Public("a.reading_point_count", "个处", "查阅点", "查阅场所"),
    ];

    private static ClaimLabel[] OfBoth(string[] otherHandling) =>
    [
        new(ClaimTopic.Outcome, ClaimContext.Requests, "", [["t3.handled_total.total"], ["t3.new_received.total"], ["t3.new_received.total", "t3.carried_in.total"]],
            ["办结", "办结申请", "已办结", "按期办结", "按时办结", "答复", "已答复", "予以答复", "答复申请", "均已答复", "办理申请", .. s_closed]),
        new(ClaimTopic.Outcome, ClaimContext.Requests, "",
            [["t3.new_received.total"], ["t3.new_received.total", "t3.carried_in.total"], ["t3.handled_total.total"], ["t3.granted.total"], ["t3.granted.total", "t3.partially_granted.total"]],
            s_onRequest),
        Outcome("t3.granted.total", "予以公开"),
        Outcome("t3.partially_granted.total", "部分公开", "部分予以公开", "予以部分公开"),
        Outcome([.. s_refused.Select(reason => $"t3.refused_{reason}.total")], "不予公开"),
        Outcome([.. s_unable.Select(reason => $"t3.unable_{reason}.total")], "无法提供"),
        Outcome([.. s_unprocessed.Select(reason => $"t3.unprocessed_{reason}.total")], "不予处理"),
        Outcome(otherHandling, "其他处理"),
        Outcome("t3.unable_not_held.total", "本机关不掌握相关政府信息", "本机关不掌握相关信息", "不掌握相关政府信息", "本机关不掌握"),
        Outcome("t3.unable_no_ready_info.total", "没有现成信息需要另行制作", "没有现成信息"),
        Outcome("t3.unable_still_unclear.total", "补正后申请内容仍不明确", "补正后仍不明确"),
        Outcome("t3.unprocessed_petition.total", "信访举报投诉类申请", "信访、举报、投诉类申请", "信访举报投诉类"),
        Outcome("t3.unprocessed_repeat.total", "重复申请"),
        Outcome("t3.refused_state_secret.total", "属于国家秘密", "国家秘密"),
        Outcome("t3.refused_third_party.total", "保护第三方合法权益", "第三方合法权益"),
        Outcome("t3.refused_admin_query.total", "属于行政查询事项", "行政查询事项"),
        Outcome("t3.refused_enforcement_file.total", "属于行政执法案卷", "行政执法案卷"),
        Outcome("t3.refused_process_info.total", "属于四类过程性信息", "四类过程性信息"),
        Outcome("t3.refused_internal_affairs.total", "属于三类内部事务信息", "三类内部事务信息"),
        Dispute(["l4.review_total"], "行政复议", "行政复议案件", "行政复议申请", "复议案件"),
        Dispute([.. s_suits.Select(suit => $"l4.{suit}_total")], "行政诉讼", "行政诉讼案件", "诉讼案件", "诉讼", "行政应诉案件"),
        Dispute(["l4.direct_suit_total"], "未经复议直接起诉", "未经复议直接起诉案件"),
        Dispute(["l4.post_review_suit_total"], "复议后起诉", "复议后起诉案件"),
        Public("s2.rules_made", "件部个项", "制发规章", "制定规章", "出台规章"),
        Other("s2.licensing_decisions", "件项", "行政许可处理决定", "行政许可决定", "作出行政许可"),
        Other("s2.penalty_decisions", "件项", "行政处罚处理决定", "行政处罚决定", "作出行政处罚"),
        Other("s2.coercion_decisions", "件项", "行政强制处理决定", "行政强制决定", "作出行政强制"),
    ];

    private static ClaimLabel[] Of2019() =>
    [
        Other("s2.normdocs_made", NormativeUnits, [.. Normative(["新制作", .. s_made])]),
        Other("s2.normdocs_published", NormativeUnits, [.. Normative("新公开")]),
        Other("s2.normdocs_total_public", NormativeUnits, "对外公开规范性文件总"),
        Other("s2.procurement_count", "项个", "政府集中采购项目"),
    ];

    private static ClaimLabel[] Of2021() =>
    [
        Other("s2.normdocs_made", NormativeUnits, [.. Normative(s_made)]),
        Other("s2.normdocs_repealed", NormativeUnits, [.. Normative("废止")]),
        Other("s2.normdocs_valid", NormativeUnits, [.. Normative("现行有效", "继续有效")]),
        new(ClaimTopic.Other, ClaimContext.NormativeDocuments, NormativeUnits, [["s2.normdocs_repealed"]], ["废止", "废止文件"]),
        new(ClaimTopic.Other, ClaimContext.NormativeDocuments, NormativeUnits, [["s2.normdocs_valid"]], ["现行有效", "现行有效文件", "继续有效", "继续有效文件"]),
    ];

    private static IEnumerable<string> Normative(params string[] how) =>
        from each in how
        from link in (string[])["", "的"]
        from what in (string[])["规范性文件", "行政规范性文件"]
        select each + link + what;

    private static ClaimLabel Outcome(string key, params string[] wordings) => Outcome([key], wordings);

    private static ClaimLabel Outcome(string[] sum, params string[] wordings) => new(ClaimTopic.Outcome, ClaimContext.Requests, "", [sum], wordings);

    private static ClaimLabel Dispute(string[] sum, params string[] wordings) => new(ClaimTopic.Dispute, ClaimContext.Disputes, "", [sum], wordings);

    private static ClaimLabel Other(string key, string units, params string[] wordings) => new(ClaimTopic.Other, ClaimContext.None, units, [[key]], wordings);

    private static ClaimLabel Public(string key, string units, params string[] wordings) => new(ClaimTopic.Other, ClaimContext.Publicity, units, [[key]], wordings);
}
