using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>
/// Finds which row of the form a printed label is. Labels that the form repeats (其他情形数, 被依法纠错数, 市政府及其部门 …) are told
/// apart by the row they stand under: the parent that was read last.
/// </summary>
/// <param name="labels">The labels of the table.</param>
internal sealed class RowFinder(TableLabels labels)
{
    private readonly List<FormRow> read = [];

    /// <summary>The row of the block; null when the label is none of its rows, or cannot be told from its namesakes.</summary>
    /// <param name="label">As normalised.</param>
    /// <param name="block">Where to look.</param>
    /// <param name="isNear">True when the label is only nearly the form's.</param>
    public FormRow? Find(LabelText label, FormBlock block, out bool isNear)
    {
        isNear = false;
        var candidates = labels.Rows.Exact(label);
        if (candidates.Count == 0)
        {
            candidates = labels.Rows.Near(label);
            isNear = candidates.Count > 0;
        }

        candidates = [.. candidates.Where(block.Rows.Contains)];
        var row = candidates.Count == 1 ? candidates[0] : UnderLatestParent(candidates);
        if (row is not null)
        {
            read.Add(row);
        }

        return row;
    }

    private FormRow? UnderLatestParent(IReadOnlyList<FormRow> candidates)
    {
        for (var i = read.Count - 1; i >= 0; i--)
        {
            if (candidates.FirstOrDefault(candidate => candidate.Parent == read[i].Key) is { } row)
            {
                return row;
            }
        }

        return null;
    }
}
