using Nianbao.Generator.Drawing;
using Nianbao.Generator.Printing;
using Nianbao.Tests.Corpus;

namespace Nianbao.Tests.Kinds;

/// <summary>A kind of file, or a way in which one is written, that reports are printed or converted to.</summary>
/// <param name="Name">What the matrix calls it.</param>
/// <param name="Print">Prints a report.</param>
internal sealed record PrintedKind(string Name, Func<SampleReport, byte[]> Print)
{
    /// <summary>Those that need no other program.</summary>
    public static IReadOnlyList<PrintedKind> All { get; } =
    [
        new("docx", WordPrinter.Print),
        new("docx strict", report => Packed.Strict(WordPrinter.Print(report))),
        new("docm", report => Packed.WithPart(OfType(WordPrinter.Print(report), "vnd.ms-word.document.macroEnabled.main+xml"), "word/vbaProject.bin", [1, 2, 3])),
        new("dotx", report => OfType(WordPrinter.Print(report), "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml")),
        new("xml", report => Packed.AsFlat(WordPrinter.Print(report))),
        new("rtf", RtfPrinter.Print),
        new("xlsx", SheetPrinter.Print),
        new("xlsx on several sheets", report => SheetPrinter.Print(report, isSplit: true)),
        new("xlsx strict", report => Packed.Strict(SheetPrinter.Print(report))),
        new("xlsm", report => Packed.WithPart(OfType(SheetPrinter.Print(report), "vnd.ms-excel.sheet.macroEnabled.main+xml"), "xl/vbaProject.bin", [1, 2, 3])),
        new("xltx", report => OfType(SheetPrinter.Print(report), "vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml")),
        new("html", HtmlPrinter.Print),
        new("html GB18030", report => Packed.In("gb18030", HtmlPrinter.Print(report))),
        new("html UTF-16", report => Packed.In("utf-16", HtmlPrinter.Print(report))),
        new("mht", report => Packed.AsMail(HtmlPrinter.Print(report))),
        new("ofd", report => OfdDrawing.Print(DrawnReport.Of(report))),
        new("txt", TextPrinter.Print),
        new("txt GB18030", report => TextPrinter.Print(report with { Style = report.Style with { TextCoding = TextCoding.Gb18030 } })),
        new("txt UTF-16BE", report => Packed.In("utf-16BE", TextPrinter.Print(report with { Style = report.Style with { TextCoding = TextCoding.Utf8 } }))),
        new("csv", LinePrinter.PrintCommas),
        new("csv GB18030", report => Packed.In("gb18030", LinePrinter.PrintCommas(report))),
        new("csv UTF-16", report => Packed.In("utf-16", LinePrinter.PrintCommas(report))),
        new("md", LinePrinter.PrintMarkdown),
        new("zip", report => Packed.AsZip(("年报/报告.docx", WordPrinter.Print(report)), ("__MACOSX/._报告.docx", [0, 5, 22, 7]), ("年报/照片.png", [0x89, 0x50, 0x4E, 0x47]))),
    ];

    /// <summary>As mutool reads it.</summary>
    public static PrintedKind Pdf { get; } = new("pdf", report => PdfDrawing.Print(DrawnReport.Of(report)));

    /// <summary>Prints a report in the kind of that name.</summary>
    public static byte[] PrintedAs(string name, SampleReport report) => All.First(kind => kind.Name == name).Print(report);

    /// <summary>Every case of the corpus as LibreOffice writes it, by the id of the case.</summary>
    /// <param name="kind">doc, rtf or xls.</param>
    public static IReadOnlyDictionary<string, byte[]> Converted(string kind) => kind switch
    {
        "doc" => OfficeProgram.Convert("doc", "doc:MS Word 97", WordFiles),
        "rtf" => OfficeProgram.Convert("rtf", "rtf", WordFiles),
        "xls" => OfficeProgram.Convert("xls", "xls:MS Excel 97", () => SampleCases.All.Select(sample => ($"{sample.Id}.xlsx", SheetPrinter.Print(sample.Report)))),
        _ => throw new ArgumentException(kind, nameof(kind)),
    };

    private static IEnumerable<(string Name, byte[] Content)> WordFiles() => SampleCases.All.Select(sample =>
        ($"{sample.Id}.docx", WordPrinter.Print(sample.Report with { Style = sample.Report.Style with { HasWidths = true } })));

    private static byte[] OfType(byte[] package, string type) => Packed.With(
        package, ("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", type), ("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", type));
}
