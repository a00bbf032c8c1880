using Nianbao.Findings;
using Nianbao.Tests.Corpus;
using Nianbao.Tests.Programs;
using Xunit.Abstractions;

namespace Nianbao.Tests.Kinds;

/// <summary>
/// Every report of the corpus in every kind of file gives the figures and findings of its Word file. Shows reports and kinds; what hostile files are
/// answered is shown by <see cref="Hostile.HostileMatrixTests"/>.
/// </summary>
public sealed class KindMatrixTests(ITestOutputHelper output)
{
    /// <summary>Commas alone say nothing of empty boxes below a header: these are reported as not found rather than as blank.</summary>
    private const string LostBoxes = "c-2024-blank";

    [Fact]
    public void A_report_gives_the_same_figures_and_findings_in_every_kind_that_is_printed() =>
        Compare(PrintedKind.All.Select(kind => (kind.Name, (Func<SampleCase, byte[]>)(sample => kind.Print(sample.Report)))));

    /// <summary>Old templates and the files of WPS are those of Word and Excel 97 under other names.</summary>
    [OfficeTheory]
    [InlineData("doc", "doc", "dot", "wps", "wpt")]
    [InlineData("rtf", "rtf")]
    [InlineData("xls", "xls", "xlt", "et", "ett")]
    public void A_report_gives_the_same_figures_and_findings_in_every_kind_that_is_converted(string kind, params string[] endings) =>
        Compare(endings.Select(ending => (ending, (Func<SampleCase, byte[]>)(sample => PrintedKind.Converted(kind)[sample.Id]))));

    [ProgramFact("mutool")]
    public void A_report_gives_the_same_figures_and_findings_as_pdf() =>
        Compare([(PrintedKind.Pdf.Name, sample => PrintedKind.Pdf.Print(sample.Report))]);

    private void Compare(IEnumerable<(string Name, Func<SampleCase, byte[]> Print)> kinds)
    {
        List<string> wrong = [];
        var columns = kinds.ToList();
        output.WriteLine(new string(' ', 24) + string.Join("  ", columns.Select(kind => kind.Name)));
        foreach (var sample in SampleCases.All)
        {
            var marks = columns.ConvertAll(kind =>
            {
                var read = ReportCheck.Check($"report.{kind.Name.Split(' ')[0]}", kind.Print(sample), sample.FiledAs, CheckSettings.Default, TestPrograms.Runner);
                var different = Different(sample, kind.Name, read);
                wrong.AddRange(different.Take(3).Select(line => $"{sample.Id} as {kind.Name}: {line}"));
                return (different.Count == 0 ? "+" : "!").PadRight(kind.Name.Length);
            });
            output.WriteLine($"{sample.Id,-24}{string.Join("  ", marks)}");
        }

        Assert.Equal("", string.Join('\n', wrong));
    }

    private static List<string> Different(SampleCase sample, string kind, CheckedReport read)
    {
        if (sample.Id == LostBoxes && kind.StartsWith("csv", StringComparison.Ordinal))
        {
            return [.. read.Figures.Where(figure => figure.Value.Value is not null).Select(figure => figure.Key), .. read.Verdict == Verdict.Returned ? Array.Empty<string>() : ["not returned"]];
        }

        return SameReport.Different(Golden.Check(sample, "docx"), read);
    }
}
