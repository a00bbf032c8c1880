namespace Nianbao.Summary.Files;

/// <summary>The lists of the workbook: areas against their units, missing, late, findings, outliers, errata, and the trace by agency.</summary>
internal static class ListSheets
{
    // A row of a sheet is at most 409 points high.
    private const int MostLines = 20;

    public static void Add(Workbook book, EditionContent content)
    {
        AreaSheet(book.Add("汇总报告对照"), content);
        Fill(book.Add("未报送"), [40, 22, 24], ["单位", "统一社会信用代码", "情况"], content.Summary.Scopes
            .SelectMany(scope => scope.Missing).Select(missing => new[] { missing.Agency, missing.Id, missing.Reason }));
        Fill(book.Add("逾期"), [40, 30, 14, 14], ["单位", "报告", "期限", "首次通过"], content.Summary.Late.Select(late =>
            new[] { late.Agency, late.Filing.ToString(), FormattableString.Invariant($"{late.Deadline:yyyy-MM-dd}"), FormattableString.Invariant($"{late.AcceptedOn:yyyy-MM-dd}") }));
        Fill(book.Add("疑问与放行"), [30, 34, 16, 8, 8, 50, 20, 12, 40, 16], ["单位", "报告", "地区", "规则", "级别", "问题", "位置", "处理", "说明或理由", "经办"],
            content.Summary.Findings.Select(finding => new[]
            {
                finding.Agency, finding.Submission.ToString(), finding.Region, finding.Rule, EditionContent.NameOf(finding.Severity), finding.Message,
                finding.Place, EditionContent.NameOf(finding.Treatment), finding.Reason, finding.By,
            }));
        RuleSheet(book.Add("按规则和地区"), content);
        Fill(book.Add("公布日期"), [34, 36, 18, 8, 8, 14, 60], ["单位", "报告", "地区", "规则", "级别", "首次公布", "问题"],
            (content.Summary.Publications?.Findings ?? []).Select(finding => new[]
            {
                finding.Agency, finding.Submission.ToString(), finding.Region, finding.Rule, EditionContent.NameOf(finding.Severity),
                FormattableString.Invariant($"{finding.Published:yyyy-MM-dd}"), finding.Message,
            }));
        JointSheet(book.Add("联合发文"), content);
        OutlierSheet(book.Add("离群"), content);
        CrosswalkSheet(book.Add("其他表式"), content);
        ErrataSheet(book.Add("勘误"), content);
        TraceSheet(book.Add("追溯"), content);
    }

    /// <summary>What does not hold or has to be known, line by line.</summary>
    public static void AddChecks(Sheet sheet, EditionContent content) => Fill(sheet, [44, 12, 90], ["核对", "结果", "明细"],
        from check in content.Summary.Checks
        where check.Outcome is CheckOutcome.Fail or CheckOutcome.Attention
        from detail in check.Details
        select new[] { check.Name, EditionContent.NameOf(check.Outcome), detail });

    private static void Fill(Sheet sheet, IReadOnlyList<int> widths, IReadOnlyList<string> heads, IEnumerable<string[]> rows)
    {
        Head(sheet, widths, heads);
        foreach (var row in rows)
        {
            sheet.NextRow(HeightOf(row, widths));
            foreach (var cell in row)
            {
                sheet.Text(cell);
            }
        }
    }

    /// <summary>High enough for the longest text, which not every program sees to; 0 where one line does. A Chinese letter is two characters wide.</summary>
    private static int HeightOf(string[] row, IReadOnlyList<int> widths)
    {
        var lines = row.Zip(widths, (cell, width) => (cell.Sum(letter => letter > '\u00FF' ? 2 : 1) + width - 1) / width).Max();
        return lines > 1 ? 2 + (15 * Math.Min(lines, MostLines)) : 0;
    }

    private static void Head(Sheet sheet, IReadOnlyList<int> widths, IReadOnlyList<string> heads)
    {
        (sheet.Widths, sheet.FrozenRows, sheet.FrozenColumns, sheet.FilterColumns) = (widths, 1, 1, heads.Count);
        sheet.NextRow(28);
        foreach (var head in heads)
        {
            sheet.Text(head, CellLook.Head);
        }
    }

    private static void AreaSheet(Sheet sheet, EditionContent content)
    {
        Head(sheet, [34, 34, 10, 10, 14, 44, 14, 14, 14], ["政府", "汇总报告", "应报单位", "已报单位", "对照结果", "不一致的指标", "汇总数", "单位合计", "差额"]);
        foreach (var area in content.Summary.Areas)
        {
            foreach (var difference in area.Differences.DefaultIfEmpty(null!))
            {
                sheet.NextRow().Text(area.Name).Text(area.Report?.ToString() ?? "").Number(area.Units).Number(area.Reported).Text(EditionContent.NameOf(area.Match));
                if (difference is { } found)
                {
                    sheet.Text(found.IsCareful ? $"{found.Label}（可能重复计算）" : found.Label).Number(found.Reported).Number(found.Sum)
                        .Formula(FormattableString.Invariant($"G{sheet.Row}-H{sheet.Row}"), found.Reported - found.Sum, CellLook.Number);
                }
            }
        }
    }

    private static void RuleSheet(Sheet sheet, EditionContent content)
    {
        var findings = content.Summary.Findings;
        var regions = findings.Select(finding => finding.Region).Distinct().Order(StringComparer.Ordinal).ToList();
        Head(sheet, [10, 10, .. regions.Select(_ => 14)], ["规则", "合计", .. regions]);
        foreach (var rule in findings.GroupBy(finding => finding.Rule).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            sheet.NextRow().Text(rule.Key, CellLook.Label).Formula($"SUM({Sheet.Address(3, sheet.Row)}:{Sheet.Address(2 + regions.Count, sheet.Row)})", rule.Count());
            foreach (var region in regions)
            {
                sheet.Number(rule.Count(finding => finding.Region == region));
            }
        }
    }

    private static void JointSheet(Sheet sheet, EditionContent content)
    {
        Head(sheet, [34, 36, 24, 12, 16, 34, 10, 54, 16], ["单位", "报告", "指标", "报告件数", "由其他单位牵头", "牵头单位", "处理", "原因", "申报人"]);
        foreach (var joint in content.Summary.Joint)
        {
            sheet.NextRow().Text(joint.Agency).Text(joint.Submission.ToString()).Text(joint.Label).Number(joint.Reported).Number(joint.Count).Text(joint.LeadName)
                .Text(joint.IsDeducted ? "已扣除" : "未扣除").Text(joint.Why).Text(joint.By);
        }
    }

    private static void OutlierSheet(Sheet sheet, EditionContent content)
    {
        Head(sheet, [34, 22, 22, 18, 36, 12, 12, 12], ["单位", "统一社会信用代码", "地区", "同类", "指标", "数值", "同类中位数", "界限"]);
        foreach (var outlier in content.Summary.Series?.Outliers ?? [])
        {
            sheet.NextRow().Text(outlier.Name).Text(outlier.Agency).Text(outlier.Region).Text(outlier.Peers).Text(outlier.Label)
                .Number(outlier.Value).Number(outlier.Median).Number(outlier.Bound);
        }
    }

    private static void CrosswalkSheet(Sheet sheet, EditionContent content)
    {
        Head(sheet, [34, 10, 12, 14, 14, 50], ["指标", "原表式", "报告数", "折算数", "可比程度", "折算依据"]);
        foreach (var figure in content.Summary.Crosswalk)
        {
            sheet.NextRow().Text(figure.Name).Text(figure.From).Number(figure.Reports).Number(figure.Value).Text(figure.Comparability switch
            {
                Comparability.Same => "可比",
                Comparability.Roughly => "大致可比",
                _ => "弱可比",
            }).Text(figure.Expression);
        }

        sheet.NextRow().Text("折算数只供参考，不加入本年度合计。对照关系由本系统提出，不是官方口径。", CellLook.Note);
    }

    private static void ErrataSheet(Sheet sheet, EditionContent content)
    {
        Head(sheet, [40, 34, 34, 16, 16], ["单位或指标", "原报告", "现报告", "原合计", "现合计"]);
        if (content.Errata is not { } errata)
        {
            sheet.NextRow().Text("此前没有已定稿的版本。", CellLook.Note);
            return;
        }

        foreach (var report in errata.Reports)
        {
            sheet.NextRow().Text(report.Agency).Text(report.Before?.ToString() ?? "（无）").Text(report.Now?.ToString() ?? "（无）");
        }

        foreach (var total in errata.Totals)
        {
            sheet.NextRow().Text($"{total.Label}（{(total.Scope == Store.FilingScope.Own ? "单位报告" : "政府汇总报告")}）").Text("").Text("").Number(total.Before).Number(total.Now);
        }

        sheet.NextRow().Text(FormattableString.Invariant($"对照第 {errata.Against} 版（{EditionContent.NameOf(errata.Occasion)}），该版数据指纹 {errata.Sha256}"), CellLook.Note);
    }

    /// <summary>Every report with the figures asked for first; all others are in <c>figures.csv</c>, and any of them by its place over HTTP.</summary>
    private static void TraceSheet(Sheet sheet, EditionContent content)
    {
        var labels = content.Own.Cells.ToDictionary(cell => cell.Key.Text, cell => cell.Label, StringComparer.Ordinal);
        var keys = KeptFigures.Keys.Where(labels.ContainsKey).ToList();
        Head(sheet, [40, 34, 20, .. keys.Select(_ => 14), 66], ["单位", "报告", "地区", .. keys.Select(key => labels[key]), "文件指纹（SHA-256）"]);
        foreach (var report in content.Scope.Included)
        {
            if (content.Own.Kept.GetValueOrDefault(report.Submission.Filing.Agency) is not { } kept)
            {
                continue;
            }

            sheet.NextRow().Text(report.Agency).Text(report.Submission.ToString()).Text(content.Own.Parts.NameOfRegion(content.Own.Parts.RegionOf(kept.Agency)));
            foreach (var key in keys)
            {
                sheet.Number(kept[key]);
            }

            sheet.Text(report.Sha256);
        }

        AppendTotals(sheet, content, keys);
    }

    private static void AppendTotals(Sheet sheet, EditionContent content, List<string> keys)
    {
        var last = sheet.Row;
        sheet.NextRow().Text("合计", CellLook.Label).Text("", CellLook.Label).Text("", CellLook.Label);
        for (var i = 0; i < keys.Count; i++)
        {
            if (last > 1)
            {
                var column = 4 + i;
                sheet.Formula($"SUM({Sheet.Address(column, 2)}:{Sheet.Address(column, last)})", content.Total(keys[i]) ?? 0);
            }
        }
    }
}
