using System.Globalization;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Generator.Printing;

namespace Nianbao.Tests.Corpus;

/// <summary>Figures printed into any form and any kind of file are read back, and no wrong one gets through.</summary>
public sealed class PrintedFiguresTests
{
    private const int Seeds = 3;

    private static readonly string[] s_forms = ["A", "A-SD", "B", "C"];
    private static readonly PrintStyle[] s_styles =
    [
        new() { HasBrokenLabels = true, IsIndented = true, HasAutoNumbers = true },
        new() { TextTables = TextTables.Bars, IsWordMarkup = true, HasWideDots = true },
        new() { TextTables = TextTables.Tabs, TextCoding = TextCoding.Gb18030, HasBrokenLabels = true, IsWordMarkup = true },
    ];

    public static TheoryData<string> Forms => [.. s_forms];

    public static TheoryData<string, string> FormsAndKinds
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var form in s_forms)
            {
                SampleKinds.All.ToList().ForEach(kind => data.Add(form, kind.Kind));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(FormsAndKinds))]
    public void A_valid_report_is_accepted_in_every_form_and_kind_of_file(string form, string kind)
    {
        var read = A.Checked(A.Report(form), kind);
        Assert.Empty(read.Findings);
        Assert.Equal((form, Verdict.Accepted), (read.Form, read.Verdict));
    }

    [Theory]
    [MemberData(nameof(FormsAndKinds))]
    public void Random_figures_of_which_all_sums_hold_are_read_back_without_an_error(string form, string kind)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var figures = RandomFigures.Of(form, seed);
            var random = new Random(seed);
            var read = A.Checked(Report(form, seed, figures.ToDictionary(figure => figure.Key, figure => TextOf(figure.Key, figure.Value, random))), kind);
            Assert.Equal(figures, read.Figures.ToDictionary(figure => figure.Key, figure => figure.Value.Value!.Value));
            Assert.DoesNotContain(read.Findings, finding => finding.Severity == Severity.Error);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Cells_without_a_certain_number_have_the_same_state_text_and_place_in_every_kind_of_file(string form)
    {
        string[] texts = ["", "\u3000", "/", "——", "无", "约20", "1,2", "3 5", "7", "12人以上"];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var printed = RandomFigures.Of(form, seed).Keys.ToDictionary(key => key, _ => texts[random.Next(texts.Length)]);
            var report = Report(form, seed, printed);
            var reads = SampleKinds.All.Select(kind => Golden.Figures(A.Checked(report, kind.Kind))).ToList();
            Assert.Equal(printed.Select(cell => (cell.Key, StateOf(cell.Value))), A.Checked(report, "docx").Figures.Select(figure => (figure.Key, figure.Value.State)));
            Assert.All(reads, read => Assert.Equal(reads[0], read));
        }
    }

    [Theory]
    [InlineData("A", "txt")]
    [InlineData("A", "docx")]
    [InlineData("A-SD", "txt")]
    [InlineData("A-SD", "docx")]
    [InlineData("B", "txt")]
    [InlineData("B", "docx")]
    [InlineData("C", "txt")]
    [InlineData("C", "docx")]
    public void A_part_or_a_total_that_is_one_too_many_is_an_error_that_names_it(string form, string kind)
    {
        var figures = RandomFigures.Of(form, seed: 7);
        var report = Report(form, seed: 0, figures.ToDictionary(figure => figure.Key, figure => TextOf(figure.Key, figure.Value)));
        var unnoticed = RandomFigures.SumBearing(form).AsParallel()
            .Where(key => !A.Checked(report.With(key, TextOf(key, figures[key] + 1)), kind).Findings
                .Any(finding => finding.Severity == Severity.Error && finding.Keys.Contains(key)));
        Assert.Empty(unnoticed);
    }

    private static SampleReport Report(string form, int seed, Dictionary<string, string> texts) =>
        texts.Aggregate(A.Report(form), (report, cell) => report.With(cell.Key, cell.Value)) with { Style = s_styles[seed] };

    private static string TextOf(string key, decimal value, Random? random = null) =>
        (random is null ? value.ToString(CultureInfo.InvariantCulture) : RandomFigures.Print(value, random)) + (key == "s2.procurement_amount" ? "万元" : "");

    private static FigureState StateOf(string text) => text switch
    {
        "" or "\u3000" => FigureState.Blank,
        "/" or "——" or "无" => FigureState.NotApplicable,
        "7" => FigureState.Number,
        _ => FigureState.Unparsed,
    };
}
