using System.Text.Json.Serialization;

namespace Nianbao.Summary;

/// <summary>How far a figure of one form is the same as one of another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Comparability>))]
public enum Comparability
{
    /// <summary>The same notion.</summary>
    [JsonStringEnumMemberName("same")] Same,

    /// <summary>Roughly the same.</summary>
    [JsonStringEnumMemberName("roughly")] Roughly,

    /// <summary>Only weakly the same.</summary>
    [JsonStringEnumMemberName("weakly")] Weakly,
}

/// <summary>A figure carried over from reports in another form. Shown beside the totals, never added to them.</summary>
/// <param name="Id">The row of the crosswalk.</param>
/// <param name="Name">What it is (中文).</param>
/// <param name="From">The generation the reports are in.</param>
/// <param name="Expression">The figures it is made of, as printed in the crosswalk.</param>
/// <param name="Value">Their sum; null when no report has a number.</param>
/// <param name="Reports">Over how many reports.</param>
/// <param name="Comparability">How far it is the same.</param>
public sealed record CrosswalkFigure(string Id, string Name, string From, string Expression, decimal? Value, int Reports, Comparability Comparability);

/// <summary>What one generation of the form says of a row of the crosswalk.</summary>
/// <param name="Added">The figures that are added.</param>
/// <param name="Taken">The figures that are taken off.</param>
internal sealed record CrosswalkTerm(IReadOnlyList<string> Added, IReadOnlyList<string> Taken)
{
    public string Print() => string.Join(" + ", Added) + string.Concat(Taken.Select(key => $" - {key}"));

    /// <summary>Null when the first figure has no number: the others are no replacement for it.</summary>
    public decimal? Of(Func<string, decimal?> total) =>
        total(Added[0]) is null ? null : Added.Sum(key => total(key) ?? 0) - Taken.Sum(key => total(key) ?? 0);
}

/// <summary>One notion and where each generation of the form has it.</summary>
/// <param name="Id">A stable English word.</param>
/// <param name="Name">What it is (中文).</param>
/// <param name="Unit">件 or 万元.</param>
/// <param name="FromFirst">How far the form of 2014 means the same as those after it.</param>
/// <param name="A">In generation A; null when it has nothing like it.</param>
/// <param name="B">In generation B.</param>
/// <param name="C">In generation C.</param>
internal sealed record CrosswalkRow(string Id, string Name, string Unit, Comparability FromFirst, CrosswalkTerm? A, CrosswalkTerm? B, CrosswalkTerm? C)
{
    public CrosswalkTerm? In(string? generation) => generation switch { "A" => A, "B" => B, "C" => C, _ => null };

    /// <summary>How far the row means the same in two generations.</summary>
    public Comparability Between(string one, string other) => one == other || (one != "A" && other != "A") ? Comparability.Same : FromFirst;
}

/// <summary>
/// Which figures of the generations of the form may be compared. The program's own proposal, not an official one; what is not here, as
/// the stock of documents (对外公开总数量 against 现行有效件数) and the fees, is never compared across generations.
/// </summary>
internal static class Crosswalk
{
    public static IReadOnlyList<CrosswalkRow> Rows { get; } =
    [
        Row("received", "新收政府信息公开申请", Comparability.Same, "a.req_received_total", "t3.new_received.total"),
        Row("handled", "办理结果总计", Comparability.Roughly, "a.req_replied_total", "t3.handled_total.total"),
        Row("granted", "予以公开", Comparability.Roughly, "a.reply_granted", "t3.granted.total"),
        Row("partially-granted", "部分公开", Comparability.Roughly, "a.reply_partially_granted", "t3.partially_granted.total"),
        Row("third-party", "保护第三方合法权益", Comparability.Roughly, "a.reply_refused_trade_secret + a.reply_refused_privacy", "t3.refused_third_party.total"),
        Row("not-held", "本机关不掌握相关政府信息", Comparability.Roughly, "a.reply_not_this_agency + a.reply_not_exist", "t3.unable_not_held.total"),
        Row("unclear", "补正后仍不明确或逾期不补正", Comparability.Weakly, "a.reply_need_amendment", "t3.unable_still_unclear.total") with
        {
            C = Term("t3.unable_still_unclear.total + t3.other_overdue_correction.total"),
        },
        Row("other-handling", "其他处理", Comparability.Same, null, "t3.other_handling.total") with
        {
            C = Term("t3.other_overdue_correction.total + t3.other_overdue_fee.total + t3.other_misc.total"),
        },
        Row("carried-out", "结转下年度继续办理", Comparability.Same, null, "t3.carried_out.total"),
        Row("reviews-concluded", "行政复议（已审结）", Comparability.Roughly, "a.review_total", "l4.review_total - l4.review_pending"),
        Row("reviews-corrected", "行政复议结果纠正", Comparability.Roughly, "a.review_corrected", "l4.review_corrected"),
        Row("suits-direct", "未经复议直接起诉", Comparability.Same, null, "l4.direct_suit_total"),
        Row("suits-after-review", "复议后起诉", Comparability.Same, null, "l4.post_review_suit_total"),
        Row("normative-documents", "本年制发规范性文件", Comparability.Roughly, "a.normative_doc_issued_count", "s2.normdocs_made"),
        Row("licensing", "行政许可处理决定", Comparability.Same, null, "s2.licensing_decisions"),
        Row("penalty", "行政处罚处理决定", Comparability.Same, null, "s2.penalty_decisions"),
        Row("coercion", "行政强制处理决定", Comparability.Same, null, "s2.coercion_decisions"),
    ];

    /// <summary>Requests received: what regions are ranked by.</summary>
    public static CrosswalkRow Received => Rows[0];

    /// <summary>What the reports of other generations come to, row by row.</summary>
    public static IReadOnlyList<CrosswalkFigure> Of(ScopeSummary scope, string? generation) =>
    [
        .. from other in scope.Generations
           where other.Generation != generation
           let totals = other.Totals.ToDictionary(total => total.Key, total => total.Total, StringComparer.Ordinal)
           from row in Rows
           let term = row.In(other.Generation)
           where term is not null && row.In(generation) is not null
           select new CrosswalkFigure(
               row.Id, row.Name, other.Generation, term.Print(), term.Of(key => totals.GetValueOrDefault(key)), other.Reports, row.Between(other.Generation, generation!)),
    ];

    private static CrosswalkRow Row(string id, string name, Comparability fromFirst, string? first, string later) =>
        new(id, name, "件", fromFirst, first is null ? null : Term(first), Term(later), Term(later));

    private static CrosswalkTerm Term(string text)
    {
        List<string>[] sides = [[], []];
        var side = 0;
        foreach (var word in text.Split(' '))
        {
            switch (word)
            {
                case "+": side = 0; break;
                case "-": side = 1; break;
                default: sides[side].Add(word); break;
            }
        }

        return new(sides[0], sides[1]);
    }
}
