using Nianbao.Generator.Printing;
using Nianbao.Generator.Reports;

namespace Nianbao.Generator.Errors;

/// <summary>Sentences that contradict the tables, or each other.</summary>
internal static class NarrativeErrors
{
    private static readonly string[] s_all = ["A", "A-SD", "B", "C"];
    private static readonly string[] s_statistics = ["A", "A-SD"];
    private static readonly string[] s_sixSections = ["B", "C"];

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
