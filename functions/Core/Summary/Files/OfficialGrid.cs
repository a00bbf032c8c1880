using Nianbao.Forms;

namespace Nianbao.Summary.Files;

/// <summary>A cell of a table as it is printed.</summary>
/// <param name="Text">Its label; empty for a figure.</param>
/// <param name="Columns">How many columns it covers.</param>
/// <param name="Rows">How many rows it covers.</param>
internal sealed record GridCell(string Text, int Columns = 1, int Rows = 1)
{
    /// <summary>The figure it holds; null for a label.</summary>
    public string? Key { get; init; }

    /// <summary>Whether it is a heading of columns.</summary>
    public bool IsHead { get; init; }
}

/// <summary>
/// A table of the official form as it is printed, merged cells and all, from which every kind of file draws the same table. Rows list the
/// cells that begin in them, as HTML does.
/// </summary>
/// <param name="Id">a, s2, t3 or l4.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Widths">Relative widths of the columns.</param>
/// <param name="Rows">From the top.</param>
internal sealed record OfficialGrid(string Id, string Name, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<GridCell>> Rows)
{
    private const string Outcome = "三、本年度办理结果";
    private const string Check = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

    /// <summary>How many rows at the top are headings of columns.</summary>
    public int HeadRows => Rows.TakeWhile(row => row.Any(cell => cell.IsHead)).Count();

    /// <summary>The tables of a form.</summary>
    public static IReadOnlyList<OfficialGrid> Of(FormDefinition form) => [.. form.Tables.Select(Of)];

    private static OfficialGrid Of(FormTable table) => table.Id switch
    {
        "t3" => Requests(table),
        "l4" => Strip(table),
        "a" => List(table),
        _ => Blocks(table),
    };

    private static OfficialGrid List(FormTable table)
    {
        List<IReadOnlyList<GridCell>> rows = [[Head("统计指标"), Head("单位"), Head("统计数")]];
        foreach (var row in table.Blocks[0].Rows)
        {
            rows.Add([new(row.Label), new(row.IsHeader ? "——" : row.Unit ?? ""), row.IsHeader ? new("") : new("") { Key = $"a.{row.Key}" }]);
        }

        return new(table.Id, table.Name, [7, 1, 2], rows);
    }

    private static OfficialGrid Blocks(FormTable table)
    {
        var width = table.Blocks.Max(block => block.Columns.Count);
        List<IReadOnlyList<GridCell>> rows = [];
        foreach (var block in table.Blocks)
        {
            rows.Add([new(block.Heading ?? table.Name, width + 1)]);
            rows.Add([Head("信息内容"), .. block.Columns.Select((column, at) => Head(column.Label, SpanOf(block, at, width)))]);
            foreach (var row in block.Rows)
            {
                rows.Add([new(row.Label), .. block.Columns.Select((column, at) => new GridCell("", SpanOf(block, at, width)) { Key = $"s2.{row.Key}_{column.Key}" })]);
            }
        }

        return new(table.Id, table.Name, [3, .. Enumerable.Repeat(2, width)], rows);
    }

    /// <summary>A block with fewer columns than the widest: its last column covers the rest.</summary>
    private static int SpanOf(FormBlock block, int column, int width) => column == block.Columns.Count - 1 ? width - column : 1;

    private static OfficialGrid Requests(FormTable table)
    {
        var block = table.Blocks[0];
        List<IReadOnlyList<GridCell>> rows =
        [
            [Head(Check, 3, 3), Head("申请人情况", block.Columns.Count)],
            [Head("自然人", rows: 2), Head("法人或其他组织", block.Columns.Count - 2), Head("总计", rows: 2)],
            [.. block.Columns.Skip(1).SkipLast(1).Select(column => Head(column.Label))],
        ];
        var outcomes = block.Rows.Count(row => row.Group is not null);
        string? group = null;
        foreach (var row in block.Rows)
        {
            rows.Add([.. LabelsOf(block, row, group, outcomes), .. block.Columns.Select(column => new GridCell("") { Key = $"t3.{row.Key}.{column.Key}" })]);
            group = row.Group;
        }

        return new(table.Id, table.Name, [2, 3, 7, .. Enumerable.Repeat(2, block.Columns.Count)], rows);
    }

    private static IEnumerable<GridCell> LabelsOf(FormBlock block, FormRow row, string? before, int outcomes)
    {
        if (row.Group is null)
        {
            yield return new(row.Label, 3);
            yield break;
        }

        if (before is null)
        {
            yield return new(Outcome, 1, outcomes);
        }

        if (row.Group == Outcome)
        {
            yield return new(row.Label, 2);
            yield break;
        }

        if (row.Group != before)
        {
            yield return new(row.Group, 1, block.Rows.Count(other => other.Group == row.Group));
        }

        yield return new(row.Label);
    }

    private static OfficialGrid Strip(FormTable table)
    {
        var columns = table.Blocks[0].Columns;
        var reviews = columns.Count(column => column.Groups.Count == 1);
        List<GridCell> second =
        [
            .. columns.Where(column => column.Groups.Count == 2).GroupBy(column => column.Groups[1]).Select(group => Head(group.Key, group.Count())),
        ];
        return new(table.Id, table.Name, [.. Enumerable.Repeat(1, columns.Count)],
        [
            [Head("行政复议", reviews, 2), Head("行政诉讼", columns.Count - reviews)],
            second,
            [.. columns.Select(column => Head(column.Label))],
            [.. columns.Select(column => new GridCell("") { Key = $"l4.{column.Key}" })],
        ]);
    }

    private static GridCell Head(string text, int columns = 1, int rows = 1) => new(text, columns, rows) { IsHead = true };
}
