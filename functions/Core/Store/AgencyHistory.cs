using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nianbao.Store;

/// <summary>A name an agency had before. Stored as plain text when no date is known, as it always was.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Until">The last day it had that name; null when not known.</param>
[JsonConverter(typeof(FormerNameJson))]
public readonly record struct FormerName(string Name, DateOnly? Until)
{
    /// <summary>A name of which no date is known.</summary>
    public static implicit operator FormerName(string name) => new(name, null);
}

/// <summary>Where an agency stood before.</summary>
/// <param name="Parent">The id of the agency that was above it; null at the top.</param>
/// <param name="Until">The last day it was.</param>
public sealed record FormerParent(string? Parent, DateOnly Until);

/// <summary>An agency that another took over or came out of.</summary>
/// <param name="Agency">Its id.</param>
/// <param name="Since">The first day of the successor.</param>
/// <param name="Kind">How.</param>
public sealed record Predecessor(string Agency, DateOnly Since, SuccessionKind Kind)
{
    /// <summary>Whether the successor answers for the reports that the predecessor filed, or should have: not when only duties moved.</summary>
    [JsonIgnore]
    public bool AnswersForReports => Kind != SuccessionKind.Moved;
}

/// <summary>How one agency succeeds another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuccessionKind>))]
public enum SuccessionKind
{
    /// <summary>并入: the predecessor became part of it.</summary>
    [JsonStringEnumMemberName("merged")] Merged,

    /// <summary>分设: it came out of the predecessor, as others may have.</summary>
    [JsonStringEnumMemberName("split")] Split,

    /// <summary>更名: the same agency under another 统一社会信用代码.</summary>
    [JsonStringEnumMemberName("renamed")] Renamed,

    /// <summary>划转: some duties moved to it, and no past reports.</summary>
    [JsonStringEnumMemberName("moved")] Moved,
}

/// <summary>Reads and writes former names: text without a date, an object with one.</summary>
public sealed class FormerNameJson : JsonConverter<FormerName>
{
    private const string Name = "name", Until = "until", Day = "yyyy-MM-dd";

    /// <inheritdoc/>
    public override FormerName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new(reader.GetString()!, null);
        }

        using var read = JsonDocument.ParseValue(ref reader);
        var root = read.RootElement;
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty(Name, out var name) && root.TryGetProperty(Until, out var until)
            && DateOnly.TryParseExact(until.GetString(), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(name.GetString()!, day)
            : throw new JsonException("A former name is text, or an object with name and until.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FormerName value, JsonSerializerOptions options)
    {
        if (value.Until is not { } until)
        {
            writer.WriteStringValue(value.Name);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString(Name, value.Name);
        writer.WriteString(Until, until.ToString(Day, CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }
}
