namespace Nianbao.Generator.Printing;

/// <summary>The kinds of file that every report is printed in.</summary>
internal static class SampleKinds
{
    public static IReadOnlyList<(string Kind, Func<SampleReport, byte[]> Print)> All { get; } =
        [("txt", TextPrinter.Print), ("html", HtmlPrinter.Print), ("docx", WordPrinter.Print)];

    public static byte[] Print(SampleReport report, string kind) => All.First(each => each.Kind == kind).Print(report);
}
