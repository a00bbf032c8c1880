using Nianbao.Generator.Figures;

namespace Nianbao.Generator.Reports;

/// <summary>Who reports.</summary>
/// <param name="Name">The full name.</param>
/// <param name="FormerNames">May be empty.</param>
/// <param name="CoversArea">Whether it reports for its whole area.</param>
/// <param name="Scale">How large its figures are, and whether it may make government rules.</param>
internal sealed record Reporter(string Name, IReadOnlyList<string> FormerNames, bool CoversArea, FigureScale Scale)
{
    /// <summary>A department of a city, for reports by themselves.</summary>
    public static Reporter Sample { get; } = new("云汀市商务局", [], CoversArea: false, FigureScale.Department);
}
