using System.IO.Compression;
using System.Text;
using Nianbao.Documents;

namespace Nianbao.Tests.Documents;

/// <summary>Makes small Word files out of the XML of their parts.</summary>
internal static class DocxSample
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    /// <summary>A file with that body; styles and numbering only when given.</summary>
    public static byte[] Of(string body, string? styles = null, string? numbering = null)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ["_rels/.rels"] = Relationships(("officeDocument", "word/document.xml")),
            ["word/_rels/document.xml.rels"] = Relationships(("styles", "styles.xml"), ("numbering", "numbering.xml")),
            ["word/document.xml"] = Document(body),
        };
        if (styles is not null)
        {
            parts["word/styles.xml"] = $"<w:styles {Namespaces}>{styles}</w:styles>";
        }

        if (numbering is not null)
        {
            parts["word/numbering.xml"] = $"<w:numbering {Namespaces}>{numbering}</w:numbering>";
        }

        return Pack(parts);
    }

    public static string Document(string body) => $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>";

    public static string Relationships(params (string Type, string Target)[] targets) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(targets.Select((to, id) =>
            $"<Relationship Id=\"r{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{to.Type}\" Target=\"{to.Target}\"/>"))
        + "</Relationships>";

    public static byte[] Pack(IReadOnlyDictionary<string, string> parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    public static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr>{Run(text)}</w:p>";

    public static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    public static string Table(params string[] rows) => $"<w:tbl><w:tblPr/>{string.Concat(rows)}</w:tbl>";

    /// <summary>The document a file reads as.</summary>
    public static ReportDocument Read(byte[] file) => Assert.IsType<ReadOutcome.Read>(DocumentReader.Read(file)).Document;

    /// <summary>The document a body reads as.</summary>
    public static ReportDocument ReadBody(string body, string? styles = null, string? numbering = null) => Read(Of(body, styles, numbering));

    /// <summary>The paragraphs a body reads as.</summary>
    public static string[] Texts(string body, string? styles = null, string? numbering = null) =>
        [.. ReadBody(body, styles, numbering).Paragraphs.Select(paragraph => paragraph.Text)];
}
