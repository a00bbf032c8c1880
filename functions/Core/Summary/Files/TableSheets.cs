namespace Nianbao.Summary.Files;

/// <summary>
/// A sheet for each table of the form and each level, laid out as the form is printed. The sheet of the whole adds up those of the levels
/// by formulas cell by cell; within a level, the totals of rows are formulas where they equal what was added up by itself.
/// </summary>
internal static class TableSheets
{
    public static void Add(Workbook book, EditionContent content)
    {
        var levels = content.Scope.Splits.Where(split => split.Kind == SplitKind.Level).ToList();
        var core = content.Scope.Splits.FirstOrDefault(split => split.Kind == SplitKind.Core);
        foreach (var grid in content.Grids)
        {
            var name = ShortNameOf(grid.Id);
            Draw(book.Add($"{name} 合计"), grid, TitleOf(content, grid, "合计"), (sheet, key) => Whole(sheet, content.Total(key), [.. levels.Select(level => $"{name} {level.Name}")]));
            foreach (var level in levels)
            {
                DrawSplit(book.Add($"{name} {level.Name}"), grid, content, level);
            }

            if (core is not null)
            {
                DrawSplit(book.Add($"{name} 本级"), grid, content, core);
            }
        }
    }

    private static void DrawSplit(Sheet sheet, OfficialGrid grid, EditionContent content, Split split)
    {
        var values = content.Scope.SplitKeys.Zip(split.Totals).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        Draw(sheet, grid, TitleOf(content, grid, split.Name), (on, key) => AppendValue(on, key, values));
    }

    private static string TitleOf(EditionContent content, OfficialGrid grid, string part) =>
        FormattableString.Invariant($"{content.Summary.AreaName}{content.Summary.Year}年{grid.Name} · {part}");

    private static void AppendValue(Sheet sheet, string key, Dictionary<string, decimal?> values)
    {
        var value = values.GetValueOrDefault(key);
        if (key.StartsWith("t3.", StringComparison.Ordinal) && key.EndsWith(".total", StringComparison.Ordinal) && value is { } total)
        {
            var row = key[..^".total".Length];
            var parts = RequesterKeys.Select(requester => values.GetValueOrDefault($"{row}.{requester}") ?? 0).Sum();
            if (parts == total)
            {
                var last = 3 + RequesterKeys.Count;
                sheet.Formula($"SUM({Sheet.Address(4, sheet.Row)}:{Sheet.Address(last, sheet.Row)})", total);
                return;
            }
        }

        sheet.Number(value);
    }

    private static void Whole(Sheet sheet, decimal? value, IReadOnlyList<string> levels)
    {
        if (value is { } sum && levels.Count > 0)
        {
            sheet.FormulaOverSheets(levels, sum);
        }
        else
        {
            sheet.Number(value, CellLook.Sum);
        }
    }

    private static IReadOnlyList<string> RequesterKeys { get; } =
        ["natural_person", "org_business", "org_research", "org_public_interest", "org_legal_service", "org_other"];

    private static void Draw(Sheet sheet, OfficialGrid grid, string title, Action<Sheet, string> appendFigure)
    {
        sheet.Widths = [.. grid.Widths.Select(width => grid.Id switch { "l4" => 11, "t3" => Math.Max(10, width * 5), _ => width * 9 })];
        sheet.NextRow(30).Text(title, CellLook.Title);
        sheet.FrozenRows = 1 + grid.HeadRows;
        var covered = new int[grid.Widths.Count];
        var looks = new CellLook[grid.Widths.Count];
        foreach (var row in grid.Rows)
        {
            sheet.NextRow(HeightOf(row, sheet.Widths, at: grid.Widths.Count - row.Sum(cell => cell.Columns)));
            var at = 0;
            foreach (var cell in row)
            {
                at = FillCovered(sheet, covered, looks, at);
                var look = cell.IsHead ? CellLook.Head : CellLook.Label;
                if (cell.Key is { } key)
                {
                    appendFigure(sheet, key);
                    look = CellLook.Number;
                }
                else
                {
                    sheet.Text(cell.Text, look);
                }

                if (cell.Columns > 1 || cell.Rows > 1)
                {
                    sheet.Merge(cell.Columns, cell.Rows, look);
                }

                for (var i = 0; i < cell.Columns; i++)
                {
                    (covered[at + i], looks[at + i]) = (cell.Rows - 1, look);
                }

                at += cell.Columns;
            }

            FillCovered(sheet, covered, looks, at);
        }
    }

    /// <summary>
    /// High enough for the longest label that stands in this row alone; a Chinese letter is two characters wide. The columns covered from
    /// above are nearly always the first ones.
    /// </summary>
    private static int HeightOf(IReadOnlyList<GridCell> row, IReadOnlyList<int> widths, int at)
    {
        var lines = 1;
        foreach (var cell in row)
        {
            var width = widths.Skip(at).Take(cell.Columns).Sum();
            lines = cell.Rows == 1 && width > 0 ? Math.Max(lines, ((2 * cell.Text.Length) + width - 1) / width) : lines;
            at += cell.Columns;
        }

        return Math.Max(24, 4 + (15 * lines));
    }

    /// <summary>Fills what a cell above reaches down into, from a column on; gives the first column that is free.</summary>
    private static int FillCovered(Sheet sheet, int[] covered, CellLook[] looks, int at)
    {
        for (; at < covered.Length && covered[at] > 0; at++)
        {
            covered[at]--;
            sheet.Blank(looks[at]);
        }

        return at;
    }

    private static string ShortNameOf(string table) => table switch
    {
        "s2" => "主动公开",
        "t3" => "申请办理",
        "l4" => "复议诉讼",
        _ => "统计表",
    };
}
