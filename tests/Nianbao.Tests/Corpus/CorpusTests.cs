using Nianbao.Generator.Printing;

namespace Nianbao.Tests.Corpus;

/// <summary>
/// Every case of the corpus in every kind of file. <c>NIANBAO_REWRITE_CORPUS=1</c> writes the folders anew instead of comparing; what
/// it writes is reviewed like code.
/// </summary>
public sealed class CorpusTests
{
    private static readonly Lazy<bool> s_rewrite = new(Rewrite);

    public CorpusTests() => _ = s_rewrite.Value;

    public static TheoryData<string> Cases => [.. SampleCases.All.Select(sample => sample.Id)];

    public static TheoryData<string, string> CasesAndKinds
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var sample in SampleCases.All)
            {
                SampleKinds.All.ToList().ForEach(kind => data.Add(sample.Id, kind.Kind));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CasesAndKinds))]
    public void A_case_gives_its_figures_with_value_state_unit_and_place_in_every_kind_of_file(string id, string kind) =>
        Assert.Equal(Stored(id, "figures.txt"), Golden.Figures(Golden.Check(SampleCases.Find(id), kind)));

    [Theory]
    [MemberData(nameof(CasesAndKinds))]
    public void Every_figure_keeps_the_text_that_was_printed_in_its_cell(string id, string kind)
    {
        var sample = SampleCases.Find(id);
        var found = Golden.Check(sample, kind).Figures.Where(figure => figure.Value.Raw is not null).ToList();
        Assert.NotEmpty(found);
        Assert.Equal(found.Select(figure => (figure.Key, sample.Report.TextOf(figure.Key))), found.Select(figure => (figure.Key, figure.Value.Raw!)));
    }

    [Theory]
    [MemberData(nameof(CasesAndKinds))]
    public void A_case_gives_its_findings_in_every_kind_of_file(string id, string kind)
    {
        var stored = Stored(id, "findings.txt").Split('\n').Where(line => !line.StartsWith("F02 ", StringComparison.Ordinal) && !line.StartsWith("F08 ", StringComparison.Ordinal));
        Assert.Equal(string.Join('\n', stored), Golden.Findings(Golden.Check(SampleCases.Find(id), kind)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Findings_that_speak_of_the_file_are_those_of_the_kinds_named(string id) =>
        Assert.Equal(Stored(id, "findings.txt"), Golden.Findings(SampleCases.Find(id)));

    [Theory]
    [MemberData(nameof(CasesAndKinds))]
    public void Filing_a_case_comes_to_its_expected_verdict_in_every_kind_of_file(string id, string kind) =>
        Assert.Equal(SampleCases.Find(id).Expected, Golden.Check(SampleCases.Find(id), kind).Verdict);

    [Theory]
    [MemberData(nameof(CasesAndKinds))]
    public void The_committed_file_is_what_the_printer_prints(string id, string kind)
    {
        var printed = SampleKinds.Print(SampleCases.Find(id).Report, kind);
        Assert.Equal(Golden.Contents(File.ReadAllBytes(CorpusFolder.PathOf(id, $"report.{kind}")), kind), Golden.Contents(printed, kind));
    }

    [Theory]
    [MemberData(nameof(CasesAndKinds))]
    public void Printing_a_report_twice_gives_the_same_bytes(string id, string kind) =>
        Assert.Equal(SampleKinds.Print(SampleCases.Find(id).Report, kind), SampleKinds.Print(SampleCases.Find(id).Report, kind));

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_committed_case_says_what_it_is_filed_as(string id) =>
        Assert.Equal(Stored(id, "case.json"), Golden.Case(SampleCases.Find(id)));

    [Fact]
    public void Every_folder_is_a_case() =>
        Assert.Equal(SampleCases.All.Select(sample => sample.Id).Order(StringComparer.Ordinal), CorpusFolder.Cases.Order(StringComparer.Ordinal));

    private static string Stored(string id, string file) => File.ReadAllText(CorpusFolder.PathOf(id, file));

    private static bool Rewrite()
    {
        if (Environment.GetEnvironmentVariable("NIANBAO_REWRITE_CORPUS") != "1")
        {
            return false;
        }

        foreach (var sample in SampleCases.All)
        {
            Directory.CreateDirectory(CorpusFolder.PathOf(sample.Id));
            foreach (var (kind, print) in SampleKinds.All)
            {
                File.WriteAllBytes(CorpusFolder.PathOf(sample.Id, $"report.{kind}"), print(sample.Report));
            }

            File.WriteAllText(CorpusFolder.PathOf(sample.Id, "figures.txt"), Golden.Figures(Golden.Check(sample, "docx")));
            File.WriteAllText(CorpusFolder.PathOf(sample.Id, "findings.txt"), Golden.Findings(sample));
            File.WriteAllText(CorpusFolder.PathOf(sample.Id, "case.json"), Golden.Case(sample));
        }

        return true;
    }
}
