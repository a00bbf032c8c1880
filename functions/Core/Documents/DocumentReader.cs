using System.Xml;
using Nianbao.Documents.Archives;
using Nianbao.Documents.Html;
using Nianbao.Documents.Legacy;
using Nianbao.Documents.Ofd;
using Nianbao.Documents.Pdf;
using Nianbao.Documents.Programs;
using Nianbao.Documents.Rtf;
using Nianbao.Documents.Sheets;
using Nianbao.Documents.Text;
using Nianbao.Documents.Word;
using Nianbao.Intake;

namespace Nianbao.Documents;

/// <summary>Reads a file of any kind into one kind of document. Never throws on bad input: what cannot be read is an outcome.</summary>
public static class DocumentReader
{
    /// <summary>Reads a file within the default limits and without any program: kinds that need one are refused.</summary>
    public static ReadOutcome Read(ReadOnlyMemory<byte> content) => Read(content, ReadLimits.Default, NoPrograms.Instance);

    /// <summary>Reads a file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="limits">How much it may cost.</param>
    /// <param name="programs">Runs what some kinds need.</param>
    public static ReadOutcome Read(ReadOnlyMemory<byte> content, ReadLimits limits, IProgramRunner programs)
    {
        if (content.Length > limits.FileBytes)
        {
            return Refusals.TooLarge(content.Length, limits.FileBytes);
        }

        try
        {
            return ReadKind(content, FileKinds.Detect(content.Span), new(limits), programs);
        }
        catch (RefusedException refused)
        {
            return refused.Outcome;
        }
        catch (LimitExceededException exceeded)
        {
            return Refusals.OverLimit(exceeded.Message);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or FormatException)
        {
            return Refusals.Damaged();
        }
    }

    private static ReadOutcome ReadKind(ReadOnlyMemory<byte> content, FileKind kind, ReadBudget budget, IProgramRunner programs) => kind switch
    {
        FileKind.Empty => Refusals.Empty(content.Length),
        FileKind.Text => Found(TextDocument.Read(content.Span, budget)),
        FileKind.Html => Found(HtmlPage.Read(content.Span, charset: null, budget)),
        FileKind.Docx => WordPackage.IsEncrypted(content.Span) ? Refusals.Encrypted() : Found(WordPackage.Read(content, budget), HasPictures(content.Span, "word/media/")),
        FileKind.Xlsx => WordPackage.IsEncrypted(content.Span) ? Refusals.Encrypted() : Found(XlsxBook.Read(content, budget), HasPictures(content.Span, "xl/media/")),
        FileKind.FlatDocx => Found(WordPackage.Read(FlatPackage.Packed(content, budget.Limits), budget)),
        FileKind.Doc => Found(DocFile.Read(content, budget)),
        FileKind.Rtf => Found(RtfFile.Read(content, budget)),
        FileKind.Xls => Found(XlsBook.Read(content, budget)),
        FileKind.Mht => Found(MailPage.Read(content.Span, budget)),
        FileKind.Pdf => PdfFile.Read(content, budget, programs),
        FileKind.Ofd => OfdFile.Read(content, budget),
        FileKind.Ole when OleDirectory.IsEncrypted(content.Span) => Refusals.Encrypted(),
        FileKind.Zip when ZipDirectory.CountEntries(content.Span, limit: 1) == 0 => Refusals.Damaged(),
        FileKind.Zip => ZipReports.Read(content, budget.Limits, programs),
        _ => Refusals.NotRead(kind),
    };

    private static bool HasPictures(ReadOnlySpan<byte> content, string folder) => ZipDirectory.HasFolder(content, folder);

    private static ReadOutcome Found(ReportDocument document, bool hasPictures = false) =>
        document.Blocks.Count > 0 ? new ReadOutcome.Read(document)
        : hasPictures ? Refusals.OnlyPictures(document.Kind)
        : Refusals.NoText();
}
