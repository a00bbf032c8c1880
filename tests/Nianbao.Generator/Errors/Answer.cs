using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nianbao.Findings;
using Nianbao.Generator.Reports;

namespace Nianbao.Generator.Errors;

/// <summary>One line of the answer key: what is not as it should be.</summary>
/// <param name="What"><c>planted</c>, <c>carry-over</c>, <c>missing</c>, <c>late</c> or <c>renamed</c>.</param>
/// <param name="File">The file's name below the folder; null when there is none.</param>
internal sealed record Answer(string What, string? File)
{
    /// <summary>The agency's id in the roster; null for reports by themselves.</summary>
    public string? Agency { get; init; }

    /// <summary>The data year.</summary>
    public required int Year { get; init; }

    /// <summary>The rule that finds it; null for what no rule speaks of.</summary>
    public string? Rule { get; init; }

    /// <summary>The figures the finding must name, the one to look at first.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Where the first of them stands.</summary>
    public string? Place { get; init; }

    /// <summary>Rules that then cannot hold either.</summary>
    public IReadOnlyList<string> Consequences { get; init; } = [];

    /// <summary>What the file has to be filed as for the error to be one.</summary>
    public FiledAs? FiledAs { get; init; }

    public static Answer Of(PlantedError error, Draft draft, string file, string? agency) => new("planted", file)
    {
        Agency = agency,
        Year = draft.Year,
        Rule = error.Rule,
        Keys = error.Keys,
        Place = error.PlaceIn(draft.Report),
        Consequences = error.Consequences,
        FiledAs = draft.FiledAs,
    };

    public string Print() => JsonSerializer.Serialize(this, AnswerJson.Readable.Answer);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Answer))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    public static AnswerJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
