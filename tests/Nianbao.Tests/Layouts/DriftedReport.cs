using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Generator.Drifts;
using Nianbao.Generator.Printing;
using Nianbao.Generator.Reports;

namespace Nianbao.Tests.Layouts;

/// <summary>A generated report whose tables differ from the official form, and what must come of it.</summary>
/// <param name="Draft">The report.</param>
/// <param name="Drifts">What was done to its tables.</param>
/// <param name="Seed">What that was drawn from.</param>
internal sealed record DriftedReport(Draft Draft, IReadOnlyList<Drift> Drifts, int Seed)
{
    private readonly SampleReport _printed = Draft.Report with { Style = Draft.Report.Style with { Drifts = Drifts, DriftSeed = Seed } };

    /// <summary>The figures that its tables print; a row that was left out has none.</summary>
    public HashSet<string> Printed { get; } = PrintedKeys(Draft, Drifts, Seed);

    /// <summary>Reads it in a kind.</summary>
    public CheckedReport Checked(LayoutKind kind, bool isNested = false) =>
        ReportCheck.Check($"report.{kind.Ending}", kind.Print(_printed with { Style = kind.StyleOf(_printed.Style) with { IsNested = isNested } }), Draft.FiledAs, CheckSettings.Default, Programs.TestPrograms.Runner);

    /// <summary>How many of the printed figures came back as they were.</summary>
    public int Right(CheckedReport read) => Printed.Count(key => read.Figures.GetValueOrDefault(key) is { State: FigureState.Number } figure && figure.Value == Draft.Figures[key]);

    /// <summary>What must never be: another number than was printed, a figure that is silently blank, or one that is unread without a finding.</summary>
    public IEnumerable<string> Wrong(CheckedReport read)
    {
        if (read.Verdict == Verdict.Unreadable)
        {
            yield break;
        }

        if (read.Form is not null && read.Form != Draft.Report.Form.Id)
        {
            yield return $"read as form {read.Form}";
            yield break;
        }

        foreach (var (key, value) in Draft.Figures)
        {
            if (read.Figures.GetValueOrDefault(key) is not { } figure)
            {
                if (read.Verdict != Verdict.Returned)
                {
                    yield return $"{key} is not listed, and nothing says so";
                }
            }
            else if (figure.State is FigureState.Number && (figure.Value != value || !Printed.Contains(key)))
            {
                yield return $"{key} is {figure.Value} instead of {value}, from {figure.Place}";
            }
            else if (figure.State is FigureState.Blank or FigureState.NotApplicable)
            {
                yield return $"{key} is {figure.State} instead of {value}, at {figure.Place}";
            }
            else if (figure.State is FigureState.Unparsed && !IsSaid(read, key))
            {
                yield return $"{key} is unread ({figure.Raw}), and nothing says so";
            }
        }
    }

    /// <summary>Findings that an official table of the same figures would not have; what is only shown does not count.</summary>
    public IEnumerable<string> FalseAlarms(CheckedReport read) => read.Findings
        .Where(finding => finding.Severity != Severity.Info && !finding.Keys.Any(key => !Printed.Contains(key)))
        .Select(finding => $"{finding.Rule} {finding.Message} {finding.Place}");

    private static bool IsSaid(CheckedReport read, string key) => read.Findings.Any(finding =>
        finding.Severity == Severity.Error && (finding.Keys.Contains(key) || (finding.Rule == "F07" && finding.Keys.Count == 0)));

    private static HashSet<string> PrintedKeys(Draft draft, IReadOnlyList<Drift> drifts, int seed)
    {
        var report = draft.Report with { Style = draft.Report.Style with { Drifts = drifts, DriftSeed = seed } };
        return [.. report.Form.Tables.SelectMany(table => DriftedTables.Of(report, table.Id)).SelectMany(part => part.Cells).Select(cell => cell.Key).OfType<string>().Where(draft.Figures.ContainsKey)];
    }
}
