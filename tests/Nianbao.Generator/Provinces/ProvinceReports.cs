using Nianbao.Forms;
using Nianbao.Generator.Figures;
using Nianbao.Store;

namespace Nianbao.Generator.Provinces;

/// <summary>Draws the reports of a province one agency after the other; only what has to be added up is kept.</summary>
internal sealed class ProvinceReports(ProvincePlan plan)
{
    private const string CarriedIn = "t3.carried_in.total";
    private const string CarriedOut = "t3.carried_out.total";

    private readonly IReadOnlyList<FormDefinition> _forms =
        [.. plan.Years.Select(year => NationalForms.Find(NationalForms.GenerationOf(year)) ?? throw new ArgumentException($"There is no form of {year}.", nameof(plan)))];

    /// <summary>Every agency's reports, year by year; a government's after those of all below it.</summary>
    public IEnumerable<YearReport> Of(Unit province) => Walk(province, Empty());

    /// <param name="unit">Whose reports.</param>
    /// <param name="above">The figures of the area it stands in, to which its own are added.</param>
    private IEnumerable<YearReport> Walk(Unit unit, List<Dictionary<string, decimal>> above)
    {
        var figures = Own(unit);
        if (unit.Agency.Kind == AgencyKind.Government)
        {
            var area = Empty();
            AddUp(figures, area);
            foreach (var report in unit.Under.SelectMany(each => Walk(each, area)))
            {
                yield return report;
            }

            if (plan.GovernmentsReportOwn)
            {
                for (var at = 0; at < plan.Years.Count; at++)
                {
                    yield return Report(unit, at, figures) with { Scope = FilingScope.Own };
                }
            }

            figures = [.. area];
        }

        AddUp(figures, above);
        for (var at = 0; at < plan.Years.Count; at++)
        {
            yield return Report(unit, at, figures);
        }
    }

    /// <summary>What the agency itself does, each year going on from the one before.</summary>
    private List<IReadOnlyDictionary<string, decimal>> Own(Unit unit)
    {
        List<IReadOnlyDictionary<string, decimal>> years = [];
        for (var at = 0; at < plan.Years.Count; at++)
        {
            var random = new Random(plan.SeedOf(unit.Number, plan.Years[at]));
            var unsettled = at > 0 && random.Next(1000) < plan.Unsettled ? 1 + random.Next(3) : 0;
            years.Add(DrawnFigures.Of(_forms[at], random, unit.Scale, at > 0 ? years[^1] : null, unsettled));
        }

        return years;
    }

    private YearReport Report(Unit unit, int at, List<IReadOnlyDictionary<string, decimal>> figures)
    {
        var seed = plan.SeedOf(unit.Number, plan.Years[at]);
        var isUnsettled = at > 0 && figures[at - 1].TryGetValue(CarriedOut, out var left) && figures[at][CarriedIn] != left;
        return new(unit, plan.Years[at], _forms[at], seed, figures[at], FiledWhen(seed), isUnsettled, at == plan.Years.Count - 1);
    }

    private Punctuality FiledWhen(int seed) => (seed % 1000) switch
    {
        var chance when chance < plan.Missing => Punctuality.Missing,
        var chance when chance < plan.Missing + plan.Late => Punctuality.Late,
        _ => Punctuality.InTime,
    };

    private List<Dictionary<string, decimal>> Empty() => [.. plan.Years.Select(_ => new Dictionary<string, decimal>())];

    private static void AddUp(List<IReadOnlyDictionary<string, decimal>> figures, List<Dictionary<string, decimal>> sums)
    {
        foreach (var (each, sum) in figures.Zip(sums))
        {
            foreach (var (key, value) in each)
            {
                sum[key] = sum.GetValueOrDefault(key) + value;
            }
        }
    }
}
