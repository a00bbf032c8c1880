using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nianbao.Store;

/// <summary>How records are stored: camelCase JSON, enums by name, Chinese unescaped. Every stored record carries its version.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Agency))]
[JsonSerializable(typeof(Filing))]
[JsonSerializable(typeof(Submission))]
[JsonSerializable(typeof(Act))]
[JsonSerializable(typeof(AccessKey))]
[JsonSerializable(typeof(RememberedAnswer))]
[JsonSerializable(typeof(SummaryEdition))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(Anchor))]
[JsonSerializable(typeof(LogEntry))]
[JsonSerializable(typeof(LoggedChange))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(OfficeSetting))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<Agency>))]
[JsonSerializable(typeof(IReadOnlyList<Notice>))]
public sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>Leaves Chinese as it is; the default would make six characters of one.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The context to store and load with.</summary>
    public static StoredJson Plain { get; } = new(
        new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = Encoder });
}
