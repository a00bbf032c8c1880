using System.Globalization;
using Nianbao.Documents;
using Nianbao.Documents.Outline;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Generator.Figures;
using Nianbao.Generator.Reports;
using Nianbao.Tables;

namespace Nianbao.Tests.Generated;

/// <summary>
/// Every cell of every form, one at a time, in a correct report without any zero: one more, ten times as much, left blank, and exchanged
/// with the next cell. What no rule sees is listed in <c>unseen.txt</c>; <c>NIANBAO_REWRITE_CORPUS=1</c> writes the list anew.
/// </summary>
public sealed class MutationTests
{
    private const int Seed = 11;

    private static readonly (string Name, Func<List<Cell>, int, IEnumerable<Cell>> Change)[] s_mutations =
    [
        ("+1", (cells, at) => [cells[at] with { Text = Print(cells[at].Value + 1) }]),
        ("x10", (cells, at) => cells[at].Value == 0 ? [] : [cells[at] with { Text = Print(cells[at].Value * 10) }]),
        ("blank", (cells, at) => [cells[at] with { Text = "" }]),
        ("swap", (cells, at) => at + 1 < cells.Count && cells[at + 1].Value != cells[at].Value
            ? [cells[at] with { Text = cells[at + 1].Text }, cells[at + 1] with { Text = cells[at].Text }]
            : []),
    ];

    [Fact]
    public void Every_changed_cell_is_noticed_or_is_on_the_list_of_what_arithmetic_cannot_see()
    {
        var unseen = string.Concat(Generated.Forms.SelectMany(form => Unseen(form.Form, form.Year)));
        if (Environment.GetEnvironmentVariable("NIANBAO_REWRITE_CORPUS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, "tests", "Nianbao.Tests", "Generated", "unseen.txt"), unseen);
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Generated", "unseen.txt")), unseen);
    }

    /// <summary>One line a cell: form, key, and the changes that nobody notices.</summary>
    private static IEnumerable<string> Unseen(string form, int year)
    {
        var reporter = Reporter.Sample with { Scale = FigureScale.Department with { Requests = 400, Least = 1, HasRulemakingPower = true } };
        var facts = Facts(Draft.Of(reporter, NationalForms.Find(form)!, year, Seed));
        Assert.DoesNotContain(RuleEngine.Evaluate(facts).Findings, finding => finding.Severity != Severity.Info);
        foreach (var table in facts.Reading!.Tables)
        {
            var cells = table.Table.Cells.Select(cell => cell.Key).Where(table.Cells.ContainsKey)
                .Select(key => new Cell(key, facts.Figures.Find(key.Text)!.Value!.Value, table.Cells[key].Raw)).ToList();
            for (var at = 0; at < cells.Count; at++)
            {
                var unseen = s_mutations.Where(mutation => mutation.Change(cells, at).ToList() is { Count: > 0 } changed && !IsNoticed(facts, changed)).Select(mutation => mutation.Name).ToList();
                if (unseen.Count > 0)
                {
                    yield return $"{form} {cells[at].Key}: {string.Join(' ', unseen)}\n";
                }
            }
        }
    }

    private static bool IsNoticed(ReportFacts facts, List<Cell> changed)
    {
        var tables = facts.Reading!.Tables.Select(table =>
        {
            var cells = new Dictionary<FigureKey, PlacedCell>(table.Cells);
            changed.Where(cell => cells.ContainsKey(cell.Key)).ToList().ForEach(cell => cells[cell.Key] = cells[cell.Key] with { Raw = cell.Text });
            return table with { Cells = cells };
        });
        var reading = facts.Reading with { Tables = [.. tables] };
        return RuleEngine.Evaluate(facts with { Reading = reading, Figures = FigureSet.Of(reading) }).Findings.Any(finding => finding.Severity != Severity.Info);
    }

    private static ReportFacts Facts(Draft draft)
    {
        var document = Assert.IsType<ReadOutcome.Read>(DocumentReader.Read(draft.Print("html"))).Document;
        var reading = FormReader.Read(document, draft.Year)!;
        return new("report.html", document, ReportOutline.Of(document), reading, FigureSet.Of(reading), draft.FiledAs, CheckSettings.Default);
    }

    private static string Print(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed record Cell(FigureKey Key, decimal Value, string Text);
}
