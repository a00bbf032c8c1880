using Nianbao.Intake;

namespace Nianbao.Documents.Legacy;

/// <summary>
/// Reads a Word 97-2003 file, and a WPS file, which is the same: an OLE compound file with a piece table. Footnotes, headers and comments are
/// not read; text boxes follow the text. Macros are never run.
/// </summary>
internal static class DocFile
{
    /// <summary>Throws <see cref="InvalidDataException"/> when the file is damaged.</summary>
    public static ReportDocument Read(ReadOnlyMemory<byte> content, ReadBudget budget)
    {
        var file = CompoundFile.Open(content);
        var document = file.Find("WordDocument") ?? throw new InvalidDataException("There is no text.");
        var header = new DocHeader(document);
        var table = file.Find(header.TableStream) ?? throw new InvalidDataException("There are no tables.");
        var length = Math.Max(header.MainLength, header.BoxesLength > 0 ? header.BoxesAt + header.BoxesLength : 0);
        budget.Room((int)Math.Min(length, int.MaxValue));

        var (main, data) = (new Content(budget), new DocData(file.Find("Data") ?? [], budget.Limits));
        var pieces = DocPieces.Read(Part(table, header.Pieces), length);
        var paragraphs = DocRuns.Read(document, Part(table, header.ParagraphPages), isParagraphs: true, budget.Limits);
        var characters = DocRuns.Read(document, Part(table, header.CharacterPages), isParagraphs: false, budget.Limits);
        var numbering = DocLists.Read(table, header.Lists, header.ListUses);
        var body = new DocBody(document, data, pieces, paragraphs, characters, DocStyles.Read(Part(table, header.Styles)), new(numbering));
        body.Read(0, header.MainLength, main);
        body.Read(header.BoxesAt, header.BoxesLength, main);
        return DocumentAssembly.Of(FileKind.Doc, main, []) with { Hidden = file.HasMacros ? [HiddenContent.Macros] : [] };
    }

    private static ReadOnlySpan<byte> Part(byte[] table, (long At, long Length) where) => ((ReadOnlySpan<byte>)table).Part(where.At, where.Length);
}
