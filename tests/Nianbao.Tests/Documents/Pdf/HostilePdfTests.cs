using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Nianbao.Documents;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Generator.Drawing;
using Nianbao.Tests.Corpus;
using Nianbao.Tests.Programs;

namespace Nianbao.Tests.Documents.Pdf;

/// <summary>However a PDF is made or broken, it is read right or refused in time, and the next one is read as ever.</summary>
public sealed class HostilePdfTests
{
    private static readonly int s_mutations = Environment.GetEnvironmentVariable("NIANBAO_LONG") == "1" ? 1000 : 120;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Attacks => [.. s_attacks.Keys];

    /// <summary>By what they try.</summary>
    internal static readonly Dictionary<string, Func<byte[]>> s_attacks = new()
    {
        ["ten thousand pages"] = () => PdfDrawing.Print([.. Enumerable.Range(0, 10_000).Select(_ => new DrawnPage().Write(72, 100, "甲"))]),
        ["a page that unpacks to 200 megabytes"] = () => WithContent("BT /F 10 Tf 1 0 0 1 9 9 Tm <7532> Tj ET\n", 5_000_000),
        ["a page of lines without end"] = () => WithContent("1 2 m 300 400 l S\n", 8_000_000),
        ["states pushed without end"] = () => WithContent("q 2 0 0 2 0 0 cm\n", 2_000_000),
        ["giant coordinates"] = () => WithContent("BT /F 1e38 Tf 1e38 0 0 1e38 1e38 -1e38 Tm <7532> Tj ET 1e38 1e38 m -1e38 1e38 l S 0 0 m 99999999999999999999999999 0 l S\n", 10),
        ["a form that draws itself"] = () => Plain("<< /XObject << /X 5 0 R >> >>", "/X Do", "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream"),
        ["arrays in arrays in arrays"] = () => Plain(string.Concat(Enumerable.Repeat("[", 200_000)), "", "null"),
        ["a page tree that bites its tail"] = () => Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF"),
        ["a size out of reason"] = () => Encoding.ASCII.GetBytes("%PDF-1.7\ntrailer << /Size 2147483647 /Root 1 0 R >>\nxref\n0 2147483647\n%%EOF"),
        ["a picture of a billion points"] = () => Plain("<< /XObject << /X 5 0 R >> >>", "q 500 0 0 500 0 0 cm /X Do Q", "<< /Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream"),
    };

    [ProgramTheory("mutool")]
    [MemberData(nameof(Attacks))]
    public void No_PDF_takes_long_and_the_next_one_is_unharmed(string attack)
    {
        var file = s_attacks[attack]();
        var watch = Stopwatch.StartNew();
        Assert.NotNull(PdfRefusalTests.Check(file));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, s_patience);
        Assert.Equal("甲", GridPrint.Of(Assert.IsType<ReadOutcome.Read>(PdfRefusalTests.Check(PdfDrawing.Print([new DrawnPage().Write(72, 100, "甲")]))).Document));
    }

    [ProgramFact("mutool")]
    public void A_PDF_whose_table_of_objects_is_wrong_is_read_right()
    {
        var file = PdfDrawing.Print([new DrawnPage().Write(72, 100, "收到申请58件")]);
        var text = Encoding.Latin1.GetString(file);
        var changed = Encoding.Latin1.GetBytes(text.Replace("startxref\n", "startxref\n9", StringComparison.Ordinal));
        Assert.Equal("收到申请58件", GridPrint.Of(Assert.IsType<ReadOutcome.Read>(PdfRefusalTests.Check(changed)).Document));
    }

    [ProgramFact("mutool")]
    public void A_PDF_cut_off_anywhere_is_refused()
    {
        var whole = PdfProducers.Drawn(SampleCases.Find("c-2024"));
        for (var part = 1; part < 25; part++)
        {
            Assert.IsType<ReadOutcome.Unreadable>(PdfRefusalTests.Check(whole[..(whole.Length * part / 25)]));
        }
    }

    [ProgramFact("mutool")]
    public void A_PDF_with_any_byte_changed_gives_no_wrong_figure()
    {
        var random = new Random(20240101);
        var sample = SampleCases.Find("c-2024-area");
        var whole = PdfProducers.Drawn(sample);
        var expected = Check(whole).Figures;
        Assert.All(expected.Values, figure => Assert.Equal(FigureState.Number, figure.State));
        for (var round = 0; round < s_mutations; round++)
        {
            var changed = (byte[])whole.Clone();
            for (var count = random.Next(3); count >= 0; count--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            var wrong = Check(changed).Figures.Where(figure => figure.Value.State == FigureState.Number && figure.Value.Value != expected.GetValueOrDefault(figure.Key)?.Value);
            Assert.Empty(wrong.Select(figure => string.Create(CultureInfo.InvariantCulture, $"round {round}: {figure.Key} = {figure.Value.Raw}")));
        }
    }

    private static CheckedReport Check(byte[] file) => ReportCheck.Check("report.pdf", file, null, CheckSettings.Default, TestPrograms.Runner);

    /// <summary>A page whose content is a text repeated, packed.</summary>
    private static byte[] WithContent(string repeated, int times)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(repeated, 1000)));
            for (var written = 0; written < times; written += 1000)
            {
                deflate.Write(block);
            }
        }

        return Plain("<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>", Encoding.Latin1.GetString(packed.ToArray()), "null", "/Filter /FlateDecode");
    }

    private static byte[] Plain(string resources, string content, string fifth, string filter = "") => Encoding.Latin1.GetBytes(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
        + $"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {resources} >>\nendobj\n"
        + $"4 0 obj\n<< /Length {content.Length} {filter} >>\nstream\n{content}\nendstream\nendobj\n5 0 obj\n{fifth}\nendobj\ntrailer << /Size 6 /Root 1 0 R >>\n%%EOF\n");
}
