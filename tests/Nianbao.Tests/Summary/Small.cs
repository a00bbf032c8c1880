using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Store;
using Nianbao.Tests.Store;

namespace Nianbao.Tests.Summary;

/// <summary>Small forms of three generations, and heads with figures in them.</summary>
public static class Small
{
    public static IReadOnlyList<FormDefinition> Forms { get; } =
    [
        Form("A", "A", "a", Row("proactive_info_count", "条"), Row("complaint_total", "件"), Row("request_fee_wan", "万元")),
        Form("A-SD", "A", "a", Row("proactive_info_count", "条"), Row("sd_site_total", "个"), Row("complaint_total", "件"), Row("request_fee_wan", "万元")),
        Form("B", "B", "l4", Row("review_total", "件")),
        Form("C", "C", "l4", Row("review_total", "件")),
    ];

    /// <summary>Signs editions; one for all tests, since making one takes longer than most of them.</summary>
    public static ReceiptKey Key { get; } = ReceiptKey.New();

    public static Filing Head(string agency, string form, FilingScope scope, params (string Key, ReadFigure Figure)[] figures)
    {
        var packed = AcceptedFigures.Pack(figures.ToDictionary(pair => pair.Key, pair => pair.Figure));
        return An.Head(An.Submission(SubmissionState.Accepted, key: An.Key(agency, scope: scope))) with
        {
            Accepted = new(1, form, "ab", "rules-1", An.Moment, packed, Explained: 1, Overridden: 2),
            FirstAcceptedAt = An.Moment,
        };
    }

    public static Filing Own(string agency, params (string Key, ReadFigure Figure)[] figures) => Head(agency, "A", FilingScope.Own, figures);

    private static FormDefinition Form(string id, string generation, string table, params FormRow[] rows) =>
        new(id, generation, id, "", 2014, null, [new(table, "表", [new(null, rows, [new("", "统计数")])])]);

    private static FormRow Row(string key, string unit) => new(key, $"{key}数") { Unit = unit, Kind = unit == "万元" ? FigureKind.Money : null };
}
