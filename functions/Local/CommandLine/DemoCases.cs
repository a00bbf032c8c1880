using System.Text.Json;
using System.Text.Json.Serialization;
using Nianbao.Findings;
using Nianbao.Store;

namespace Nianbao.Local.CommandLine;

/// <summary>What a sample is filed as, and what should come of it: its <c>case.json</c>.</summary>
/// <param name="Agency">统一社会信用代码 of an agency of the samples' roster.</param>
/// <param name="Year">The data year.</param>
/// <param name="Scope">own or area.</param>
/// <param name="About">What the sample shows (中文).</param>
/// <param name="Expected">The verdict it should get.</param>
internal sealed record DemoCase(string Agency, int Year, FilingScope Scope, string About, Verdict Expected)
{
    private static readonly string[] KindsByPreference = ["report.docx", "report.html", "report.txt"];

    /// <summary>The name of its folder.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";

    /// <summary>The file to send.</summary>
    [JsonIgnore]
    public string File { get; init; } = "";

    /// <summary>The folder of the samples, looked for from a folder upwards; null when there is none.</summary>
    public static string? FindCorpus(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, "tests", "Corpus");
            if (System.IO.File.Exists(Path.Combine(corpus, "agencies.csv")))
            {
                return corpus;
            }
        }

        return null;
    }

    /// <summary>All samples, ordered by name.</summary>
    public static IReadOnlyList<DemoCase> Load(string corpus) =>
    [
        .. Directory.GetDirectories(corpus).Order(StringComparer.Ordinal)
            .Where(folder => System.IO.File.Exists(Path.Combine(folder, "case.json"))).Select(LoadOne),
    ];

    private static DemoCase LoadOne(string folder)
    {
        var written = JsonSerializer.Deserialize(System.IO.File.ReadAllText(Path.Combine(folder, "case.json")), DemoJson.Default.DemoCase)
            ?? throw new InvalidDataException($"{folder}: case.json is empty.");
        var file = KindsByPreference.Select(kind => Path.Combine(folder, kind)).FirstOrDefault(System.IO.File.Exists)
            ?? throw new InvalidDataException($"{folder}: no report.");
        return written with { Name = Path.GetFileName(folder), File = file };
    }
}

/// <summary>Reads <c>case.json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DemoCase))]
internal sealed partial class DemoJson : JsonSerializerContext;
