using Nianbao.Findings;
using Nianbao.Generator.Printing;
using Nianbao.Tests.Corpus;

namespace Nianbao.Tests.Layouts;

/// <summary>Two readers that share no code say the same of every cell of every report of the corpus and of generated ones.</summary>
public sealed class TwoReadersTests
{
    public static TheoryData<string> Kinds => ["docx", "html"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_cell_of_the_corpus_is_what_stands_at_its_position(string kind)
    {
        var cells = 0;
        foreach (var sample in SampleCases.All)
        {
            cells += Compare(sample.Id, sample.Report, Golden.Check(sample, kind), kind);
        }

        Assert.InRange(cells, 1_500, 100_000);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_cell_of_a_generated_report_is_what_stands_at_its_position(string kind)
    {
        foreach (var (form, _) in Generated.Generated.Forms)
        {
            for (var seed = 0; seed < Generated.Generated.Seeds; seed++)
            {
                var draft = Generated.Generated.Draft(form, seed);
                Assert.Equal(draft.Figures.Count, Compare($"{form} {seed}", draft.Report, Generated.Generated.Checked(draft, kind), kind));
            }
        }
    }

    /// <summary>How many cells both read.</summary>
    private static int Compare(string name, SampleReport report, CheckedReport read, string kind)
    {
        var file = SampleKinds.Print(report, kind);
        var figures = PositionReader.Figures(report, kind == "docx" ? PositionReader.WordTables(file) : PositionReader.PageTables(file));
        foreach (var (key, text) in figures)
        {
            Assert.Equal((name, key, text.Trim()), (name, key, read.Figures[key].Raw?.Trim()));
        }

        return figures.Count;
    }
}
