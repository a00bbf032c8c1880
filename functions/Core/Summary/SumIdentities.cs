using Nianbao.Forms;

namespace Nianbao.Summary;

/// <summary>An equation between figures of a form: what is on the left adds up to what is on the right.</summary>
/// <param name="Rule">The rule of the catalogue that asks it of every report.</param>
/// <param name="Name">What it is about (中文).</param>
/// <param name="Left">Columns.</param>
/// <param name="Right">Columns.</param>
internal sealed record SumIdentity(string Rule, string Name, IReadOnlyList<int> Left, IReadOnlyList<int> Right)
{
    /// <summary>Both sides; a column without a number counts as 0.</summary>
    public (decimal Left, decimal Right) Of(Func<int, decimal?> figure) => (Sum(Left, figure), Sum(Right, figure));

    public bool Holds(Func<int, decimal?> figure) => Of(figure) is var (left, right) && left == right;

    private static decimal Sum(IReadOnlyList<int> columns, Func<int, decimal?> figure)
    {
        var sum = 0m;
        for (var i = 0; i < columns.Count; i++)
        {
            sum += figure(columns[i]) ?? 0;
        }

        return sum;
    }
}

/// <summary>
/// The equations that hold for a sum of reports as they hold for each of them: 收到与处理的勾稽关系 T01, totals of rows and columns T02 and T03,
/// of disputes L01 to L03, of the parts of the table of 2014 A01 to A07. An equation of which the form lacks a figure is left out.
/// </summary>
internal static class SumIdentities
{
    private static readonly (string Rule, string Parent)[] s_statistics =
    [
        ("A01", "req_received_total"), ("A02", "req_closed_total"), ("A03", "req_replied_total"), ("A04", "reply_refused_total"),
        ("A05", "review_total"), ("A06", "litigation_total"), ("A07", "staff_total"),
    ];

    private static readonly (string Rule, string Prefix, string Name)[] s_disputes =
        [("L01", "review", "行政复议"), ("L02", "direct_suit", "未经复议直接起诉"), ("L03", "post_review_suit", "复议后起诉")];

    /// <summary>The equations of a generation, over the positions of its cells.</summary>
    public static IReadOnlyList<SumIdentity> Of(IReadOnlyList<FormCell> cells)
    {
        var columns = cells.Select((cell, column) => (cell.Key.Text, column)).ToDictionary(pair => pair.Text, pair => pair.column, StringComparer.Ordinal);
        return [.. Requests(cells, columns).Concat(Disputes(columns)).Concat(Statistics(cells)).OfType<SumIdentity>()];
    }

    private static IEnumerable<SumIdentity?> Requests(IReadOnlyList<FormCell> cells, Dictionary<string, int> columns)
    {
        var table = cells.Where(cell => cell.Key.Table == "t3").ToList();
        var rows = table.Select(cell => cell.Row).DistinctBy(row => row.Key).ToList();
        var requesters = table.Select(cell => cell.Column).DistinctBy(column => column.Key).ToList();
        var outcomes = rows.Where(row => row.Group is not null && row.Key != "handled_total").ToList();
        foreach (var requester in requesters)
        {
            string Key(string row) => $"t3.{row}.{requester.Key}";
            yield return Find(columns, "T01", $"新收加结转等于办结加结转（{requester.Label}）", [Key("new_received"), Key("carried_in")], [Key("handled_total"), Key("carried_out")]);
            yield return Find(columns, "T03", $"办理结果总计（{requester.Label}）", [Key("handled_total")], [.. outcomes.Select(row => Key(row.Key))]);
        }

        foreach (var row in rows)
        {
            yield return Find(
                columns, "T02", $"{row.Label}的总计", [$"t3.{row.Key}.total"],
                [.. requesters.Where(requester => requester.Key != "total").Select(requester => $"t3.{row.Key}.{requester.Key}")]);
        }
    }

    private static IEnumerable<SumIdentity?> Disputes(Dictionary<string, int> columns) => s_disputes.Select(dispute => Find(
        columns, dispute.Rule, $"{dispute.Name}总计", [$"l4.{dispute.Prefix}_total"],
        [.. ((string[])["upheld", "corrected", "other", "pending"]).Select(outcome => $"l4.{dispute.Prefix}_{outcome}")]));

    private static IEnumerable<SumIdentity?> Statistics(IReadOnlyList<FormCell> cells) =>
        from rule in s_statistics
        let parent = Enumerable.Range(0, cells.Count).Where(column => cells[column].Key.Text == $"a.{rule.Parent}").ToList()
        let parts = Enumerable.Range(0, cells.Count).Where(column => cells[column].Key.Table == "a" && cells[column].Row.Parent == rule.Parent).ToList()
        where parent.Count == 1 && parts.Count > 0
        select new SumIdentity(rule.Rule, $"{cells[parent[0]].Label}及其分项", parent, parts);

    private static SumIdentity? Find(Dictionary<string, int> columns, string rule, string name, IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Concat(right).All(columns.ContainsKey) && right.Count > 0 ? new(rule, name, [.. left.Select(key => columns[key])], [.. right.Select(key => columns[key])]) : null;
}
