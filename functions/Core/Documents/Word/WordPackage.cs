using System.Buffers.Binary;
using System.Xml;
using Nianbao.Intake;

namespace Nianbao.Documents.Word;

/// <summary>Reads a Word file (Office Open XML): finds its parts, and walks the main one once. Headers and footers are not read, macros never run.</summary>
internal static class WordPackage
{
    /// <summary>Throws <see cref="InvalidDataException"/> or <see cref="XmlException"/> when the file is damaged.</summary>
    public static ReportDocument Read(ReadOnlyMemory<byte> content, ReadBudget budget)
    {
        using var package = OfficePackage.Open(content, budget.Limits);
        var main = package.Main ?? "word/document.xml";
        var parts = package.Relationships(main);
        var styles = WordStyles.Empty;
        var numbering = WordNumbering.Empty;
        package.WithPart(parts.Find(part => part.Type == "styles")?.Target, xml => styles = WordStyles.Read(xml));
        package.WithPart(parts.Find(part => part.Type == "numbering")?.Target, xml => numbering = WordNumbering.Read(xml, styles));
        var body = new Content(budget);
        if (!package.WithPart(main, xml => new WordBody(xml, styles, new(numbering)).Read(body)))
        {
            throw new InvalidDataException("The main part is missing.");
        }

        return DocumentAssembly.Of(FileKind.Docx, body, []) with { Hidden = ZipDirectory.Contains(content.Span, "word/vbaproject.bin") ? [HiddenContent.Macros] : [] };
    }

    /// <summary>Whether the first entry is encrypted by the zip format's own means.</summary>
    public static bool IsEncrypted(ReadOnlySpan<byte> content) =>
        content.Length > 8 && (BinaryPrimitives.ReadUInt16LittleEndian(content[6..]) & 1) != 0;
}
