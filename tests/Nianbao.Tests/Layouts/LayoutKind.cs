using Nianbao.Generator.Drawing;
using Nianbao.Generator.Printing;
using Nianbao.Tests.Kinds;

namespace Nianbao.Tests.Layouts;

/// <summary>A kind of file, or a layout of one, that drifted reports are printed in.</summary>
/// <param name="Name">What the matrix calls it.</param>
/// <param name="Ending">The ending of the file's name.</param>
/// <param name="Print">Prints a report.</param>
internal sealed record LayoutKind(string Name, string Ending, Func<SampleReport, byte[]> Print)
{
    /// <summary>Those that need no other program.</summary>
    public static IReadOnlyList<LayoutKind> All { get; } =
    [
        new("docx", "docx", WordPrinter.Print),
        new("rtf", "rtf", RtfPrinter.Print),
        new("html", "html", HtmlPrinter.Print),
        new("mht", "mht", report => Packed.AsMail(HtmlPrinter.Print(report))),
        new("xlsx", "xlsx", SheetPrinter.Print),
        new("ofd", "ofd", report => OfdDrawing.Print(DrawnReport.Of(report))),
        new("md", "md", LinePrinter.PrintMarkdown),
        new("csv", "csv", LinePrinter.PrintCommas),
        new("txt-cells", "txt", TextPrinter.Print) { Lines = TextTables.CellALine },
        new("txt-bars", "txt", TextPrinter.Print) { Lines = TextTables.Bars },
        new("txt-tabs", "txt", TextPrinter.Print) { Lines = TextTables.Tabs },
        new("txt-padded", "txt", TextPrinter.Print) { Lines = TextTables.PaddedBars },
        new("txt-spanned", "txt", TextPrinter.Print) { Lines = TextTables.SpannedBars },
        new("txt-bar-cells", "txt", TextPrinter.Print) { Lines = TextTables.BarCells },
        new("txt-bar-rows", "txt", TextPrinter.Print) { Lines = TextTables.BarCellsOfRows },
    ];

    /// <summary>As mutool reads it.</summary>
    public static LayoutKind Pdf { get; } = new("pdf", "pdf", report => PdfDrawing.Print(DrawnReport.Of(report)));

    /// <summary>How text lays tables out.</summary>
    public TextTables? Lines { get; init; }

    /// <summary>The style of a report in this kind.</summary>
    public PrintStyle StyleOf(PrintStyle style) => Lines is { } layout ? style with { TextTables = layout } : style;
}
