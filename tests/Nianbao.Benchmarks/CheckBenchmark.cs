using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml;
using AngleSharp.Html.Parser;
using ExcelDataReader;
using Nianbao.Documents;
using Nianbao.Documents.Outline;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Forms;
using Nianbao.Generator.Drawing;
using Nianbao.Generator.Figures;
using Nianbao.Generator.Printing;
using Nianbao.Generator.Reports;
using Nianbao.Http.Programs;
using Nianbao.Tables;

namespace Nianbao.Benchmarks;

/// <summary>Checks of single files, against the least that any reader of such a file has to do.</summary>
internal static class CheckBenchmark
{
    private const int Files = 12;
    private const int PdfFiles = 3;

    private static readonly string[] s_stages = ["outline", "tables", "figures", "rules"];

    private static readonly Reporter s_reporter = Reporter.Sample with { Scale = FigureScale.Department with { Least = 1 } };

    public static void Run(ResultTable table, int rounds)
    {
        var drafts = Enumerable.Range(1, Files).Select(seed => Draft.Of(s_reporter, NationalForms.Find("C")!, 2023, seed)).ToList();
        var (docx, html) = (Printed(drafts, "docx"), Printed(drafts, "html"));
        var first = Stopwatch.GetTimestamp();
        ReportCheck.Check("report.docx", docx[0], filedAs: null);
        table.Add("first check in a new process, docx", ResultTable.Milliseconds(Stopwatch.GetElapsedTime(first)));

        Docx(table, docx, rounds);
        Html(table, html, rounds);
        Xlsx(table, [.. drafts.Select(draft => SheetPrinter.Print(draft.Report))], rounds);
        Pdf(table, drafts, rounds);
        Stages(table, docx, rounds);
    }

    private static void Docx(ResultTable table, byte[][] files, int rounds)
    {
        var timings = Rounds.Of(rounds, Each(files, Walk), Each(files, file => DocumentReader.Read(file)), Each(files, Check));
        var (floor, read, check) = (timings[0], timings[1], timings[2]);
        table.Add($"{Files} docx: inflate and walk the XML once (floor)", floor.Print());
        table.Add($"{Files} docx: read", $"{read.Print()} = {ResultTable.Times(read / floor)} the floor");
        table.Add($"{Files} docx: check", $"{check.Print()} = {ResultTable.Times(check / floor)} the floor", "3x", check / floor <= 3);
        table.Add("one docx: memory allocated by a check", $"{AllocatedBy(() => Check(files[0])) / 1024} KB");
    }

    private static void Html(ResultTable table, byte[][] files, int rounds)
    {
        var parser = new HtmlParser();
        var texts = files.Select(Encoding.UTF8.GetString).ToArray();
        var timings = Rounds.Of(rounds,
            Each(texts, text => parser.ParseDocument(text).Dispose()),
            Each(files, file => DocumentReader.Read(file)),
            Each(files, Check));
        table.Add($"{Files} html: parse with AngleSharp (floor)", timings[0].Print());
        table.Add($"{Files} html: read", $"{timings[1].Print()} = {ResultTable.Times(timings[1] / timings[0])} the floor");
        table.Add($"{Files} html: check", $"{timings[2].Print()} = {ResultTable.Times(timings[2] / timings[0])} the floor", "3x", timings[2] / timings[0] <= 3);
        table.Add("one html: memory allocated by a check", $"{AllocatedBy(() => Check(files[0])) / 1024} KB");
    }

    /// <summary>Against the library that a reader of workbooks would else be made with, as pages are against theirs.</summary>
    private static void Xlsx(ResultTable table, byte[][] files, int rounds)
    {
        var timings = Rounds.Of(rounds, Each(files, ReadRows), Each(files, WalkAll), Each(files, file => DocumentReader.Read(file)), Each(files, Check));
        var (floor, walk, read, check) = (timings[0], timings[1], timings[2], timings[3]);
        table.Add($"{Files} xlsx: read every row with ExcelDataReader (floor)", floor.Print());
        table.Add($"{Files} xlsx: inflate and walk the XML once", walk.Print());
        table.Add($"{Files} xlsx: read", $"{read.Print()} = {ResultTable.Times(read / floor)} the floor, {ResultTable.Times(read / walk)} the walk");
        table.Add($"{Files} xlsx: check", $"{check.Print()} = {ResultTable.Times(check / floor)} the floor, {ResultTable.Times(check / walk)} the walk", "3x", check / floor <= 3);
        table.Add("one xlsx: memory allocated by a check", $"{AllocatedBy(() => Check(files[0])) / 1024} KB");
    }

    /// <summary>Against the program that says where characters and lines are; both are started in the same way.</summary>
    private static void Pdf(ResultTable table, List<Draft> drafts, int rounds)
    {
        using var runner = new ProgramRunner();
        if (!runner.Has("mutool"))
        {
            table.Add("pdf", "not measured: mutool is not installed");
            return;
        }

        var files = drafts.Take(PdfFiles).Select(draft => PdfDrawing.Print(DrawnReport.Of(draft.Report))).ToArray();
        var limits = ReadLimits.Default;
        var timings = Rounds.Of(rounds,
            Each(files, file => runner.Run(new("mutool", ["trace", "input.pdf", $"1-{limits.Pages + 1}"], "input.pdf", file) { Limits = new(limits.ProgramTime, limits.ProgramMemory, limits.TraceBytes) })),
            Each(files, file => ReportCheck.Check("report.pdf", file, null, CheckSettings.Default, runner)));
        table.Add($"{PdfFiles} pdf: mutool trace alone (floor)", timings[0].Print());
        table.Add($"{PdfFiles} pdf: check", $"{timings[1].Print()} = {ResultTable.Times(timings[1] / timings[0])} the floor", "2x", timings[1] / timings[0] <= 2);
    }

    /// <summary>Where the time of a check goes.</summary>
    private static void Stages(ResultTable table, byte[][] files, int rounds)
    {
        var documents = files.Select(file => ((ReadOutcome.Read)DocumentReader.Read(file)).Document).ToArray();
        var facts = documents.Select(Facts).ToArray();
        var timings = Rounds.Of(rounds,
            Each(documents, document => ReportOutline.Of(document)),
            Each(documents, document => FormReader.Read(document, 2023)),
            Each(facts, each => FigureSet.Of(each.Reading!)),
            Each(facts, each => RuleEngine.Evaluate(each)));
        foreach (var (name, timing) in s_stages.Zip(timings))
        {
            table.Add($"stage, one report: {name}", ResultTable.Milliseconds(timing.Median / Files), name == "rules" ? "1 ms" : "", name == "rules" ? timing.Median / Files < TimeSpan.FromMilliseconds(1) : null);
        }
    }

    private static ReportFacts Facts(ReportDocument document)
    {
        var reading = FormReader.Read(document, 2023)!;
        return new("report.docx", document, ReportOutline.Of(document), reading, FigureSet.Of(reading), null, CheckSettings.Default);
    }

    /// <summary>As office programs save them: the published blank form has a quarter of a megabyte of such markup.</summary>
    private static byte[][] Printed(List<Draft> drafts, string kind) =>
        [.. drafts.Select(draft => SampleKinds.Print(draft.Report with { Style = draft.Report.Style with { HasProperties = true, IsWordMarkup = true } }, kind))];

    private static void Check(byte[] file) => ReportCheck.Check("report", file, filedAs: null);

    /// <summary>What nobody can do without who wants to know what the file says.</summary>
    private static void Walk(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        Walk(archive.GetEntry("word/document.xml")!);
    }

    private static void ReadRows(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        do
        {
            while (reader.Read())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    reader.GetValue(column);
                }
            }
        }
        while (reader.NextResult());
    }

    /// <summary>The same where the text is in several parts.</summary>
    private static void WalkAll(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        foreach (var entry in archive.Entries)
        {
            Walk(entry);
        }
    }

    private static void Walk(ZipArchiveEntry entry)
    {
        using var part = entry.Open();
        using var xml = XmlReader.Create(part);
        var characters = 0;
        while (xml.Read())
        {
            characters += xml.NodeType == XmlNodeType.Text ? xml.Value.Length : 0;
        }
    }

    private static Action Each<T>(T[] items, Action<T> work) => () => Array.ForEach(items, work);

    private static long AllocatedBy(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
