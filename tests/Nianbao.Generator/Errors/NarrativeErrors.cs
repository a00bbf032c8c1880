using Nianbao.Generator.Printing;
using Nianbao.Generator.Reports;

namespace Nianbao.Generator.Errors;

/// <summary>Sentences that contradict the tables, or each other.</summary>
internal static class NarrativeErrors
{
    private static readonly string[] s_all = ["A", "A-SD", "B", "C"];
    private static readonly string[] s_statistics = ["A", "A-SD"];
    private static readonly string[] s_sixSections = ["B", "C"];

    /// <summary>Long enough to be compared, and such as could be said of any year.</summary>
    private const string Unchanging =
        "我单位把政务公开列入重点工作，主要负责人多次听取汇报，研究解决公开中的困难和不足。围绕群众关心的民生实事、项目建设、招生就业、医疗卫生等事项，及时发布进展和办事指南，方便企业和居民查询。"
        + "对来信来访提出的疑问逐一登记、会商、审核，回复前征求法律顾问意见，做到件件有回音。修订信息发布审核办法，明确拟稿、审核、签发三道关口，防止出现泄密和错别字。"
        + "改进门户网站的栏目设置，增加检索功能，照顾老年人和残疾人的浏览习惯。用好政务新媒体，以图解和短视频解读政策，阅读人次明显增加。把公开工作纳入科室考核，每季度通报栏目更新情况，对逾期的予以提醒。"
        + "邀请专家讲解条例条文和典型案例，经办人员全部参加学习。设立意见箱和热线，收集企业和村民的建议，研究后公布采纳情况。组织公众走进机关，现场介绍办事流程，回答参观者的提问。"
        + "配合审计和财政部门公开预决算、采购和专项资金分配结果，接受社会监督。规范乡镇和村居的公示栏，统一版式和更新时限，方便群众就近查看。加强与宣传部门的联动，澄清不实传言，回应社会关切。"
        + "完善主动公开目录，注明公开主体、时限和载体，做到有据可查。开展自查自纠，清理失效链接和过期文件，补发遗漏的政策解读。";

    public static IReadOnlyList<PlantedError> All { get; } =
    [
        new("N01", s_statistics, [], draft => Saying(draft, $"全年共受理政府信息公开申请{draft.Figures["a.req_received_total"] + 3}件。")),
        new("N01", s_sixSections, [], draft => Saying(draft, $"全年共收到政府信息公开申请{draft.Figures["t3.new_received.total"] + draft.Figures["t3.carried_in.total"] + 3}件。")),
        new("N02", s_statistics, [], draft => Saying(draft, $"对申请同意公开答复{draft.Figures["a.reply_granted"] + 2}件。")),
        new("N02", s_sixSections, [], draft => Saying(draft, $"对申请予以公开{draft.Figures["t3.granted.total"] + 2}件。")),
        new("N03", s_statistics, [], draft => Saying(draft, $"发生政府信息公开行政复议案件{draft.Figures["a.review_total"] + 2}件。")),
        new("N03", s_sixSections, [], draft => Saying(draft, $"因政府信息公开引起的行政复议{draft.Figures["l4.review_total"] + 2}件。")),
        new("N04", s_statistics, [], draft => Saying(draft, $"通过政务微博公开政府信息{draft.Figures["a.channel_weibo_count"] + 1_000_003}条。")),
        new("N05", s_statistics, [], draft => Saying(draft, $"发布政策解读稿件{draft.Figures["a.policy_interpretation_count"] + 5}篇。")),
        new("N05", s_sixSections, [], draft => Saying(draft, $"作出行政许可决定{draft.Figures["s2.licensing_decisions"] + 5}件。")),
        new("N06", s_all, [], draft => Saying(draft, $"{draft.Year - 1}年，办理人大代表建议3件。")),
        new("N07", s_all, [], draft => Saying(draft, "承办人大代表建议3件、政协委员提案4件，目前8件建议和提案已办理完毕。")),
        new("N08", s_all, [], draft => Saying(draft, Unchanging).AfterTheSameText()),
        new("N09", s_all, [], draft => Saying(draft, "如有疑问，请与办公室联系，联系电话：0531-123456。")),
        new("N10", s_sixSections, [], WithoutRequests) { Consequences = ["F09"] },
        new("N11", s_statistics, [], draft => IsAlone(draft, "a.channel_other_count") ? Saying(draft, $"通过门户网站、报刊、广播公开{draft.Figures["a.channel_other_count"]}条。") : null),
        new("C05", ["C"], [], draft => WithFee(draft, $"全年收取信息处理费{(draft.Figures["s2.fee_amount_wan"] + 1) * 10_000}元。")),
        new("C06", ["C"], [], draft => draft.Figures["t3.other_overdue_fee.total"] == 0 ? null : WithFee(draft, "全年没有发出信息处理费收费通知。")),
        new("C07", ["C"], [], draft => WithFee(draft, "无。")),
        new("N12", s_all, [], draft => Saying(Saying(draft, "今年重新开设政务微博。"), "开设了政务微博并按日更新。")),
    ];

    /// <summary>What section six says of the fee, as other words.</summary>
    private static Draft WithFee(Draft draft, string sentence) => draft with
    {
        Report = draft.Report with { Blocks = [.. draft.Report.Blocks.Select(block => block is ReportBlock.Prose prose && prose.Text.Contains("信息处理费", StringComparison.Ordinal) ? sentence : block)] },
    };

    private static Draft Saying(Draft draft, string sentence) => draft with { Report = draft.Report with { Blocks = [draft.Report.Blocks[0], sentence, .. draft.Report.Blocks.Skip(1)] } };

    private static Draft? WithoutRequests(Draft draft) => draft.Figures["t3.new_received.total"] == 0 ? null : draft with
    {
        Report = draft.Report with { Blocks = [.. draft.Report.Blocks.Where(block => block is not ReportBlock.Prose prose || !prose.Text.Contains("申请", StringComparison.Ordinal))] },
    };

    /// <summary>Whether a channel has a number that no other has, and the website has one too.</summary>
    private static bool IsAlone(Draft draft, string channel) => draft.Figures["a.channel_website_count"] > 0 && draft.Figures[channel] > 0
        && draft.Figures.Count(figure => figure.Key.StartsWith("a.channel_", StringComparison.Ordinal) && figure.Value == draft.Figures[channel]) == 1;
}
