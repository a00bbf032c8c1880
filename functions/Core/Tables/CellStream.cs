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
    private readonly List<Row> rows = [new(Values: null)];
    private int width;

    /// <summary>The same cells in rows; null where no header of the table stands among them, for then nothing says in which order its values are.</summary>
    public LabelledGrid? Cut()
    {
        if (!Enumerable.Range(0, stream.Rows.Count).Any(at => HeaderAt(at) is not null))
        {
            return null;
        }

        for (var at = 0; at < stream.Rows.Count;)
        {
            at = HeaderAt(at) is { } header ? Take(header) : Take(at);
        }

        // A strip's row has no label in front of which a blank cell could only fill up the row above.
        var printed = rows.ConvertAll(row => row with { Cells = labels.Rows.IsEmpty ? row.Cells : [.. row.Cells.SkipWhile(IsBlank)] }).FindAll(row => row.Cells.Count > 0);
        width = printed.Where(row => row.Cells.Exists(IsNumber)).CountBy(row => row.Cells.Count).DefaultIfEmpty().MaxBy(length => length.Value).Key;
        var fillings = printed.ConvertAll(FillingOf);
        var isAtEnd = fillings.Exists(filling => filling is { IsCertain: true, Trailing: > 0 }) && !fillings.Exists(filling => filling is { IsCertain: true, Leading: > 0 });
        return GridViews.Rearranged(stream, printed.Zip(fillings, (row, filling) => WithoutFilling(row, filling, isAtEnd)));
    }

    /// <summary>Where headers of the table begin, their corners among them, and the cells behind them.</summary>
    public IEnumerable<(int From, int Next)> Headers() => from at in Enumerable.Range(0, stream.Rows.Count)
                                                          let header = HeaderAt(at)
                                                          where header is not null
                                                          select (Enumerable.Range(0, at).Reverse().TakeWhile(IsOfCorner).LastOrDefault(at), header.Next);

    private bool IsOfCorner(int at) => CellAt(at) is { } cell && stream.LabelOf(cell) is var label && (TableLabels.IsCorner(label) || IsUnitHeader(label));

    private static bool IsUnitHeader(LabelText label) => label.Text is "单位" or "计量单位";

    private int Take(int at)
    {
        if (!IsBlank(at) && !IsNumber(at) && BeginsRow(at))
        {
            rows.Add(new(rows[^1].Values));
        }

        Add(rows[^1], at);
        return at + 1;
    }

    private bool BeginsRow(int at) => labels.Rows.IsEmpty
        ? rows[^1].HasNumber
        : rows[^1].HasLabel && (rows[^1].HasValue || (rows[^1].HasRowLabel && IsRowLabel(at)));

    private void Add(Row row, int at)
    {
        row.Cells.Add(at);
        var isLabel = IsLabel(at);
        row.HasNumber |= IsNumber(at);
        // What fills up the row above is no value: it stands in front of the first label.
        row.HasValue |= row.HasLabel && !isLabel && !IsUnit(at);
        row.HasLabel |= isLabel;
        row.HasRowLabel |= isLabel && IsRowLabel(at);
    }

    private int Take(Header header)
    {
        // 信息内容, and 单位 behind it, stand in the header's own row.
        var before = rows[^1].Cells;
        var corner = before.FindIndex(at => CellAt(at) is { } cell && TableLabels.IsCorner(stream.LabelOf(cell)));
        List<int> leading = corner < 0 ? [] : [.. before[corner..].Where(at => !IsBlank(at))];
        before.RemoveRange(corner < 0 ? before.Count : corner, corner < 0 ? 0 : before.Count - corner);
        rows.Add(new(Values: null) { Cells = [.. leading, .. header.Levels[0]] });
        rows.AddRange(header.Levels.Skip(1).Select(level => new Row(Values: null) { Cells = level }));
        rows.Add(new(header.Values + leading.Count(at => IsUnitHeader(stream.LabelOf(CellAt(at)!)))));
        return header.Next;
    }

    /// <summary>The header that begins at a cell; null when none does.</summary>
    private Header? HeaderAt(int at)
    {
        foreach (var block in IsBlank(at) ? [] : labels.Blocks)
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

    /// <summary>The cells of the labels, level by level, and the cell behind them; null when others stand there. Blank cells between them are passed over.</summary>
    private (List<List<int>> Levels, int Next)? Match(IEnumerable<IReadOnlyList<HeaderLabel>> levels, int at)
    {
        List<List<int>> found = [];
        foreach (var level in levels)
        {
            found.Add([]);
            foreach (var label in level)
            {
                while (at < stream.Rows.Count && IsBlank(at))
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

        return (found, at);
    }

    /// <summary>
    /// The blank cells that a row has more than its values, in front of them or behind. It is certain which they are where no value is blank, or one
    /// stands at the other end. None where it has no more, and where it cannot be told which they are.
    /// </summary>
    private Filling FillingOf(Row row)
    {
        var first = ValuesOf(row);
        var more = row.Cells.Count - first - row.Values ?? 0;
        if (more <= 0 || (first == 0 && !labels.Rows.IsEmpty))
        {
            return Filling.None;
        }

        var (leading, trailing) = (row.Cells.Skip(first).TakeWhile(IsBlank).Count(), row.Cells.AsEnumerable().Reverse().TakeWhile(IsBlank).Count());
        // A row that is shorter than the others has lost a cell somewhere, and one of those that fill it up would take its place.
        return leading + trailing == more ? new(leading, trailing, IsCertain: true)
            : row.Cells.Count != width ? Filling.None
            : leading == 0 && trailing >= more ? new(0, more, IsCertain: true)
            : trailing == 0 && leading >= more ? new(more, 0, IsCertain: true)
            : trailing >= more ? new(0, more, IsCertain: false)
            : Filling.None;
    }

    /// <summary>Without the cells that only fill it up; where a row does not show which they are, by where the others have theirs.</summary>
    private List<int> WithoutFilling(Row row, Filling filling, bool isAtEnd)
    {
        var first = ValuesOf(row);
        if (isAtEnd && row.Cells.Count < width && first > 0 && filling == Filling.None)
        {
            // Too short to be filled up, and filled up all the same: as many cells as there are values, but not theirs.
            return row.Cells[..(row.Cells.FindLastIndex(at => !IsBlank(at)) + 1)];
        }

        return filling.IsCertain || isAtEnd ? [.. row.Cells[..first], .. row.Cells[(first + filling.Leading)..^filling.Trailing]] : row.Cells;
    }

    /// <summary>Where the values of a row begin: behind its last label.</summary>
    private int ValuesOf(Row row) => row.Cells.FindLastIndex(IsLabel) + 1;

    private bool IsRowLabel(int at) => CellAt(at) is { } cell && labels.Rows.Exact(stream.LabelOf(cell)).Count > 0 && !labels.IsRowGroup(stream.LabelOf(cell));

    private bool IsLabel(int at) => !IsBlank(at) && !IsNumber(at) && !IsUnit(at);

    private bool IsUnit(int at) => CellAt(at) is { } cell && UnitText.IsUnit(cell.Text, stream.LabelOf(cell));

    private bool IsNumber(int at) => NumberText.IsNumber(TextAt(at));

    private bool IsBlank(int at) => TextAt(at).Length == 0;

    private GridCell? CellAt(int at) => stream.Rows[at].Cells is [var only] ? only : null;

    private string TextAt(int at) => CellAt(at)?.Text ?? "";

    /// <summary>A row as far as it has been read.</summary>
    /// <param name="Values">How many values it should have, its unit among them; null for a header's, and in front of the first header.</param>
    private sealed record Row(int? Values)
    {
        /// <summary>The rows of the stream that are its cells.</summary>
        public List<int> Cells { get; init; } = [];

        public bool HasLabel { get; set; }

        public bool HasRowLabel { get; set; }

        public bool HasNumber { get; set; }

        public bool HasValue { get; set; }
    }

    /// <param name="Levels">The cells of each of its rows.</param>
    /// <param name="Values">How many values a row below it has.</param>
    /// <param name="Next">The cell behind it.</param>
    private sealed record Header(List<List<int>> Levels, int Values, int Next);

    /// <param name="Leading">How many cells in front of the values.</param>
    /// <param name="Trailing">How many behind them.</param>
    /// <param name="IsCertain">Whether the row itself shows it.</param>
    private readonly record struct Filling(int Leading, int Trailing, bool IsCertain)
    {
        public static Filling None => default;
    }
}
