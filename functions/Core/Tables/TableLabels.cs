using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>All labels of one table of the form, normalised once for the life of the program.</summary>
internal sealed class TableLabels
{
    /// <summary>What stands at the left end of a header row.</summary>
    private static readonly HashSet<string> Corners =
        [.. new[] { "统计指标", "指标", "指标名称", "统计项目", "信息内容", "项目", "内容", "序号" }.Select(corner => LabelText.Of(corner).Text)];

    private readonly HashSet<string> columnAndGroupLabels;
    private readonly Dictionary<string, LabelText> rowGroups;
    private readonly HashSet<string> rowGroupLabels;
    private readonly string[][] wordings;
    private readonly string? outerGroup;

    public TableLabels(FormTable table)
    {
        Table = table;
        Rows = new(from block in table.Blocks
                   from row in block.Rows
                   where row.Label.Length > 0
                   from label in (string[])[row.Label, .. row.Aliases]
                   select (row, label));
        Blocks = [.. table.Blocks.Select(block => new BlockLabels(block, table))];
        var groups = table.Blocks.SelectMany(block => block.Rows).Select(row => row.Group).OfType<string>().Distinct().ToList();
        rowGroups = groups.ToDictionary(group => group, LabelText.Of, StringComparer.Ordinal);
        rowGroupLabels = [.. rowGroups.Values.Select(group => group.Text)];
        outerGroup = groups.Count > 0 ? rowGroups[groups[0]].Text : null;
        wordings =
        [
            .. from block in table.Blocks
               from named in block.Rows.Where(row => row is { IsOptional: false, Label.Length: > 0 }).Select(row => (row.Label, row.Aliases))
                   .Concat(block.Columns.Select(column => (column.Label, column.Aliases)))
               select (string[])[LabelText.Of(named.Label).Text, .. named.Aliases.Select(alias => LabelText.Of(alias).Text)],
        ];
        columnAndGroupLabels = [.. Blocks.SelectMany(block => block.AllLabels)];
    }

    public FormTable Table { get; }

    public LabelIndex<FormRow> Rows { get; }

    public IReadOnlyList<BlockLabels> Blocks { get; }

    public static bool IsCorner(LabelText label) => Corners.Contains(label.Text);

    /// <summary>Whether a grid shares any label with the table: one that shares none needs no reading.</summary>
    public bool MayStandIn(LabelledGrid grid) => grid.Labels.Any(label => columnAndGroupLabels.Contains(label) || Rows.Has(label) || Blocks[0].WithGroup(new(label)) is not null);

    public bool IsColumnOrGroup(LabelText label) => columnAndGroupLabels.Contains(label.Text);

    /// <summary>Whether a label stands in a merged cell at the left of rows.</summary>
    public bool IsRowGroup(LabelText label) => rowGroupLabels.Contains(label.Text);

    /// <summary>A group of rows as labels name it.</summary>
    /// <param name="group">As the form prints it.</param>
    public LabelText RowGroup(string group) => rowGroups[group];

    /// <summary>Whether a group stands within another one: the outermost is that of the first row that has a group.</summary>
    public bool IsInnerGroup(LabelText label) => IsRowGroup(label) && label.Text != outerGroup;

    /// <summary>How many of its rows and columns are named somewhere in a document, less those that are not.</summary>
    public int EvidenceIn(IReadOnlySet<string> all) => wordings.Sum(wording => Array.Exists(wording, all.Contains) ? 1 : -1);
}

/// <summary>The column labels of one block.</summary>
internal sealed class BlockLabels
{
    private readonly Dictionary<string, LabelText> groups = [];
    private readonly Dictionary<FormRow, FormCell[]> cells;
    private readonly Dictionary<FormColumn, LabelText[]> groupsOf = new(ByReference<FormColumn>.Comparer);
    private readonly bool repeatsLabels;

    public BlockLabels(FormBlock block, FormTable table)
    {
        Block = block;
        Columns = new(from column in block.Columns
                      from label in (string[])[column.Label, .. column.Aliases]
                      select (column, label));
        foreach (var column in block.Columns)
        {
            groupsOf.Add(column, [.. column.Groups.Select(LabelText.Of)]);
            foreach (var group in groupsOf[column])
            {
                groups[group.Text] = group;
            }

            foreach (var alias in column.GroupAliases)
            {
                groups[LabelText.Of(alias).Text] = groupsOf[column][^1];
            }
        }

        Levels = [.. Enumerable.Range(0, block.Columns.Select(column => column.Groups.Count).DefaultIfEmpty(0).Max() + 1).Select(LevelOf)];
        cells = table.Cells.GroupBy<FormCell, FormRow>(cell => cell.Row, ByReference<FormRow>.Comparer)
            .ToDictionary(row => row.Key, row => row.ToArray(), ByReference<FormRow>.Comparer);
        repeatsLabels = block.Columns.Select(column => column.Label).Distinct().Count() < block.Columns.Count;
    }

    public FormCell CellOf(FormRow row, FormColumn column) => Array.Find(cells[row], cell => ReferenceEquals(cell.Column, column))!;

    public FormBlock Block { get; }

    public LabelIndex<FormColumn> Columns { get; }

    /// <summary>The labels of the header from the top: of each level those that its row prints, from the left.</summary>
    public IReadOnlyList<IReadOnlyList<HeaderLabel>> Levels { get; }

    private IReadOnlyList<HeaderLabel> LevelOf(int level) =>
    [
        .. Block.Columns.Where(column => column.Groups.Count >= level)
            .Select(column => (Path: string.Join('/', column.Groups.Take(level + 1).Append(column.Groups.Count == level ? column.Key : "")), Column: column))
            .DistinctBy(at => at.Path)
            .Select(at => new HeaderLabel((at.Column.Groups.Count == level ? [at.Column.Label, .. at.Column.Aliases]
                : at.Column.Groups.Count == level + 1 ? [at.Column.Groups[level], .. at.Column.GroupAliases] : new[] { at.Column.Groups[level] })
                .Select(wording => LabelText.Of(wording).Text).ToHashSet(StringComparer.Ordinal))),
    ];

    /// <summary>Whether a column is one of the block itself: other blocks have columns that are called the same.</summary>
    public bool Has(FormColumn column) => Block.Columns.Any(own => ReferenceEquals(own, column));

    /// <summary>The labels of columns and of the groups above them, in printed wording and in all others.</summary>
    public IEnumerable<string> AllLabels =>
        Block.Columns.SelectMany(column => (string[])[column.Label, .. column.Aliases]).Select(label => LabelText.Of(label).Text).Concat(groups.Keys);

    public bool IsGroup(LabelText label) => groups.ContainsKey(label.Text);

    /// <summary>The group that a label names, in the form's wording; the label itself when it names none.</summary>
    public LabelText GroupOf(LabelText label) => groups.GetValueOrDefault(label.Text, label);

    /// <summary>Whether a column stands under labels printed above it: its innermost group tells it from all others.</summary>
    public bool StandsUnder(FormColumn column, IReadOnlySet<LabelText> above) => groupsOf[column] is not [.., var innermost] || above.Contains(innermost);

    /// <summary>The columns that stand under a path of groups, outermost first; a form may be printed without its outer ones.</summary>
    public IEnumerable<FormColumn> Under(IReadOnlyList<LabelText> path) => Block.Columns.Where(column => path.All(groupsOf[column].Contains));

    /// <summary>How many cells the header prints directly under a path of groups.</summary>
    public int WidthUnder(IReadOnlyList<LabelText> path) => Under(path)
        .Select(column => Array.IndexOf(groupsOf[column], path[^1]) + 1 is var next && next < column.Groups.Count ? column.Groups[next] : column.Key).Distinct().Count();

    /// <summary>
    /// What a label stands for that has the group's in front, as 行政复议-结果维持: where a form repeats the labels of columns, a header of one
    /// row has to say both. Null for any other.
    /// </summary>
    public FormColumn? WithGroup(LabelText label)
    {
        if (!repeatsLabels)
        {
            return null;
        }

        LabelText? innermost = null;
        var rest = label.Text;
        for (var isLonger = true; isLonger;)
        {
            isLonger = false;
            foreach (var (text, group) in groups)
            {
                if (rest.Length > text.Length && rest.StartsWith(text, StringComparison.Ordinal))
                {
                    (innermost, rest, isLonger) = (group, rest[text.Length..].TrimStart('-', '_', '/', '|', '·'), true);
                }
            }
        }

        return innermost is { } under ? Columns.Exact(new(rest)).FirstOrDefault(column => groupsOf[column] is [.., var own] && own == under) : null;
    }
}

/// <summary>Rows and columns of the form are compared as the objects they are: their records hold lists.</summary>
internal static class ByReference<T>
    where T : class
{
    public static IEqualityComparer<T> Comparer { get; } =
        EqualityComparer<T>.Create(ReferenceEquals, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode);
}

/// <summary>What a header prints at one place: every wording of a column or of a group of columns.</summary>
/// <param name="Wordings">Normalised.</param>
internal sealed record HeaderLabel(IReadOnlySet<string> Wordings)
{
    public bool Is(LabelText label) => Wordings.Contains(label.Text);
}
