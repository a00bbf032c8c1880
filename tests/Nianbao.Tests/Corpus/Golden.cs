using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nianbao.Figures;
using Nianbao.Findings;
using Nianbao.Generator.Printing;
using Nianbao.Store;

namespace Nianbao.Tests.Corpus;

/// <summary>The files of a case's folder, as text that a person can compare line by line.</summary>
internal static class Golden
{
    private static readonly ConcurrentDictionary<(string Case, string Kind), CheckedReport> s_checked = [];
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Rules that speak of how the file was made, not of the report.</summary>
    public static bool IsOfFile(Finding finding) => finding.Rule is "F02" or "F08" or "F14";

    /// <summary>What filing the case comes to; each is read once.</summary>
    public static CheckedReport Check(SampleCase sample, string kind) => s_checked.GetOrAdd((sample.Id, kind), _ =>
        ReportCheck.Check($"report.{kind}", SampleKinds.Print(sample.Report, kind), sample.FiledAs));

    /// <summary>One line a figure: <c>key = value unit | state | raw | place</c>.</summary>
    public static string Figures(CheckedReport read) => Lines(read.Figures.Select(figure => string.Create(
        CultureInfo.InvariantCulture,
        $"{figure.Key} = {ValueOf(figure.Value)} | {StateOf(figure.Value.State)} | {figure.Value.Raw} | {figure.Value.Place}")));

    /// <summary>One line a finding; those that speak of the file name the kinds that have them.</summary>
    public static string Findings(SampleCase sample)
    {
        var reads = SampleKinds.All.Select(kind => (kind.Kind, Read: Check(sample, kind.Kind))).ToList();
        var ofReport = reads[0].Read.Findings.Where(finding => !IsOfFile(finding)).Select(Line);
        var ofFile = reads.SelectMany(read => read.Read.Findings.Where(IsOfFile).Select(finding => (read.Kind, Line: Line(finding))))
            .GroupBy(finding => finding.Line).Select(finding => $"{finding.Key} | {string.Join(' ', finding.Select(each => each.Kind))}");
        return Lines(ofReport.Concat(ofFile));
    }

    /// <summary>The findings that every kind of file gives.</summary>
    public static string Findings(CheckedReport read) => Lines(read.Findings.Where(finding => !IsOfFile(finding)).Select(Line));

    public static string Case(SampleCase sample) => new JsonObject
    {
        ["agency"] = SampleAgencies.Find(sample.Agency).Id,
        ["year"] = sample.Year,
        ["scope"] = sample.Scope == FilingScope.Area ? "area" : "own",
        ["about"] = sample.About,
        ["expected"] = sample.Expected switch { Verdict.Accepted => "accepted", Verdict.Returned => "returned", _ => "awaiting-explanation" },
    }.ToJsonString(s_readable) + "\n";

    /// <summary>
    /// What a file holds, for comparing: the parts of a Word file rather than its bytes, which also tell the compression library and
    /// the system that packed it.
    /// </summary>
    public static string Contents(byte[] file, string kind)
    {
        if (kind != "docx")
        {
            return Convert.ToHexString(file);
        }

        using var archive = new ZipArchive(new MemoryStream(file));
        var contents = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var part = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(part);
            contents.Append(entry.FullName).Append(' ').Append(entry.LastWriteTime.DateTime.ToString("s", CultureInfo.InvariantCulture)).Append(' ').Append(Convert.ToHexString(part.ToArray())).Append('\n');
        }

        return contents.ToString();
    }

    private static string ValueOf(ReadFigure figure) => string.Join(' ', new[]
    {
        figure.Value is { } value ? Evaluation.Print(value) : "（无）", figure.Unit ?? "（无单位）",
    });

    private static string StateOf(FigureState state) => state switch
    {
        FigureState.Number => "number",
        FigureState.Blank => "blank",
        FigureState.NotApplicable => "na",
        _ => "unparsed",
    };

    private static string Line(Finding finding) =>
        $"{finding.Rule} {finding.Severity.ToString().ToLowerInvariant()} {finding.Place} | {finding.Message} | {string.Join(' ', finding.Keys)}";

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
