using System.Text.RegularExpressions;
using Nianbao.Findings;
using Nianbao.Generator.Drawing;
using Nianbao.Tests.Corpus;
using Nianbao.Tests.Programs;
using Xunit.Abstractions;

namespace Nianbao.Tests.Documents.Pdf;

/// <summary>Every case of the corpus gives its figures and findings also as a file of pages, whoever printed it. Shows reports and producers.</summary>
public sealed partial class PdfMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_case_gives_its_figures_and_findings_as_an_OFD_file() =>
        Compare("OFD", "ofd", SampleCases.All.ToDictionary(sample => sample.Id, sample => OfdDrawing.Print(DrawnReport.Of(sample.Report))));

    [ProgramFact("mutool")]
    public void Every_case_gives_its_figures_and_findings_as_a_PDF() =>
        Compare("PDF", "pdf", SampleCases.All.ToDictionary(sample => sample.Id, PdfProducers.Drawn));

    [ProgramFact("mutool", "soffice")]
    public void Every_case_gives_its_figures_and_findings_as_LibreOffice_prints_it_upright() =>
        Compare("LibreOffice, upright", "pdf", PdfProducers.LibreOffice(PdfProducers.OfficeLayout.Upright));

    [ProgramFact("mutool", "soffice")]
    public void Every_case_gives_its_figures_and_findings_as_LibreOffice_prints_it_sideways_with_repeated_headers() =>
        Compare("LibreOffice, sideways", "pdf", PdfProducers.LibreOffice(PdfProducers.OfficeLayout.Sideways));

    [ProgramFact("mutool", "chromium")]
    public void Every_case_gives_its_figures_and_findings_as_Chromium_prints_its_web_page() =>
        Compare("Chromium", "pdf", PdfProducers.Chromium());

    private void Compare(string producer, string kind, IReadOnlyDictionary<string, byte[]> files)
    {
        List<string> wrong = [];
        foreach (var sample in SampleCases.All)
        {
            var read = ReportCheck.Check($"report.{kind}", files[sample.Id], sample.FiledAs, CheckSettings.Default, TestPrograms.Runner);
            var figures = WithoutPages(Golden.Figures(read)) == Stored(sample, "figures.txt");
            var findings = WithoutPages(Golden.Findings(read)) == StoredFindings(sample);
            output.WriteLine($"{producer,-24} {sample.Id,-24} figures {(figures ? "right" : "WRONG"),-6} findings {(findings ? "right" : "WRONG"),-6} {read.Verdict}");
            if (!figures || !findings)
            {
                wrong.Add(sample.Id);
                output.WriteLine(WithoutPages(Golden.Findings(read)));
            }
        }

        Assert.Empty(wrong);
    }

    private static string WithoutPages(string lines) => PagePart().Replace(lines, "");

    private static string Stored(SampleCase sample, string file) => File.ReadAllText(CorpusFolder.PathOf(sample.Id, file));

    private static string StoredFindings(SampleCase sample) => string.Join('\n', Stored(sample, "findings.txt").Split('\n')
        .Where(line => !line.StartsWith("F02 ", StringComparison.Ordinal) && !line.StartsWith("F08 ", StringComparison.Ordinal)));

    [GeneratedRegex(@"page \d+, |, box -?\d+ -?\d+ -?\d+ -?\d+")]
    private static partial Regex PagePart();
}
