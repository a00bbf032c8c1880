using System.Text;

namespace Nianbao.Summary.Files;

/// <summary>The edition as one page that needs nothing beside itself: no script, charts as SVG, readable on paper and on a telephone.</summary>
internal static class SummaryPage
{
    // A table of the form with more columns is scrolled on a telephone, and not squeezed.
    private const int MostNarrow = 6;

    // Words so short are not broken.
    private const int MostShort = 6;

    private const int MostRegions = 25;

    public static byte[] Write(EditionContent content)
    {
        var html = new StringBuilder();
        var title = FormattableString.Invariant($"{content.Summary.AreaName}{content.Summary.Year}年政府信息公开工作年度报告汇总");
        html.Append("<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>")
            .Append(Markup.Escape(title)).Append("</title><style>").Append(Style).Append("</style></head><body><main><h1>").Append(Markup.Escape(title)).Append("</h1><p class=\"sub\">").Append(Markup.Escape(content.Subtitle)).Append("</p>");
        Coverage(html, content);
        Charts(html, content);
        foreach (var grid in content.Grids)
        {
            html.Append("<section><h2>").Append(Markup.Escape(grid.Name)).Append("</h2>");
            Grid(html, content, grid);
            html.Append("</section>");
        }

        Regions(html, content);
        Years(html, content);
        Lists(html, content);
        html.Append("</main></body></html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static void Coverage(StringBuilder html, EditionContent content)
    {
        html.Append("<h2>覆盖与核对</h2>");
        foreach (var reason in content.Summary.DraftReasons)
        {
            html.Append("<p class=\"alarm\" role=\"alert\">草稿，不得发布。").Append(Markup.Escape(reason)).Append("</p>");
        }

        foreach (var line in content.CoverageLines())
        {
            html.Append("<p>").Append(Markup.Escape(line)).Append("</p>");
        }

        Table(html, ["范围", "应报", "已通过", "未通过或未报"], content.Scope.Splits.Where(split => split.Kind is SplitKind.Core or SplitKind.Level or SplitKind.Kind)
            .Select(split => (string[])[split.Name, Markup.Readable(split.Reports + split.Missing), Markup.Readable(split.Reports), Markup.Readable(split.Missing)])
            .Append(["合计（全行政区域）", Markup.Readable(content.Scope.Duties), Markup.Readable(content.Scope.Included.Count), Markup.Readable(content.Scope.Missing.Count)]));
        Table(html, ["核对", "结果", "说明"], content.Summary.Checks.Select(check => (string[])[check.Name, EditionContent.NameOf(check.Outcome), check.Message]));
        foreach (var check in content.Summary.Checks.Where(check => check.Outcome == CheckOutcome.Fail))
        {
            Details(html, $"{check.Name}：{check.Details.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} 处", ["不成立之处"], check.Details.Select(detail => (string[])[detail]));
        }
    }

    private static void Charts(StringBuilder html, EditionContent content)
    {
        if (content.Summary.Series is { } series && Files.Charts.Years(series) is { } years)
        {
            html.Append("<figure>").Append(years.Svg()).Append("</figure>");
        }

        var regions = content.Scope.Splits.Where(split => split.Kind == SplitKind.Region).ToList();
        if (regions.Count > 1 && KeyFigures.Of(content) is [var first, ..])
        {
            html.Append("<figure>").Append(Files.Charts.Regions(content, regions, first).Svg()).Append("</figure>");
        }
    }

    private static void Grid(StringBuilder html, EditionContent content, OfficialGrid grid)
    {
        html.Append("<div class=\"wide\"><table class=\"form").Append(grid.Widths.Count > MostNarrow ? " broad" : "").Append("\">");
        foreach (var row in grid.Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row)
            {
                var tag = cell.Key is null ? "th" : "td";
                html.Append('<').Append(tag).Append(cell.Columns > 1 ? FormattableString.Invariant($" colspan=\"{cell.Columns}\"") : "")
                    .Append(cell.Rows > 1 ? FormattableString.Invariant($" rowspan=\"{cell.Rows}\"") : "").Append(cell.Key is { } key ? $" data-key=\"{key}\"" : "").Append('>')
                    .Append(cell.Key is { } figure ? Markup.Readable(content.Total(figure)) : Markup.Escape(cell.Text)).Append("</").Append(tag).Append('>');
            }

            html.Append("</tr>");
        }

        html.Append("</table></div>");
    }

    private static void Regions(StringBuilder html, EditionContent content)
    {
        var keys = KeyFigures.Of(content).Take(8).ToList();
        html.Append("<h2>各地区</h2>");
        Table(html, ["地区", "已通过", "未报", .. keys.Select(key => key.Label)], content.Scope.Splits.Where(split => split.Kind == SplitKind.Region)
            .Select(region => (string[])[region.Name, Markup.Readable(region.Reports), Markup.Readable(region.Missing), .. keys.Select(key => Markup.Readable(region.Totals[key.Column]))])
            .Append(["合计", Markup.Readable(content.Scope.Included.Count), Markup.Readable(content.Scope.Missing.Count), .. keys.Select(key => Markup.Readable(content.Total(key.Key)))]));
    }

    private static void Years(StringBuilder html, EditionContent content)
    {
        if (content.Summary.Series is not { Years.Count: > 1 } series)
        {
            return;
        }

        html.Append("<h2>年度对比</h2>");
        Table(html, ["指标（件）", .. series.Years.Select(year => FormattableString.Invariant($"{year.Year}年")), "比上年"], series.Rows.Select(row => (string[])
            [row.Name, .. row.Points.Select(point => Markup.Readable(point.Value) + (point.Comparability == Comparability.Same ? "" : "≈")), Markup.Percent(row.Growth)])
            .Prepend(["计入报告数", .. series.Years.Select(year => Markup.Readable(year.Reports)), ""]));
        html.Append("<p class=\"note\">≈ 表式不同，大致可比。各年计入的单位数不同，比较时应一并考虑。</p>");
        Table(html, ["名次", "地区", "新收申请", "上年", "比上年"], series.Regions.Select(region => (string[])
            [Markup.Readable(region.Rank), region.Name, Markup.Readable(region.Received), Markup.Readable(region.Before), Markup.Percent(region.Growth)]));
    }

    private static void Lists(StringBuilder html, EditionContent content)
    {
        html.Append("<p class=\"paper\">名单和明细见网页、文档的附件和工作簿。</p><section class=\"lists\"><h2>名单</h2>");
        var missing = content.Summary.Scopes.SelectMany(scope => scope.Missing).ToList();
        Details(html, FormattableString.Invariant($"未报送 {missing.Count} 家"), ["单位", "情况"], missing.Select(each => (string[])[each.Agency, each.Reason]));
        Details(html, FormattableString.Invariant($"逾期 {content.Summary.Late.Count} 家"), ["单位", "期限", "首次通过"], content.Summary.Late.Select(late => (string[])
            [late.Agency, FormattableString.Invariant($"{late.Deadline:yyyy-MM-dd}"), FormattableString.Invariant($"{late.AcceptedOn:yyyy-MM-dd}")]));
        Details(html, FormattableString.Invariant($"疑问、错误及其处理 {content.Summary.Findings.Count} 处"), ["单位", "地区", "规则", "问题", "处理", "说明或理由"],
            content.Summary.Findings.Select(finding => (string[])[finding.Agency, finding.Region, finding.Rule, finding.Message, EditionContent.NameOf(finding.Treatment), finding.Reason]));
        ByRule(html, content);
        if (content.Summary.Publications is { } publications)
        {
            Details(html, FormattableString.Invariant($"公布日期的核对 {publications.Findings.Count} 处（有日期的 {publications.Stated} 份，没有的 {publications.NotStated} 份）"), ["单位", "规则", "级别", "问题"],
                publications.Findings.Select(finding => (string[])[finding.Agency, finding.Rule, EditionContent.NameOf(finding.Severity), finding.Message]));
        }

        Details(html, FormattableString.Invariant($"联合发文申报 {content.Summary.Joint.Count} 条"), ["单位", "指标", "报告件数", "由其他单位牵头", "牵头单位", "处理", "原因"], content.Summary.Joint.Select(joint => (string[])
            [joint.Agency, joint.Label, Markup.Readable(joint.Reported), Markup.Readable(joint.Count), joint.LeadName, joint.IsDeducted ? "已扣除" : "未扣除", joint.Why]));
        var areas = content.Summary.Areas.Where(area => area.Match != AreaMatch.Equal).ToList();
        Details(html, FormattableString.Invariant($"政府汇总报告与单位之和不一致或不能对照 {areas.Count} 份"), ["政府", "应报单位", "已报单位", "结果", "不一致项数"], areas.Select(area => (string[])
            [area.Name, Markup.Readable(area.Units), Markup.Readable(area.Reported), EditionContent.NameOf(area.Match), Markup.Readable(area.Differences.Count)]));
        if (content.Summary.Series?.Outliers is { Count: > 0 } outliers)
        {
            Details(html, FormattableString.Invariant($"明显高于同类的数值 {outliers.Count} 处"), ["单位", "地区", "同类", "指标", "数值", "同类中位数"], outliers.Select(outlier => (string[])
                [outlier.Name, outlier.Region, outlier.Peers, outlier.Label, Markup.Readable(outlier.Value), Markup.Readable(outlier.Median)]));
        }

        if (content.Errata is { } errata)
        {
            Details(html, FormattableString.Invariant($"对第 {errata.Against} 版的勘误：{errata.Reports.Count} 份报告，{errata.Totals.Count} 个合计"), ["指标", "原合计", "现合计"], errata.Totals.Select(total => (string[])
                [total.Label, Markup.Readable(total.Before), Markup.Readable(total.Now)]));
        }

        html.Append("</section>");
    }

    /// <summary>Findings by rule, and where they are: the regions with the most of them.</summary>
    private static void ByRule(StringBuilder html, EditionContent content)
    {
        var regions = content.Summary.Findings.GroupBy(finding => finding.Region).OrderByDescending(region => region.Count()).ThenBy(region => region.Key, StringComparer.Ordinal)
            .Select(region => region.Key).Take(MostRegions).ToList();
        Details(html, FormattableString.Invariant($"按规则和地区（{regions.Count} 个地区）"), ["规则", "问题（举例）", "处数", .. regions],
            content.Summary.Findings.GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => (string[])
                [rule.Key, rule.First().Message, Markup.Readable(rule.Count()), .. regions.Select(region => Markup.Readable(rule.Count(finding => finding.Region == region)))]));
    }

    private static void Details(StringBuilder html, string summary, string[] heads, IEnumerable<string[]> rows)
    {
        html.Append("<details><summary>").Append(Markup.Escape(summary)).Append("</summary>");
        Table(html, heads, rows);
        html.Append("</details>");
    }

    private static void Table(StringBuilder html, IEnumerable<string> heads, IEnumerable<string[]> rows)
    {
        html.Append("<div class=\"wide\"><table><thead><tr>").AppendJoin("", heads.Select(head => $"<th>{Markup.Escape(head)}</th>")).Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td{(IsNumber(cell) ? " class=\"n\"" : cell.Length <= MostShort ? " class=\"s\"" : "")}>{Markup.Escape(cell)}</td>")).Append("</tr>");
        }

        html.Append("</tbody></table></div>");
    }

    private static bool IsNumber(string text) => text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '+' or '-') && text.All(character => !char.IsLetter(character));

    private const string Style = """
        :root{color-scheme:light}body{margin:0;font:16px/1.6 "Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;color:#111;background:#fff}
        main{max-width:62rem;margin:0 auto;padding:1rem}h1{font-size:1.5rem;text-align:center;margin:.6em 0 .2em}h2{font-size:1.15rem;border-bottom:2px solid #1f4e79;margin-top:1.8em}
        .sub{text-align:center;color:#444}.note{color:#555;font-size:.85rem}.alarm{border:2px solid #c00000;color:#a00000;padding:.5em .8em;font-weight:bold}
        .wide{overflow-x:auto;margin:.8em 0}table{border-collapse:collapse;width:100%;font-size:.85rem}th,td{border:1px solid #999;padding:.25em .5em;text-align:left;vertical-align:middle}
        thead th{background:#dce6f1}.form th{background:#f5f7fa;font-weight:normal;text-align:center}.form td,.n{text-align:right;font-variant-numeric:tabular-nums}
        figure{margin:1em 0;overflow-x:auto}svg{width:100%;min-width:32rem;height:auto}.broad{min-width:46rem}.s,thead th{white-space:nowrap}.paper{display:none}svg .t{font-size:15px;font-weight:bold;text-anchor:middle}svg .x{font-size:11px;text-anchor:middle}svg .y{font-size:11px;text-anchor:end}svg .l{font-size:12px}svg .g{stroke:#ddd}
        details{margin:.6em 0}summary{cursor:pointer;padding:.4em 0;font-weight:bold}
        @media print{main{max-width:none;padding:0}details,.lists{display:none}.paper{display:block}section,figure{break-inside:avoid}svg,.broad{min-width:0}.form{font-size:8pt}.form th,.form td{padding:.05em .3em}thead th{white-space:normal}thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}body{font-size:11pt}}
        """;
}
