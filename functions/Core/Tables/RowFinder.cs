using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>
/// Finds which row of the form a printed label is. Labels that the form repeats (其他情形数, 被依法纠错数, 市政府及其部门 …) are told apart by the
/// row they stand under or beside: the parent, or another of its rows, that was read last. A word such as 总计 or 其他, which anybody may add to
/// any group of rows, is the form's only in the group where the form has it.
/// </summary>
/// <param name="labels">The labels of the table.</param>
/// <param name="before">The last row of the grid before, for a table that was split in two; null when there is none.</param>
internal sealed class RowFinder(TableLabels labels, FormRow? before)
{
    private const int LongestWord = 2;

    private readonly List<FormRow> read = [];
    private int outerColumn = -1;
    private int innerColumn = -1;

    /// <summary>The row of the block; null when the label is none of its rows, or cannot be told from its namesakes.</summary>
    /// <param name="label">As normalised.</param>
    /// <param name="block">Where to look.</param>
    /// <param name="group">The label of the group at its left; null when none is printed there.</param>
    /// <param name="column">The column in which it stands.</param>
    /// <param name="isNear">True when the label is only nearly the form's.</param>
    public FormRow? Find(LabelText label, FormBlock block, LabelText? group, int column, out bool isNear)
    {
        isNear = false;
        var candidates = labels.Rows.Exact(label);
        if (candidates.Count == 0)
        {
            candidates = labels.Rows.Near(label);
            isNear = candidates.Count > 0;
        }

        candidates = [.. candidates.Where(block.Rows.Contains)];
        var row = candidates.Count == 1 ? candidates[0] : BesideLatest(candidates);
        if (row is null || (label.Text.Length <= LongestWord && !IsInItsGroup(row, group, column)))
        {
            return null;
        }

        read.Add(row);
        if (label.Text.Length > LongestWord && row.Group is not null)
        {
            (outerColumn, innerColumn) = IsInner(row.Group) ? (outerColumn, column) : (column, innerColumn);
        }

        return row;
    }

    private FormRow? BesideLatest(IReadOnlyList<FormRow> candidates)
    {
        for (var i = read.Count - 1; candidates.Count > 0 && i >= 0; i--)
        {
            if (candidates.FirstOrDefault(candidate => candidate.Parent == read[i].Key || (candidate.Parent is not null && candidate.Parent == read[i].Parent)) is { } row)
            {
                return row;
            }
        }

        // The rest of a group may begin a part of a table: it is the group in which the part before ended, until another row is read.
        return before is not null && read.TrueForAll(row => IsBeside(row, before)) ? candidates.FirstOrDefault(candidate => IsBeside(candidate, before)) : null;
    }

    private static bool IsBeside(FormRow row, FormRow other) => row.Parent is not null && (row.Parent == other.Key || row.Parent == other.Parent);

    private bool IsInItsGroup(FormRow row, LabelText? group, int column)
    {
        if (row.Group is null)
        {
            return true;
        }

        if (group is { } printed && labels.IsInnerGroup(printed))
        {
            return labels.RowGroup(row.Group) == printed;
        }

        // Without a label at its left, an inner row follows another of its group, and an outer one stands in another column than inner ones.
        return IsInner(row.Group) ? read.Count > 0 && read[^1].Group == row.Group : innerColumn < 0 || outerColumn < 0 || innerColumn == outerColumn || column != innerColumn;
    }

    private bool IsInner(string group) => labels.IsInnerGroup(labels.RowGroup(group));
}
