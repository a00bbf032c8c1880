using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Nianbao.Tests.Kinds;

/// <summary>Packs files into others.</summary>
internal static class Packed
{
    /// <summary>An archive of files by their names.</summary>
    public static byte[] AsZip(params (string Name, byte[] Content)[] files) => AsZip(Encoding.UTF8, files);

    /// <summary>The same, with names in an encoding that the archive does not tell.</summary>
    public static byte[] AsZip(Encoding names, params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            Array.ForEach(files, file => Add(archive, file.Name, file.Content));
        }

        return packed.ToArray();
    }

    /// <summary>An archive with one part more.</summary>
    public static byte[] WithPart(byte[] archive, string name, byte[] content)
    {
        using var packed = new MemoryStream();
        packed.Write(archive);
        using (var opened = new ZipArchive(packed, ZipArchiveMode.Update, leaveOpen: true))
        {
            Add(opened, name, content);
        }

        return packed.ToArray();
    }

    /// <summary>An archive whose XML says other things.</summary>
    public static byte[] With(byte[] archive, params (string From, string To)[] changes)
    {
        using var opened = new ZipArchive(new MemoryStream(archive));
        return AsZip([.. opened.Entries.Select(entry => (entry.FullName, Encoding.UTF8.GetBytes(changes.Aggregate(Text(entry), (text, change) => text.Replace(change.From, change.To, StringComparison.Ordinal)))))]);
    }

    /// <summary>The same file in the namespaces of ISO/IEC 29500 Strict.</summary>
    public static byte[] Strict(byte[] archive) => With(
        archive,
        ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"));

    /// <summary>A package as one XML file, its parts one after another.</summary>
    public static byte[] AsFlat(byte[] archive)
    {
        using var opened = new ZipArchive(new MemoryStream(archive));
        XNamespace flat = "http://schemas.microsoft.com/office/2006/xmlPackage";
        return Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<?mso-application progid=\"Word.Document\"?>\n" + new XElement(
            flat + "package", new XAttribute(XNamespace.Xmlns + "pkg", flat),
            opened.Entries.Where(entry => Path.GetExtension(entry.FullName) is ".xml" or ".rels" && !entry.FullName.StartsWith('[')).Select(entry => new XElement(
                flat + "part", new XAttribute(flat + "name", "/" + entry.FullName), new XElement(flat + "xmlData", XElement.Parse(Text(entry), LoadOptions.PreserveWhitespace))))).ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>A text in another encoding, with its mark where it has one.</summary>
    public static byte[] In(string encoding, byte[] text)
    {
        var other = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        return [.. other.GetPreamble(), .. other.GetBytes(Encoding.UTF8.GetString(text).TrimStart('\uFEFF'))];
    }

    /// <summary>A page as browsers save it with its pictures.</summary>
    public static byte[] AsMail(byte[] page) => Encoding.ASCII.GetBytes(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Boundary\"\r\n\r\n"
        + "------Boundary\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + Quoted(page)
        + "\r\n------Boundary\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------Boundary--\r\n");

    private static string Quoted(byte[] page)
    {
        var (text, line) = (new StringBuilder(), 0);
        foreach (var octet in page)
        {
            var shown = octet is (>= 33 and <= 126 and not (byte)'=') or (byte)'\n' ? ((char)octet).ToString() : $"={octet:X2}";
            line = octet == '\n' ? 0 : line + shown.Length;
            text.Append(line > 72 ? "=\r\n" : "").Append(octet == '\n' ? "\r\n" : shown);
            line = line > 72 ? shown.Length : line;
        }

        return text.ToString();
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }
}
