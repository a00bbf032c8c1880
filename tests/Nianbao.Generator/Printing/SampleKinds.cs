using Nianbao.Generator.Drawing;

namespace Nianbao.Generator.Printing;

/// <summary>The kinds of file that reports are printed in.</summary>
internal static class SampleKinds
{
    /// <summary>The kinds that every report of the corpus is stored in.</summary>
    public static IReadOnlyList<(string Kind, Func<SampleReport, byte[]> Print)> All { get; } =
        [("txt", TextPrinter.Print), ("html", HtmlPrinter.Print), ("docx", WordPrinter.Print)];

    /// <summary>Every kind that can be printed without another program.</summary>
    public static IReadOnlyList<(string Kind, Func<SampleReport, byte[]> Print)> Every { get; } =
    [
        .. All, ("rtf", RtfPrinter.Print), ("xlsx", SheetPrinter.Print), ("csv", LinePrinter.PrintCommas), ("md", LinePrinter.PrintMarkdown),
        ("ofd", report => OfdDrawing.Print(DrawnReport.Of(report))), ("pdf", report => PdfDrawing.Print(DrawnReport.Of(report))),
    ];

    public static byte[] Print(SampleReport report, string kind) => Every.First(each => each.Kind == kind).Print(report);
}
