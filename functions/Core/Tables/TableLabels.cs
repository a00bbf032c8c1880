using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>All labels of one table of the form, normalised once for the life of the program.</summary>
internal sealed class TableLabels
{
    /// <summary>What stands at the left end of a header row.</summary>
    private static readonly HashSet<string> Corners =
        [.. new[] { "统计指标", "指标", "指标名称", "统计项目", "信息内容", "项目", "内容", "序号" }.Select(corner => LabelText.Of(corner).Text)];

    private readonly HashSet<string> columnAndGroupLabels;

    public TableLabels(FormTable table)
    {
        Table = table;
        Rows = new(from block in table.Blocks
                   from row in block.Rows
                   where row.Label.Length > 0
                   from label in (string[])[row.Label, .. row.Aliases]
                   select (row, label));
        Blocks = [.. table.Blocks.Select(block => new BlockLabels(block, table))];
        columnAndGroupLabels = [.. Blocks.SelectMany(block => block.AllLabels)];
    }

    public FormTable Table { get; }

    public LabelIndex<FormRow> Rows { get; }

    public IReadOnlyList<BlockLabels> Blocks { get; }

    public static bool IsCorner(LabelText label) => Corners.Contains(label.Text);

    /// <summary>Whether a grid shares any label with the table: one that shares none needs no reading.</summary>
    public bool MayStandIn(LabelledGrid grid) => grid.Labels.Any(label => columnAndGroupLabels.Contains(label) || Rows.Has(label));

    public bool IsColumnOrGroup(LabelText label) => columnAndGroupLabels.Contains(label.Text);
}

/// <summary>The column labels of one block.</summary>
internal sealed class BlockLabels
{
    private readonly HashSet<string> groups;
    private readonly Dictionary<FormRow, FormCell[]> cells;
    private readonly Dictionary<FormColumn, LabelText[]> groupsOf = new(ByReference<FormColumn>.Comparer);

    public BlockLabels(FormBlock block, FormTable table)
    {
        Block = block;
        Columns = new(from column in block.Columns
                      from label in (string[])[column.Label, .. column.Aliases]
                      select (column, label));
        foreach (var column in block.Columns)
        {
            groupsOf.Add(column, [.. column.Groups.Select(LabelText.Of)]);
        }

        groups = [.. groupsOf.Values.SelectMany(path => path).Select(group => group.Text)];
        cells = table.Cells.GroupBy<FormCell, FormRow>(cell => cell.Row, ByReference<FormRow>.Comparer)
            .ToDictionary(row => row.Key, row => row.ToArray(), ByReference<FormRow>.Comparer);
    }

    public FormCell CellOf(FormRow row, FormColumn column) => Array.Find(cells[row], cell => ReferenceEquals(cell.Column, column))!;

    public FormBlock Block { get; }

    public LabelIndex<FormColumn> Columns { get; }

    /// <summary>The labels of columns and of the groups above them, in printed wording and in all others.</summary>
    public IEnumerable<string> AllLabels =>
        Block.Columns.SelectMany(column => (string[])[column.Label, .. column.Aliases, .. column.Groups]).Select(label => LabelText.Of(label).Text);

    /// <summary>The labels above a column, outermost first.</summary>
    public IReadOnlyList<LabelText> GroupsOf(FormColumn column) => groupsOf[column];

    public bool IsGroup(LabelText label) => groups.Contains(label.Text);

    /// <summary>The columns that stand under a path of groups, outermost first.</summary>
    public IEnumerable<FormColumn> Under(IReadOnlyList<LabelText> path) =>
        Block.Columns.Where(column => path.Count <= column.Groups.Count
            && path.Index().All(at => GroupsOf(column)[at.Index] == at.Item));

    /// <summary>How many cells the header prints directly under a path of groups.</summary>
    public int WidthUnder(IReadOnlyList<LabelText> path) =>
        Under(path).Select(column => column.Groups.Count > path.Count ? column.Groups[path.Count] : column.Key).Distinct().Count();
}

/// <summary>Rows and columns of the form are compared as the objects they are: their records hold lists.</summary>
internal static class ByReference<T>
    where T : class
{
    public static IEqualityComparer<T> Comparer { get; } =
        EqualityComparer<T>.Create(ReferenceEquals, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode);
}
