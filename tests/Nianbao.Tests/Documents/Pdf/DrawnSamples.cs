using System.Globalization;
using System.Net;
using System.Text;
using Nianbao.Documents;
using Nianbao.Documents.Programs;
using Nianbao.Generator.Drawing;

namespace Nianbao.Tests.Documents.Pdf;

/// <summary>Reads drawn pages without any program: as an OFD file, and as the trace that mutool would print of a PDF.</summary>
internal static class DrawnSamples
{
    private static readonly byte[] s_pdf = "%PDF-1.7\n%%EOF\n"u8.ToArray();

    /// <summary>The document that both give, which must not differ.</summary>
    public static ReportDocument Read(params DrawnPage[] pages)
    {
        var traced = ReadTrace(string.Concat(pages.Select(TraceOf)));
        var ofd = Assert.IsType<ReadOutcome.Read>(DocumentReader.Read(OfdDrawing.Print(pages))).Document;
        Assert.Equal(GridPrint.Of(traced), GridPrint.Of(ofd));
        Assert.Equal(traced.Grids.Select(GridPrint.Spans), ofd.Grids.Select(GridPrint.Spans));
        return traced;
    }

    /// <summary>The document that a trace gives.</summary>
    public static ReportDocument ReadTrace(string pages) => Assert.IsType<ReadOutcome.Read>(Outcome(pages)).Document;

    /// <summary>What comes of a trace.</summary>
    public static ReadOutcome Outcome(string pages, string errors = "", int exitCode = 0) => DocumentReader.Read(
        s_pdf, ReadLimits.Default, new Recorded(new ProgramOutcome.Ended(exitCode, Encoding.UTF8.GetBytes($"<document filename=\"input.pdf\">\n{pages}</document>\n"), errors)));

    /// <summary>What comes of a PDF when the program ends so.</summary>
    public static ReadOutcome Outcome(ProgramOutcome ended) => DocumentReader.Read(s_pdf, ReadLimits.Default, new Recorded(ended));

    public static string TraceOf(DrawnPage page) => Page(page.Width, page.Height,
        string.Concat(page.Lines.Select(line => Stroke((line.Left, line.Top), (line.Right, line.Bottom)))) + string.Concat(page.Texts.Select(text => Text(text))));

    public static string Page(double width, double height, string marks) => Print($"<page number=\"1\" mediabox=\"0 0 {width} {height}\">\n{marks}</page>\n");

    public static string Stroke(params (double X, double Y)[] points) =>
        Print($"<stroke_path linewidth=\".5\" miterlimit=\"10\" linecap=\"0,0,0\" linejoin=\"0\" transform=\"1 0 0 1 0 0\">\n{Steps(points)}</stroke_path>\n");

    public static string Fill(params (double X, double Y)[] points) =>
        Print($"<fill_path winding=\"nonzero\" colorspace=\"DeviceRGB\" color=\"0 0 0\" transform=\"1 0 0 1 0 0\">\n{Steps(points)}    <closepath/>\n</fill_path>\n");

    /// <param name="text">Where it stands and what it is.</param>
    /// <param name="how">The element: fill_text, stroke_text, ignore_text.</param>
    /// <param name="font">The name of its font, put in as it is.</param>
    public static string Text(DrawnText text, string how = "fill_text", string font = "Song")
    {
        var marks = new StringBuilder(Print($"<{how} colorspace=\"DeviceGray\" color=\"0\" transform=\"1 0 0 1 0 0\">\n    <span font=\"{font}\" wmode=\"0\" bidi=\"0\" trm=\"{text.Size} 0 0 -{text.Size}\">\n"));
        var x = text.Left;
        foreach (var character in text.Text)
        {
            var width = DrawnPage.WidthOf(character, 1);
            marks.Append(Print($"        <g unicode=\"{WebUtility.HtmlEncode(character.ToString())}\" glyph=\"cid1\" x=\"{x}\" y=\"{text.BaseLine}\" adv=\"{width}\"/>\n"));
            x += width * text.Size;
        }

        return marks.Append(Print($"    </span>\n</{how}>\n")).ToString();
    }

    private static string Steps((double X, double Y)[] points) =>
        string.Concat(points.Select((point, at) => Print($"    <{(at == 0 ? "moveto" : "lineto")} x=\"{point.X}\" y=\"{point.Y}\"/>\n")));

    private static string Print(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A program whose run is known.</summary>
    private sealed class Recorded(ProgramOutcome outcome) : IProgramRunner
    {
        public bool Has(string program) => true;

        public ProgramOutcome Run(ProgramCall asked) => outcome;
    }
}
