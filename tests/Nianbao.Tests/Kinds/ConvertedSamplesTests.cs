using Nianbao.Tests.Corpus;
using Nianbao.Tests.Hosts;

namespace Nianbao.Tests.Kinds;

/// <summary>Cases of the corpus as LibreOffice 7.4 converted them: read everywhere, also where it is not installed.</summary>
public sealed class ConvertedSamplesTests
{
    public static TheoryData<string> Samples => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private static string Folder => Project.PathOf("tests/Nianbao.Tests/Kinds/Samples");

    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_converted_report_gives_the_figures_and_findings_of_its_Word_file(string file)
    {
        var sample = SampleCases.Find(Path.GetFileNameWithoutExtension(file));
        SameReport.Equal(Golden.Check(sample, "docx"), ReportCheck.Check(file, Read(file), sample.FiledAs));
    }
}
