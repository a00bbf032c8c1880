using System.Globalization;

namespace Nianbao.Summary;

/// <summary>
/// Whether what was carried out of the year before is what is carried into this one (T06): over the agencies that reported in both years,
/// for the whole, each level, kind and region. Who breaks it is named.
/// </summary>
internal static class CarryOver
{
    private const string Name = "上年结转与上年度报告的结转下年一致（T06）";

    public static SummaryCheck Check(CompiledYear year, IReadOnlyDictionary<string, decimal> carriedOut)
    {
        List<(KeptFigures Kept, decimal In, decimal Out)> both =
        [
            .. from kept in year.Own.Kept
               let carriedIn = kept.Value[KeptFigures.CarriedIn]
               where carriedIn is not null && carriedOut.ContainsKey(kept.Key)
               select (kept.Value, carriedIn.Value, carriedOut[kept.Key]),
        ];
        if (both.Count == 0)
        {
            return new("T06", Name, CheckOutcome.NotEvaluated, "没有两个年度都有结转数的单位。", []);
        }

        var parts = Parts(year, both).Where(part => part.In != part.Out)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name}：本年度报告上年结转 {part.In}，上年度报告结转下年 {part.Out}"));
        var breaking = both.Where(pair => pair.In != pair.Out).ToList();
        var agencies = breaking.Select(pair => string.Create(
            CultureInfo.InvariantCulture, $"{pair.Kept.Agency.Name}：本年度报告上年结转 {pair.In}，上年度报告结转下年 {pair.Out}"));
        return Judged(year, breaking.Select(pair => pair.Kept.Agency.Id), [.. parts, .. agencies], both.Count);
    }

    /// <summary>Breaks of which every one was explained or overridden do not make a draft.</summary>
    private static SummaryCheck Judged(CompiledYear year, IEnumerable<string> breaking, IReadOnlyList<string> wrong, int both)
    {
        var treated = year.Summary.Findings.Where(finding => finding.Rule is "T06" or "T07" && finding.Treatment != Treatment.Standing)
            .Select(finding => finding.Submission.Filing.Agency).ToHashSet(StringComparer.Ordinal);
        var holds = string.Create(CultureInfo.InvariantCulture, $"两个年度都报送的 {both} 家单位，合计和各级、各类、各地区都一致。");
        return wrong.Count > 0 && breaking.All(treated.Contains)
            ? SummaryChecks.ToKnow("T06", Name, wrong, holds, "不一致的单位都已说明或经同意放行。")
            : SummaryChecks.MustHold("T06", Name, wrong, holds, "两个年度的结转数不一致，见所列单位。");
    }

    private static IEnumerable<(string Name, decimal In, decimal Out)> Parts(CompiledYear year, List<(KeptFigures Kept, decimal In, decimal Out)> both)
    {
        yield return ("合计", both.Sum(pair => pair.In), both.Sum(pair => pair.Out));
        var groups = both.GroupBy(pair => AgencyWords.NameOf(pair.Kept.Agency.Level))
            .Concat(both.GroupBy(pair => AgencyWords.NameOf(pair.Kept.Agency.Kind)))
            .Concat(both.GroupBy(pair => year.Own.Parts.NameOfRegion(year.Own.Parts.RegionOf(pair.Kept.Agency))));
        foreach (var group in groups)
        {
            yield return (group.Key, group.Sum(pair => pair.In), group.Sum(pair => pair.Out));
        }
    }
}
