using Nianbao.Store;

namespace Nianbao.Summary.Files;

/// <summary>The annexes of the document: regions, missing and late, findings by rule, what was let pass, areas against their units, errata.</summary>
internal static class SummaryAnnexes
{
    // A document is read; the workbook has them all.
    private const int MostUnmet = 200;

    public static void Write(WordText text, EditionContent content)
    {
        Regions(text, content);
        Missing(text, content);
        ByRule(text, content);
        LetPass(text, content);
        Areas(text, content);
        Publications(text, content);
        Joint(text, content);
        Unmet(text, content);
        Errata(text, content);
    }

    private static void Regions(WordText text, EditionContent content)
    {
        var keys = KeyFigures.Of(content).Take(6).ToList();
        text.Paragraph("Caption", "附件1　各地区主要指标");
        text.Table([4, 2, 2, .. keys.Select(_ => 2)], ["地区", "已通过", "未报", .. keys.Select(key => key.Label)], content.Scope.Splits.Where(split => split.Kind == SplitKind.Region)
            .Select(region => (IReadOnlyList<string>)[region.Name, Markup.Readable(region.Reports), Markup.Readable(region.Missing), .. keys.Select(key => Markup.Readable(region.Totals[key.Column]))])
            .Append(["合计", Markup.Readable(content.Scope.Included.Count), Markup.Readable(content.Scope.Missing.Count), .. keys.Select(key => Markup.Readable(content.Total(key.Key)))]));
    }

    private static void Missing(WordText text, EditionContent content)
    {
        var missing = content.Summary.Scopes.SelectMany(scope => scope.Missing.Select(each => (Scope: scope.Scope, Missing: each))).ToList();
        text.Paragraph("Caption", FormattableString.Invariant($"附件2　未报送名单（{missing.Count}家）和逾期名单（{content.Summary.Late.Count}家）"));
        if (missing.Count > 0)
        {
            text.Table([6, 2, 3], ["未报送单位", "报告", "情况"], missing.Select(each => (IReadOnlyList<string>)[each.Missing.Agency, each.Scope == FilingScope.Own ? "单位报告" : "政府汇总", each.Missing.Reason]));
        }

        if (content.Summary.Late.Count > 0)
        {
            text.Table([6, 2, 2], ["逾期单位", "期限", "首次通过"], content.Summary.Late.Select(late => (IReadOnlyList<string>)
                [late.Agency, FormattableString.Invariant($"{late.Deadline:yyyy-MM-dd}"), FormattableString.Invariant($"{late.AcceptedOn:yyyy-MM-dd}")]));
        }
    }

    private static void ByRule(WordText text, EditionContent content)
    {
        text.Paragraph("Caption", "附件3　核对发现的问题（按规则）");
        if (content.Summary.Findings.Count == 0)
        {
            text.Paragraph("Note", "没有发现需要说明或更正的问题。");
            return;
        }

        text.Table([2, 8, 2, 2, 2, 2, 2], ["规则", "问题（举例）", "处数", "已说明", "同意放行", "整份确认", "未通过"], content.Summary.Findings
            .GroupBy(finding => finding.Rule).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(rule => (IReadOnlyList<string>)
            [
                rule.Key, rule.First().Message, Markup.Readable(rule.Count()),
                .. ((Treatment[])[Treatment.Explained, Treatment.Overridden, Treatment.Confirmed, Treatment.Standing])
                    .Select(treatment => Markup.Readable(rule.Count(finding => finding.Treatment == treatment))),
            ]));
    }

    private static void LetPass(WordText text, EditionContent content)
    {
        var passed = content.Summary.Findings.Where(finding => finding.Treatment != Treatment.Standing).ToList();
        text.Paragraph("Caption", FormattableString.Invariant($"附件4　经说明或同意放行后计入合计的问题（{passed.Count}处）"));
        if (passed.Count > 0)
        {
            text.Table([4, 1, 5, 2, 4], ["单位", "规则", "问题", "处理", "说明或理由"], passed.Select(finding => (IReadOnlyList<string>)
                [finding.Agency, finding.Rule, finding.Message, EditionContent.NameOf(finding.Treatment), finding.Reason]));
        }
    }

    private static void Areas(WordText text, EditionContent content)
    {
        text.Paragraph("Caption", "附件5　政府汇总报告与所属单位之和的对照");
        text.Table([5, 2, 2, 2, 2], ["政府", "应报单位", "已报单位", "对照结果", "不一致项数"], content.Summary.Areas.Select(area => (IReadOnlyList<string>)
            [area.Name, Markup.Readable(area.Units), Markup.Readable(area.Reported), EditionContent.NameOf(area.Match), Markup.Readable(area.Differences.Count)]));
    }

    private static void Publications(WordText text, EditionContent content)
    {
        var findings = content.Summary.Publications?.Findings ?? [];
        var stated = content.Summary.Publications?.Stated ?? 0;
        text.Paragraph("Caption", FormattableString.Invariant($"附件6　公布日期的核对（有日期的{stated}份，问题{findings.Count}处）"));
        if (findings.Count > 0)
        {
            text.Table([5, 1, 1, 7], ["单位", "规则", "级别", "问题"], findings.Select(finding => (IReadOnlyList<string>)
                [finding.Agency, finding.Rule, EditionContent.NameOf(finding.Severity), finding.Message]));
        }
    }

    private static void Joint(WordText text, EditionContent content)
    {
        text.Paragraph("Caption", FormattableString.Invariant($"附件7　联合发文（{content.Summary.Joint.Count}条申报）"));
        if (content.Summary.Joint.Count == 0)
        {
            text.Paragraph("Note", "没有单位申报由其他单位牵头的联合发文，制发件数可能重复计算。");
            return;
        }

        text.Table([5, 3, 1, 5, 2, 5], ["单位", "指标", "件数", "牵头单位", "处理", "原因"], content.Summary.Joint.Select(joint => (IReadOnlyList<string>)
            [joint.Agency, joint.Label, Markup.Readable(joint.Count), joint.LeadName, joint.IsDeducted ? "已扣除" : "未扣除", joint.Why]));
    }

    private static void Unmet(WordText text, EditionContent content)
    {
        var unmet = content.Summary.Checks.Where(check => check.Outcome == CheckOutcome.Fail).SelectMany(check => check.Details.Select(detail => (check.Name, detail))).ToList();
        text.Paragraph("Caption", FormattableString.Invariant($"附件8　核对不成立之处（{unmet.Count}处）"));
        if (unmet.Count > 0)
        {
            text.Table([4, 8], ["核对", "不成立之处"], unmet.Take(MostUnmet).Select(each => (IReadOnlyList<string>)[each.Name, each.detail]));
        }

        if (unmet.Count > MostUnmet)
        {
            text.Paragraph("Note", FormattableString.Invariant($"以上是前 {MostUnmet} 处，其余见工作簿“核对明细”。"));
        }
    }

    private static string NameOf(SubmissionId? submission) => submission is { } one ? FormattableString.Invariant($"第{one.Revision}版") : "（无）";

    private static void Errata(WordText text, EditionContent content)
    {
        if (content.Errata is not { } errata)
        {
            return;
        }

        text.Paragraph("Caption", FormattableString.Invariant($"附件9　对第{errata.Against}版的勘误"));
        text.Table([5, 3, 3], ["单位", "原报告", "现报告"], errata.Reports.Select(report => (IReadOnlyList<string>)
            [report.Agency, NameOf(report.Before), NameOf(report.Now)]));
        text.Table([5, 2, 2], ["指标", "原合计", "现合计"], errata.Totals.Select(total => (IReadOnlyList<string>)
            [total.Label, Markup.Readable(total.Before), Markup.Readable(total.Now)]));
    }
}
