using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nianbao.Findings;

/// <summary>
/// The thresholds of the rules that no official text fixes. Their defaults are in <c>settings.json</c> beside this file; an office that
/// knows better gives a file of its own.
/// </summary>
public sealed record CheckSettings
{
    /// <summary>A26: 万元; a larger request fee is likely in 元.</summary>
    public required decimal LargestRequestFeeWan { get; init; }

    /// <summary>A27: 万元; a larger budget of one body is likely in 元.</summary>
    public required decimal LargestBudgetWan { get; init; }

    /// <summary>B07: 元 a purchase.</summary>
    public required decimal SmallestPurchaseYuan { get; init; }

    /// <summary>B07: 元 a purchase.</summary>
    public required decimal LargestPurchaseYuan { get; init; }

    /// <summary>T09: the part of all handled requests that may be 其他处理—其他, from 0 to 1.</summary>
    public required decimal LargestShareOfMiscellaneous { get; init; }

    /// <summary>C04: 万元; more is not plausible for a body of a county.</summary>
    public required decimal LargestFeeOfCountyWan { get; init; }

    /// <summary>C04: how many times last year's fees this year's can be, or the other way round.</summary>
    public required decimal LargestChangeOfFees { get; init; }

    /// <summary>N08: how much of the text may be last year's, from 0 to 1.</summary>
    public required decimal LargestLikeness { get; init; }

    /// <summary>N08: characters; shorter texts are alike by nature.</summary>
    public required int ShortestTextToCompare { get; init; }

    /// <summary>F12: characters of 总体情况 that the local notice asks for at most; null where it asks for nothing.</summary>
    public required int? LongestOverview { get; init; }

    /// <summary>The settings of the file beside this one.</summary>
    public static CheckSettings Default { get; } = LoadDefault();

    /// <summary>Reads a settings file. Throws <see cref="JsonException"/> when it is no such file or lacks a setting.</summary>
    public static CheckSettings Load(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, CheckSettingsJson.Default.CheckSettings) ?? throw new JsonException("The settings file is empty.");

    private static CheckSettings LoadDefault()
    {
        using var resource = typeof(CheckSettings).Assembly.GetManifestResourceStream("findings.settings.json")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return Load(bytes.ToArray());
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CheckSettings))]
internal sealed partial class CheckSettingsJson : JsonSerializerContext;
