using Nianbao.Forms;
using Nianbao.Generator.Reports;
using Nianbao.Store;

namespace Nianbao.Generator.Provinces;

/// <summary>When a report is filed.</summary>
internal enum Punctuality
{
    InTime,
    Late,
    Missing,
}

/// <summary>One agency's report of one year, before it is written.</summary>
/// <param name="Unit">Whose it is.</param>
/// <param name="Year">The data year.</param>
/// <param name="Form">The form of that year.</param>
/// <param name="Seed">What its text is drawn from.</param>
/// <param name="Figures">By key; of a government, those of its whole area.</param>
/// <param name="Filed">When it is filed.</param>
/// <param name="IsUnsettled">Whether it carries in what the year before did not carry out.</param>
/// <param name="IsLastYear">Whether it is of the last year, when renamed agencies have their new name.</param>
internal sealed record YearReport(
    Unit Unit, int Year, FormDefinition Form, int Seed, IReadOnlyDictionary<string, decimal> Figures, Punctuality Filed, bool IsUnsettled, bool IsLastYear)
{
    /// <summary>Whose work it speaks of: what the agency reports on when nothing else is said, or a government's own.</summary>
    public FilingScope Scope { get; init; } = Unit.Agency.DefaultScope;

    public Draft Draft() => Reports.Draft.Of(Unit.ReporterIn(IsLastYear), Form, Year, Seed, Figures);
}
