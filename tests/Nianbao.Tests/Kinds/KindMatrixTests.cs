using Nianbao.Findings;
using Nianbao.Generator.Printing;
using Nianbao.Tests.Corpus;

namespace Nianbao.Tests.Kinds;

/// <summary>Every report of the corpus in every kind of file gives the figures and findings of its Word file.</summary>
public sealed class KindMatrixTests
{
    private static readonly (string, string) LostBoxes = ("c-2024-blank", "csv");

    public static TheoryData<string, string> Printed => Matrix("xlsx", "xlsx on several sheets", "docm", "csv", "md", "mht", "zip");

    [Theory]
    [MemberData(nameof(Printed))]
    public void A_report_gives_the_same_figures_and_findings_in_every_kind_that_is_printed(string id, string kind)
    {
        var sample = SampleCases.Find(id);
        var (word, other) = (Golden.Check(sample, "docx"), ReportCheck.Check("report", Print(sample.Report, kind), sample.FiledAs));
        if ((id, kind) == LostBoxes)
        {
            // Commas alone say nothing of empty boxes below a header: these are reported as not found rather than as blank.
            Assert.All(other.Figures, figure => Assert.Null(figure.Value.Value));
            Assert.Equal(Verdict.Returned, other.Verdict);
            return;
        }

        SameReport.Equal(word, other);
    }

    public static TheoryData<string, string> Converted => Matrix("doc", "rtf");

    [OfficeTheory]
    [MemberData(nameof(Converted))]
    public void A_report_gives_the_same_figures_and_findings_in_every_kind_that_is_converted(string id, string kind)
    {
        var sample = SampleCases.Find(id);
        SameReport.Equal(Golden.Check(sample, "docx"), ReportCheck.Check("report", Convert(kind)[id], sample.FiledAs));
    }

    internal static IReadOnlyDictionary<string, byte[]> Convert(string kind) => kind switch
    {
        "doc" => OfficeProgram.Convert("doc", "doc:MS Word 97", WordFiles),
        "rtf" => OfficeProgram.Convert("rtf", "rtf", WordFiles),
        _ => throw new ArgumentException(kind, nameof(kind)),
    };

    private static IEnumerable<(string Name, byte[] Content)> WordFiles() => SampleCases.All.Select(sample =>
        ($"{sample.Id}.docx", WordPrinter.Print(sample.Report with { Style = sample.Report.Style with { HasWidths = true } })));

    internal static byte[] Print(SampleReport report, string kind) => kind switch
    {
        "xlsx" => SheetPrinter.Print(report),
        "xlsx on several sheets" => SheetPrinter.Print(report, isSplit: true),
        "docm" => Packed.WithPart(WordPrinter.Print(report), "word/vbaProject.bin", [1, 2, 3]),
        "csv" => LinePrinter.PrintCommas(report),
        "md" => LinePrinter.PrintMarkdown(report),
        "mht" => Packed.AsMail(HtmlPrinter.Print(report)),
        "zip" => Packed.AsZip(("年报/报告.docx", WordPrinter.Print(report)), ("__MACOSX/._报告.docx", [0, 5, 22, 7]), ("年报/照片.png", [0x89, 0x50, 0x4E, 0x47])),
        _ => throw new ArgumentException(kind, nameof(kind)),
    };

    private static TheoryData<string, string> Matrix(params string[] kinds)
    {
        var data = new TheoryData<string, string>();
        foreach (var sample in SampleCases.All)
        {
            Array.ForEach(kinds, kind => data.Add(sample.Id, kind));
        }

        return data;
    }
}
