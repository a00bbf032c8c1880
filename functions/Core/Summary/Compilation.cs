using Nianbao.Forms;
using Nianbao.Store;

namespace Nianbao.Summary;

/// <summary>
/// Adds up heads as they come, one after the other, and keeps of them only what the summary tells. Reports of whole areas are held back
/// until all are known: one that lies inside another must not be added a second time.
/// </summary>
internal sealed class Compilation
{
    private readonly int year;
    private readonly string? area;
    private readonly Roster roster;
    private readonly IReadOnlyList<Agency> agencies;
    private readonly HashSet<string> inArea;
    private readonly FormColumns columns;
    private readonly Dictionary<(FilingScope Scope, string Agency), DutyState> unfinished = [];
    private readonly List<Filing> areaReports = [];
    private readonly ScopeTotals own;
    private readonly ScopeTotals whole;

    public Compilation(int year, string? area, Roster roster, IReadOnlyList<FormDefinition> forms)
    {
        (this.year, this.area, this.roster) = (year, area, roster);
        agencies = roster.Within(area);
        inArea = agencies.Select(agency => agency.Id).ToHashSet(StringComparer.Ordinal);
        columns = new(forms);
        own = new(columns);
        whole = new(columns);
    }

    /// <summary>Takes one head; of another year or another area, it is not looked at.</summary>
    public void Add(Filing head)
    {
        if (head.Key.Year != year || !inArea.Contains(head.Key.Agency))
        {
            return;
        }

        switch (head)
        {
            case { Accepted: null }:
                unfinished[(head.Key.Scope, head.Key.Agency)] = Progress.StateOf(head);
                break;
            case { Key.Scope: FilingScope.Own }:
                own.Add(head, NameOf(head), containedIn: null);
                break;
            default:
                areaReports.Add(head);
                break;
        }
    }

    /// <summary>Ends the compilation; nothing can be added afterwards.</summary>
    public ProvincialSummary Finish()
    {
        var reporting = areaReports.Select(head => head.Key.Agency).ToHashSet(StringComparer.Ordinal);
        foreach (var head in areaReports)
        {
            var above = roster.Above(roster.Find(head.Key.Agency)!).FirstOrDefault(government => reporting.Contains(government.Id));
            whole.Add(head, NameOf(head), above?.Id);
        }

        return new(year, area, [Finish(FilingScope.Own, own), Finish(FilingScope.Area, whole)]);
    }

    private string NameOf(Filing head) => roster.Find(head.Key.Agency)!.Name;

    private ScopeSummary Finish(FilingScope scope, ScopeTotals totals)
    {
        var included = totals.Included.OrderBy(report => report.Submission.Filing.Agency, StringComparer.Ordinal).ToList();
        var ids = included.Select(report => report.Submission.Filing.Agency).ToHashSet(StringComparer.Ordinal);
        var missing = agencies.Where(agency => agency.DefaultScope == scope && !ids.Contains(agency.Id)).Select(agency => Missing(scope, agency)).ToList();
        return new(scope, included.Count + missing.Count, totals.Explained, totals.Overridden, included, missing, totals.Generations());
    }

    private MissingReport Missing(FilingScope scope, Agency agency)
    {
        var state = unfinished.GetValueOrDefault((scope, agency.Id), DutyState.Missing);
        return new(agency.Id, agency.Name, state, state.ToChinese());
    }
}

/// <summary>What one scope has come to so far.</summary>
internal sealed class ScopeTotals(FormColumns columns)
{
    private readonly SortedDictionary<string, GenerationTotals> generations = new(StringComparer.Ordinal);

    public List<IncludedReport> Included { get; } = [];

    public int Explained { get; private set; }

    public int Overridden { get; private set; }

    public void Add(Filing head, string name, string? containedIn)
    {
        var accepted = head.Accepted!;
        var submission = new SubmissionId(head.Key, accepted.Revision);
        Included.Add(new(submission, name, accepted.Form, accepted.Sha256, accepted.RuleSet, containedIn));
        Explained += accepted.Explained;
        Overridden += accepted.Overridden;
        if (accepted.Form is { } form && containedIn is null)
        {
            GenerationOf(form).Add(submission, form, accepted.Figures);
        }
    }

    public IReadOnlyList<GenerationSummary> Generations() => [.. generations.Values.Select(generation => generation.Finish())];

    private GenerationTotals GenerationOf(string form)
    {
        var generation = columns.GenerationOf(form);
        if (!generations.TryGetValue(generation, out var totals))
        {
            generations.Add(generation, totals = new(generation, columns));
        }

        return totals;
    }
}
