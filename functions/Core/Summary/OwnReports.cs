using System.Globalization;
using Nianbao.Forms;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>
/// The reports of the own scope in the form of the year: their parts, which of them break an equation that sums must hold, and of each
/// the few figures by which years and agencies are compared.
/// </summary>
internal sealed class OwnReports
{
    private readonly string? generation;
    private readonly IReadOnlyList<FormCell> cells;
    private readonly OwnParts parts;
    private readonly IReadOnlyList<SumIdentity> identities;
    private readonly IReadOnlyList<int> keptColumns;
    private readonly Dictionary<SumIdentity, List<SubmissionId>> broken = [];
    private readonly SortedDictionary<string, KeptFigures> kept = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OwnReport> reports = new(StringComparer.Ordinal);
    private int withoutForm;

    /// <param name="generation">The generation of the year; null for a year without a form.</param>
    /// <param name="cells">Its figures.</param>
    /// <param name="parts">Where the reports are added up by parts.</param>
    public OwnReports(string? generation, IReadOnlyList<FormCell> cells, OwnParts parts)
    {
        (this.generation, this.cells, this.parts) = (generation, cells, parts);
        identities = SumIdentities.Of(cells);
        Keys = [.. cells.Select(cell => cell.Key.Text)];
        var columns = Keys.Select((key, column) => (key, column)).ToDictionary(pair => pair.key, pair => pair.column, StringComparer.Ordinal);
        keptColumns = [.. KeptFigures.Keys.Select(key => columns.GetValueOrDefault(key, -1))];
    }

    /// <summary>The figures of the year's form, in printed order.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>The figures of the year's form, in printed order.</summary>
    public IReadOnlyList<FormCell> Cells => cells;

    /// <summary>By agency id.</summary>
    public IReadOnlyDictionary<string, KeptFigures> Kept => kept;

    public OwnParts Parts => parts;

    /// <summary>The reports in the form of the year, by agency id.</summary>
    public IReadOnlyDictionary<string, OwnReport> Reports => reports;

    /// <summary>Takes a report; <paramref name="figures"/> are null when it is not in the form of the year.</summary>
    public void Add(Agency agency, SubmissionId submission, AcceptedRevision accepted, ReportFigures? figures)
    {
        if (figures is null)
        {
            withoutForm++;
            parts.AddWithoutFigures(agency);
            return;
        }

        parts.Add(agency, figures);
        reports.Add(agency.Id, new(submission, agency.Name, accepted.Sha256, accepted.Figures));
        kept.Add(agency.Id, new(agency, [.. keptColumns.Select(column => column < 0 ? null : figures[column])]));
        foreach (var identity in identities)
        {
            if (!identity.Holds(column => figures[column]))
            {
                if (!broken.TryGetValue(identity, out var breaking))
                {
                    broken.Add(identity, breaking = []);
                }

                breaking.Add(submission);
            }
        }
    }

    public void AddMissing(IEnumerable<Agency> missing)
    {
        foreach (var agency in missing)
        {
            parts.AddMissing(agency);
        }
    }

    /// <summary>Takes off its part what a report counts and another agency leads.</summary>
    public void Take(Agency agency, string key, decimal count) => parts.Take(agency, Keys.Index().First(pair => pair.Item == key).Index, count);

    public IReadOnlyList<Split> Splits() =>
        [.. parts.Splits().Select(part => new Split(part.Kind, part.Id, part.Name, part.Tally.Reports, part.Tally.Missing, part.Tally.Totals()))];

    /// <summary>What is checked of the totals: parts, counts, equations, figures left out, other forms, missing reports.</summary>
    public IEnumerable<SummaryCheck> Checks(ScopeSummary scope)
    {
        yield return PartsCheck(scope);
        yield return CountsCheck(scope);
        foreach (var rule in identities.GroupBy(identity => identity.Rule))
        {
            yield return IdentityCheck(rule.Key, [.. rule], scope);
        }
    }

    private SummaryCheck PartsCheck(ScopeSummary scope)
    {
        var whole = Whole(scope);
        List<string> wrong = [];
        foreach (var kind in scope.Splits.Where(split => split.Kind != SplitKind.Core).GroupBy(split => split.Kind))
        {
            for (var column = 0; column < Keys.Count; column++)
            {
                var sum = kind.Sum(split => split.Totals[column] ?? 0);
                if (sum != (whole[column] ?? 0))
                {
                    wrong.Add($"{cells[column].Label}：合计 {Print(whole[column] ?? 0)}，按{NameOf(kind.Key)}相加为 {Print(sum)}");
                }
            }
        }

        return SummaryChecks.MustHold("parts", "分项之和等于合计", wrong, "各级、各类、各地区之和与合计逐项一致。", "分项之和与合计不一致。");
    }

    private SummaryCheck CountsCheck(ScopeSummary scope)
    {
        List<string> wrong = [];
        Compare(wrong, "合计中的报告数", scope.Generations.Sum(generation => generation.Reports) + scope.Included.Count(report => report.Form is null), scope.Included.Count);
        Compare(wrong, "应报与已报、未报", scope.Included.Count + scope.Missing.Count, scope.Duties);
        Compare(wrong, "报告重复计入", scope.Included.Select(report => report.Submission.Filing).Distinct().Count(), scope.Included.Count);
        Compare(wrong, "本年表式与其他表式的报告数", kept.Count + withoutForm, scope.Included.Count);
        foreach (var kind in scope.Splits.Where(split => split.Kind != SplitKind.Core).GroupBy(split => split.Kind))
        {
            Compare(wrong, $"按{NameOf(kind.Key)}的报告数", kind.Sum(split => split.Reports), scope.Included.Count);
            Compare(wrong, $"按{NameOf(kind.Key)}的未报数", kind.Sum(split => split.Missing), scope.Missing.Count);
        }

        return SummaryChecks.MustHold("counts", "报告数相符", wrong, "应报、已报、计入和分项的报告数相符，没有重复计入。", "报告数不相符。");
    }

    /// <summary>An equation must hold for the whole and for every part of it; who breaks it is named.</summary>
    private SummaryCheck IdentityCheck(string rule, IReadOnlyList<SumIdentity> ofRule, ScopeSummary scope)
    {
        var whole = Whole(scope);
        List<string> wrong = [];
        foreach (var identity in ofRule)
        {
            AddWrong(wrong, identity, "合计", whole);
            foreach (var split in scope.Splits)
            {
                AddWrong(wrong, identity, split.Name, split.Totals);
            }
        }

        wrong.AddRange(ofRule.Where(broken.ContainsKey).SelectMany(identity => broken[identity].Select(report => $"{identity.Name}：报告 {report} 自身不平")).Order(StringComparer.Ordinal));
        return SummaryChecks.MustHold(rule, $"{NameOfRule(rule)}（{rule}）", wrong, "合计和每个分项都成立。", "合计或分项不成立，原因见所列报告。");
    }

    private static void AddWrong(List<string> wrong, SumIdentity identity, string name, IReadOnlyList<decimal?> totals)
    {
        if (identity.Of(column => totals[column]) is var (left, right) && left != right)
        {
            wrong.Add($"{name}：{identity.Name}，{Print(left)} 不等于 {Print(right)}");
        }
    }

    /// <summary>The totals that were added up by themselves, in the order of the keys.</summary>
    private decimal?[] Whole(ScopeSummary scope)
    {
        var totals = scope.Generations.FirstOrDefault(each => each.Generation == generation)?.Totals
            .ToDictionary(total => total.Key, total => total.Total, StringComparer.Ordinal) ?? [];
        return [.. Keys.Select(key => totals.GetValueOrDefault(key))];
    }

    private static void Compare(List<string> wrong, string what, int left, int right)
    {
        if (left != right)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{what}：{left} 与 {right} 不符"));
        }
    }

    private static string NameOf(SplitKind kind) => kind switch
    {
        SplitKind.Level => "层级",
        SplitKind.Kind => "类别",
        _ => "地区",
    };

    private static string NameOfRule(string rule) => rule switch
    {
        "T01" => "新收与结转、办结与结转下年相等",
        "T02" => "申请人分类之和等于总计",
        "T03" => "办理结果之和等于总计",
        _ => "分项之和等于总数",
    };

    private static string Print(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A report in the form of the year.</summary>
/// <param name="Submission">Its name.</param>
/// <param name="Agency">The agency's name.</param>
/// <param name="Sha256">Of its file.</param>
/// <param name="Figures">All its figures, packed.</param>
internal sealed record OwnReport(SubmissionId Submission, string Agency, string Sha256, AcceptedFigures Figures);

/// <summary>Of one report the figures by which years and agencies are compared.</summary>
/// <param name="Agency">Whose report.</param>
/// <param name="Values">In the order of <see cref="Keys"/>; null where there is no number.</param>
internal sealed record KeptFigures(Agency Agency, IReadOnlyList<decimal?> Values)
{
    public const string CarriedIn = "t3.carried_in.total";
    public const string CarriedOut = "t3.carried_out.total";

    /// <summary>The figures that are kept.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        CarriedIn, CarriedOut, "t3.new_received.total", "t3.handled_total.total", "s2.licensing_decisions", "s2.penalty_decisions",
        "a.req_received_total", "a.proactive_info_count",
    ];

    /// <summary>One of the figures kept; null where there is no number.</summary>
    public decimal? this[string key] => Values[s_positions[key]];

    private static readonly Dictionary<string, int> s_positions =
        Keys.Select((key, position) => (key, position)).ToDictionary(pair => pair.key, pair => pair.position, StringComparer.Ordinal);
}
