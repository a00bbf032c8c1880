using System.Text.Json;
using Nianbao.Store;

namespace Nianbao.Summary.Files;

/// <summary>Writes all files of an edition.</summary>
internal static class EditionFiles
{
    private const string ErrataName = "errata.json";

    /// <summary>How many files there are at most, the manifest and its signature included.</summary>
    public const int Most = 10;

    /// <summary>Every file with its bytes, one after the other; the manifest and its signature come last.</summary>
    /// <param name="content">What they tell.</param>
    /// <param name="sources">What it was made of beside the reports of its year.</param>
    /// <param name="key">Signs the manifest.</param>
    public static IEnumerable<(string Name, byte[] Content)> Write(EditionContent content, EditionSources sources, ReceiptKey key)
    {
        List<(string Name, byte[] Content)> files = [];
        foreach (var (name, write) in Writers(content))
        {
            files.Add((name, write()));
            yield return files[^1];
        }

        var manifest = JsonSerializer.SerializeToUtf8Bytes(EditionManifest.Of(content, sources, files), SummaryJson.Printed.EditionManifest);
        yield return (EditionManifest.FileName, manifest);
        yield return (EditionManifest.SignatureName, Print(new(key.Id, key.PublicKey, key.Sign(manifest))));
    }

    /// <summary>The one way in which a signature is written.</summary>
    public static byte[] Print(ManifestSignature signature) => JsonSerializer.SerializeToUtf8Bytes(signature, SummaryJson.Printed.ManifestSignature);

    private static IEnumerable<(string Name, Func<byte[]> Write)> Writers(EditionContent content)
    {
        yield return (SummaryCompiler.JsonFile, () => SummaryJson.Write(content.Summary));
        yield return (SummaryCompiler.CsvFile, () => SummaryCsv.Write(content.Summary));
        yield return ("summary.schema.json", SummaryJson.Schema);
        yield return (FiguresCsv.FileName, () => FiguresCsv.Write(content.Own));
        yield return ("summary.xlsx", () => SummaryWorkbook.Write(content));
        yield return ("summary.docx", () => SummaryReport.Write(content));
        yield return ("summary.html", () => SummaryPage.Write(content));
        if (content.Errata is { } errata)
        {
            yield return (ErrataName, () => JsonSerializer.SerializeToUtf8Bytes(errata, SummaryJson.Printed.Errata));
        }
    }
}
