namespace Nianbao.Forms;

/// <summary>
/// 收到和处理政府信息公开申请情况: requests received and handled, seven columns of requesters. Generations B and C share all rows but
/// those of （六）其他处理.
/// </summary>
internal static class RequestTable
{
    private const string Outcome = "三、本年度办理结果";
    private const string Refused = "（三）不予公开";
    private const string Unable = "（四）无法提供";
    private const string Unprocessed = "（五）不予处理";
    private const string Organizations = "法人或其他组织";

    /// <summary>The group of the rows in which the two generations differ.</summary>
    public const string OtherHandling = "（六）其他处理";

    /// <summary>The table with a generation's own rows for （六）其他处理.</summary>
    public static FormTable With(params FormRow[] otherHandling) =>
        new("t3", "收到和处理政府信息公开申请情况表", [new(null, [.. RowsBefore, .. otherHandling, .. RowsAfter], Requesters)]);

    public static FormRow Row(string key, string? group, string label, params string[] aliases) =>
        new(key, label) { Group = group, Unit = "件", Aliases = aliases };

    private static FormRow[] RowsBefore =>
        [
            Row("new_received",                  null,        "一、本年新收政府信息公开申请数量", "本年新收", "新收"),
            Row("carried_in",                    null,        "二、上年结转政府信息公开申请数量", "上年结转", "上年度结转政府信息公开申请数量"),
            Row("granted",                       Outcome,     "（一）予以公开"),
            Row("partially_granted",             Outcome,     "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
            Row("refused_state_secret",          Refused,     "1.属于国家秘密"),
            Row("refused_law_prohibited",        Refused,     "2.其他法律行政法规禁止公开"),
            Row("refused_security_stability",    Refused,     "3.危及“三安全一稳定”"),
            Row("refused_third_party",           Refused,     "4.保护第三方合法权益"),
            Row("refused_internal_affairs",      Refused,     "5.属于三类内部事务信息"),
            Row("refused_process_info",          Refused,     "6.属于四类过程性信息"),
            Row("refused_enforcement_file",      Refused,     "7.属于行政执法案卷"),
            Row("refused_admin_query",           Refused,     "8.属于行政查询事项"),
            Row("unable_not_held",               Unable,      "1.本机关不掌握相关政府信息"),
            Row("unable_no_ready_info",          Unable,      "2.没有现成信息需要另行制作"),
            Row("unable_still_unclear",          Unable,      "3.补正后申请内容仍不明确"),
            Row("unprocessed_petition",          Unprocessed, "1.信访举报投诉类申请"),
            Row("unprocessed_repeat",            Unprocessed, "2.重复申请"),
            Row("unprocessed_publication",       Unprocessed, "3.要求提供公开出版物"),
            Row("unprocessed_mass_repeated",     Unprocessed, "4.无正当理由大量反复申请"),
            Row("unprocessed_confirm_reissue",   Unprocessed, "5.要求行政机关确认或重新出具已获取信息"),
        ];

    private static FormRow[] RowsAfter =>
        [
            Row("handled_total",                Outcome,     "（七）总计", "办理结果合计"),
            Row("carried_out",                  null,        "四、结转下年度继续办理", "结转下一年度继续办理", "结转下年", "结转下年度"),
        ];

    private static FormColumn[] Requesters =>
        [
            new("natural_person",      "自然人"),
            new("org_business",        "商业企业") { Groups = [Organizations] },
            new("org_research",        "科研机构") { Groups = [Organizations], Aliases = ["研究机构"] },
            new("org_public_interest", "社会公益组织") { Groups = [Organizations] },
            new("org_legal_service",   "法律服务机构") { Groups = [Organizations] },
            new("org_other",           "其他") { Groups = [Organizations] },
            new("total",               "总计"),
        ];
}
