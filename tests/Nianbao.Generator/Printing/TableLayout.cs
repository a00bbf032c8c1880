using System.Text.RegularExpressions;
using Nianbao.Forms;

namespace Nianbao.Generator.Printing;

/// <summary>Lays out the tables of a report as the official Word forms do, merged cells included.</summary>
internal sealed partial class TableLayout
{
    private const string Corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    private const int LabelColumns = 3;
    private const int MatterColumns = 4;

    private readonly SampleReport _report;
    private readonly FormTable _table;
    private readonly List<PrintedCell> _cells = [];

    private TableLayout(SampleReport report, string table)
    {
        _report = report;
        _table = report.Form.Tables.First(each => each.Id == table);
    }

    public static PrintedTable Of(SampleReport report, string table) => new TableLayout(report, table).Lay(table);

    private PrintedTable Lay(string table)
    {
        switch (table)
        {
            case "a":
                LayList();
                break;
            case "s2":
                LayMatters();
                break;
            case "t3":
                LayRequests();
                break;
            default:
                LayStrip();
                break;
        }

        return new(table, _cells.Max(cell => cell.Row + cell.RowSpan), _cells.Max(cell => cell.Column + cell.ColumnSpan), _cells);
    }

    /// <summary>One row an indicator, with its unit.</summary>
    private void LayList()
    {
        var (row, block) = (0, _table.Blocks[0]);
        Add("统计指标", 0, 0, part: CellPart.Header);
        Add("单位", 0, 1, part: CellPart.Header);
        Add(block.Columns[0].Label, 0, 2, part: CellPart.Header);
        foreach (var each in block.Rows)
        {
            row++;
            Add(Label(Indent(each) + each.Label), row, 0);
            Add(each.Unit ?? (_report.Form.Id == "A" ? "——" : ""), row, 1, part: CellPart.Unit);
            Add(each.IsHeader && !_report.Holds($"a.{each.Key}") ? "" : _report.TextOf($"a.{each.Key}"), row, 2, key: $"a.{each.Key}");
        }
    }

    /// <summary>A block for each item of article 20, all four columns wide: the last value column takes what is left.</summary>
    private void LayMatters()
    {
        var row = 0;
        foreach (var block in _table.Blocks)
        {
            Add(block.Heading!, row++, 0, MatterColumns, part: CellPart.Heading);
            LayMatterRow(row++, "信息内容", [.. block.Columns.Select(column => (ColumnLabel(column.Label), (string?)null))], CellPart.Header);
            foreach (var each in block.Rows)
            {
                var cells = _table.Cells.Where(cell => cell.Row == each).Select(cell => cell.Key.Text).ToList();
                if (!each.IsOptional || cells.Exists(_report.Holds))
                {
                    LayMatterRow(row++, Label(each.Label), cells.ConvertAll(key => (_report.TextOf(key), (string?)key)));
                }
            }
        }
    }

    private void LayMatterRow(int row, string label, List<(string Text, string? Key)> values, CellPart part = CellPart.Label)
    {
        Add(label, row, 0, part: part);
        for (var i = 0; i < values.Count; i++)
        {
            Add(values[i].Text, row, i + 1, i == values.Count - 1 ? MatterColumns - values.Count : 1, key: values[i].Key, part: part);
        }
    }

    private void LayRequests()
    {
        var block = _table.Blocks[0];
        var header = 1 + Depth(block);
        Add(Corner, 0, 0, LabelColumns, header, part: CellPart.Header);
        Add("申请人情况", 0, LabelColumns, block.Columns.Count, part: CellPart.Header);
        LayHeader(block.Columns, 1, LabelColumns, Depth(block));
        LayRequestLabels(block.Rows, header);
        foreach (var (at, cell) in _table.Cells.Index())
        {
            Add(_report.TextOf(cell.Key.Text), header + (at / block.Columns.Count), LabelColumns + (at % block.Columns.Count), key: cell.Key.Text);
        }
    }

    /// <summary>The outermost group is that of the first row which has one; inner groups stand in the second column.</summary>
    private void LayRequestLabels(IReadOnlyList<FormRow> rows, int header)
    {
        var outcome = rows.First(row => row.Group is not null).Group!;
        var first = rows.Index().First(row => row.Item.Group is not null).Index;
        Add(Label(outcome), header + first, 0, 1, rows.Count(row => row.Group is not null));
        foreach (var (at, row) in rows.Index())
        {
            var isInner = row.Group is not null && row.Group != outcome;
            if (isInner && rows[at - 1].Group != row.Group)
            {
                Add(Label(row.Group!), header + at, 1, 1, rows.Count(each => each.Group == row.Group));
            }

            var column = row.Group is null ? 0 : isInner ? 2 : 1;
            Add(Label(row.Label), header + at, column, LabelColumns - column);
        }
    }

    private void LayStrip()
    {
        var block = _table.Blocks[0];
        LayHeader(block.Columns, 0, 0, Depth(block));
        foreach (var (at, cell) in _table.Cells.Index())
        {
            Add(_report.TextOf(cell.Key.Text), Depth(block), at, key: cell.Key.Text);
        }
    }

    private void LayHeader(IReadOnlyList<FormColumn> columns, int row, int column, int depth)
    {
        for (var level = 0; level < depth; level++)
        {
            for (var at = 0; at < columns.Count; at++)
            {
                var groups = columns[at].Groups;
                if (groups.Count == level)
                {
                    Add(ColumnLabel(columns[at].Label), row + level, column + at, 1, depth - level, part: CellPart.Header);
                }
                else if (groups.Count > level && (at == 0 || !groups.Take(level + 1).SequenceEqual(columns[at - 1].Groups.Take(level + 1))))
                {
                    var width = columns.Skip(at).TakeWhile(each => each.Groups.Take(level + 1).SequenceEqual(groups.Take(level + 1))).Count();
                    Add(groups[level], row + level, column + at, width, part: CellPart.Header);
                }
            }
        }
    }

    private void Add(string text, int row, int column, int columnSpan = 1, int rowSpan = 1, string? key = null, CellPart part = CellPart.Label) =>
        _cells.Add(new(text, row, column, rowSpan, columnSpan, key) { Part = key is null ? part : CellPart.Value });

    private static int Depth(FormBlock block) => block.Columns.Max(column => column.Groups.Count) + 1;

    private string Indent(FormRow row)
    {
        var depth = 0;
        for (var each = row; each.Parent is { } parent; each = _table.Blocks[0].Rows.First(above => above.Key == parent))
        {
            depth++;
        }

        return _report.Style.IsIndented ? new('\u3000', 2 * depth) : "";
    }

    private string Label(string label) => _report.Style.HasWideDots ? Number().Replace(label, "${before}．") : label;

    /// <summary>自然人 stands upright, four characters in two lines, longer labels broken once.</summary>
    private string ColumnLabel(string label) => (_report.Style.HasBrokenLabels, label.Length) switch
    {
        (false, _) or (_, < 3) => label,
        (_, 3) => string.Join('\n', label.ToCharArray()),
        (_, 4) => label.Insert(2, "\n"),
        _ => label.Insert(3, "\n"),
    };

    [GeneratedRegex(@"^(?<before>\u3000*\d)\.")]
    private static partial Regex Number();
}
