using System.Diagnostics;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Generator.Printing;
using Nianbao.Tests.Corpus;
using Xunit.Abstractions;

namespace Nianbao.Tests.Kinds;

/// <summary>
/// Files with bytes changed or cut off. A fixed seed; many more with <c>NIANBAO_LONG=1</c>. No reader throws or hangs, and what is cut off is
/// refused or says which figures are missing.
/// </summary>
public sealed class ReaderFuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly int s_rounds = Environment.GetEnvironmentVariable("NIANBAO_LONG") == "1" ? 20_000 : 150;

    public static TheoryData<string> Files => ["c-2024.doc", "b-2020.doc", "c-2024.xls", "a-2017-spoiled.xls", "a-2017.rtf", "c-2024.xlsx"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_with_bytes_changed_is_read_or_refused_in_time(string file)
    {
        var (whole, random, changedFigures, unreadable) = (Whole(file), new Random(17), 0, 0);
        var before = Figures(ReportCheck.Check(file, whole, null));
        for (var round = 0; round < s_rounds; round++)
        {
            var changed = (byte[])whole.Clone();
            for (var count = 1 + random.Next(4); count > 0; count--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            var read = Timed(file, changed);
            unreadable += read.Verdict == Verdict.Unreadable ? 1 : 0;
            changedFigures += read.Verdict != Verdict.Unreadable && Figures(read).Except(before).Any() ? 1 : 0;
        }

        output.WriteLine($"{file}: {s_rounds} changed files, {unreadable} refused, {changedFigures} with another number");
        Assert.InRange(changedFigures, 0, s_rounds / 20);
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

    private static byte[] Whole(string file) => file.EndsWith(".xlsx", StringComparison.Ordinal)
        ? SheetPrinter.Print(SampleCases.Find(Path.GetFileNameWithoutExtension(file)).Report)
        : ConvertedSamplesTests.Read(file);

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
