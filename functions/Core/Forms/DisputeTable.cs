namespace Nianbao.Forms;

/// <summary>政府信息公开行政复议、行政诉讼情况: reconsideration and litigation, one row of fifteen columns; the same in generations B and C.</summary>
internal static class DisputeTable
{
    /// <summary>The table.</summary>
    public static FormTable Definition { get; } = new("l4", "政府信息公开行政复议、行政诉讼情况表",
    [
        new(null, [new("", "")],
        [
            .. Outcomes("review", ["行政复议"], []),
            .. Outcomes("direct_suit", ["行政诉讼", "未经复议直接起诉"], ["未经复议", "未经复议直接诉讼", "未经行政复议直接起诉", "直接起诉"]),
            .. Outcomes("post_review_suit", ["行政诉讼", "复议后起诉"], ["复议后", "经复议后", "经复议后起诉", "复议后诉讼", "行政复议后起诉"]),
        ]),
    ]);

    private static FormColumn[] Outcomes(string prefix, string[] groups, string[] groupAliases) =>
        [
            new($"{prefix}_upheld",    "结果维持") { Groups = groups, GroupAliases = groupAliases, Aliases = ["维持"] },
            new($"{prefix}_corrected", "结果纠正") { Groups = groups, GroupAliases = groupAliases, Aliases = ["纠正"] },
            new($"{prefix}_other",     "其他结果") { Groups = groups, GroupAliases = groupAliases, Aliases = ["其他"] },
            new($"{prefix}_pending",   "尚未审结") { Groups = groups, GroupAliases = groupAliases, Aliases = ["未审结", "尚未结案"] },
            new($"{prefix}_total",     "总计") { Groups = groups, GroupAliases = groupAliases },
        ];
}
