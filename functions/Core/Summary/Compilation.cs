using Nianbao.Deadlines;
using Nianbao.Forms;
using Nianbao.Store;
using Nianbao.Summary.Files;

namespace Nianbao.Summary;

/// <summary>
/// Adds up heads as they come, one after the other, and keeps of them only what the summary tells. Reports of whole areas are held back
/// until all are known: one that lies inside another must not be added a second time, and each is held against its units.
/// </summary>
internal sealed class Compilation
{
    private readonly FilingCalendar calendar;
    private readonly DueDates due;
    private readonly int year;
    private readonly DateOnly on;
    private readonly string? area;
    private readonly Roster roster;
    private readonly IReadOnlyList<Agency> agencies;
    private readonly HashSet<string> owing;
    private readonly HashSet<string> inArea;
    private readonly FormColumns columns;
    private readonly string? generation;
    private readonly string? top;
    private readonly Dictionary<(FilingScope Scope, string Agency), DutyState> unfinished = [];
    private readonly List<Filing> areaReports = [];
    private readonly List<LateReport> late = [];
    private readonly List<Filing> remarked = [];
    private readonly List<Filing> published = [];
    private readonly List<Filing> withJoint = [];
    private readonly ScopeTotals own;
    private readonly ScopeTotals whole;
    private readonly OwnReports ownReports;

    /// <param name="calendar">The deadlines of the data year.</param>
    /// <param name="area">The agency at whose subtree it is taken; null for the whole roster.</param>
    /// <param name="roster">The whole roster; the tree is that of the year's last day.</param>
    /// <param name="forms">All forms.</param>
    public Compilation(FilingCalendar calendar, string? area, Roster roster, IReadOnlyList<FormDefinition> forms)
    {
        (this.calendar, due, year, this.area, this.roster) = (calendar, new(calendar, roster), calendar.Year, area, roster);
        on = Agency.LastDayOf(year);
        agencies = roster.Within(area, on);
        owing = roster.DutiesOf(year, area).Select(agency => agency.Id).ToHashSet(StringComparer.Ordinal);
        inArea = agencies.Select(agency => agency.Id).ToHashSet(StringComparer.Ordinal);
        columns = new(forms);
        generation = forms.FirstOrDefault(form => form.FirstYear <= year && year <= (form.LastYear ?? int.MaxValue))?.Generation;
        top = area ?? TopOf(agencies, on);
        own = new(columns);
        whole = new(columns);
        var cells = generation is null ? [] : columns.Cells(generation);
        ownReports = new(generation, cells, new(roster, on, top, cells.Count));
    }

    /// <summary>Takes one head; of another year or another area, it is not looked at.</summary>
    public void Add(Filing head)
    {
        if (head.Key.Year != year || !inArea.Contains(head.Key.Agency))
        {
            return;
        }

        AddFindings(head);
        AddStatements(head);
        switch (head)
        {
            case { Accepted: null }:
                unfinished[(head.Key.Scope, head.Key.Agency)] = Progress.StateOf(head);
                break;
            case { Key.Scope: FilingScope.Own }:
                AddOwn(head);
                break;
            default:
                areaReports.Add(head);
                break;
        }
    }

    /// <summary>Ends the compilation; nothing can be added afterwards.</summary>
    public CompiledYear Finish()
    {
        var reporting = areaReports.Select(head => head.Key.Agency).ToHashSet(StringComparer.Ordinal);
        var read = new Dictionary<string, AreaReport>(StringComparer.Ordinal);
        foreach (var head in areaReports)
        {
            AddLate(head);
            var above = roster.Above(roster.Find(head.Key.Agency)!, on).FirstOrDefault(government => reporting.Contains(government.Id));
            var figures = whole.Add(head, NameOf(head), above?.Id);
            read.Add(head.Key.Agency, new(new(head.Key, head.Accepted!.Revision), IsOfTheYear(head) ? figures?.Copy() : null));
        }

        var joint = TakeJoint();
        var (ownScope, areaScope) = (Finish(FilingScope.Own, own), Finish(FilingScope.Area, whole));
        ownReports.AddMissing(ownScope.Missing.Select(missing => roster.Find(missing.Id)!));
        ownScope = ownScope with { SplitKeys = ownReports.Keys, Splits = ownReports.Splits() };
        var areas = AreaComparisons.Of(agencies, read, ownReports);
        var summary = new ProvincialSummary(year, area, [ownScope, areaScope])
        {
            AreaName = top is null ? "全部单位" : roster.Find(top)!.Name,
            Generation = generation,
            Areas = areas,
            Late = [.. late.OrderBy(report => report.Filing.Agency, StringComparer.Ordinal).ThenBy(report => report.Filing.Scope)],
            Crosswalk = Summary.Crosswalk.Of(ownScope, generation),
            Joint = joint,
        };
        return new(SummaryChecks.Mark(summary, ownReports.Checks(ownScope)), ownReports, remarked, published, calendar)
        {
            Stated = [.. published.Union(withJoint)],
        };
    }

    /// <summary>Takes joint documents off the totals and off the parts alike, when all reports are known.</summary>
    private IReadOnlyList<JointDeduction> TakeJoint()
    {
        var decided = new JointDocuments(ownReports, roster).Decide(withJoint);
        foreach (var deduction in decided.Where(deduction => deduction.IsDeducted))
        {
            own.Take(generation!, deduction.Key, deduction.Count);
            ownReports.Take(roster.Find(deduction.Submission.Filing.Agency)!, deduction.Key, deduction.Count);
        }

        return decided;
    }

    private void AddOwn(Filing head)
    {
        AddLate(head);
        var figures = own.Add(head, NameOf(head), containedIn: null);
        ownReports.Add(roster.Find(head.Key.Agency)!, new(head.Key, head.Accepted!.Revision), head.Accepted, IsOfTheYear(head) ? figures : null);
    }

    private bool IsOfTheYear(Filing head) => head.Accepted!.Form is { } form && columns.GenerationOf(form) == generation;

    private void AddFindings(Filing head)
    {
        if (head.Accepted is null or { Explained: > 0 } or { Overridden: > 0 })
        {
            remarked.Add(head);
        }
    }

    private void AddStatements(Filing head)
    {
        if (head.Publications is { Count: > 0 })
        {
            published.Add(head);
        }

        if (head is { Accepted: not null, Key.Scope: FilingScope.Own, Joint.Count: > 0 })
        {
            withJoint.Add(head);
        }
    }

    private void AddLate(Filing head)
    {
        var agency = roster.Find(head.Key.Agency)!;
        if (head.FirstAcceptedAt is { } first && due.Of(agency) is { Day: var deadline } && Beijing.DateOf(first) is var day && day > deadline)
        {
            late.Add(new(head.Key, agency.Name, deadline, day));
        }
    }

    private string NameOf(Filing head) => roster.Find(head.Key.Agency)!.Name;

    private ScopeSummary Finish(FilingScope scope, ScopeTotals totals)
    {
        var included = totals.Included.OrderBy(report => report.Submission.Filing.Agency, StringComparer.Ordinal).ToList();
        var ids = included.Select(report => report.Submission.Filing.Agency).ToHashSet(StringComparer.Ordinal);
        // Who need not report in this scope and has is excluded like everybody else while its report is not in force.
        var missing = agencies.Where(agency => !ids.Contains(agency.Id))
            .Where(agency => (agency.DefaultScope == scope && owing.Contains(agency.Id)) || unfinished.ContainsKey((scope, agency.Id)))
            .Select(agency => Missing(scope, agency)).ToList();
        return new(scope, included.Count + missing.Count, totals.Explained, totals.Overridden, included, missing, totals.Generations());
    }

    private MissingReport Missing(FilingScope scope, Agency agency)
    {
        var state = unfinished.GetValueOrDefault((scope, agency.Id), DutyState.Missing);
        return new(agency.Id, agency.Name, state, state.ToChinese());
    }

    /// <summary>The one government under which all stand; null when there is none, or more than one.</summary>
    internal static string? TopOf(IReadOnlyList<Agency> agencies, DateOnly on) =>
        agencies.Where(agency => agency.IsActiveOn(on) && agency.ParentOn(on) is null).Take(2).ToList() is [{ Kind: AgencyKind.Government } only] ? only.Id : null;
}

/// <summary>A data year as it was added up, with what later steps need besides.</summary>
/// <param name="Summary">What it says.</param>
/// <param name="Own">The reports of the own scope.</param>
/// <param name="Remarked">The heads of reports with something that was explained, overridden or still stands.</param>
/// <param name="Published">The heads of reports that somebody has said were published.</param>
/// <param name="Calendar">By which it is told who is late.</param>
internal sealed record CompiledYear(ProvincialSummary Summary, OwnReports Own, IReadOnlyList<Filing> Remarked, IReadOnlyList<Filing> Published, FilingCalendar Calendar)
{
    /// <summary>The heads of reports about which anything is stated beside their figures.</summary>
    public IReadOnlyList<Filing> Stated { get; init; } = [];

    /// <summary>The years before it that were read with it, oldest first; those without a report are left out.</summary>
    public IReadOnlyList<ManifestYear> Earlier { get; init; } = [];
}

/// <summary>What one scope has come to so far.</summary>
internal sealed class ScopeTotals(FormColumns columns)
{
    private readonly SortedDictionary<string, (GenerationTotals Totals, ReportFigures Read)> generations = new(StringComparer.Ordinal);

    public List<IncludedReport> Included { get; } = [];

    public int Explained { get; private set; }

    public int Overridden { get; private set; }

    /// <summary>Adds a report; gives its numbers, which are good until the next one is added, or null when it has no form.</summary>
    public ReportFigures? Add(Filing head, string name, string? containedIn)
    {
        var accepted = head.Accepted!;
        var submission = new SubmissionId(head.Key, accepted.Revision);
        Included.Add(new(submission, name, accepted.Form, accepted.Sha256, accepted.RuleSet, containedIn));
        Explained += accepted.Explained;
        Overridden += accepted.Overridden;
        if (accepted.Form is not { } form)
        {
            return null;
        }

        var (totals, read) = GenerationOf(form);
        if (containedIn is null)
        {
            totals.Add(submission, form, accepted.Figures, read);
        }
        else
        {
            new GenerationTotals(columns.GenerationOf(form), columns).Add(submission, form, accepted.Figures, read);
        }

        return read;
    }

    public void Take(string generation, string key, decimal count) => generations[generation].Totals.Take(key, count);

    public IReadOnlyList<GenerationSummary> Generations() =>
        [.. generations.Values.Select(generation => generation.Totals.Finish()).Where(generation => generation.Reports > 0)];

    private (GenerationTotals Totals, ReportFigures Read) GenerationOf(string form)
    {
        var generation = columns.GenerationOf(form);
        if (!generations.TryGetValue(generation, out var found))
        {
            generations.Add(generation, found = (new(generation, columns), new(columns.Cells(generation).Count)));
        }

        return found;
    }
}
