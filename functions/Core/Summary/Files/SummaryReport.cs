namespace Nianbao.Summary.Files;

/// <summary>
/// The area's own annual report as a document in the official form of the year: first what it covers and how it was checked, then the report
/// with its tables filled in and a skeleton of the text with the figures in place, then the annexes.
/// </summary>
internal static class SummaryReport
{
    private const string ToFill = "【请补充】";

    public static byte[] Write(EditionContent content)
    {
        var text = new WordText();
        Preface(text, content);
        text.PageBreak();
        text.Title(content.Summary.AreaName, FormattableString.Invariant($"{content.Summary.Year}年政府信息公开工作年度报告"));
        text.Paragraph("Body", FormattableString.Invariant(
            $"本报告依据《中华人民共和国政府信息公开条例》和国务院办公厅规定的格式编制，数据统计期限为{content.Summary.Year}年1月1日至{content.Summary.Year}年12月31日，由{content.Scope.Included.Count}家单位的年度报告汇总而成。"));
        if (content.Summary.Generation == "A")
        {
            StatisticsSections(text, content);
        }
        else
        {
            Sections(text, content);
        }

        // 落款: who signs and when is the office's.
        text.Paragraph("Body", "");
        text.Paragraph("Signature", content.Summary.AreaName);
        text.Paragraph("Signature", "【请填写日期】");
        text.PageBreak();
        SummaryAnnexes.Write(text, content);
        return text.Write();
    }

    private static void Preface(WordText text, EditionContent content)
    {
        text.Paragraph("Title", "编制说明");
        text.Paragraph("Subtitle", content.Subtitle);
        foreach (var reason in content.Summary.DraftReasons)
        {
            text.Paragraph("Alarm", $"草稿，不得发布。{reason}");
        }

        foreach (var line in content.CoverageLines())
        {
            text.Paragraph("Note", line);
        }

        text.Paragraph("Gap", "");
        text.Table([3, 2, 2, 2], ["范围", "应报", "已通过", "未通过或未报"], content.Scope.Splits.Where(split => split.Kind is SplitKind.Core or SplitKind.Level or SplitKind.Kind)
            .Select(split => (IReadOnlyList<string>)[split.Name, Print(split.Reports + split.Missing), Print(split.Reports), Print(split.Missing)])
            .Append(["合计（全行政区域）", Print(content.Scope.Duties), Print(content.Scope.Included.Count), Print(content.Scope.Missing.Count)]));
        text.Table([6, 1, 7], ["核对", "结果", "说明"], content.Summary.Checks
            .Select(check => (IReadOnlyList<string>)[check.Name, EditionContent.NameOf(check.Outcome), check.Message]));
    }

    private static void Sections(WordText text, EditionContent content)
    {
        var narrative = new Narrative(content);
        text.Paragraph("Heading1", "一、总体情况");
        text.Lead("（一）主动公开。", narrative.Disclosure);
        text.Lead("（二）依申请公开。", narrative.Requests);
        text.Lead("（三）政府信息管理。", ToFill);
        text.Lead("（四）政府信息公开平台建设。", ToFill);
        text.Lead("（五）监督保障。", $"{narrative.Supervision}{ToFill}");
        AppendCharts(text, content);
        string[] headings = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"];
        foreach (var (heading, grid) in headings.Zip(content.Grids))
        {
            // Each table on one page where it fits.
            text.Paragraph(grid.Id == "l4" ? "Heading1" : "Heading1OnNewPage", heading);
            AppendGrid(text, content, grid);
        }

        text.Paragraph("Heading1", "五、存在的主要问题及改进情况");
        text.Paragraph("Body", $"{narrative.Problems}{ToFill}");
        text.Paragraph("Heading1", "六、其他需要报告的事项");
        text.Paragraph("Body", $"政府信息公开信息处理费收取情况：{ToFill}");
    }

    /// <summary>The six contents of 政府信息公开条例 of 2007, art. 32, and the table of 2014.</summary>
    private static void StatisticsSections(WordText text, EditionContent content)
    {
        var narrative = new Narrative(content);
        text.Paragraph("Heading1", "一、主动公开政府信息的情况");
        text.Paragraph("Body", narrative.Disclosure + ToFill);
        text.Paragraph("Heading1", "二、依申请公开政府信息和不予公开政府信息的情况");
        text.Paragraph("Body", narrative.Requests + ToFill);
        text.Paragraph("Heading1", "三、政府信息公开的收费及减免情况");
        text.Paragraph("Body", $"依申请公开信息收取的费用{narrative.Number("a.request_fee_wan")}万元。{ToFill}");
        text.Paragraph("Heading1", "四、因政府信息公开申请行政复议、提起行政诉讼的情况");
        text.Paragraph("Body", $"行政复议{narrative.Number("a.review_total")}件，行政诉讼{narrative.Number("a.litigation_total")}件。");
        text.Paragraph("Heading1", "五、政府信息公开工作存在的主要问题及改进情况");
        text.Paragraph("Body", $"{narrative.Problems}{ToFill}");
        text.Paragraph("Heading1", "六、其他需要报告的事项");
        text.Paragraph("Body", ToFill);
        AppendCharts(text, content);
        foreach (var grid in content.Grids)
        {
            text.PageBreak();
            text.Paragraph("Caption", FormattableString.Invariant($"{grid.Name}（{content.Summary.Year}年度）"));
            AppendGrid(text, content, grid);
        }
    }

    private static void AppendGrid(WordText text, EditionContent content, OfficialGrid grid) => text.Table(grid, key => Markup.Readable(content.Total(key)));

    private static void AppendCharts(WordText text, EditionContent content)
    {
        if (content.Summary.Series is { } series && Charts.Years(series) is { } years)
        {
            text.Draw(years);
        }

        var regions = content.Scope.Splits.Where(split => split.Kind == SplitKind.Region).ToList();
        if (regions.Count > 1 && KeyFigures.Of(content) is [var first, ..])
        {
            text.Draw(Charts.Regions(content, regions, first));
        }
    }

    private static string Print(int count) => Markup.Readable(count);
}

/// <summary>Sentences with the figures in place; what figures cannot say is left to the office.</summary>
internal sealed class Narrative(EditionContent content)
{
    public string Disclosure => content.Summary.Generation switch
    {
        "A" => $"{Year}全年主动公开政府信息{Number("a.proactive_info_count")}条，制发规范性文件{Number("a.normative_doc_issued_count")}件。",
        "B" => $"{Year}新制作规章{Number("s2.rules_made")}件、规范性文件{Number("s2.normdocs_made")}件，作出行政许可决定{Number("s2.licensing_decisions")}件、行政处罚决定{Number("s2.penalty_decisions")}件、行政强制决定{Number("s2.coercion_decisions")}件。",
        _ => $"{Year}制发规章{Number("s2.rules_made")}件、行政规范性文件{Number("s2.normdocs_made")}件，现行有效规章{Number("s2.rules_valid")}件、行政规范性文件{Number("s2.normdocs_valid")}件；作出行政许可决定{Number("s2.licensing_decisions")}件、行政处罚决定{Number("s2.penalty_decisions")}件、行政强制决定{Number("s2.coercion_decisions")}件，行政事业性收费{Number("s2.fee_amount_wan")}万元。",
    };

    public string Requests => content.Summary.Generation == "A"
        ? $"{Year}收到政府信息公开申请{Number("a.req_received_total")}件{Growth("received")}，办结{Number("a.req_closed_total")}件，其中按时办结{Number("a.req_closed_on_time")}件；答复{Number("a.req_replied_total")}件，其中同意公开{Number("a.reply_granted")}件、同意部分公开{Number("a.reply_partially_granted")}件、不同意公开{Number("a.reply_refused_total")}件。"
        : $"{Year}新收政府信息公开申请{Number("t3.new_received.total")}件{Growth("received")}，上年结转{Number("t3.carried_in.total")}件；办结{Number("t3.handled_total.total")}件{Growth("handled")}，其中予以公开{Number("t3.granted.total")}件、部分公开{Number("t3.partially_granted.total")}件；结转下年度继续办理{Number("t3.carried_out.total")}件。";

    public string Supervision => FormattableString.Invariant(
        $"应报年度报告的单位{content.Scope.Duties}家，截至本版汇总{content.Scope.Included.Count}家的报告通过核对，{content.Summary.Late.Count}份报告在期限之后通过，缺报{content.Scope.Missing.Count}家。");

    public string Problems
    {
        get
        {
            var rules = content.Summary.Findings.GroupBy(finding => finding.Rule).OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal).Take(3).Select(group => FormattableString.Invariant($"规则{group.Key}共{group.Count()}处")).ToList();
            return rules.Count == 0 ? "" : $"核对中发现的问题以{string.Join('、', rules)}为多，详见附件。";
        }
    }

    private string Year => FormattableString.Invariant($"{content.Summary.Year}年，{content.Summary.AreaName}所辖单位");

    public string Number(string key) => content.Total(key) is { } total ? Markup.Plain(total) : "【无数据】";

    private string Growth(string row) => content.Summary.Series?.Rows.FirstOrDefault(series => series.Id == row)?.Growth switch
    {
        null => "",
        0 => "（与上年持平）",
        > 0 and var up => $"（比上年增长{Markup.Plain(up)}%）",
        var down => $"（比上年下降{Markup.Plain(-down.Value)}%）",
    };
}
