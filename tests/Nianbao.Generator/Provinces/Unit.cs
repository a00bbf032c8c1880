using Nianbao.Generator.Figures;
using Nianbao.Generator.Reports;
using Nianbao.Store;

namespace Nianbao.Generator.Provinces;

/// <summary>An agency with those that stand directly under it.</summary>
/// <param name="Number">Its place in the province, from zero.</param>
/// <param name="Agency">As it is in the roster.</param>
/// <param name="Under">Empty but for governments.</param>
internal sealed record Unit(int Number, Agency Agency, IReadOnlyList<Unit> Under)
{
    public FigureScale Scale => (Agency.Kind switch
    {
        AgencyKind.Township => FigureScale.Township,
        AgencyKind.Government => FigureScale.Government,
        _ => FigureScale.Department,
    }) with
    { HasRulemakingPower = Agency.HasRulemakingPower };

    /// <summary>Who reports in a year: under its former name until the last one.</summary>
    public Reporter ReporterIn(bool isLastYear) => Agency.FormerNames is [var former, ..] && !isLastYear
        ? new(former.Name, [Agency.Name], Agency.Kind == AgencyKind.Government, Scale)
        : new(Agency.Name, [.. Agency.FormerNames.Select(former => former.Name)], Agency.Kind == AgencyKind.Government, Scale);

    /// <summary>It and all below it, those below first.</summary>
    public IEnumerable<Unit> All => Under.SelectMany(unit => unit.All).Append(this);
}
