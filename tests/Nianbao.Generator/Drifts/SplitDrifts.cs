using Nianbao.Generator.Printing;
using static Nianbao.Generator.Drifts.Drift;

namespace Nianbao.Generator.Drifts;

/// <summary>One table printed as several, or on its side.</summary>
internal static class SplitDrifts
{
    private const string Continued = "（续表）";

    public static IReadOnlyList<Drift> All { get; } =
    [
        Of("side-by-side", "a s2", (table, _) => SideBySide(table)),
        Of("transposed", "a s2 t3 l4", (table, _) => table.Transposed()),
        Of("split-with-header", "a t3", (table, random) => InTwo(table, random, isRepeated: true, Continued)),
        Of("split-without-header", "a s2 t3", (table, random) => InTwo(table, random, isRepeated: false, Continued)),
        Of("split-without-a-word", "a s2 t3", (table, random) => InTwo(table, random, isRepeated: false, before: null)),
        Of("split-in-header", "a s2 t3 l4", (table, random) => InHeader(table, random, before: null)),
        Of("split-below-header", "a s2 t3 l4", (table, _) => Cut(table, table.HeaderRows(), before: null)),
        Of("blocks-apart", "s2", (table, _) => BlocksApart(table, isOutside: false)),
        Of("blocks-apart-named-outside", "s2", (table, _) => BlocksApart(table, isOutside: true)),
    ];

    private static IReadOnlyList<PrintedTable> InTwo(PrintedTable table, Random random, bool isRepeated, string? before)
    {
        var rows = table.ValueRows();
        if (rows.Count < 4)
        {
            return [table];
        }

        var at = rows[random.Next((rows.Count / 3) + 1, Math.Max((rows.Count / 3) + 2, rows.Count * 2 / 3))];
        var second = table.Slice(at, table.Rows);
        return [table.Slice(0, at), (isRepeated ? table.Slice(0, table.HeaderRows()).Above(second) : second) with { Before = before }];
    }

    /// <summary>A list in two halves; the blocks of section two in two stacks.</summary>
    private static PrintedTable SideBySide(PrintedTable table)
    {
        var header = table.Id == "a" ? 1 : 0;
        var half = table.Id == "a"
            ? table.Rows / 2
            : Enumerable.Range(0, table.Rows).Where(table.IsHeadingRow).MinBy(row => Math.Abs(row - (table.Rows / 2)));
        var right = table.Slice(half, table.Rows);
        return table.Slice(0, half).LeftOf(header > 0 ? table.Slice(0, header).Above(right) : right);
    }

    private static IReadOnlyList<PrintedTable> InHeader(PrintedTable table, Random random, string? before) =>
        table.HeaderRows() > 1 ? Cut(table, random.Next(1, table.HeaderRows()), before) : [table];

    private static IReadOnlyList<PrintedTable> Cut(PrintedTable table, int at, string? before) => at <= 0 || at >= table.Rows ? [table] : [table.Slice(0, at), table.Slice(at, table.Rows) with { Before = before }];

    private static IReadOnlyList<PrintedTable> BlocksApart(PrintedTable table, bool isOutside)
    {
        if (!table.IsHeadingRow(0))
        {
            return [table];
        }

        int[] starts = [.. Enumerable.Range(0, table.Rows).Where(table.IsHeadingRow), table.Rows];
        return
        [
            .. starts.Zip(starts.Skip(1)).Select(block => isOutside
                ? table.Slice(block.First + 1, block.Second) with { Before = table.Cells.First(cell => cell.Row == block.First).Text }
                : table.Slice(block.First, block.Second) with { Before = block.First == 0 ? null : " " }),
        ];
    }
}
