using Nianbao.Deadlines;
using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Forms;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>
/// The figures of a data year added up over the reports in force: what the totals are, who is in them, who is missing and why. Says
/// nothing of when or by whom it was compiled, so that the same reports give the same bytes.
/// </summary>
/// <param name="Year">The data year.</param>
/// <param name="Area">The agency at whose subtree it was taken; null for the whole roster.</param>
/// <param name="Scopes">Own first, then area. Never added to each other: an area's report holds what its units reported of themselves.</param>
public sealed record ProvincialSummary(int Year, string? Area, IReadOnlyList<ScopeSummary> Scopes)
{
    /// <summary>The shape of the printed record; 1 had neither splits nor checks, 2 neither joint documents nor days of publication.</summary>
    public int Version { get; init; } = 3;

    /// <summary>What the area is called; the name of the top government where the whole roster has one, else 全部单位.</summary>
    public string AreaName { get; init; } = "";

    /// <summary>A, B or C: the form of the data year, the only one whose figures are split and checked; null before 2014.</summary>
    public string? Generation { get; init; }

    /// <summary>What was checked before these figures may be published, in a fixed order.</summary>
    public IReadOnlyList<SummaryCheck> Checks { get; init; } = [];

    /// <summary>Why it is a draft, a sentence each (中文); empty when every check that must hold does.</summary>
    public IReadOnlyList<string> DraftReasons { get; init; } = [];

    /// <summary>Governments' reports for their areas beside the sum of the units below them, ordered by id.</summary>
    public IReadOnlyList<AreaComparison> Areas { get; init; } = [];

    /// <summary>Who was first accepted after the deadline, ordered by agency id.</summary>
    public IReadOnlyList<LateReport> Late { get; init; } = [];

    /// <summary>What was stated about joint documents, and whether it was taken off the totals of the own scope; ordered by agency.</summary>
    public IReadOnlyList<JointDeduction> Joint { get; init; } = [];

    /// <summary>When reports were published; null where only the totals of the year were read.</summary>
    public PublicationAnnex? Publications { get; init; }

    /// <summary>Reports of the year in another generation of the form, carried over where the crosswalk allows; never in the totals.</summary>
    public IReadOnlyList<CrosswalkFigure> Crosswalk { get; init; } = [];

    /// <summary>What stands beside accepted and unaccepted reports, one by one: explained, waived, overridden, or still standing.</summary>
    public IReadOnlyList<TreatedFinding> Findings { get; init; } = [];

    /// <summary>The comparable figures of five years; null where only the totals of the year were read.</summary>
    public YearSeries? Series { get; init; }

    /// <summary>Adds up; who is late is told by the dates of the law.</summary>
    /// <param name="year">The data year.</param>
    /// <param name="area">The agency at whose subtree it is taken; null for the whole roster.</param>
    /// <param name="roster">The whole roster.</param>
    /// <param name="heads">The heads of that year, in any order; those of agencies outside the area are not looked at.</param>
    /// <param name="forms">All forms; they give figures their order, name and unit.</param>
    public static ProvincialSummary From(int year, string? area, Roster roster, IEnumerable<Filing> heads, IReadOnlyList<FormDefinition> forms)
    {
        var compilation = new Compilation(FilingCalendar.Empty(year), area, roster, forms);
        foreach (var head in heads)
        {
            compilation.Add(head);
        }

        return compilation.Finish().Summary;
    }
}

/// <summary>The totals over all reports of one scope.</summary>
/// <param name="Scope">Own or area.</param>
/// <param name="Duties">How many agencies should have filed in this scope, or have: those included and those missing.</param>
/// <param name="Explained">How many warnings of the included reports were explained, waived or confirmed.</param>
/// <param name="Overridden">How many errors of the included reports the office overrode.</param>
/// <param name="Included">The reports in force, ordered by agency id.</param>
/// <param name="Missing">The agencies without a report in force, ordered by id.</param>
/// <param name="Generations">The totals, a generation of the form each; different generations are never added.</param>
public sealed record ScopeSummary(
    FilingScope Scope, int Duties, int Explained, int Overridden, IReadOnlyList<IncludedReport> Included,
    IReadOnlyList<MissingReport> Missing, IReadOnlyList<GenerationSummary> Generations)
{
    /// <summary>
    /// The figures of <see cref="Split.Totals"/>, in order: every figure of the year's form. Empty in the area scope, which is not split.
    /// </summary>
    public IReadOnlyList<string> SplitKeys { get; init; } = [];

    /// <summary>The same totals by parts of the area. The splits of one <see cref="SplitKind"/> add up to the whole, but 本级 is a part by itself.</summary>
    public IReadOnlyList<Split> Splits { get; init; } = [];
}

/// <summary>A report that is in force.</summary>
/// <param name="Submission">Its name.</param>
/// <param name="Agency">The agency's name.</param>
/// <param name="Form">A, A-SD, B or C; null when no table was recognised and the office let it pass: then it has no figures.</param>
/// <param name="Sha256">Of its file.</param>
/// <param name="RuleSet">The rules it was accepted under.</param>
/// <param name="ContainedIn">
/// The id of the nearest government above it, inside the area, whose report for its whole area is in force too and so already holds these
/// figures; null when there is none and the figures are in the totals. Only in the area scope.
/// </param>
public sealed record IncludedReport(SubmissionId Submission, string Agency, string? Form, string Sha256, string RuleSet, string? ContainedIn);

/// <summary>An agency without a report in force.</summary>
/// <param name="Id">The agency's id.</param>
/// <param name="Agency">Its name.</param>
/// <param name="State">Why: never <see cref="DutyState.Accepted"/>.</param>
/// <param name="Reason">The same for officers (中文).</param>
public sealed record MissingReport(string Id, string Agency, DutyState State, string Reason);

/// <summary>The totals over the reports of one generation of the form.</summary>
/// <param name="Generation">A, B or C.</param>
/// <param name="Reports">How many reports are added up.</param>
/// <param name="Totals">Every figure that some report has, in the printed order of the generation's forms.</param>
/// <param name="LeftOut">Every figure that could not be added, ordered by agency id and then as printed.</param>
public sealed record GenerationSummary(
    string Generation, int Reports, IReadOnlyList<FigureTotal> Totals, IReadOnlyList<LeftOutFigure> LeftOut);

/// <summary>One figure added up.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Unit">Of the total.</param>
/// <param name="Total">The sum; null when no report has a number: blank is not zero.</param>
/// <param name="Addends">How many numbers are in the sum.</param>
/// <param name="Blank">How many reports leave it blank.</param>
/// <param name="NotApplicable">How many reports mark it as not applicable.</param>
/// <param name="LeftOut">How many reports have something that could not be added.</param>
/// <param name="IsCareful">True where agencies may count the same thing twice, as the stock of valid documents.</param>
public sealed record FigureTotal(
    string Key, string Label, string Unit, decimal? Total, int Addends, int Blank, int NotApplicable, int LeftOut, bool IsCareful)
{
    /// <summary>
    /// What was taken off because another agency leads it and counts it (<see cref="ProvincialSummary.Joint"/>): the sum of the addends is
    /// the total and this.
    /// </summary>
    public decimal Deducted { get; init; }
}

/// <summary>A figure that was not added.</summary>
/// <param name="Submission">The report.</param>
/// <param name="Key">The figure.</param>
/// <param name="State">Number for an amount without any unit, else unparsed.</param>
/// <param name="Value">The number without a unit; null when unparsed.</param>
/// <param name="Raw">As printed; null when there is no such cell in the file.</param>
/// <param name="Place">Where it stands in the report.</param>
public sealed record LeftOutFigure(SubmissionId Submission, string Key, FigureState State, decimal? Value, string? Raw, Place Place);
