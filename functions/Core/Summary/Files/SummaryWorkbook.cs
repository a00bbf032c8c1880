using System.Globalization;

namespace Nianbao.Summary.Files;

/// <summary>The edition as a workbook: coverage first, every table by level with totals as formulas, regions, years, and the lists.</summary>
internal static class SummaryWorkbook
{
    public static byte[] Write(EditionContent content)
    {
        var book = new Workbook();
        CoverageSheet(book.Add("覆盖与核对"), content);
        ListSheets.AddChecks(book.Add("核对明细"), content);
        TableSheets.Add(book, content);
        RegionSheet(book.Add("按地区"), content);
        SeriesSheet(book.Add("五年对比"), content);
        ListSheets.Add(book, content);
        return book.Write();
    }

    private static void CoverageSheet(Sheet sheet, EditionContent content)
    {
        sheet.Widths = [34, 14, 14, 14, 60];
        sheet.NextRow(26).Text($"{content.Summary.AreaName}{content.Summary.Year}年政府信息公开工作年度报告汇总", CellLook.Title);
        sheet.NextRow().Text(content.Subtitle, CellLook.Note);
        foreach (var reason in content.Summary.DraftReasons)
        {
            sheet.NextRow().Text($"草稿，不得发布：{reason}", CellLook.Alarm).Merge(5, 1, CellLook.Alarm);
        }

        foreach (var line in content.CoverageLines())
        {
            sheet.NextRow().Text(line, CellLook.Note);
        }

        sheet.NextRow();
        var first = sheet.NextRow().Text("范围", CellLook.Head).Text("应报", CellLook.Head).Text("已通过", CellLook.Head).Text("未通过或未报", CellLook.Head).Text("说明", CellLook.Head).Row + 1;
        foreach (var split in content.Scope.Splits.Where(split => split.Kind == SplitKind.Level))
        {
            var row = sheet.NextRow().Row;
            sheet.Text(split.Name, CellLook.Label).Formula(FormattableString.Invariant($"C{row}+D{row}"), split.Reports + split.Missing, CellLook.Number)
                .Number(split.Reports).Number(split.Missing).Text("单位报告");
        }

        var last = sheet.Row;
        if (last >= first)
        {
            sheet.NextRow().Text("合计", CellLook.Label);
            AppendSum(sheet, 'B', first, last, content.Scope.Duties);
            AppendSum(sheet, 'C', first, last, content.Scope.Included.Count);
            AppendSum(sheet, 'D', first, last, content.Scope.Missing.Count);
            sheet.Text("全行政区域，一个单位一份，不含政府汇总报告", CellLook.Label);
        }

        sheet.NextRow();
        sheet.NextRow().Text("核对", CellLook.Head).Text("结果", CellLook.Head).Text("说明", CellLook.Head).Merge(3, 1, CellLook.Head);
        foreach (var check in content.Summary.Checks)
        {
            var look = check.Outcome == CheckOutcome.Fail ? CellLook.Alarm : CellLook.Text;
            sheet.NextRow().Text(check.Name, look).Text(EditionContent.NameOf(check.Outcome), look).Text(check.Message, look).Merge(3, 1, look);
        }
    }

    private static void RegionSheet(Sheet sheet, EditionContent content)
    {
        var keys = KeyFigures.Of(content);
        var regions = content.Scope.Splits.Where(split => split.Kind == SplitKind.Region).ToList();
        sheet.Widths = [28, 8, 8, .. keys.Select(_ => 10)];
        (sheet.FrozenRows, sheet.FrozenColumns, sheet.FilterColumns) = (1, 1, 3 + keys.Count);
        sheet.NextRow(48).Text("地区", CellLook.Head).Text("已通过", CellLook.Head).Text("未通过或未报", CellLook.Head);
        foreach (var key in keys)
        {
            sheet.Text(key.Label, CellLook.Head);
        }

        foreach (var region in regions)
        {
            sheet.NextRow().Text(region.Name, CellLook.Label).Number(region.Reports).Number(region.Missing);
            foreach (var key in keys)
            {
                sheet.Number(region.Totals[key.Column]);
            }
        }

        var last = sheet.Row;
        sheet.NextRow().Text("合计", CellLook.Label);
        AppendSum(sheet, 'B', 2, last, content.Scope.Included.Count);
        AppendSum(sheet, 'C', 2, last, content.Scope.Missing.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            AppendSum(sheet, (char)('D' + i), 2, last, content.Total(keys[i].Key) ?? 0);
        }

        if (keys.Count > 0 && regions.Count > 0)
        {
            sheet.Chart = Charts.Regions(content, regions, keys[0]) with
            {
                FirstRow = last + 2,
                CategoryReference = FormattableString.Invariant($"'按地区'!$A$2:$A${last}"),
                Series = [new(keys[0].Label, [.. regions.Select(region => region.Totals[keys[0].Column])], FormattableString.Invariant($"'按地区'!$D$2:$D${last}"))],
            };
        }
    }

    private static void SeriesSheet(Sheet sheet, EditionContent content)
    {
        if (content.Summary.Series is not { } series)
        {
            sheet.Widths = [30];
            sheet.NextRow().Text("没有可比的年度", CellLook.Note);
            return;
        }

        sheet.Widths = [34, .. series.Years.Select(_ => 14), 14];
        (sheet.FrozenRows, sheet.FrozenColumns) = (2, 1);
        sheet.NextRow().Text("指标（单位：件）", CellLook.Head);
        foreach (var year in series.Years)
        {
            sheet.Text(FormattableString.Invariant($"{year.Year}年（{year.Generation}表）"), CellLook.Head);
        }

        sheet.Text("比上年", CellLook.Head).NextRow().Text("计入报告数 / 应报数", CellLook.Label);
        foreach (var year in series.Years)
        {
            sheet.Text(FormattableString.Invariant($"{year.Reports} / {year.Duties}"), CellLook.Label);
        }

        sheet.Text("", CellLook.Label);
        foreach (var row in series.Rows)
        {
            sheet.NextRow().Text(row.Points.All(point => point.Comparability == Comparability.Same) ? row.Name : $"{row.Name}（与2014年表式大致可比）");
            foreach (var point in row.Points)
            {
                sheet.Number(point.Value);
            }

            AppendGrowth(sheet, series.Years.Count, row.Growth);
        }

        sheet.Chart = Charts.Years(series) is { } chart ? chart with { FirstRow = sheet.Row + 1 } : null;
    }

    /// <summary>The growth as a formula where it is defined: rounded as the stored number is.</summary>
    private static void AppendGrowth(Sheet sheet, int years, decimal? growth)
    {
        if (growth is { } percent)
        {
            var (now, before) = (Sheet.Address(years + 1, sheet.Row), Sheet.Address(years, sheet.Row));
            sheet.Formula($"ROUND(({now}-{before})*100/{before},1)", percent, CellLook.Percent);
        }
        else
        {
            sheet.Text("—");
        }
    }

    private static void AppendSum(Sheet sheet, char column, int first, int last, decimal value)
    {
        if (last >= first)
        {
            sheet.Formula(string.Create(CultureInfo.InvariantCulture, $"SUM({column}{first}:{column}{last})"), value);
        }
        else
        {
            sheet.Number(value, CellLook.Sum);
        }
    }
}

/// <summary>A figure that people ask for first.</summary>
/// <param name="Key">The figure.</param>
/// <param name="Label">A short name (中文).</param>
/// <param name="Column">Its place in the splits.</param>
internal sealed record KeyFigure(string Key, string Label, int Column);

/// <summary>The figures that people ask for first, of each form.</summary>
internal static class KeyFigures
{
    private static readonly (string Key, string Label)[] s_all =
    [
        ("t3.new_received.total", "新收申请"), ("t3.carried_in.total", "上年结转"), ("t3.handled_total.total", "办理结果总计"), ("t3.granted.total", "予以公开"),
        ("t3.partially_granted.total", "部分公开"), ("t3.carried_out.total", "结转下年"), ("s2.normdocs_made", "制发规范性文件"), ("s2.normdocs_valid", "现行有效规范性文件"),
        ("s2.licensing_decisions", "行政许可决定"), ("s2.penalty_decisions", "行政处罚决定"), ("s2.coercion_decisions", "行政强制决定"), ("s2.fee_amount_wan", "行政事业性收费（万元）"),
        ("l4.review_total", "行政复议"), ("l4.direct_suit_total", "直接起诉"), ("l4.post_review_suit_total", "复议后起诉"),
        ("a.req_received_total", "收到申请"), ("a.req_closed_total", "申请办结"), ("a.req_replied_total", "申请答复"), ("a.proactive_info_count", "主动公开信息"),
        ("a.normative_doc_issued_count", "制发规范性文件"), ("a.review_total", "行政复议"), ("a.litigation_total", "行政诉讼"), ("a.staff_total", "工作人员"),
    ];

    public static IReadOnlyList<KeyFigure> Of(EditionContent content)
    {
        var columns = content.Scope.SplitKeys.Select((key, column) => (key, column)).ToDictionary(pair => pair.key, pair => pair.column, StringComparer.Ordinal);
        return [.. s_all.Where(figure => columns.ContainsKey(figure.Key)).Select(figure => new KeyFigure(figure.Key, figure.Label, columns[figure.Key]))];
    }
}

/// <summary>The charts of an edition, the same in every kind of file.</summary>
internal static class Charts
{
    private static readonly string[] s_overTime = ["received", "handled", "granted"];

    public static Chart Regions(EditionContent content, IReadOnlyList<Split> regions, KeyFigure figure) => new(
        $"{content.Summary.Year.ToString(CultureInfo.InvariantCulture)}年各地区{figure.Label}（件）", IsLine: false, [.. regions.Select(region => region.Name)],
        [new(figure.Label, [.. regions.Select(region => region.Totals[figure.Column])])]);

    /// <summary>Null when there is only one year.</summary>
    public static Chart? Years(YearSeries series)
    {
        var rows = series.Rows.Where(row => s_overTime.Contains(row.Id)).ToList();
        return series.Years.Count < 2 || rows.Count == 0 ? null : new(
            "政府信息公开申请办理情况（件）", IsLine: true, [.. series.Years.Select(year => FormattableString.Invariant($"{year.Year}年"))],
            [.. rows.Select(row => new ChartSeries(row.Name, [.. row.Points.Select(point => point.Value)]))]);
    }
}
