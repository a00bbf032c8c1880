using System.Globalization;
using Nianbao.Generator.Printing;
using static Nianbao.Generator.Drifts.Drift;

namespace Nianbao.Generator.Drifts;

/// <summary>Columns more, fewer, elsewhere or under other headers than the form has.</summary>
internal static class ColumnDrifts
{
    public static IReadOnlyList<Drift> All { get; } =
    [
        Of("index-column", "a s2 t3 l4", (table, _) => WithColumn(table, 0, "序号", row => (table.ValueRows().IndexOf(row) + 1).ToString(CultureInfo.InvariantCulture))),
        Of("code-column", "a", (table, _) => WithColumn(table, 1, "代码", row => string.Create(CultureInfo.InvariantCulture, $"{table.ValueRows().IndexOf(row) + 1:000}"))),
        Of("remark-column", "a s2 t3 l4", (table, _) => WithColumn(table, table.Columns, "备注", _ => "")),
        Of("subtotal-column", "t3", (table, _) => SubtotalOfOrganizations(table)),
        Of("total-column", "l4", (table, _) => TotalOfSuits(table)),
        Of("no-unit-column", "a", (table, _) => WithoutUnits(table)),
        Of("empty-leading-column", "a s2 t3 l4", (table, _) => table.InsertColumn(0, Enumerable.Range(0, table.Rows).Select(row => new PrintedCell("", row, 0)))),
        Of("empty-trailing-column", "a s2 t3 l4", (table, _) => table.InsertColumn(table.Columns, Enumerable.Range(0, table.Rows).Select(row => new PrintedCell("", row, table.Columns)))),
        Of("other-order-of-columns", "s2 t3 l4", OtherOrder),
        Of("total-first", "t3", (table, _) => TotalFirst(table)),
        Of("one-header-row", "t3 l4", (table, _) => OneHeaderRow(table)),
        Of("no-suit-header", "l4", (table, _) => WithoutSuitHeader(table)),
        Of("unmerged", "a s2 t3 l4", (table, _) => Unmerged(table, isRepeated: false)),
        Of("repeated-for-merged", "a s2 t3 l4", (table, _) => Unmerged(table, isRepeated: true)),
    ];

    /// <summary>A column with a header as high as the table's, a text beside every row of figures, and nothing beside headings.</summary>
    private static PrintedTable WithColumn(PrintedTable table, int at, string header, Func<int, string> text)
    {
        List<PrintedCell> cells = [];
        for (var row = 0; row < table.Rows; row++)
        {
            if (table.IsHeadingRow(row))
            {
                continue;
            }

            var isHeader = table.IsHeaderRow(row);
            var height = isHeader ? Enumerable.Range(row, table.Rows - row).TakeWhile(each => table.IsHeaderRow(each) && !table.IsHeadingRow(each)).Count() : 1;
            cells.Add(new(isHeader ? header : text(row), row, at, height) { Part = isHeader ? CellPart.Header : CellPart.Label });
            row += height - 1;
        }

        var wide = table.InsertColumn(at, cells);
        var isEdge = at == 0 || at == table.Columns;
        return wide with { Cells = [.. wide.Cells.Select(cell => isEdge && cell.Part == CellPart.Heading ? cell with { Column = 0, ColumnSpan = wide.Columns } : cell)] };
    }

    private static PrintedTable SubtotalOfOrganizations(PrintedTable table)
    {
        var columns = ColumnsOf(table, "org_");
        if (table.Cells.FirstOrDefault(cell => cell.Text == "法人或其他组织") is not { } group || columns.Count == 0)
        {
            return table;
        }

        var (at, header) = (columns.Max() + 1, table.HeaderRows());
        var cells = table.ValueRows().Select(row => new PrintedCell(
            Shaping.Print(table.Cells.Where(cell => cell.Row == row && columns.Contains(cell.Column)).Sum(Shaping.NumberIn)), row, at));
        var wide = table.InsertColumn(at, [.. cells, new PrintedCell("小计", header - 1, at) { Part = CellPart.Header }]);
        return wide with { Cells = [.. wide.Cells.Select(cell => cell == group ? cell with { ColumnSpan = cell.ColumnSpan + 1 } : cell)] };
    }

    private static PrintedTable TotalOfSuits(PrintedTable table)
    {
        if (table.Cells.FirstOrDefault(cell => cell.Text == "行政诉讼") is not { } group)
        {
            return table;
        }

        var row = table.ValueRows()[0];
        var sum = table.Cells.Where(cell => cell.Key is "l4.direct_suit_total" or "l4.post_review_suit_total").Sum(Shaping.NumberIn);
        var wide = table.InsertColumn(table.Columns, [new(Shaping.Print(sum), row, table.Columns), new("诉讼合计", 1, table.Columns, 2) { Part = CellPart.Header }]);
        return wide with { Cells = [.. wide.Cells.Select(cell => cell == group ? cell with { ColumnSpan = cell.ColumnSpan + 1 } : cell)] };
    }

    private static PrintedTable WithoutUnits(PrintedTable table)
    {
        if (!table.Cells.Any(cell => cell.Part == CellPart.Unit))
        {
            return table;
        }

        var units = table.Cells.Where(cell => cell.Part == CellPart.Unit).ToDictionary(cell => cell.Row, cell => cell.Text);
        return table.Map(cell => cell.Part == CellPart.Label && units.GetValueOrDefault(cell.Row) is { Length: > 0 } unit && unit[0] != '—' ? $"{cell.Text}（{unit}）" : cell.Text).RemoveColumn(table.Cells.First(cell => cell.Part == CellPart.Unit).Column);
    }

    private static PrintedTable OtherOrder(PrintedTable table, Random random)
    {
        // Columns that stand under one header, or in one block: only these change places with each other.
        IEnumerable<List<PrintedCell>> sets = table.Id switch
        {
            "s2" => table.ValueRows().GroupBy(row => HeaderAbove(table, row)).Select(block => table.Cells.Where(cell => cell.Row == block.Key && cell.Part == CellPart.Header && cell.Column > 0).ToList()),
            "t3" => [table.Cells.Where(cell => cell.Row == table.HeaderRows() - 1 && ColumnsOf(table, "org_").Contains(cell.Column)).ToList()],
            _ => table.Cells.Where(cell => cell.Part == CellPart.Header && cell.Text != "序号" && cell.Text != "备注" && cell.Row + cell.RowSpan == table.HeaderRows()).OrderBy(cell => cell.Column).Chunk(5).Select(five => five.ToList()),
        };
        Dictionary<PrintedCell, PrintedCell> moved = new(ReferenceEqualityComparer.Instance);
        foreach (var set in sets)
        {
            if (set.Count == 0)
            {
                continue;
            }

            var rows = Enumerable.Range(set[0].Row, table.Rows - set[0].Row).TakeWhile(row => row == set[0].Row || !table.IsHeadingRow(row)).ToHashSet();
            int[] columns = [.. set.Select(cell => cell.Column)];
            if (set.Select(cell => cell.ColumnSpan).Distinct().Count() > 1)
            {
                continue;
            }

            var to = columns.ToArray();
            random.Shuffle(to);
            foreach (var cell in table.Cells.Where(cell => rows.Contains(cell.Row) && columns.Contains(cell.Column)))
            {
                moved[cell] = cell with { Column = to[Array.IndexOf(columns, cell.Column)] };
            }
        }

        return table with { Cells = [.. table.Cells.Select(cell => moved.GetValueOrDefault(cell, cell)).OrderBy(cell => cell.Row).ThenBy(cell => cell.Column)] };
    }

    private static int HeaderAbove(PrintedTable table, int row) =>
        Enumerable.Range(0, row).LastOrDefault(each => table.IsHeaderRow(each) && !table.IsHeadingRow(each), -1);

    private static PrintedTable TotalFirst(PrintedTable table)
    {
        var (first, last) = (table.FirstValueColumn(), table.Columns - 1);
        return table with
        {
            Cells =
            [
                .. table.Cells.Select(cell => cell.Column == last && cell.ColumnSpan == 1 ? cell with { Column = first }
                    : cell.Column >= first && cell.ColumnSpan < table.Columns - first ? cell with { Column = cell.Column + 1 } : cell)
                    .OrderBy(cell => cell.Row).ThenBy(cell => cell.Column),
            ],
        };
    }

    /// <summary>The labels of the columns alone; where groups tell them apart, they stand in front.</summary>
    private static PrintedTable OneHeaderRow(PrintedTable table)
    {
        var last = table.HeaderRows() - 1;
        if (last < 1)
        {
            return table;
        }

        var leaves = table.Cells.Where(cell => cell.Row + cell.RowSpan == last + 1 && cell.Part == CellPart.Header).Select(cell => cell with
        {
            Row = 0,
            RowSpan = 1,
            Text = table.Id == "t3" ? cell.Text : string.Join('-', table.Cells.Where(above => above.Row < cell.Row && above.Column <= cell.Column && cell.Column < above.Column + above.ColumnSpan).OrderBy(above => above.Row).Select(above => above.Text).Append(cell.Text)),
        });
        return table with { Rows = table.Rows - last, Cells = [.. leaves, .. table.Cells.Where(cell => cell.Row > last).Select(cell => cell with { Row = cell.Row - last })] };
    }

    /// <summary>未经复议直接起诉 and 复议后起诉 stand beside 行政复议.</summary>
    private static PrintedTable WithoutSuitHeader(PrintedTable table) => table.HeaderRows() < 3 ? table : table with
    {
        Rows = table.Rows - 1,
        Cells =
        [
            .. table.Cells.Where(cell => cell.Text != "行政诉讼").Select(cell => cell.Row == 0 ? cell
                : cell.RowSpan > 1 ? cell with { RowSpan = cell.RowSpan - 1 } : cell with { Row = cell.Row - 1 }).OrderBy(cell => cell.Row).ThenBy(cell => cell.Column),
        ],
    };

    private static PrintedTable Unmerged(PrintedTable table, bool isRepeated) => table with
    {
        Cells =
        [
            .. from cell in table.Cells
               from row in Enumerable.Range(0, cell.RowSpan)
               from column in Enumerable.Range(0, cell.ColumnSpan)
               let isFirst = row + column == 0
               select cell with
               {
                   Row = cell.Row + row, Column = cell.Column + column, RowSpan = 1, ColumnSpan = 1, Text = isFirst || isRepeated ? cell.Text : "", Key = isFirst ? cell.Key : null,
               },
        ],
    };

    private static HashSet<int> ColumnsOf(PrintedTable table, string start) =>
        [.. table.Cells.Where(cell => cell.Key?.Split('.')[^1].StartsWith(start, StringComparison.Ordinal) == true).Select(cell => cell.Column)];
}
