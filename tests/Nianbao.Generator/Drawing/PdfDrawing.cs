using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Nianbao.Generator.Drawing;

/// <summary>Writes pages as a PDF. Its font is not in it; which character is meant is said as every office program says it.</summary>
internal sealed class PdfDrawing(MemoryStream file)
{
    private const int FirstPage = 5;
    private const string Meaning = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        + "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end";

    private readonly List<long> _offsets = [];

    /// <param name="pages">What to write.</param>
    /// <param name="turn">Degrees by which a reader turns each page, as 90.</param>
    public static byte[] Print(IReadOnlyList<DrawnPage> pages, int turn = 0)
    {
        using var file = new MemoryStream();
        new PdfDrawing(file).Write(pages, turn);
        return file.ToArray();
    }

    private void Write(IReadOnlyList<DrawnPage> pages, int turn)
    {
        Put("%PDF-1.7\n");
        Put(1, "<< /Type /Catalog /Pages 2 0 R >>");
        Put(2, $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, at) => $"{FirstPage + (2 * at)} 0 R"))}] >>");
        Put(3, "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /Song "
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [0 11903 500] "
            + "/FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >> ] >>");
        PutStream(4, Meaning);
        foreach (var (at, page) in pages.Index())
        {
            Put(FirstPage + (2 * at), string.Create(CultureInfo.InvariantCulture,
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.Width} {page.Height}] /Rotate {turn} /Resources << /Font << /F 3 0 R >> >> /Contents {FirstPage + 1 + (2 * at)} 0 R >>"));
            PutStream(FirstPage + 1 + (2 * at), ContentOf(page));
        }

        var start = file.Position;
        Put($"xref\n0 {_offsets.Count + 1}\n0000000000 65535 f \n");
        _offsets.ForEach(offset => Put(string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n")));
        Put($"trailer << /Size {_offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    }

    private static string ContentOf(DrawnPage page)
    {
        var content = new StringBuilder("0.5 w\n");
        if (page.IsPicture)
        {
            content.Append(CultureInfo.InvariantCulture, $"q {page.Width} 0 0 {page.Height} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n");
        }

        foreach (var line in page.Lines)
        {
            content.Append(CultureInfo.InvariantCulture, $"{line.Left:0.##} {page.Height - line.Top:0.##} m {line.Right:0.##} {page.Height - line.Bottom:0.##} l S\n");
        }

        foreach (var text in page.Texts)
        {
            content.Append(CultureInfo.InvariantCulture, $"BT /F {text.Size:0.##} Tf {text.Left:0.##} {page.Height - text.BaseLine:0.##} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text.Text))}> Tj ET\n");
        }

        return content.ToString();
    }

    private void Put(int number, string body)
    {
        _offsets.Add(file.Position);
        Put($"{number} 0 obj\n{body}\nendobj\n");
    }

    private void PutStream(int number, string content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(Encoding.ASCII.GetBytes(content));
        }

        _offsets.Add(file.Position);
        Put($"{number} 0 obj\n<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n");
        file.Write(packed.ToArray());
        Put("\nendstream\nendobj\n");
    }

    private void Put(string text) => file.Write(Encoding.ASCII.GetBytes(text));
}
