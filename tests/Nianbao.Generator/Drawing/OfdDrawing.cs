using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace Nianbao.Generator.Drawing;

/// <summary>Writes pages as an OFD file (GB/T 33190-2016).</summary>
internal static class OfdDrawing
{
    private const double Millimetres = 25.4 / 72;
    private const string Namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    public static byte[] Print(IReadOnlyList<DrawnPage> pages)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(archive, "OFD.xml", $"<ofd:OFD {Namespace} Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
            Put(archive, "Doc_0/Document.xml", $"<ofd:Document {Namespace}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{Numbers(0, 0, pages[0].Width, pages[0].Height)}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
                + string.Concat(pages.Select((_, at) => $"<ofd:Page ID=\"{at + 1}\" BaseLoc=\"Pages/Page_{at}/Content.xml\"/>")) + "</ofd:Pages></ofd:Document>");
            foreach (var (at, page) in pages.Index())
            {
                Put(archive, $"Doc_0/Pages/Page_{at}/Content.xml", ContentOf(page));
            }
        }

        return stream.ToArray();
    }

    private static string ContentOf(DrawnPage page) =>
        $"<ofd:Page {Namespace}><ofd:Area><ofd:PhysicalBox>{Numbers(0, 0, page.Width, page.Height)}</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID=\"1\">"
        + (page.IsPicture ? $"<ofd:ImageObject ID=\"2\" Boundary=\"{Numbers(0, 0, page.Width, page.Height)}\" ResourceID=\"9\"/>" : "")
        + string.Concat(page.Lines.Select(LineOf)) + string.Concat(page.Texts.Select(TextOf)) + "</ofd:Layer></ofd:Content></ofd:Page>";

    private static string LineOf(DrawnLine line) =>
        $"<ofd:PathObject ID=\"3\" Boundary=\"{Numbers(line.Left, line.Top, line.Right - line.Left, line.Bottom - line.Top)}\" LineWidth=\"0.25\">"
        + $"<ofd:AbbreviatedData>M 0 0 L {Numbers(line.Right - line.Left, line.Bottom - line.Top)}</ofd:AbbreviatedData></ofd:PathObject>";

    private static string TextOf(DrawnText text)
    {
        var steps = text.Text.SkipLast(1).Select(character => DrawnPage.WidthOf(character, text.Size)).ToArray();
        var distances = steps.Length > 2 && steps.Distinct().Count() == 1 ? $"g {steps.Length} {Numbers(steps[0])}" : Numbers(steps);
        return $"<ofd:TextObject ID=\"4\" Boundary=\"{Numbers(text.Left, text.BaseLine - text.Size, DrawnPage.WidthOf(text.Text, text.Size), text.Size)}\" Font=\"5\" Size=\"{Numbers(text.Size)}\">"
            + $"<ofd:TextCode X=\"0\" Y=\"{Numbers(text.Size)}\" DeltaX=\"{distances}\">{WebUtility.HtmlEncode(text.Text)}</ofd:TextCode></ofd:TextObject>";
    }

    private static string Numbers(params double[] points) => string.Join(' ', points.Select(point => (point * Millimetres).ToString("0.####", CultureInfo.InvariantCulture)));

    private static void Put(ZipArchive archive, string name, string text)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var part = entry.Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }
}
