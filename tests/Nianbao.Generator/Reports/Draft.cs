using System.Globalization;
using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Generator.Figures;
using Nianbao.Generator.Printing;
using Nianbao.Narrative;

namespace Nianbao.Generator.Reports;

/// <summary>A report before it is printed, with what it is filed as.</summary>
/// <param name="Reporter">Who reports.</param>
/// <param name="Year">The data year.</param>
/// <param name="Seed">What its prose, layout and way of printing numbers are drawn from.</param>
/// <param name="Report">What is printed.</param>
/// <param name="Figures">The figures as drawn, by key.</param>
internal sealed record Draft(Reporter Reporter, int Year, int Seed, SampleReport Report, IReadOnlyDictionary<string, decimal> Figures)
{
    /// <summary>What it is filed as.</summary>
    public FiledAs FiledAs { get; init; } = new(Reporter.Name, Reporter.FormerNames, Reporter.Scale.HasRulemakingPower, Year) { CoversArea = Reporter.CoversArea };

    /// <summary>The ending of the file's name; null for the kind it is printed in.</summary>
    public string? Ending { get; init; }

    /// <summary>A report whose figures are drawn too.</summary>
    public static Draft Of(Reporter reporter, FormDefinition form, int year, int seed) =>
        Of(reporter, form, year, seed, DrawnFigures.Of(form, new(seed), reporter.Scale, before: null));

    /// <summary>A report of given figures.</summary>
    public static Draft Of(Reporter reporter, FormDefinition form, int year, int seed, IReadOnlyDictionary<string, decimal> figures) =>
        new(reporter, year, seed, ReportText.Of(reporter, form, year, seed, figures), figures);

    /// <summary>The same report in another form, its figures drawn anew.</summary>
    public Draft InForm(string form) => Of(Reporter, NationalForms.Find(form)!, Year, Seed);

    /// <summary>With other figures, in the report's cells too.</summary>
    public Draft With(params IReadOnlyList<(string Key, decimal Value)> cells)
    {
        var figures = new Dictionary<string, decimal>(Figures);
        foreach (var (key, value) in cells)
        {
            figures[key] = value;
        }

        return this with { Figures = figures, Report = Report.WithTexts(cells.Select(cell => KeyValuePair.Create(cell.Key, TextOf(cell.Key, cell.Value)))) };
    }

    /// <summary>With a figure that is more, or less, by so much.</summary>
    public Draft Add(string key, decimal more) => With((key, Figures[key] + more));

    /// <summary>Filed after a report of the year before that held these figures.</summary>
    public Draft After(params IReadOnlyList<(string Key, decimal Value)> before) => After(before, text: null);

    /// <summary>Filed after a report of the year before with the same text.</summary>
    public Draft AfterTheSameText() => After([], ReportCheck.Check("before.txt", Print("txt"), null).Text);

    private Draft After(IReadOnlyList<(string Key, decimal Value)> before, TextSketch? text) => this with
    {
        FiledAs = FiledAs with { Prior = new("before.txt", Year - 1, before.ToDictionary(figure => figure.Key, figure => figure.Value), text) },
    };

    /// <summary>With all figures set to zero whose keys begin so.</summary>
    public Draft WithoutAny(string start) => With([.. Figures.Keys.Where(key => key.StartsWith(start, StringComparison.Ordinal)).Select(key => (key, 0m))]);

    /// <summary>With something else than a number in a cell.</summary>
    public Draft WithText(string key, string text) => this with { Report = Report.With(key, text) };

    /// <summary>A plain number, and an amount in its unit where the form leaves the unit to the filer.</summary>
    public static string TextOf(string key, decimal value) => value.ToString(CultureInfo.InvariantCulture) + (key == "s2.procurement_amount" && value != 0 ? "万元" : "");

    public string FileName(string kind) => $"report.{Ending ?? kind}";

    public byte[] Print(string kind) => SampleKinds.Print(Report, kind);
}
