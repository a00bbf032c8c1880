using Nianbao.Generator.Printing;
using Nianbao.Tests.Corpus;

namespace Nianbao.Tests.Kinds;

/// <summary>Every report of the corpus in every kind of file gives the figures and findings of its Word file.</summary>
public sealed class KindMatrixTests
{
    public static TheoryData<string, string> Printed => Matrix("xlsx", "xlsx on several sheets");

    [Theory]
    [MemberData(nameof(Printed))]
    public void A_report_gives_the_same_figures_and_findings_in_every_kind_that_is_printed(string id, string kind)
    {
        var sample = SampleCases.Find(id);
        SameReport.Equal(Golden.Check(sample, "docx"), ReportCheck.Check("report", Print(sample.Report, kind), sample.FiledAs));
    }

    public static TheoryData<string, string> Converted => Matrix("doc", "rtf");

    [OfficeTheory]
    [MemberData(nameof(Converted))]
    public void A_report_gives_the_same_figures_and_findings_in_every_kind_that_is_converted(string id, string kind)
    {
        var sample = SampleCases.Find(id);
        SameReport.Equal(Golden.Check(sample, "docx"), ReportCheck.Check("report", Convert(kind)[id], sample.FiledAs));
    }

    private static IReadOnlyDictionary<string, byte[]> Convert(string kind) => kind switch
    {
        "doc" => OfficeProgram.Convert("doc", "doc:MS Word 97", WordFiles),
        "rtf" => OfficeProgram.Convert("rtf", "rtf", WordFiles),
        _ => throw new ArgumentException(kind, nameof(kind)),
    };

    private static IEnumerable<(string Name, byte[] Content)> WordFiles() => SampleCases.All.Select(sample =>
        ($"{sample.Id}.docx", WordPrinter.Print(sample.Report with { Style = sample.Report.Style with { HasWidths = true } })));

    private static byte[] Print(SampleReport report, string kind) => kind switch
    {
        "xlsx" => SheetPrinter.Print(report),
        "xlsx on several sheets" => SheetPrinter.Print(report, isSplit: true),
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
