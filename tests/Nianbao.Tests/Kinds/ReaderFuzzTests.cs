using System.Diagnostics;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Generator.Drawing;
using Nianbao.Generator.Printing;
using Nianbao.Tests.Corpus;
using Xunit.Abstractions;

namespace Nianbao.Tests.Kinds;

/// <summary>
/// Files with bytes changed or cut off. A fixed seed; many more with <c>NIANBAO_LONG=1</c>. No reader throws or hangs. Formats without check sums
/// cannot tell a digit that changed from another digit, but a changed byte moves no figure into another cell; what is cut off is refused or
/// says which figures are missing.
/// </summary>
public sealed class ReaderFuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly int s_rounds = Environment.GetEnvironmentVariable("NIANBAO_LONG") == "1" ? 20_000 : 150;

    public static TheoryData<string> Files => ["c-2024.doc", "b-2020.doc", "c-2024.xls", "a-2017-spoiled.xls", "a-2017.rtf", "c-2024.xlsx", "c-2024.docx", "b-2020.html", "c-2024.mht", "a-2017.txt", "c-2024.csv", "b-2020.md", "c-2024.zip", "c-2024.ofd"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_changed_byte_changes_at_most_one_figure(string file)
    {
        var (whole, random, changedFigures, unreadable) = (Whole(file), new Random(17), 0, 0);
        var original = ReportCheck.Check(file, whole, null);
        var before = Figures(original);
        for (var round = 0; round < s_rounds; round++)
        {
            var changed = (byte[])whole.Clone();
            var count = 1 + random.Next(4);
            for (var i = 0; i < count; i++)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            var read = Timed(file, changed);
            var others = Figures(read).Except(before).ToList();
            // A label that changed may be another form's: that is an error of its own.
            Assert.True(others.Count <= count || (read.Form != original.Form && read.Verdict == Verdict.Returned), $"round {round}: {string.Join(' ', others)}; {Changes(whole, changed)}");
            (unreadable, changedFigures) = (unreadable + (read.Verdict == Verdict.Unreadable ? 1 : 0), changedFigures + others.Count);
        }

        output.WriteLine($"{file}: {s_rounds} changed files, {unreadable} refused, {changedFigures} figures with another number");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_cut_off_anywhere_gives_no_wrong_figure(string file)
    {
        var (whole, random, before) = (Whole(file), new Random(19), Figures(ReportCheck.Check(file, Whole(file), null)));
        for (var round = 0; round < s_rounds; round++)
        {
            var read = Timed(file, whole[..random.Next(whole.Length)]);
            Assert.Empty(Figures(read).Except(before));
            Assert.True(read.Verdict is Verdict.Unreadable or Verdict.Returned || Figures(read).Count == before.Count);
        }
    }

    private static string Changes(byte[] whole, byte[] changed) =>
        string.Join(' ', Enumerable.Range(0, whole.Length).Where(at => whole[at] != changed[at]).Select(at => $"{at}:{whole[at]:x2}>{changed[at]:x2}"));

    private static byte[] Whole(string file) => SampleOrNull(file) is { } sample ? Print(sample, Path.GetExtension(file)) : ConvertedSamplesTests.Read(file);

    private static SampleReport? SampleOrNull(string file) =>
        Path.GetExtension(file) is ".doc" or ".xls" or ".rtf" ? null : SampleCases.Find(Path.GetFileNameWithoutExtension(file)).Report;

    private static byte[] Print(SampleReport report, string ending) => ending switch
    {
        ".xlsx" => SheetPrinter.Print(report),
        ".csv" => LinePrinter.PrintCommas(report),
        ".md" => LinePrinter.PrintMarkdown(report),
        ".mht" => Packed.AsMail(HtmlPrinter.Print(report)),
        ".zip" => Packed.AsZip(("年报.docx", WordPrinter.Print(report))),
        ".ofd" => OfdDrawing.Print(DrawnReport.Of(report)),
        _ => SampleKinds.Print(report, ending[1..]),
    };

    private static HashSet<(string, decimal?)> Figures(CheckedReport read) =>
        [.. read.Figures.Where(figure => figure.Value.State == FigureState.Number).Select(figure => (figure.Key, figure.Value.Value))];

    private static CheckedReport Timed(string file, byte[] content)
    {
        var watch = Stopwatch.StartNew();
        var read = ReportCheck.Check(file, content, null);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, s_patience);
        return read;
    }
}
