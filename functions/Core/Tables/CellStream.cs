using Nianbao.Documents;
using Nianbao.Forms;

namespace Nianbao.Tables;

/// <summary>
/// Cuts a table that was printed a cell a line into rows. The rows of a header are known by the form: the labels must follow each other as its levels
/// do. A row begins with the label behind the values of the one before; whether it has as many values as it should is for the reader to see.
/// </summary>
/// <param name="stream">One cell a row.</param>
/// <param name="labels">The labels of the table looked for.</param>
internal sealed class CellStream(LabelledGrid stream, TableLabels labels)
{
    private readonly List<(List<int> Cells, int Values)> rows = [([], int.MaxValue)];
    private int width;

    /// <summary>The same cells in rows; as they are where no header of the table stands among them, for then nothing says in which order its values are.</summary>
    public LabelledGrid Cut()
    {
        var hasHeader = false;
        for (var at = 0; at < stream.Rows.Count;)
        {
            var header = HeaderAt(at);
            hasHeader |= header is not null;
            at = header is null ? Take(at) : Take(header);
        }

        if (!hasHeader)
        {
            return stream;
        }

        var printed = rows.ConvertAll(row => row with { Cells = labels.Rows.IsEmpty ? row.Cells : [.. row.Cells.SkipWhile(IsBlank)] }).FindAll(row => row.Cells.Count > 0);
        width = printed.Where(row => row.Cells.Exists(IsNumber)).CountBy(row => row.Cells.Count).DefaultIfEmpty().MaxBy(length => length.Value).Key;
        var filled = printed.Select(row => FillingOf(row.Cells, row.Values)).Where(filling => filling.IsCertain).ToList();
        var isAtEnd = filled.Exists(filling => filling.Trailing > 0) && !filled.Exists(filling => filling.Leading > 0);
        return GridViews.Rearranged(stream, printed.Select(row => WithoutFilling(row.Cells, row.Values, isAtEnd)));
    }

    private int Take(int at)
    {
        var text = TextAt(at);
        if (text.Length > 0 && !IsNumber(at) && BeginsRow(at))
        {
            rows.Add(([], rows[^1].Values));
        }

        rows[^1].Cells.Add(at);
        return at + 1;
    }

    private bool BeginsRow(int at)
    {
        // What fills up the row above is no value in front of the first label.
        List<int> row = [.. rows[^1].Cells.SkipWhile(IsBlank)];
        return labels.Rows.IsEmpty ? row.Exists(IsNumber)
            : row.Exists(IsLabel) && (row.Exists(IsValue) || (IsRowLabel(at) && row.Exists(IsRowLabel)));
    }

    /// <summary>The header that begins at a cell; null when none does.</summary>
    private Header? HeaderAt(int at)
    {
        if (TextAt(at).Length == 0)
        {
            return null;
        }

        foreach (var block in labels.Blocks)
        {
            for (var from = 0; from < block.Levels.Count; from++)
            {
                if (Match(block.Levels.Skip(from), at) is (var levels, var next))
                {
                    return new(levels, block.Block.Columns.Count, next);
                }

                // Only what names the table as a whole may be missing: 申请人情况.
                if (block.Levels[from].Count > 1)
                {
                    break;
                }
            }
        }

        return null;
    }

    private (List<List<int>> Levels, int Next)? Match(IEnumerable<IReadOnlyList<HeaderLabel>> levels, int at)
    {
        List<List<int>> found = [];
        foreach (var level in levels)
        {
            found.Add([]);
            foreach (var label in level)
            {
                while (found.Count > 0 && at < stream.Rows.Count && TextAt(at).Length == 0)
                {
                    at++;
                }

                if (at == stream.Rows.Count || !label.Is(stream.LabelOf(CellAt(at)!)))
                {
                    return null;
                }

                found[^1].Add(at++);
            }
        }

        return found.Count > 0 ? (found, at) : null;
    }

    private int Take(Header header)
    {
        var before = rows[^1].Cells;
        // 信息内容, and 单位 behind it, stand in the header's own row.
        var corner = before.FindIndex(at => CellAt(at) is { } cell && TableLabels.IsCorner(stream.LabelOf(cell)));
        List<int> leading = corner < 0 ? [] : [.. before[corner..].Where(at => !IsBlank(at))];
        before.RemoveRange(corner < 0 ? before.Count : corner, corner < 0 ? 0 : before.Count - corner);
        rows.Add(([.. leading, .. header.Levels[0]], int.MaxValue));
        rows.AddRange(header.Levels.Skip(1).Select(level => (level, int.MaxValue)));
        rows.Add(([], header.Values + leading.Count(at => stream.LabelOf(CellAt(at)!).Text is "单位" or "计量单位")));
        return header.Next;
    }

    /// <summary>
    /// The blank cells that a row has more than its values, in front of them or behind. It is certain which they are where no value is blank, or one
    /// stands at the other end.
    /// </summary>
    private (int Leading, int Trailing, bool IsCertain) FillingOf(List<int> row, int values)
    {
        var first = row.FindLastIndex(IsLabel) + 1;
        var more = row.Count - first - values;
        if (more <= 0 || (first == 0 && !labels.Rows.IsEmpty))
        {
            return default;
        }

        var (leading, trailing) = (row.Skip(first).TakeWhile(IsBlank).Count(), row.AsEnumerable().Reverse().TakeWhile(IsBlank).Count());
        // A row that is shorter than the others has lost a cell somewhere, and one of those that fill it up would take its place.
        return leading + trailing == more ? (leading, trailing, true)
            : row.Count != width ? default
            : leading == 0 && trailing >= more ? (0, more, true)
            : trailing == 0 && leading >= more ? (more, 0, true)
            : trailing >= more ? (0, more, false)
            : default;
    }

    /// <summary>Without the cells that only fill it up; where a row does not show which they are, by where the others have theirs.</summary>
    private List<int> WithoutFilling(List<int> row, int values, bool isAtEnd)
    {
        var (leading, trailing, isCertain) = FillingOf(row, values);
        var first = row.FindLastIndex(IsLabel) + 1;
        if (isAtEnd && row.Count < width && first > 0 && leading + trailing == 0)
        {
            // Too short to be filled up, and filled up all the same: as many cells as there are values, but not theirs.
            return [.. row.Take(row.FindLastIndex(at => !IsBlank(at)) + 1)];
        }

        return isCertain || isAtEnd ? [.. row[..first], .. row[(first + leading)..^trailing]] : row;
    }

    private bool IsRowLabel(int at) => CellAt(at) is { } cell && labels.Rows.Exact(stream.LabelOf(cell)).Count > 0 && !labels.IsRowGroup(stream.LabelOf(cell));

    private bool IsLabel(int at) => TextAt(at) is { Length: > 0 } text && !IsNumber(at) && !UnitText.IsUnit(text);

    private bool IsValue(int at) => !IsLabel(at) && !UnitText.IsUnit(TextAt(at));

    private bool IsNumber(int at) => NumberText.IsNumber(TextAt(at));

    private bool IsBlank(int at) => TextAt(at).Length == 0;

    /// <param name="Levels">The cells of each row.</param>
    /// <param name="Values">How many values a row below it has.</param>
    /// <param name="Next">The cell behind it.</param>
    private sealed record Header(List<List<int>> Levels, int Values, int Next);

    private GridCell? CellAt(int at) => stream.Rows[at].Cells is [var only] ? only : null;

    private string TextAt(int at) => CellAt(at)?.Text ?? "";
}

/// <summary>What a header prints at one place: every wording of a column or of a group of columns.</summary>
/// <param name="Wordings">Normalised.</param>
internal sealed record HeaderLabel(IReadOnlySet<string> Wordings)
{
    public bool Is(LabelText label) => Wordings.Contains(label.Text);
}
